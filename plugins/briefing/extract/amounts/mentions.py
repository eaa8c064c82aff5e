"""Shares held of a place, and numbers of people who live, are trapped or stay somewhere.

What is read is narrow on purpose: such figures only serve to show where an article disagrees with itself, so one that
is not clearly of a thing, of one state and of now is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.amounts.shares import TRIGGERS, Share, share_at
from briefing.model import AmountMention, ParsedText, QuantityMention

__all__ = ["find_amounts"]

_AREAS = frozenset({
    "city", "town", "village", "province", "region", "governorate", "country", "territory", "enclave", "strip", "camp",
    "district", "area", "island", "oblast",
})  # fmt: skip
_HOLDS = frozenset({"control", "controls", "controlled", "hold", "holds", "occupies", "occupy", "occupied", "held"})
_HELD = frozenset({"held", "controlled", "occupied"})
_RULE = frozenset({"control", "occupation", "rule"})
_BORDERS = frozenset({
    ",", ";", ":", ".", "(", ")", "--", "\u2013", "\u2014", "while", "but", "although", "after", "before",
})  # fmt: skip
# Another day than now, or no day at all: what was once so does not contradict what is so.
_ANOTHER_TIME = frozenset({
    "before", "prewar", "pre", "previously", "formerly", "once", "ago", "earlier", "initially", "until", "would",
    "will", "could", "may", "might", "if", "plan", "plans", "goal", "aim", "last", "year", "years", "had", "originally",
    "when",
})  # fmt: skip
_PEOPLE = frozenset({"people", "civilians", "residents", "inhabitants"})
_THERE = frozenset({"living", "live", "trapped", "besieged", "stranded", "remain", "remained", "remaining"})
_BUILT = frozenset({"rubble", "debris", "ruins", "collapsed", "buildings", "flights", "per"})
_LEAD = 12  # tokens before a figure that may tell its time
_REACH = 8
_FEWEST = 200  # fewer people are rather of one house than of a place
_ROUND = 0.03  # how far from its figure "about 100,000" may lie


def find_amounts(parsed: ParsedText, quantities: tuple[QuantityMention, ...]) -> tuple[AmountMention, ...]:
    """In order of the text; () where no word tells of a share and nobody is counted where they are."""
    found = list(_shares(parsed)) if not TRIGGERS.isdisjoint(parsed.where) else []
    if not _PEOPLE.isdisjoint(parsed.where) and not {*_THERE, "home"}.isdisjoint(parsed.where):
        found += _people(parsed, quantities)
    return tuple(sorted(found, key=lambda m: m.first))


def _now(parsed: ParsedText, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of the sentence; None where words near the tokens `first` to `last` tell of another time."""
    sentence = parsed.sentences[parsed.in_sentence[first]]
    near = parsed.norms[max(sentence.first, first - _LEAD) : min(sentence.last, last + _REACH)]
    return None if _ANOTHER_TIME & {*near} else (sentence.first, sentence.last)


def _shares(parsed: ParsedText) -> Iterator[AmountMention]:
    for i in parsed.spots(TRIGGERS):
        share = share_at(parsed.norms, i)
        sentence = _now(parsed, share.first, share.last) if share else None
        if share is None or sentence is None:
            continue
        whole = _whole(parsed, share, sentence[1])
        by = _holder(parsed.norms, share, whole, sentence) if whole else None
        if whole and by:
            yield AmountMention(
                share.first, share.last, "share", share.low, share.high, share.rest, share.last, whole, *by
            )


def _whole(parsed: ParsedText, share: Share, last: int) -> int:
    """The token after the words for the place that the share is of; 0 where it is of no place.

    "half the city", "60 percent of Deir Ezzor province"; not "half of the city's buildings".
    """
    norms, at = parsed.norms, share.last
    if norms[at : at + 1] != ("of",) and norms[at : at + 1] != ("the",):
        return 0
    for i in range(at, min(last, at + _REACH)):
        if norms[i] in _AREAS or (parsed.capitals[i] and parsed.capitals[i + 1 : i + 2] != (True,)):
            nearby = norms[i + 1 : i + 2]
            if nearby and nearby[0] in _AREAS:
                continue
            return 0 if nearby and nearby[0] in ("'s", "'", "-") else i + 1
        if i > at and norms[i] in _BORDERS:
            return 0
    return 0


def _holder(
    norms: tuple[str, ...], share: Share, whole: int, sentence: tuple[int, int]
) -> tuple[int, int, bool] | None:
    """Where to look for who holds it: tokens from, to, and whether the nearest is the last one; None: held by nobody.

    "Daesh holds half the city", "half the city is held by Daesh", "the Daesh-held half of the city".
    """
    first, last = sentence
    before = norms[max(first, share.first - _REACH) : share.first]
    if before[-1:] and before[-1] in _HELD:
        return max(first, share.first - 5), share.first - 1, True
    after = norms[whole : min(last, whole + _REACH)]
    for k, word in enumerate(after):
        if word in _HELD and after[k + 1 : k + 2] == ("by",):
            return whole + k + 2, min(last, whole + k + 2 + _REACH), False
        if word == "under" and _RULE & {*after[k + 1 : k + 6]}:
            return whole + k + 1, min(last, whole + k + 1 + _REACH), False
    for k in range(len(before) - 1, -1, -1):
        if before[k] in _BORDERS:
            break
        if before[k] in _HOLDS and before[k + 1 : k + 2] != ("by",):
            at = share.first - len(before) + k
            return first, at, True
    return None


def _people(parsed: ParsedText, quantities: tuple[QuantityMention, ...]) -> Iterator[AmountMention]:
    norms = parsed.norms
    for quantity in quantities:
        if quantity.form == "vague" or max(quantity.low or 0, quantity.high or 0) < _FEWEST:
            continue
        noun = next((i for i in range(quantity.last, min(quantity.last + 4, len(norms))) if norms[i] in _PEOPLE), None)
        if noun is None or norms[quantity.last].isdecimal() or (now := _now(parsed, quantity.first, noun)) is None:
            continue
        if _are_there(norms, quantity.first, noun, now[1]):
            yield AmountMention(quantity.first, noun + 1, "people", *_between(quantity), False, *now, *now, False)


def _are_there(norms: tuple[str, ...], number: int, noun: int, last: int) -> bool:
    """Whether the people are said to be in a place: "home to 100,000 civilians", "93,000 people were living in"."""
    if "home" in norms[max(0, number - 4) : number]:
        return True
    after = norms[noun + 1 : min(last, noun + 5)]
    if _BUILT & {*norms[noun + 1 : min(last, noun + 9)]}:
        return False
    stop = next((k for k, word in enumerate(after) if word in _BORDERS or word in ("and", "who", "have")), len(after))
    return not _THERE.isdisjoint(after[:stop]) or (norms[number - 1 : number] in (("trapped",), ("besieged",)))


def _between(quantity: QuantityMention) -> tuple[float, float]:
    low = float(quantity.low) if quantity.low is not None else 0.0
    high = float(quantity.high) if quantity.high is not None else float("inf")
    return (low * (1 - _ROUND), high * (1 + _ROUND)) if quantity.form == "about" else (low, high)
