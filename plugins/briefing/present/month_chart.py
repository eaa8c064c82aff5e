"""Counts by month as bars drawn at build time, with the same counts as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from briefing.present.words import month_words, number_words, short_month
from briefing.speech import gettext, ngettext

__all__ = ["MonthChart", "MonthRow", "month_chart"]

_BASE = 132  # where the bars stand, in pixels from the top
_TALLEST = 108
_NUMBERED = 12  # so many bars have room for their figure, also on a phone
_FEWEST = 2
_MONTHS = 120  # more are drawn by year
_GAP = 0.3
_YEAR_WIDTH = 14.0  # percent that the name of a year needs on a phone


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month or year with its counts, in the order of the chart's columns; the first is drawn."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MonthChart:
    """A bar for each month from the first to the last that has any; `rows` are those with a count.

    `note` says what is not drawn and what the counts do not mean.
    """

    id: str
    heading: str
    drawing: Markup
    columns: tuple[str, ...]
    rows: tuple[MonthRow, ...]
    note: str


def month_chart(
    words: tuple[str, str, str], columns: tuple[str, ...], days: Sequence[tuple[date | None, tuple[str, ...]]]
) -> MonthChart | None:
    """One column a kind of thing: each day comes with what is counted there, once each. `words`: id, heading, note.

    None where all is of one month, or nothing has a day: one bar shows nothing. A month without any is a gap in the
    drawing, and not in the table.
    """
    dated = [(day, items) for day, items in days if day is not None]
    months = sorted({(day.year, day.month) for day, _ in dated})
    if len(months) < _FEWEST:
        return None
    yearly = _number(months[-1]) - _number(months[0]) >= _MONTHS
    seen: dict[int, list[set[str]]] = {}
    for day, items in dated:
        at = day.year if yearly else _number((day.year, day.month))
        sets = seen.setdefault(at, [set() for _ in columns])
        for held, item in zip(sets, items, strict=True):
            held.add(item)
    counts = {at: tuple(len(held) for held in sets) for at, sets in seen.items()}
    rows = tuple(MonthRow(_name(at, yearly), counts[at]) for at in sorted(counts))
    undated = len(days) - len(dated)
    left = ngettext("%(count)s other without a date.", "%(count)s others without a date.", undated)
    note = f"{words[2]} {left % {'count': number_words(undated)}}" if undated else words[2]
    return MonthChart(words[0], words[1], _drawing(counts, words[1], yearly), columns, rows, note)


def _number(month: tuple[int, int]) -> int:
    return month[0] * 12 + month[1] - 1


def _name(at: int, yearly: bool) -> str:
    return str(at) if yearly else month_words(date(at // 12, at % 12 + 1, 1))


def _drawing(counts: dict[int, tuple[int, ...]], heading: str, yearly: bool) -> Markup:
    first, last = min(counts), max(counts)
    most = max(count[0] for count in counts.values())
    number = last - first + 1
    step = 100 / number
    width = step * (1 - _GAP) if number > 1 else 20.0
    parts = [_line(_BASE, "base"), *_scale(most, number)]
    for at in sorted(counts):
        x, height = (at - first) * step, max(2, round(_TALLEST * counts[at][0] / most))
        parts.append(f'<rect class="count" x="{x:.2f}%" width="{width:.2f}%" y="{_BASE - height}" height="{height}"/>')
        if number <= _NUMBERED:
            parts.append(f'<text class="mid" x="{x + width / 2:.2f}%" y="{_BASE - height - 5}">{counts[at][0]}</text>')
    parts += _names(first, last, step, width, yearly)
    told = {"heading": heading, "first": _name(first, yearly), "last": _name(last, yearly), "most": most}
    label = gettext("%(heading)s, %(first)s to %(last)s; at most %(most)s. The table has each count.") % told
    return Markup(f'<svg class="bars" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>')  # noqa: S704 - numbers and escaped words


def _line(y: int, kind: str) -> str:
    return f'<line class="{kind}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'


def _scale(most: int, number: int) -> Iterable[str]:
    """The greatest count as a line, where bars have no room for their own."""
    if number <= _NUMBERED:
        return
    top = _BASE - _TALLEST
    yield _line(top, "grid")
    yield f'<text class="mute" x="0" y="{top - 5}">{most}</text>'


def _names(first: int, last: int, step: float, width: float, yearly: bool) -> Iterable[str]:
    """Under few bars each month, January with its year; under many the years alone, as many as have room."""
    if not yearly and last - first < _NUMBERED:
        for at in range(first, last + 1):
            turn = step > _YEAR_WIDTH and (at == first or at % 12 == 0)
            yield _label(
                (at - first) * step + width / 2,
                short_month(date(at // 12, at % 12 + 1, 1)) + (f" {at // 12}" if turn else ""),
            )
        return
    years = range(first, last + 1) if yearly else range(-(-first // 12), last // 12 + 1)
    span = step if yearly else step * 12
    every = max(1, -(-int(_YEAR_WIDTH) // max(1, int(span))))
    for year in years:
        if year % every == 0 or len(years) == 1:
            at = (year if yearly else year * 12) - first
            yield _label(at * step + width / 2, str(year), at * step < _YEAR_WIDTH / 2)


def _label(x: float, words: str, at_start: bool = False) -> str:
    kind = "mute" if at_start else "mute mid"
    return f'<text class="{kind}" x="{0 if at_start else x:.2f}%" y="149">{words}</text>'
