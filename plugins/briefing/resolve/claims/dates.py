"""The day of a harm: the day named nearest in its sentence, else the one of the sentences before in its block.

A day of a statement, one still to come and one told for something else ("a day after the truce") date no harm.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from briefing.model import DateMention, HarmMention, Scope
from briefing.resolve.blame.attack_words import ATTACKING, ATTACKS, CLASHES, DEFINITE_ATTACK, points_back
from briefing.resolve.located import Located

__all__ = ["DayChoice", "choose_day", "date_of", "is_history"]

_HISTORY_DAYS = 60
_PERFECT_REACH = 8  # tokens: "has killed more than 280,000 people and displaced"
_BORDERS = frozenset({",", ";", "after", "before", "while", "when", "but", "who", "which", "that", "said", "where"})
_BORDER = 6  # words that a border between a harm and a day counts as
_BEFORE = 4  # English says the day after the deed
_JOINTS = frozenset({"and", "to", "through", "until", "or"})
_OF_OTHERS = frozenset({"for", "of", "over"})  # "a funeral for nine people killed"
_ONE = frozenset({"a", "an", "the", "another"})
_DEEDS = ATTACKING | ATTACKS | CLASHES | DEFINITE_ATTACK | {
    "entered", "seized", "exploded", "erupted", "crashed", "collapsed", "clash", "fell", "took", "retook", "overran",
}  # fmt: skip
_LOOKS_BACK = frozenset({"they", "he", "she", "it", "this", "those", "these", "there", "among", "one", "another"})
_AROUND_JOINT = frozenset(
    {*_JOINTS, "on", "early", "late", "at", "the", "night", "evening", "morning", "dawn", "-", "–"}
)
_RELATIVES = frozenset({"which", "that", "who", "when"})
_BACK = 3  # sentences


class DayChoice(NamedTuple):
    """The day of a harm and the words that told it. `day` None: not told, or no single day; `why` says which."""

    day: date | None
    told: DateMention | None
    why: str


def date_of(located: Located, harm: HarmMention, scope: Scope) -> date | None:
    """The day, for incidents only; None where the text names none that can be worked out."""
    return choose_day(located, harm).day if scope == "incident" else None


def choose_day(located: Located, harm: HarmMention) -> DayChoice:
    """The day of a harm with the reason for it, whatever its scope."""
    if not located.mentions.dates:
        return DayChoice(None, None, "the text names no day")
    number = located.parsed.in_sentence[harm.trigger]
    here = _fitting(located, harm, number)
    if here:
        return _single(located, _nearest(located, harm, here), "named nearest in the sentence")
    if _so_far(located, number):
        return DayChoice(None, None, "a count so far is of no one day")
    block = located.parsed.sentences[number].block
    for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if located.parsed.sentences[back].block != block and back < number - 2:
            break
        before = [d for d in _in_sentence(located, back) if not d.since and d.use == "deed"]
        if before and not _tells_of_deeds(located, back, number):
            break
        if before:
            return _single(located, before[-1], "named in a sentence before")
    others = [d.use for d in _in_sentence(located, number) if not d.since and d.use != "deed"]
    told = "the only day here is that of a statement" if "statement" in others else "no day of it is named"
    return DayChoice(None, None, "the only day here is still to come" if others[:1] == ["ahead"] else told)


def _so_far(located: Located, number: int) -> bool:
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    return "far" in words and ("so", "far") in pairwise(words)


def _tells_of_deeds(located: Located, back: int, number: int) -> bool:
    """Whether a sentence tells of fighting, or the harm's looks back to it: "The president came on Monday" does not."""
    one, two = (located.parsed.sentences[n] for n in (back, number))
    words, after = located.norms[one.first : one.last], located.norms[two.first : two.last]
    if back in located.harms or not (_DEEDS.isdisjoint(words) and _LOOKS_BACK.isdisjoint(after[:1])):
        return True
    return points_back(after)


def _in_sentence(located: Located, number: int) -> list[DateMention]:
    sentence = located.parsed.sentences[number]
    return [d for d in located.mentions.dates if sentence.first <= d.first < sentence.last]


