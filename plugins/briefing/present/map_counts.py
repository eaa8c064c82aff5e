"""Signs of counted articles: their area grows with the count, and those that would overlap are one."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.present.map_frame import Frame
from briefing.present.map_marks import FOR_ORIENTATION, MapMark, SizeSample

__all__ = [
    "Cluster",
    "Spot",
    "as_gaps",
    "clusters_of",
    "days_as_gaps",
    "mark_spot",
    "per_article",
    "radius_of",
    "size_samples",
]

CANVAS = (370.0, 277.0)  # the drawing, in pixels, on which signs must not overlap: on a phone they touch
LEAST_RADIUS, MOST_RADIUS = 5.0, 22.0
_ROOMY = 6.5  # pixels for one article where counts are small
_TOUCH = 0.85  # of the sum of their radii: how near two signs may come

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks under one sign, that with most articles first, at fractions `x`, `y`; `count` different articles."""

    marks: tuple[MapMark, ...]
    x: float
    y: float
    count: int


def clusters_of(marks: Sequence[MapMark], frame: Frame, centres: Mapping[str, Spot]) -> tuple[Cluster, ...]:
    """Signs for all counted marks that have a place, the largest first.

    `centres` gives for countries that are marked as a whole a point in them. Signs are joined until none overlap; a
    joined one stands at the middle of its marks, weighted by their articles.
    """
    ordered = sorted(marks, key=lambda mark: (-len(mark.articles), mark.label))
    found = [Cluster((m,), *spot, len(m.articles)) for m in ordered if (spot := mark_spot(m, frame, centres))]
    while True:
        scale = per_article(max((c.count for c in found), default=1))
        joined: list[Cluster] = []
        for cluster in found:
            near = next((n for n, other in enumerate(joined) if _overlap(cluster, other, scale)), None)
            if near is None:
                joined.append(cluster)
            else:
                joined[near] = _joined(joined[near], cluster)
        if len(joined) == len(found):
            return tuple(sorted(found, key=lambda c: (-c.count, c.marks[0].label)))
        found = joined


def mark_spot(mark: MapMark, frame: Frame, centres: Mapping[str, Spot]) -> Spot | None:
    """Where the sign of a mark stands, as fractions of the map; None outside it or for one without a place."""
    if mark.lat_deg is None or mark.lon_deg is None or mark.kind == "country":
        return centres.get(mark.country or "")
    x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else None


def per_article(most: int) -> float:
    """Pixels of radius to the root of a count, on a map whose largest sign stands for `most` articles.

    >>> per_article(4), per_article(484)
    (6.5, 1.0)
    """
    return min(_ROOMY, MOST_RADIUS / math.sqrt(max(most, 1)))


def radius_of(count: int, scale: float) -> float:
    """Pixels: the sign's area is proportional to the count, but none is too small to see.

    >>> radius_of(4, 6.5), radius_of(1, 1.0)
    (13.0, 5.0)
    """
    return max(LEAST_RADIUS, scale * math.sqrt(count))


def size_samples(most: int, scale: float) -> tuple[SizeSample, ...]:
    """Up to three signs for the legend: one article, the largest sign, and a round count between."""
    between = next((n for n in (100, 50, 20, 10, 5, 2) if 2 < 3 * n <= most), 0)
    counts = sorted({1, between, most} - {0})
    return tuple(SizeSample(n, f"{radius_of(n, scale):.1f}") for n in counts)


def _overlap(a: Cluster, b: Cluster, scale: float) -> bool:
    apart = math.hypot((a.x - b.x) * CANVAS[0], (a.y - b.y) * CANVAS[1])
    return apart < _TOUCH * (radius_of(a.count, scale) + radius_of(b.count, scale))


def _joined(a: Cluster, b: Cluster) -> Cluster:
    weight = b.count / (a.count + b.count) if a.count + b.count else 0.5
    different = len({article for mark in (*a.marks, *b.marks) for article in mark.articles})
    return Cluster((*a.marks, *b.marks), a.x + (b.x - a.x) * weight, a.y + (b.y - a.y) * weight, different)


# --- for the script ---------------------------------------------------------------------------------------------------


def as_gaps(numbers: Sequence[int]) -> str:
    """Ascending numbers as the first and the steps to the next: short where they lie close.

    >>> as_gaps((4, 5, 9)), as_gaps(())
    ('4 1 4', '')
    """
    before = (0, *numbers)
    return " ".join(str(b - a) for a, b in zip(before, numbers, strict=False))


def days_as_gaps(days: Sequence[date | None]) -> str:
    """The first day in full, then days back to the next; "-" for an article without a day.

    >>> days_as_gaps((date(2017, 9, 11), date(2017, 9, 10), None, date(2017, 9, 1)))
    '2017-09-11 1 - 9'
    """
    parts: list[str] = []
    last: date | None = None
    for day in days:
        parts.append("-" if day is None else day.isoformat() if last is None else str((last - day).days))
        last = day or last
    return " ".join(parts)


def placed(marks: Sequence[MapMark]) -> list[MapMark]:
    """The marks that are listed below the map: all but those for orientation."""
    return [mark for mark in marks if mark.kind not in FOR_ORIENTATION]
