"""Towns by which a reader finds the way on a map, from GeoNames (CC BY 4.0); written by `compile_towns`.

These are labels for orientation only. What an article means by a name is the gazetteer's business.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from briefing.errors import KnowledgeError

__all__ = ["FILE", "Town", "Towns", "read_towns"]

FILE = Path(__file__).parent / "borders" / "towns.bin"
_CELL_DEG = 2
_LARGEST = 1500  # looked through where a frame is so wide that cells would be many


class Town(NamedTuple):
    """A town; `rank` 0 is the world's largest; `country` is ISO 3166-1 alpha-2; `capital`: of that country."""

    rank: int
    country: str
    name: str
    lat_deg: float
    lon_deg: float
    capital: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Towns:
    """All towns, the largest first, and by squares of two degrees. Read only."""

    ranked: tuple[Town, ...]
    cells: Mapping[tuple[int, int], tuple[Town, ...]]

    def within(self, south: float, west: float, north: float, east: float) -> tuple[Town, ...]:
        """The towns in a window of degrees, the largest first; `east` may pass 180. Empty where there is none.

        >>> [town.name for town in read_towns().within(35, 39.5, 36, 40.5)][:1]
        ['Deir ez-Zor']
        """
        if (north - south) * (east - west) > 900:
            near = islice(self.ranked, _LARGEST)
            return tuple(t for t in near if south <= t.lat_deg <= north and (t.lon_deg - west) % 360 <= east - west)
        rows = range(int(south // _CELL_DEG), int(north // _CELL_DEG) + 1)
        columns = range(int(west // _CELL_DEG), int(east // _CELL_DEG) + 1)
        turn = 360 // _CELL_DEG
        found = [t for y in rows for x in columns for t in self.cells.get((y, (x + turn // 2) % turn - turn // 2), ())]
        inside = (t for t in found if south <= t.lat_deg <= north and (t.lon_deg - west) % 360 <= east - west)
        return tuple(sorted(inside))


def read_towns() -> Towns:
    """Reads the file. Raises KnowledgeError where it is missing or damaged."""
    try:
        lines = zlib.decompress(FILE.read_bytes()).decode("utf-8").splitlines()
    except (OSError, zlib.error) as error:
        remedy = "run python -m briefing.knowledge.compile_towns"
        raise KnowledgeError("knowledge/borders/towns.bin", str(error), remedy) from error
    cells: dict[tuple[int, int], list[Town]] = {}
    ranked = []
    for rank, line in enumerate(lines):
        country, name, lat, lon, *capital = line.split("\t")
        town = Town(rank, country, name, int(lat) / 100, int(lon) / 100, bool(capital))
        ranked.append(town)
        cells.setdefault((int(town.lat_deg // _CELL_DEG), int(town.lon_deg // _CELL_DEG)), []).append(town)
    return Towns(tuple(ranked), {cell: tuple(towns) for cell, towns in cells.items()})
