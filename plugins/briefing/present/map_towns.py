"""Which towns a map names so that a reader finds the way."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge.towns import Towns
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
    window = frame.window
    pins = [(m.lat_deg, m.lon_deg) for m in marks if m.kind == "pin"]
    pinned = [frame.fractions(lat, lon) for lat, lon in pins if lat is not None and lon is not None]
    names, chosen = {fold(mark.label) for mark in marks}, []
    spots: list[tuple[float, float]] = []
    homes = {mark.country for mark in marks}
    found = towns.within(window.south, window.west, window.north, window.east)
    for town in sorted(found, key=lambda town: (town.country not in homes, not town.capital, town.rank)):
        x, y = frame.fractions(town.lat_deg, town.lon_deg)
        inside = 0.04 < x < 0.96 and 0.05 < y < 0.95
        if inside and fold(town.name) not in names and not _near(x, y, spots, apart) and not _near(x, y, pinned, 0.06):
            spots.append((x, y))
            chosen.append(MapMark(town.lat_deg, town.lon_deg, town.name, kind="capital" if town.capital else "ref"))
        if len(chosen) == limit:
            break
    return tuple(chosen)


def _near(x: float, y: float, spots: Sequence[tuple[float, float]], apart: float) -> bool:
    return any(abs(a - x) + abs(b - y) < apart for a, b in spots)
