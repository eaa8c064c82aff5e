"""What a mentioned actor does in its sentence: it fights, it backs another, or it is only named."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefing.extract.forces.scan import Found
from briefing.extract.names import WordStream
from briefing.knowledge.arms_words import ArmsWords
from briefing.model import ForceMention, ParsedText

__all__ = ["with_acts"]

_AFTER, _BEFORE, _NEAR = 10, 10, 6
_APPOSING = frozenset({"the", "a", "an", "which", "also", "whose"})
_DEEDS = ("craft", "deed", "acts")  # ends of the names of rules that find an actor by its arms or deeds
_HYPHENED = frozenset({"backed", "supported", "armed", "trained", "funded", "aligned", "allied", "led"})
_SAYS = frozenset({
    "said", "says", "say", "told", "tells", "reported", "announced", "claimed", "confirmed", "added", "stated",
    "denied", "according",
})  # fmt: skip
_TO = frozenset({"to", "of", "with"})
_JOINED = 5
_JOINING = frozenset({
    "and", "an", "unknown", "number", "of", "at", "least", "ally", "or", ",", "(", ")", "the", "its", "their",
    "allied", "other", "both", "as", "well", "with", "s",
})  # fmt: skip
_TIES = frozenset({"affiliate", "affiliated", "linked", "breakaway", "branch", "offshoot", "splinter", "franchise"})
_HELP = frozenset({"support", "cover", "power", "airpower"})
_UNDER = frozenset({"with", "under", "by"})
_LEADING = frozenset({"and", "also", "has", "have", "had", "later", "then", "meanwhile", ",", "group", "movement"})
_SELF = frozenset({"it", "its", "they", "their", "we", "our", "he", "his"})  # the speaker tells of what he did himself
_BE = frozenset({"is", "are", "was", "were", "been", "be"})


def with_acts(
    found: Sequence[Found], parsed: ParsedText, stream: WordStream, arms: ArmsWords
) -> tuple[ForceMention, ...]:
    """The mentions with `act` and `backs` filled, in the same order."""
    done: list[ForceMention] = []
    for number, item in enumerate(found):
        mention = item.mention
        if not mention.act:
            before, after = _around(found, number, parsed, stream)
            if _others_say(found, number, stream.words):
                before = ()
            helping = _is_help(before, stream.words[item.last - 1], arms)
            act = "backs" if helping else _act(mention, before, after, arms)
            # an alliance near a deed need not have done it, nor who is named for his branch
            talks = act == "fights" and (mention.rule == "known-alliance" or _is_tie(item, stream.words))
            mention = mention._replace(act="named" if talks else act)
        if mention.act == "backs" and not mention.rule.endswith("helps"):  # "rebel backer Turkey" names no side here
            mention = mention._replace(backs=_backed(found, number, parsed, stream.words))
        done.append(mention)
    return _coordinated(found, done, parsed, (stream.words, _JOINING | arms.peoples.keys()))


def _coordinated(
    found: Sequence[Found], done: list[ForceMention], parsed: ParsedText, text: tuple[tuple[str, ...], frozenset[str]]
) -> tuple[ForceMention, ...]:
    """Hands a deed on from one side to the other it is joined to: "clashes between the SAF and the RSF".

    `text`: the words and those that join. Names that stand side by side are a list whose commas were stripped.
    """
    words, joining = text
    row = [i for i, item in enumerate(found) if words[item.first - 1] != "(" or done[i].act != "named"]
    pairs = list(pairwise(row))
    for here, there in [(b, a) for a, b in pairs] + pairs[::-1]:
        low, high = min(here, there), max(here, there)
        between = words[found[low].last : found[high].first]
        if "(" in between and ")" in between:  # "Nusra Front (the Qaeda branch) and Jaish al-Fatah"
            between = between[: between.index("(")] + between[between.index(")") :]
        same = done[low].last <= done[high].first and len(between) <= _JOINED and all(w in joining for w in between)
        same = same and parsed.in_sentence[done[low].first] == parsed.in_sentence[done[high].first]
        same = same and (len(between) > 0 or _is_list(found[low], found[high], words))
        if same and not done[here].act and done[there].act == "fights":
            done[here] = done[here]._replace(act="fights")
    return tuple(done)


def _apposed(found: Sequence[Found], number: int, words: tuple[str, ...]) -> int:
    """The end of an apposition that names another actor: "Nusra, the branch of al-Qaeda, ..."; else its own end."""
    item = found[number]
    if words[item.last] != "," or words[item.last + 1] not in _APPOSING or number + 1 >= len(found):
        return item.last
    other = found[number + 1].last
    return other + 1 if words[other] == "," and other - item.last < _AFTER + _NEAR else item.last


def _around(
    found: Sequence[Found], number: int, parsed: ParsedText, stream: WordStream
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before and after a mention that may tell what it does."""
    words = stream.words
    low, high = _window(found, number, parsed, stream)
    start = _apposed(found, number, words)
    if start > found[number].last:
        high = _window(found, number + 1, parsed, stream)[1]
    elif number and _apposed(found, number - 1, words) > found[number].last:
        high = found[number].last
    return words[low : found[number].first], words[start:high]


