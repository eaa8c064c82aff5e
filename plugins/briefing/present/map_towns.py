"""Which towns a map names so that a reader finds the way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.knowledge.towns import Town, Towns
from briefing.present.map_frame import Frame
from briefing.present.map_marks import MapMark
from briefing.text import fold

__all__ = ["orientation_marks"]


def orientation_marks(
    marks: Sequence[MapMark], frame: Frame, towns: Towns, limit: int = 4, apart: float = 0.15
) -> tuple[MapMark, ...]:
    """Towns in the frame, of kind `ref` or `capital`: those of the marks' countries, capitals, the largest first.

    They lie `apart`, a part of the frame, from each other and well away from the pins, and none is marked already.
    """
    pins = [(m.lat_deg, m.lon_deg) for m in marks if m.kind == "pin"]
    pinned = [frame.fractions(lat, lon) for lat, lon in pins if lat is not None and lon is not None]
    names, chosen = {fold(mark.label) for mark in marks}, []
    spots: list[tuple[float, float]] = []
    homes = tuple(sorted({mark.country or "" for mark in marks}))
    for town, x, y in _towns_seen(towns, frame, homes):
        if fold(town.name) not in names and not _near(x, y, spots, apart) and not _near(x, y, pinned, 0.06):
            spots.append((x, y))
            chosen.append(MapMark(town.lat_deg, town.lon_deg, town.name, kind="capital" if town.capital else "ref"))
        if len(chosen) == limit:
            break
    return tuple(chosen)


@lru_cache(maxsize=512)
def _towns_seen(towns: Towns, frame: Frame, homes: tuple[str, ...]) -> tuple[tuple[Town, float, float], ...]:
    """The towns well inside the frame and where they lie in it, the best for finding the way first: each map asks
    twice, and once more in each language."""
    window = frame.window
    found = towns.within(window.south, window.west, window.north, window.east)
    ordered = sorted(found, key=lambda town: (town.country not in homes, not town.capital, town.rank))
    spots = ((town, *frame.fractions(town.lat_deg, town.lon_deg)) for town in ordered)
    return tuple((town, x, y) for town, x, y in spots if 0.04 < x < 0.96 and 0.05 < y < 0.95)


def _near(x: float, y: float, spots: Sequence[tuple[float, float]], apart: float) -> bool:
    return any(abs(a - x) + abs(b - y) < apart for a, b in spots)
