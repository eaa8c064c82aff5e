"""Finds the middles of first-level divisions by area: writes places/division_points.tsv.

Run by hand, seldom, after `compile_places`: `python -m briefing.knowledge.compile_divisions`. The middle of the towns
of a division, which `compile_places` gives, lies in the south of Ontario and on the coast of Queensland. Here each
square of half a degree on land counts for the division of its country's nearest town. Sources: `places.bin` (GeoNames)
and `borders/` (Natural Earth).
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from briefing.knowledge.borders import read_borders
from briefing.knowledge.gazetteer import KnownPlace, place_of_row, read_gazetteer

TARGET = Path(__file__).parent / "places" / "division_points.tsv"
STEP_DEG = 0.5
FAR_KM = 60.0  # a middle nearer than this to that of the towns tells nothing new
FEW = 8  # squares, fewer of which make no middle

Square = tuple[float, float]


def towns_by_country() -> dict[str, list[KnownPlace]]:
    """Towns with a division, of each country."""
    gazetteer, found = read_gazetteer(), defaultdict(list)
    for row in range(len(gazetteer.table.names)):
        place = place_of_row(gazetteer, row)
        if place.kind == "settlement" and place.admin1:
            found[place.country].append(place)
    return found


def nearest(towns: dict[tuple[int, int], list[KnownPlace]], lat: float, lon: float) -> KnownPlace | None:
    """The town nearest to a point, sought in rings of squares of one degree, 15 at most."""
    shrink, best = math.cos(math.radians(lat)), 1e9
    found: KnownPlace | None = None
    for ring in range(16):
        for i in range(-ring, ring + 1):
            for j in range(-ring, ring + 1):
                if max(abs(i), abs(j)) != ring:
                    continue
                for town in towns.get((math.floor(lat) + i, math.floor(lon) + j), ()):
                    away = (town.lat - lat) ** 2 + ((town.lon - lon) * shrink) ** 2
                    if away < best:
                        found, best = town, away
        if found is not None and math.sqrt(best) <= max(0.5, ring * shrink):
            break
    return found


def squares(country: str, towns: list[KnownPlace]) -> dict[str, list[Square]]:
    """The squares of each division of one country."""
    borders = read_borders()
    outline = borders.country(country)
    cells: dict[tuple[int, int], list[KnownPlace]] = defaultdict(list)
    for town in towns:
        cells[math.floor(town.lat), math.floor(town.lon)].append(town)
    found: dict[str, list[Square]] = defaultdict(list)
    if outline is None:
        return found
    west, south, east, north = outline.box
    for i in range(math.floor(south / STEP_DEG), math.ceil(north / STEP_DEG)):
        for j in range(math.floor(west / STEP_DEG), math.ceil(east / STEP_DEG)):
            lat, lon = (i + 0.5) * STEP_DEG, (j + 0.5) * STEP_DEG
            around = nearest(cells, lat, lon) if borders.country_at(lat, lon) == country else None
            if around is not None and around.admin1:
                found[around.admin1].append((lat, lon))
    return found


def rows() -> list[str]:
    """A line for each division whose middle lies elsewhere than that of its towns."""
    gazetteer, lines = read_gazetteer(), []
    middles = {}
    for row, name in enumerate(gazetteer.table.names):
        place = place_of_row(gazetteer, row)
        if place.kind == "admin1":
            middles[place.country, name] = place
    for country, towns in sorted(towns_by_country().items()):
        for name, inside in sorted(squares(country, towns).items()):
            weights = [math.cos(math.radians(lat)) for lat, _ in inside]
            total = sum(weights)
            lat = sum(w * s[0] for w, s in zip(weights, inside, strict=True)) / total
            lon = sum(w * s[1] for w, s in zip(weights, inside, strict=True)) / total
            old = middles.get((country, name))
            if len(inside) < FEW or old is None:
                continue
            away = math.hypot(lat - old.lat, (lon - old.lon) * math.cos(math.radians(lat))) * 111.2
            radius = math.sqrt(total * (STEP_DEG * 111.2) ** 2 / math.pi)
            if away > FAR_KM:
                lines.append(f"{country}\t{name}\t{lat:.2f}\t{lon:.2f}\t{radius:.0f}")
    return lines


def main() -> None:
    """Writes the table."""
    lines = rows()
    head = "# Middles by area of first-level divisions, where they lie far from the middle of their towns (CC BY 4.0)."
    head += "\n# Written by compile_divisions; radius_km is that of a circle of the same area.\n"
    TARGET.write_text(head + "country\tname\tlat\tlon\tradius_km\n" + "\n".join(lines) + "\n", "utf-8")
    sys.stdout.write(f"{len(lines)} divisions\n")


if __name__ == "__main__":
    main()
