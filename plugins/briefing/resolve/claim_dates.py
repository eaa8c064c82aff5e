"""The day of a harm: the day named nearest in its sentence, else the one of the sentences before in its block."""

from __future__ import annotations

from datetime import date

from briefing.model import DateMention, HarmMention, Scope
from briefing.resolve.located import Located

__all__ = ["date_of", "is_history"]

_HISTORY_DAYS = 60


def _in_sentence(located: Located, number: int) -> list[DateMention]:
    return [d for d in located.mentions.dates if located.parsed.in_sentence[d.first] == number]


def date_of(located: Located, harm: HarmMention, scope: Scope) -> date | None:
    """The day, for incidents only; None where the text names none that can be worked out."""
    if scope != "incident":
        return None
    number = located.parsed.in_sentence[harm.trigger]
    here = [d for d in _in_sentence(located, number) if not d.since]
    if here:
        return _only_day(_nearest(located, harm, here))
    block = located.parsed.sentences[number].block
    for back in range(number - 1, max(-1, number - 4), -1):
        if located.parsed.sentences[back].block != block and back < number - 2:
            break
        before = [d for d in _in_sentence(located, back) if not d.since]
        if before:
            return _only_day(before[-1])
    return None


def _nearest(located: Located, harm: HarmMention, days: list[DateMention]) -> DateMention:
    """The nearest day; one before the harm counts as a little farther, for English says the day after the deed."""

    def far(day: DateMention) -> tuple[int, int]:
        if day.first >= harm.last:
            return day.first - harm.last, day.first
        if day.first >= harm.first:
            return abs(harm.victim_first - day.last) + 4, day.first
        return harm.first - day.last + (0 if day.rule in ("day-after", "days-before") else 3), day.first

    return min(days, key=far)


def _only_day(day: DateMention) -> date | None:
    return day.low if day.low is not None and day.low == day.high else None


def is_history(located: Located, harm: HarmMention) -> bool:
    """Whether the harm's sentence puts it long before the story: a year or a day more than two months back."""
    published = located.parsed.document.published
    number = located.parsed.in_sentence[harm.trigger]
    days = [d for d in _in_sentence(located, number) if not d.since]
    if not days:
        return False
    nearest = _nearest(located, harm, days)
    if nearest.high is None or published is None:
        return nearest.rule in ("weeks-before",)
    return (published - nearest.high).days > _HISTORY_DAYS