def _fitting(located: Located, harm: HarmMention, number: int) -> list[DateMention]:
    """The days of the harm's sentence that may be its own."""
    days = [d for d in _in_sentence(located, number) if not d.since and d.use == "deed"]
    if not days:
        return days
    spread = [d for d in days if d.rule == "days-from" and not _within(located, d, harm)]
    inside = [d for d in days if any(s.first < d.first < s.last for s in spread)]
    days = [d for d in days if d not in inside and (d.rule != "days-from" or d in spread)]
    if _told_in_passing(located, harm):
        return [d for d in days if d.first >= harm.last]
    return [
        d for d in days if (d.rule != "day-of-deed" or d.first < harm.trigger) and not _of_other_deed(located, d, harm)
    ]


def _within(located: Located, wide: DateMention, harm: HarmMention) -> bool:
    """Whether the harm is that of the clause: "two days after shells killed nine on Friday", "which killed nine"."""
    between = located.norms[wide.last : harm.first]
    return wide.first <= harm.trigger < wide.last or not _RELATIVES.isdisjoint(between[:4])


def _told_in_passing(located: Located, harm: HarmMention) -> bool:
    """ "a funeral for nine people killed in a blast": a day before these words is that of the funeral."""
    after, before = harm.victim_last == harm.trigger, harm.victim_first - 1
    return after and harm.voice == "passive" and before >= 0 and located.norms[before] in _OF_OTHERS


def _of_other_deed(located: Located, day: DateMention, harm: HarmMention) -> bool:
    """ "Police arrested two men on Sunday over a bombing that killed 12": the day is before the deed that killed."""
    between = located.norms[day.last : harm.first]
    at = next((k for k, word in enumerate(between) if word in ("that", "which")), None)
    if at is None:
        return False
    deed = any(
        w in _ONE and not DEFINITE_ATTACK.isdisjoint(between[k + 1 : min(k + 4, at)]) for k, w in enumerate(between)
    )
    return deed and between[at + 1 : at + 2] != ("the",)


def _nearest(located: Located, harm: HarmMention, days: list[DateMention]) -> DateMention:
    """The nearest day, by words and by the borders of clauses between."""

    def far(day: DateMention) -> tuple[int, bool, int]:
        if day.first >= harm.last:
            between = located.norms[harm.last : day.first]
            return len(between) + _crossed(between), False, day.first
        if day.first >= harm.first:
            return abs(harm.victim_first - day.last) + _BEFORE, True, day.first
        between = located.norms[day.last : harm.first]
        if between[:1] == (",",):
            between = between[1:]  # "On Monday, shells fell"
        late = 0 if day.rule in ("day-of-deed", "days-from", "next-to-day") else _BEFORE
        return len(between) + _crossed(between) + late, True, day.first

    return min(days, key=far)


def _crossed(between: tuple[str, ...]) -> int:
    return sum(_BORDER for word in between if word in _BORDERS)


def _single(located: Located, day: DateMention, where: str) -> DayChoice:
    """The day where it is one, and not the half of "Monday and Tuesday"."""
    if day.low is None:
        return DayChoice(None, day, "the day cannot be worked out")
    if day.low != day.high or _is_joined(located, day):
        return DayChoice(None, day, "told of more than one day")
    return DayChoice(day.low, day, where)


def _is_joined(located: Located, day: DateMention) -> bool:
    norms = located.norms
    for other in _in_sentence(located, located.parsed.in_sentence[day.first]):
        first, last = min(other.last, day.last), max(other.first, day.first)
        between = norms[first:last]
        joint = other is not day and 0 < len(between) <= 4 and not _JOINTS.isdisjoint(between)
        if joint and _AROUND_JOINT.issuperset(between):
            return True
    return False


def is_history(located: Located, harm: HarmMention) -> bool:
    """Whether the harm's sentence puts it long before the story: a year or a day more than two months back."""
    published = located.parsed.document.published
    days = _fitting(located, harm, located.parsed.in_sentence[harm.trigger])
    if not days:
        return False
    nearest = _nearest(located, harm, days)
    lead = located.norms[max(0, harm.trigger - _PERFECT_REACH) : harm.trigger]
    if nearest.since or "has" in lead or "have" in lead:
        return False  # "has killed thousands since 2011": told of until today
    if nearest.high is None or published is None:
        return nearest.rule in ("weeks-before",)
    return (published - nearest.high).days > _HISTORY_DAYS
