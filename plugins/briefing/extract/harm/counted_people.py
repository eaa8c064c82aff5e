"""People under a number: "at least 12 members of the guard", "three of the wounded", "seven others"."""

from __future__ import annotations

from briefing.extract.harm.noun_heads import Head, find_head
from briefing.extract.harm.people_phrases import Reading, VictimPhrase, absorbed, noun_at
from briefing.extract.harm.small_words import ATTRIBUTIVE, BE, HAVE, PUNCTUATION, SINGLE, STOP
from briefing.model import QuantityMention

__all__ = ["DEFINITE", "read_counted"]

DEFINITE = frozenset({"the", "these", "those"})
_HURT = frozenset({"killed", "wounded", "injured", "captured", "arrested"})
_SHARES = frozenset({"percent", "%", "thirds", "half", "quarter", "cent", "most", "much"})
_PRONOUNS = frozenset(["them", "whom", "those", "us", "which"])


def read_counted(text: Reading, count: QuantityMention, end: int) -> VictimPhrase | None:
    """The people that a number counts; None where it counts something else."""
    norms = text.norms
    before = norms[max(0, count.first - 6) : count.first]
    if "of" in before and any(w in _SHARES for w in before[: before.index("of")]):
        return None  # "90 percent of its 2.3 million people"
    base = VictimPhrase(count.first, count.last, count.last, count.low, count.high, count.form, "bare")
    if before[-2:] in (["of", "which"], ["of", "whom"]):
        base = base._replace(of_all=True)  # "150 people, of whom 33 were minors"
    i = count.last
    if i >= end:
        return base if norms[i - 1] != "both" else None
    if i in text.counts:
        return base  # a number before a number counts nothing by itself: "Updated 09:30 124 At least four died"
    if norms[i] == "of" and i + 1 < end:
        return _part(text, base, i + 1, end)
    while i < end and norms[i] in ("more", "additional", "further", "other", "such"):
        i += 1
    i = _past_quote(norms, i)
    many = (count.low or count.high or 2) > 1
    found = find_head(text, i, end, many=many)
    if found is not None:
        if many and found.last == i + 1 and _is_one(text, found, end):
            return base  # "kills 10: governor", where the colon was lost
        return _with_second_head(text, found.of(text, base, end), end)
    after = norms[i] if i < end else "."
    if i > count.last or after == "others":
        return base._replace(last=i, reach=i, head="others")
    return base if _stands_alone(text, i, end) else None


def _is_one(text: Reading, found: Head, end: int) -> bool:
    """Whether a head noun is singular and no slip for the plural: "two soldier were killed"."""
    if found.noun is None or found.noun.plural:
        return False
    return not (found.last < end and text.norms[found.last] in BE | HAVE | _HURT)


def _past_quote(norms: list[str], i: int) -> int:
    """Past the mark that opens before a noun: 50 "terrorists"."""
    return i + (norms[i : i + 1] in (['"'], ["“"]) and norms[i + 2 : i + 3] in (['"'], ["”"]))


def _with_second_head(text: Reading, phrase: VictimPhrase, end: int) -> VictimPhrase:
    """ "eight soldiers and civilians": two plural nouns under one number; of two kinds they are mixed."""
    i, first = phrase.last, text.norms[phrase.last - 1]
    listed = noun_at(text, i, end) if i < end and first in text.words.victims else None
    if listed is not None and listed[0].plural and text.norms[listed[1] : listed[1] + 1] == ["and"]:
        i = listed[1]  # "12 soldiers guards and cooks", where a comma was lost
    if i + 1 >= end or text.norms[i] not in ("and", "or") or i + 1 in text.counts:
        return phrase
    noun = noun_at(text, i + 1, end)
    if noun is None or not noun[0].plural or noun[0].demonym:
        return phrase
    kinds = {phrase.status, noun[0].status}
    status = phrase.status if len(kinds) == 1 else "mixed" if kinds == {"civilian", "combatant"} else "undetermined"
    group = phrase.group if phrase.group == noun[0].group else None
    return phrase._replace(last=noun[1], reach=absorbed(text, noun[1], end), status=status, group=group)


def _stands_alone(text: Reading, i: int, end: int) -> bool:
    """Whether what follows a bare number lets it stand for people: "killed 12 in", "12 were", "12 wounded"."""
    word = text.norms[i]
    if word in STOP or word in PUNCTUATION or i in text.counts:
        return True
    harm = text.words.harm.get(word)
    chained = harm is not None and i > 1 and text.norms[i - 2] in text.words.harm  # "Kill 50 Injure Dozens"
    return (
        (harm is not None and (harm.form in ("ed", "state", "ing") or chained))
        or word == "&"
        or word in text.words.phrases
        or (word in ("confirmed", "presumed", "believed") and text.norms[i + 1 : i + 2] == ["dead"])
        or word in ("reportedly", "still", "died", "killed", "a", "an")  # "rose to 112 a monitor said": a lost comma
    )


def _part(text: Reading, base: VictimPhrase, i: int, end: int) -> VictimPhrase | None:
    """What follows "three of": them, the 12 wounded, his sons, the soldiers; "dozens of people" is a plain count."""
    norms = text.norms
    if norms[i] in _PRONOUNS:
        return base._replace(last=i + 1, reach=i + 1, head="them", of_all=True, kind="counted")
    if base.low == base.high == 1 and i in text.counts:
        many = read_counted(text, text.counts[i], end)
        after = norms[many.reach] if many is not None and many.reach < end else "."
        if many is not None and (after in text.words.harm or after == "who"):
            return many._replace(first=base.first)  # "one of four men killed": the four
    if norms[i] in (*DEFINITE, *SINGLE, "these", "those"):
        inner = text.counts.get(i + 1)
        if inner is not None or (
            norms[i + 1 : i + 2] and norms[i + 1] in ATTRIBUTIVE | {"victims", "dead", "casualties"}
        ):
            last = min(end, i + 2 if inner is None else inner.last + 1)
            return base._replace(last=i + 1, reach=last, head="them", of_all=True, kind="counted")
        found = find_head(text, i + 1, end)
        whole = norms[i] in ("the", "those", "these")
        return found.of(text, base, end)._replace(of_all=whole) if found else None
    i = _past_quote(norms, i)
    owned = next((k for k in range(i + 1, min(end, i + 4)) if k in text.counts and norms[k - 1] in ("'s", "'")), None)
    if owned is not None:  # "1.5 million of Gaza's 2.3 million residents": the first number
        i = text.counts[owned].last
    found = find_head(text, i, end)
    return found.of(text, base, end) if found is not None else None
