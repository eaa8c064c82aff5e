"""Time cut into periods: days, weeks from Monday, months or years, whichever shows the span best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from briefing.present.words import month_words, short_month, span_words

__all__ = ["Calendar", "Step", "calendar_of"]

Step = Literal["day", "week", "month", "year"]
_WEEK = 7
# The longest span in days that each step draws: six weeks of days, eight months of weeks, ten years of months.
_LONGEST: tuple[tuple[Step, int], ...] = (("day", 45), ("week", 240), ("month", 3652))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The periods from the first to the last that hold a day; each has a number, and neighbours differ by one."""

    step: Step
    first: int
    last: int

    @property
    def size(self) -> int:
        """How many periods there are, those without anything included."""
        return self.last - self.first + 1

    def number(self, day: date) -> int:
        """The number of the period that holds the day."""
        return _number(day, self.step)

    def start(self, number: int) -> date:
        """The first day of a period."""
        if self.step == "month":
            return date(number // 12, number % 12 + 1, 1)
        if self.step == "year":
            return date(number, 1, 1)
        return date.fromordinal(number if self.step == "day" else number * _WEEK + 1)

    def end(self, number: int) -> date:
        """The last day of a period."""
        return self.start(number + 1) - timedelta(days=1)

    def when(self, number: int) -> str:
        """The period as the pages' data-when has it: "2017-09-01/2017-09-30", a day alone as itself."""
        first, last = self.start(number), self.end(number)
        return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"

    def name(self, number: int) -> str:
        """The period in words, as a table's row."""
        if self.step == "year":
            return str(number)
        if self.step == "month":
            return month_words(self.start(number))
        return span_words(self.start(number), self.end(number))

    def label(self, number: int, *, turn: bool) -> str:
        """The period in few letters, as under a bar; `turn`: with what changes more slowly, the year or the month."""
        start = self.start(number)
        if self.step == "month":
            return f"{short_month(start)} {start.year}" if turn else short_month(start)
        if self.step == "year":
            return str(number)
        return f"{start.day} {short_month(start)}" if turn else str(start.day)

    def turns(self, number: int) -> bool:
        """Whether the year, of months, or the month, of days and weeks, is another than in the period before."""
        if number == self.first:
            return True
        here, before = self.start(number), self.start(number - 1)
        return here.year != before.year if self.step == "month" else here.month != before.month


def _number(day: date, step: Step) -> int:
    if step == "day":
        return day.toordinal()
    if step == "week":
        return (day.toordinal() - 1) // _WEEK  # 1 January of the year 1 was a Monday
    return day.year * 12 + day.month - 1 if step == "month" else day.year


def calendar_of(days: Iterable[date]) -> Calendar | None:
    """The calendar that shows these days; None for none.

    >>> seen = calendar_of([date(2017, 9, 2), date(2017, 9, 11)])
    >>> seen.step, seen.size
    ('day', 10)
    >>> calendar_of([date(2017, 3, 1), date(2018, 3, 1)]).step
    'month'
    """
    held = sorted(set(days))
    if not held:
        return None
    span = (held[-1] - held[0]).days
    step: Step = next((step for step, longest in _LONGEST if span <= longest), "year")
    return Calendar(step, _number(held[0], step), _number(held[-1], step))
