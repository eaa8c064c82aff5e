"""Counts by period side by side: one lane for each force, country or the like, on one shared scale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import escape

from briefing.present.charts.bars import Chart, ChartRow, drawing_of, period_names
from briefing.present.charts.periods import Calendar, calendar_of
from briefing.present.words import number_words
from briefing.speech import gettext

__all__ = ["Lane", "lane_chart"]

_HEIGHT, _TALLEST = 44, 22  # pixels of a lane and of its highest bar; the name stands above
_FEWEST_LANES, _FEWEST_PERIODS = 2, 3
_GAP = 0.2

# A name, and the day of each thing counted in its lane.
Lane = tuple[str, tuple[date, ...]]


def lane_chart(words: tuple[str, str, str], lanes: Sequence[Lane]) -> Chart | None:
    """A lane each, in the order given. `words`: id, heading, note.

    None for fewer than two lanes with a day, or a span too short to show a course.
    """
    lanes = [lane for lane in lanes if lane[1]]
    calendar = calendar_of(day for _, days in lanes for day in days)
    if calendar is None or calendar.size < _FEWEST_PERIODS or len(lanes) < _FEWEST_LANES:
        return None
    counts = [Counter(calendar.number(day) for day in days) for _, days in lanes]
    periods = sorted({at for count in counts for at in count})
    rows = tuple(
        ChartRow(calendar.name(at), tuple(number_words(count[at]) for count in counts), calendar.when(at))
        for at in periods
    )
    names = tuple(name for name, _ in lanes)
    drawing = drawing_of(words[1], calendar, f"lanes of-{len(lanes)}", _drawn(names, counts, calendar))
    return Chart(words[0], words[1], drawing, gettext("When"), names, rows, words[2])


def _drawn(names: Sequence[str], counts: Sequence[Counter[int]], calendar: Calendar) -> Iterable[str]:
    most, step = max(max(count.values()) for count in counts), 100 / calendar.size
    width = max(step * (1 - _GAP), 0.4)
    for number, (name, count) in enumerate(zip(names, counts, strict=True)):
        top, base = number * _HEIGHT, (number + 1) * _HEIGHT - 6
        yield f'<text x="0" y="{top + 12}">{escape(name)}</text>'
        yield f'<line class="grid" x1="0" x2="100%" y1="{base}" y2="{base}"/>'
        for at in sorted(count):
            height = max(3, round(_TALLEST * count[at] / most))
            box = f'x="{(at - calendar.first) * step:.2f}%" width="{width:.2f}%" y="{base - height}" height="{height}"'
            yield f'<rect class="count" {box} data-when="{calendar.when(at)}"/>'
    yield from period_names(calendar, len(names) * _HEIGHT + 12)