def _window(found: Sequence[Found], number: int, parsed: ParsedText, stream: WordStream) -> tuple[int, int]:
    """The words around a mention that may tell what it does: its sentence, no further than the next mentions' ends."""
    item = found[number]
    sentence = parsed.in_sentence[item.mention.first]
    low, high = max(0, item.first - _BEFORE), min(len(stream.words) - 3, item.last + _AFTER)
    while parsed.in_sentence[stream.at[low]] != sentence:
        low += 1
    while high > item.last and parsed.in_sentence[stream.at[high - 1]] != sentence:
        high -= 1
    back, forth = number - 1, number + 1
    while back >= 0 and (_is_tie(found[back], stream.words) or _is_backer(found[back], found[back + 1])):
        back -= 1
    while forth < len(found) and _is_tie(found[forth], stream.words):
        forth += 1
    if back >= 0 and found[back].last > low:
        low = found[back].last
    if forth < len(found) and found[forth].first < high:
        high = max(item.last, found[forth].first)
    return low, high


def _is_tie(item: Found, words: tuple[str, ...]) -> bool:
    """Whether an actor is named for another's ties alone: "al-Qaeda's Syrian affiliate", "the al-Qaeda breakaway"."""
    owner = words[item.last] == "s"
    if words[item.last + owner] in _TIES:
        return True
    stripped = item.mention.rule == "known-name" and words[item.last - 1][-1:] == "s"  # "al-Qaedas"
    return (owner or stripped) and words[item.last + owner + 1] in _TIES


def _is_backer(item: Found, other: Found) -> bool:
    """Whether an actor stands in a compound before another: "the US-backed SDF"."""
    return item.mention.rule == "backer-compound" and item.last + 1 == other.first


def _act(
    mention: ForceMention, before: tuple[str, ...], after: tuple[str, ...], arms: ArmsWords
) -> Literal["", "named", "fights", "backs"]:
    if mention.rule.endswith(_DEEDS):
        return "fights"
    if any(word in arms.backs_passive and after[i + 1 : i + 2] == ("by",) for i, word in enumerate(after[:3])):
        return "fights"
    ties = zip(before[-3:], before[-2:], strict=False)
    tied = after[after[:1] == ("s",) :][:1]
    if any(word in arms.naming_after or word in _TIES for word in tied) or any(
        a in arms.naming_before and b in _TO for a, b in ties
    ):
        return "named"
    told = _told(after)
    if told < len(after) and after[told] in _SAYS:  # "..., police and army said": the deed told before is another's
        before = ()
    if (
        told < len(after)
        and (after[told] in arms.speaks or (after[told] in _SAYS and after[told] != "claimed"))
        and not any(word in _SELF for word in after[told + 1 : told + 5])
    ):
        return ""  # "Hezbollah praised the attack"
    if _backs(after, before, arms):
        return "backs"
    deeds = arms.police_fights if mention.side == "civil" or "police" in {mention.side, mention.type} else arms.fights
    if any(word in deeds for word in (*before, *after)):
        return "fights"
    return ""


def _is_list(one: Found, other: Found, words: tuple[str, ...]) -> bool:
    """Whether two names that touch are listed, not "Nusra Front al-Qaedas branch in Syria"."""
    names = all(item.mention.rule == "known-name" and item.mention.sure for item in (one, other))
    return names and words[other.last - 1][-1:] != "s" and words[other.last] != "s" and not _is_tie(other, words)


def _is_help(before: tuple[str, ...], last_word: str, arms: ArmsWords) -> bool:
    """Whether forces or arms are told as another's help: "backed by Russian jets", "under US-led air cover"."""
    if before[-1:] == ("by",) and any(word in arms.backs_passive for word in before[-2:-1]):
        return True
    return last_word in _HELP and any(word in _UNDER for word in before[-3:])


def _told(after: tuple[str, ...]) -> int:
    """Where the verb of what stands before `after` begins, past "also", "has" and the like."""
    at = 0
    while at < len(after) and after[at] in _LEADING:
        at += 1
    return at


def _others_say(found: Sequence[Found], number: int, words: tuple[str, ...]) -> bool:
    """Whether it speaks together with the next: "..., the police and the army said"."""
    last = found[number].last
    if number + 1 >= len(found) or words[last] != "and" or found[number + 1].first > last + 2:
        return False
    return words[found[number + 1].last] in _SAYS


def _backs(after: tuple[str, ...], before: tuple[str, ...], arms: ArmsWords) -> bool:
    """Whether the actor is the one that helps: "X supports", "backed by X", "weapons from X"; never "support for X"."""
    active = [word for i, word in enumerate(after[:3]) if word in arms.backs_active and (i == 0 or word != "back")]
    if active and not any(word in _BE for word in after[: after.index(active[0])]):
        return True
    near = before[-4:]
    for number, word in enumerate(near):
        if word in arms.backs_passive and "by" in near[number:]:
            return True
        if word in arms.backs_nouns and near[-1] in {"from", "by", "with", "the"} and "from" in near[number:]:
            return True
    return False


def _backed(found: Sequence[Found], number: int, parsed: ParsedText, words: tuple[str, ...]) -> int | None:
    """The mention that this one backs: the next for "X-backed Y"; for "Z, backed by X" the one before."""
    sentence = parsed.in_sentence[found[number].mention.first]
    inside = [i for i, other in enumerate(found) if parsed.in_sentence[other.mention.first] == sentence]
    inside = [i for i in inside if not found[i].mention.rule.endswith("backs")]  # other helpers of a list
    after, before = [i for i in inside if i > number], [i for i in inside if i < number]
    helper = words[found[number].first - 1] in {"by", "from", "with", "the"}
    if helper and before and words[found[number].last] not in _HYPHENED:
        return before[-1] if found[before[-1]].last + _NEAR >= found[number].first else before[0]
    near = [i for i in after if found[i].first <= found[number].last + _NEAR]
    return near[0] if near else None
