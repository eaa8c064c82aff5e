"""Counts by period as bars drawn at build time, with the same counts as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

from briefing.present.charts.periods import Calendar, calendar_of
from briefing.present.words import number_words
from briefing.speech import gettext, ngettext

__all__ = ["Chart", "ChartRow", "Dated", "bar_chart", "drawing_of", "period_names"]

_BASE = 132  # where the bars stand, in pixels from the top
_TALLEST = 108
_NUMBERED = 12  # so many bars have room for their figure, also on a phone
_FEWEST = 2
_GAP = 0.3
_NAME_WIDTH = 22.0  # percent that a period's name needs on a phone

# When something was, and the things that are counted there, one a column.
Dated = tuple[date | None, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of a chart's table. `cells` follow its columns; `when` is as in data-when; `href` leads to the sentence."""

    label: str
    cells: tuple[str, ...]
    when: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing over time with its table. `note` says what is not drawn and what it does not mean.

    `lead` heads the table's first column, `columns` the others; `numeric`: they are counts.
    """

    id: str
    heading: str
    drawing: Markup
    lead: str
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    note: str
    numeric: bool = True


def bar_chart(
    words: tuple[str, str, str], columns: tuple[str, ...], days: Sequence[Dated], newest: date | None = None
) -> Chart | None:
    """A bar for each period that has any, as high as the first column's count. `words`: id, heading, note.

    Each thing is counted once a period. `newest`: the last day that the collection knows; a period that reaches beyond
    it is unfinished and drawn as an outline. None where all is of one period, or nothing has a day: one bar shows
    nothing. A period without any is a gap in the drawing, and not in the table.
    """
    calendar = calendar_of(day for day, _ in days if day is not None)
    if calendar is None or calendar.size < _FEWEST:
        return None
    seen: dict[int, list[set[str]]] = {}
    for day, items in days:
        if day is not None:
            for held, item in zip(seen.setdefault(calendar.number(day), [set() for _ in columns]), items, strict=True):
                held.add(item)
    counts = {at: tuple(len(held) for held in seen[at]) for at in sorted(seen)}
    rows = tuple(
        ChartRow(calendar.name(at), tuple(number_words(n) for n in counts[at]), calendar.when(at)) for at in counts
    )
    drawing = drawing_of(words[1], calendar, "bars", [*_bars({at: n[0] for at, n in counts.items()}, calendar, newest)])
    return Chart(words[0], words[1], drawing, gettext("When"), columns, rows, _note(words[2], days))


def _note(note: str, days: Sequence[Dated]) -> str:
    undated = sum(day is None for day, _ in days)
    if not undated:
        return note
    left = ngettext("%(count)s other without a date.", "%(count)s others without a date.", undated)
    return f"{note} {left % {'count': number_words(undated)}}"


def drawing_of(heading: str, calendar: Calendar, kind: str, parts: Iterable[str], *, hidden: bool = False) -> Markup:
    """The outer element: an image by its words; the script that narrows by time reads its calendar from it.

    `hidden`: not told to screen readers, since the table has the same links.
    """
    told = {"heading": heading, "first": calendar.name(calendar.first), "last": calendar.name(calendar.last)}
    label = gettext("%(heading)s, %(first)s to %(last)s. The table says the same.") % told
    span = f'data-from="{calendar.start(calendar.first)}" data-to="{calendar.end(calendar.last)}"'
    role = 'aria-hidden="true"' if hidden else f'role="img" aria-label="{escape(label)}"'
    # Every word in `parts` was escaped where it was written.
    return Markup(  # noqa: S704
        f'<svg class="chart {kind}" {role} {span} data-step="{calendar.step}">{"".join(parts)}</svg>'
    )


def _bars(counts: Mapping[int, int], calendar: Calendar, newest: date | None) -> Iterable[str]:
    most, step = max(counts.values()), 100 / calendar.size
    width = step * (1 - _GAP)
    yield _line(_BASE, "base")
    if calendar.size > _NUMBERED:
        yield _line(_BASE - _TALLEST, "grid")
        yield f'<text class="mute" x="0" y="{_BASE - _TALLEST - 5}">{most}</text>'
    for at, count in counts.items():
        x, height = (at - calendar.first) * step, max(2, round(_TALLEST * count / most))
        kind = "count open" if newest is not None and calendar.end(at) > newest else "count"
        box = f'x="{x:.2f}%" width="{width:.2f}%" y="{_BASE - height}" height="{height}"'
        yield f'<rect class="{kind}" {box} data-when="{calendar.when(at)}"/>'
        if calendar.size <= _NUMBERED:
            yield f'<text class="mid" x="{x + width / 2:.2f}%" y="{_BASE - height - 5}">{count}</text>'
    yield from period_names(calendar, 149)


def _line(y: int, kind: str) -> str:
    return f'<line class="{kind}" x1="0" x2="100%" y1="{y}" y2="{y}"/>'


def period_names(calendar: Calendar, y: int) -> Iterable[str]:
    """The names under the periods, as many as have room: all of few, else those where a month or year begins."""
    step = 100 / calendar.size
    middle = step * (1 - _GAP) / 2
    if calendar.size <= _NUMBERED:
        for at in range(calendar.first, calendar.last + 1):
            turn = calendar.turns(at) and step > _NAME_WIDTH / 3
            yield _label((at - calendar.first) * step + middle, calendar.label(at, turn=turn), y)
        return
    last = -_NAME_WIDTH
    for at in _turning(calendar):
        x = (at - calendar.first) * step
        if x - last >= _NAME_WIDTH and x <= 100 - _NAME_WIDTH / 2:
            yield _label(x + middle, _turn_name(calendar, at), y, at_start=x < _NAME_WIDTH / 2)
            last = x


def _turning(calendar: Calendar) -> Iterable[int]:
    every = range(calendar.first, calendar.last + 1)
    return every if calendar.step == "year" else (at for at in every if calendar.turns(at))


def _turn_name(calendar: Calendar, at: int) -> str:
    return str(calendar.start(at).year) if calendar.step == "month" and at % 12 == 0 else calendar.label(at, turn=True)


def _label(x: float, words: str, y: int, *, at_start: bool = False) -> str:
    kind = "mute" if at_start else "mute mid"
    return f'<text class="{kind}" x="{0 if at_start else x:.2f}%" y="{y}">{escape(words)}</text>'
