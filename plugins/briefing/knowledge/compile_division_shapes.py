"""Compiles outlines of first-level divisions and the lines between them into knowledge/borders/divisions.bin.

Run by hand, seldom, after `compile_places`: `python -m briefing.knowledge.compile_division_shapes` (needs apt-get and
dpkg). Source: Natural Earth 4.1.0 at 1:10m, which is in the public domain, as Debian's qgis-common carries it.

Natural Earth's divisions are older and often smaller than those of the gazetteer, and written otherwise. So each of its
areas goes to the division in which most of the gazetteer's towns inside it lie; a division whose towns lie elsewhere by
two in five or more (the Congo's provinces of 2015) gets no outline, and is drawn as a circle.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from briefing.knowledge.compile_borders import write_level
from briefing.knowledge.gazetteer import place_of_row, read_gazetteer
from briefing.knowledge.world_map import fetch_world_map, lines_of

SCALE_DEG = 0.002
AGREEMENT = 0.6  # of a division's towns must lie in the areas given to it
# Natural Earth's codes of areas that the gazetteer counts to another country, or that have none of their own.
COUNTRY_OF = {"CYN": "CY", "SOL": "SO", "KOS": "XK", "KAS": "IN", "PSX": "PS"}

Spot = tuple[int, int]
Line = tuple[Spot, ...]
Division = tuple[str, str]  # ISO alpha-2 and the gazetteer's name


# --- which area is whose ----------------------------------------------------------------------------------------------


def owners(areas: Sequence[tuple[str, list[Line]]]) -> dict[int, Division]:
    """The division of each area, by the area's place in the list, as the gazetteer's towns say."""
    finder, gazetteer, towns = _Finder(areas), read_gazetteer(), Counter[Division]()
    votes: dict[int, Counter[Division]] = defaultdict(Counter)
    for row in range(len(gazetteer.table.names)):
        place = place_of_row(gazetteer, row)
        if place.kind == "settlement" and place.admin1 and place.country:
            division = (place.country, place.admin1)
            towns[division] += 1
            area = finder.area_at(round(place.lon / SCALE_DEG), round(place.lat / SCALE_DEG))
            if area is not None:
                votes[area][division] += 1
    given = {area: max(sorted(count), key=count.__getitem__) for area, count in votes.items()}
    right = Counter[Division]()
    for area, division in given.items():
        right[division] += votes[area][division]
    return {
        area: division for area, division in sorted(given.items()) if right[division] >= AGREEMENT * towns[division]
    }


class _Finder:
    """Finds the area that holds a point, by rows of a fifth of a degree."""

    def __init__(self, areas: Sequence[tuple[str, list[Line]]]) -> None:
        self.rows: dict[int, dict[int, list[tuple[Spot, Spot]]]] = defaultdict(lambda: defaultdict(list))
        for number, (_, rings) in enumerate(areas):
            for ring in rings:
                for a, b in pairwise(ring):
                    for row in range(min(a[1], b[1]) // 100, max(a[1], b[1]) // 100 + 1):
                        self.rows[row][number].append((a, b))

    def area_at(self, x: int, y: int) -> int | None:
        at = y + 0.5  # between whole units: no corner lies on the row
        for number, edges in self.rows[y // 100].items():
            cuts = (a[0] + (at - a[1]) * (b[0] - a[0]) / (b[1] - a[1]) for a, b in edges if (a[1] > at) != (b[1] > at))
            if sum(cut > x for cut in cuts) % 2:
                return number
        return None


# --- shared lines -----------------------------------------------------------------------------------------------------


def shared_arcs(areas: Sequence[list[Line]]) -> tuple[list[Line], dict[int, list[int]]]:
    """Lines between places where outlines meet, each once, and the areas on its sides."""
    sides: dict[tuple[Spot, Spot], set[int]] = defaultdict(set)
    for number, rings in enumerate(areas):
        for ring in rings:
            for a, b in pairwise(ring):
                sides[min(a, b), max(a, b)].add(number)
    meets: dict[Spot, set[frozenset[int]]] = defaultdict(set)
    ends: Counter[Spot] = Counter()
    for (a, b), numbers in sides.items():
        for spot in (a, b):
            meets[spot].add(frozenset(numbers))
            ends[spot] += 1
    corners = {spot for spot, found in meets.items() if len(found) > 1 or ends[spot] != 2}
    arcs: dict[Line, set[int]] = {}
    for number, rings in enumerate(areas):
        for ring in rings:
            for line in _cut_at(ring, corners):
                arcs.setdefault(min(line, line[::-1]), set()).add(number)
    ordered = sorted(arcs)
    return ordered, {n: sorted(arcs[line]) for n, line in enumerate(ordered)}


def _cut_at(ring: Line, corners: set[Spot]) -> Iterable[Line]:
    body = ring[:-1]
    first = next((n for n, spot in enumerate(body) if spot in corners), body.index(min(body)))
    turned = (*body[first:], *body[:first], body[first])
    start = 0
    for n in range(1, len(turned)):
        if turned[n] in corners or n == len(turned) - 1:
            yield turned[start : n + 1]
            start = n


def linked(numbers: Iterable[int], arcs: Sequence[Line]) -> list[list[int]]:
    """Arcs joined end to end into rings; ~n is arc n backwards."""
    tips: dict[Spot, list[int]] = defaultdict(list)
    left = sorted(numbers)
    for number in left:
        tips[arcs[number][0]].append(number)
        tips[arcs[number][-1]].append(~number)
    used: set[int] = set()
    rings = []
    for number in left:
        if number in used:
            continue
        ring, at = [number], arcs[number][-1]
        used.add(number)
        while at != arcs[number][0]:
            following = next((n for n in tips[at] if (n if n >= 0 else ~n) not in used), None)
            if following is None:
                break
            arc = following if following >= 0 else ~following
            used.add(arc)
            ring.append(following)
            at = arcs[arc][-1] if following >= 0 else arcs[arc][0]
        rings.append(ring)
    return rings


# --- the file ---------------------------------------------------------------------------------------------------------


def _areas(world_map: Path) -> list[tuple[str, list[Line]]]:
    rows = sqlite3.connect(world_map).execute("select adm0_a3, iso_a2, geom from states_provinces order by fid")
    found = []
    for code, country, blob in rows:
        rings = [_quantised(ring) for ring in lines_of(blob)]
        name = COUNTRY_OF.get(code, country if len(country or "") == 2 and country != "-1" else "")
        found.append((name, [ring for ring in rings if len(ring) > 3]))
    return found


def _quantised(points: Iterable[tuple[float, float]]) -> Line:
    line: list[Spot] = []
    for lon, lat in points:
        spot = (round(lon / SCALE_DEG), round(lat / SCALE_DEG))
        if not line or spot != line[-1]:
            line.append(spot)
    return tuple(line)


def shapes_of(
    areas: Sequence[tuple[str, list[Line]]], given: Mapping[int, Division]
) -> tuple[list[Line], dict[str, Any]]:
    """The arcs, and as numbers of them the lines between divisions and the outline of each."""
    arcs, beside = shared_arcs([rings for _, rings in areas])

    def whose(area: int) -> tuple[str, str]:
        return given.get(area, (areas[area][0], f"#{area}"))

    inner, edges = [], defaultdict(list)
    for number, numbers in beside.items():
        found = {whose(area) for area in numbers}
        if len(found) > 1 and len({country for country, _ in found}) == 1:
            inner.append([number])
        if len(found) > 1 or len(numbers) == 1:
            for division in found & set(given.values()):
                edges[division].append(number)
    divisions = [
        {"code": f"{country} {name}", "name": name, "rings": linked(numbers, arcs)}
        for (country, name), numbers in sorted(edges.items())
    ]
    return arcs, {"borders": inner, "countries": divisions}


def main() -> None:
    """Fetches the package into a temporary folder and writes the file; prints its size."""
    with tempfile.TemporaryDirectory() as name:
        areas = _areas(fetch_world_map(Path(name)))
    given = owners(areas)
    arcs, shapes = shapes_of(areas, given)
    steps = [[list(line[0]), *([b[0] - a[0], b[1] - a[1]] for a, b in pairwise(line))] for line in arcs]
    transform = {"scale": [SCALE_DEG, SCALE_DEG], "translate": [0.0, 0.0]}
    write_level("divisions", {"transform": transform, "arcs": steps}, shapes, least=3)
    sys.stdout.write(f"{len(shapes['countries'])} divisions\n")


if __name__ == "__main__":
    main()
