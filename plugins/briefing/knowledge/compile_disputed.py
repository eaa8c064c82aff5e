"""Parts the borders of a topology into agreed and disputed ones, for `compile_borders`.

Disputed are the lines that Natural Earth 4.1.0 lists as such (Debian's qgis-common carries them) and the borders of
areas that few states recognise or whose status is open. Where a border runs along a listed line, that stretch of it is
taken out of the agreed ones. The lines of 1994 round Nagorno-Karabakh, which no force has held since 2023, are left
out.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from briefing.knowledge.world_map import lines_of

PAST = ("Former USSR oblast in 1991", "Ceasefire Line 1994")
OPEN_STATUS = frozenset(("Kosovo", "Somaliland", "N. Cyprus", "Palestine", "W. Sahara", "Siachen Glacier"))

Line = list[tuple[float, float]]
Spot = tuple[int, int]


def disputed_lines(world_map: Path) -> list[Line]:
    """The listed lines, in degrees."""
    rows = sqlite3.connect(world_map).execute("select name, geom from disputed_borders order by fid")
    return [line for name, blob in rows if name not in PAST for line in lines_of(blob)]


def part_borders(topology: Any, shapes: dict[str, Any], lines: Sequence[Line], reach_deg: float) -> None:
    """Moves disputed stretches of `shapes["borders"]` to `shapes["disputed"]`, adding arcs to the topology.

    `reach_deg`: how near to a listed line a border runs along it, by the scale's coarseness.
    """
    near = _Near(lines, reach_deg)
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    agreed, disputed = [], list(shapes["disputed"])
    for ring in shapes["borders"]:
        spots = _spots(topology["arcs"][ring[0]])
        flags = [near.holds(x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in spots]
        if not any(flags):
            agreed.append(ring)
            continue
        for stretch in _stretches(spots, flags):
            topology["arcs"].append(_steps(stretch))
            agreed.append([len(topology["arcs"]) - 1])
    for line in lines:
        spots = [(round((x - translate[0]) / scale[0]), round((y - translate[1]) / scale[1])) for x, y in line]
        topology["arcs"].append(_steps(spots))
        disputed.append([len(topology["arcs"]) - 1])
    shapes["borders"], shapes["disputed"] = agreed, disputed


def _stretches(spots: Sequence[Spot], flags: Sequence[bool]) -> Iterable[list[Spot]]:
    """The stretches that are not flagged, each with the flagged point at either end."""
    at = 0
    for flagged, group in groupby(flags):
        size = len(list(group))
        part = list(spots[max(at - 1, 0) : at + size + 1])
        if not flagged and len(part) > 1:
            yield part
        at += size


def _spots(arc: Sequence[Sequence[int]]) -> list[Spot]:
    x = y = 0
    spots = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        spots.append((x, y))
    return spots


def _steps(spots: Sequence[Spot]) -> list[list[int]]:
    before = [(0, 0), *spots]
    return [[x - px, y - py] for (x, y), (px, py) in zip(spots, before, strict=False)]


class _Near:
    """Tells whether a point lies near one of the lines."""

    def __init__(self, lines: Sequence[Line], reach_deg: float) -> None:
        self.reach, self.cells = reach_deg, defaultdict[Spot, list[tuple[float, float]]](list)
        for line in lines:
            for (ax, ay), (bx, by) in pairwise(line):
                steps = int(max(abs(bx - ax), abs(by - ay)) / reach_deg) + 1
                for n in range(steps + 1):
                    x, y = ax + (bx - ax) * n / steps, ay + (by - ay) * n / steps
                    self.cells[int(x // reach_deg), int(y // reach_deg)].append((x, y))

    def holds(self, x: float, y: float) -> bool:
        i, j = int(x // self.reach), int(y // self.reach)
        around = (spot for a in (-1, 0, 1) for b in (-1, 0, 1) for spot in self.cells.get((i + a, j + b), ()))
        return any(abs(x - a) < self.reach and abs(y - b) < self.reach for a, b in around)
