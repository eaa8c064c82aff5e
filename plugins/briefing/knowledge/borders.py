"""Land, countries, borders, lakes and rivers of the world, from Natural Earth, at three scales, ready to be cut out.

The files beside this module (`borders/*.bin`, written by `compile_borders`) hold arcs: lines between two places where
outlines meet, cut into chunks of at most 64 steps. A map asks for the rings of what it draws and gives the window it
shows; chunks wholly outside the window come back as their two end points, which changes nothing inside it. Each point
carries the tolerance up to which it is needed, so that a coarser drawing is a filter and no new work.
"""

from __future__ import annotations

import json
import lzma
import math
import operator
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import accumulate, compress, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import KnowledgeError
from briefing.knowledge.towns import Towns, read_towns
from briefing.speech import gettext_noop

__all__ = ["BORDER_POLICY", "Borders", "CountryOutline", "Layer", "Level", "Ring", "Window", "read_borders"]

BORDER_POLICY = gettext_noop(
    "Borders: Natural Earth 4.1 (public domain), as controlled in fact, simplified; disputed lines are dashed; drawing "
    "a line takes no position on it. Rivers and lakes are rough."
)

FOLDER = Path(__file__).parent / "borders"
CHUNK = 64
_LAYERS = ("land", "borders", "disputed", "lakes", "rivers")
_LEVELS = ("near", "mid", "far", "water", "divisions")
_COLUMNS = 16  # parts of a file: a JSON header, then packed columns
_FARTHEST_DEG = 190.0  # no outline reaches beyond: all are cut at 180 degrees, but for rounding
_LONG_WALK = 24  # chunks; from there on numpy is faster than a loop
_MOST_UNPACKED = 4096  # chunks of at most 64 points kept of a level: some ten megabytes
KM_A_DEGREE = 111.195
WEIGHT_BASE_KM = 0.3
WEIGHT_STEP = 1.5

Point = tuple[float, float]  # longitude, latitude in degrees


# Window and Ring are named tuples, made by the ten thousand when the files are read: three times as fast.
class Window(NamedTuple):
    """A rectangle in degrees, west < east; longitudes may pass 180 when the window crosses the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Window) -> bool:
        """Whether the two overlap or touch."""
        return (
            other.west <= self.east
            and other.east >= self.west
            and other.south <= self.north
            and other.north >= self.south
        )

    def moved(self, degrees: float) -> Window:
        """The same rectangle that much farther east."""
        return Window(self.west + degrees, self.south, self.east + degrees, self.north)


class Ring(NamedTuple):
    """A closed outline or an open line, as arcs in order; a negative number ~n is arc n backwards."""

    box: Window
    arcs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Rings of one kind, indexed: `cells` lists, for squares of ten degrees, the rings that may reach into them."""

    rings: tuple[Ring, ...]
    cells: Mapping[tuple[int, int], Sequence[int]]

    def seen(self, window: Window) -> list[tuple[Ring, float]]:
        """The rings that reach into the window, in order, each with the turn (0, ±360 degrees) that brings it there."""
        rings, found = self.rings, []
        for turn in (-360.0, 0.0, 360.0):
            here = window.moved(-turn)
            west, south, east, north = here
            if east < -_FARTHEST_DEG or west > _FARTHEST_DEG:
                continue
            numbers = {number for cell in _cells(here) for number in self.cells.get(cell, ())}
            for number in sorted(numbers):
                left, lower, right, upper = rings[number].box
                if left <= east and right >= west and lower <= north and upper >= south:
                    found.append((rings[number], turn))
        return found


@dataclass(frozen=True, slots=True)
class CountryOutline:
    """One country's rings at one scale. `code` is ISO 3166-1 alpha-2 ("XK" for Kosovo); `name` is for a map."""

    code: str
    name: str
    outline: Layer
    box: Window  # of the rings that matter: far islands and overseas parts do not widen it


@dataclass(frozen=True, slots=True)
class Arcs:
    """Packed lines. Arc n is chunks first[n] to first[n + 1]; chunk c is points at[c] to at[c + 1].

    `dx`, `dy` are steps from the point before; `spans` are the last point and the west, south, east, north of each
    chunk; all in the level's units.
    """

    first: array[int]
    at: array[int]
    start_x: array[int]
    start_y: array[int]
    spans: tuple[tuple[int, int, int, int, int, int], ...]
    dx: array[int]
    dy: array[int]
    weight: bytes
    # What was worked out of the above, by the arcs of a ring: read again for each map.
    walks: dict[tuple[int, ...], tuple[list[tuple[int, bool]], Any]] = field(init=False, default_factory=dict)

    def stretches(self, ring: Ring, window: Window) -> list[tuple[int, bool]]:
        """The chunks along a ring as `chunks` gives them, without the inner ones of a run that lies on one side of the
        window, which is in the level's units."""
        found = self.walks.get(ring.arcs)
        if found is None:
            found = self.walks[ring.arcs] = self._walk(ring)
        walk, sides = found
        if sides is None:
            return walk
        import numpy as np  # only maps need it, and most builds draw none

        west, south, east, north = sides
        beside = np.where(
            west > window.east,
            1,
            np.where(east < window.west, 2, np.where(south > window.north, 3, np.where(north < window.south, 4, 0))),
        )
        again = (beside[1:] == beside[:-1]) & (beside[1:] != 0)
        needed = np.ones(len(walk), bool)
        needed[1:-1] = ~(again[1:] & again[:-1])
        return [walk[number] for number in np.flatnonzero(needed).tolist()]

    def _walk(self, ring: Ring) -> tuple[list[tuple[int, bool]], Any]:
        walk = list(self.chunks(ring))
        if len(walk) < _LONG_WALK:
            return walk, None
        import numpy as np

        return walk, np.array([self.spans[chunk][2:] for chunk, _ in walk], dtype=float).T

    def chunks(self, ring: Ring) -> Iterator[tuple[int, bool]]:
        """The chunks along a ring, each with whether it is walked backwards."""
        first = self.first
        for arc in ring.arcs:
            if arc >= 0:
                for chunk in range(first[arc], first[arc + 1]):
                    yield chunk, False
            else:
                for chunk in range(first[~arc + 1] - 1, first[~arc] - 1, -1):
                    yield chunk, True

    def points(self, chunk: int, keep: bytes) -> list[tuple[int, int]]:
        """A chunk's points whose weight `keep`, a table of 256 flags, lets through."""
        a, b = self.at[chunk], self.at[chunk + 1]
        xs = accumulate(self.dx[a:b], initial=self.start_x[chunk])
        ys = accumulate(self.dy[a:b], initial=self.start_y[chunk])
        next(xs), next(ys)  # the first step of a chunk is (0, 0): `initial` would give the start twice
        return list(compress(zip(xs, ys, strict=True), self.weight[a:b].translate(keep)))


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The world at one scale: degrees are units times `scale` plus `translate`.

    `borders` are agreed ones; `disputed` those that are not, or not by all. `river_names` has one for each of `rivers`,
    "" where none is known.
    """

    scale: Point
    translate: Point
    arcs: Arcs
    land: Layer
    borders: Layer
    disputed: Layer
    lakes: Layer
    rivers: Layer
    river_names: tuple[str, ...]
    countries: tuple[CountryOutline, ...]
    by_code: Mapping[str, CountryOutline]
    # Points in degrees by chunk and least weight, as far as maps have asked for them: neighbours share their ground.
    unpacked: dict[tuple[int, int], list[Point]] = field(init=False, default_factory=dict)

    def country(self, code: str) -> CountryOutline | None:
        """The outline of a country by ISO alpha-2 code; None where this scale does not draw it."""
        return self.by_code.get(code)

    def trace(self, ring: Ring, window: Window, tolerance_km: float) -> list[Point]:
        """The ring's points in degrees, left out where the line stays within `tolerance_km` without them.

        Stretches outside `window` are replaced by straight lines that also stay outside it.
        """
        (sx, sy), (tx, ty) = self.scale, self.translate
        west, east = (window.west - tx) / sx, (window.east - tx) / sx
        south, north = (window.south - ty) / sy, (window.north - ty) / sy
        weight, arcs = _weight_of(tolerance_km), self.arcs
        points: list[Point] = []
        beside = 0  # the side of the window on which the stretch before this one lies, 0 for none
        for chunk, backwards in arcs.stretches(ring, Window(west, south, east, north)):
            last_x, last_y, x0, y0, x1, y1 = arcs.spans[chunk]
            side = 1 if x0 > east else 2 if x1 < west else 3 if y0 > north else 4 if y1 < south else 0
            if side:
                start = (arcs.start_x[chunk] * sx + tx, arcs.start_y[chunk] * sy + ty)
                end = (last_x * sx + tx, last_y * sy + ty)
                first, last = (end, start) if backwards else (start, end)
                if side == beside:
                    points[-1] = last  # two stretches on one side are one straight line
                else:
                    points += (first, last)
            else:
                part = self._points(chunk, weight)
                points += reversed(part) if backwards else part
            beside = side
        return points

    def _points(self, chunk: int, weight: int) -> list[Point]:
        """A chunk's points of at least that weight, in degrees; not to be changed."""
        found = self.unpacked.get((chunk, weight))
        if found is None:
            if len(self.unpacked) >= _MOST_UNPACKED:
                self.unpacked.clear()
            (sx, sy), (tx, ty) = self.scale, self.translate
            points = self.arcs.points(chunk, _keep_table(weight))
            found = self.unpacked[chunk, weight] = [(x * sx + tx, y * sy + ty) for x, y in points]
        return found


class Borders:
    """The world at three scales, its divisions, rivers and lakes at one, and towns to find the way by. Read only.

    Each part is read from its file when first asked for: unpacking them all takes half a second, and a build after one
    change may draw no map. `given`: parts by name, in place of those in the files.
    """

    def __init__(self, **given: Level | Towns) -> None:
        self._parts: dict[str, Any] = dict(given)

    @property
    def near(self) -> Level:
        """The finest scale."""
        return self._level("near")

    @property
    def mid(self) -> Level:
        """The scale of a country."""
        return self._level("mid")

    @property
    def far(self) -> Level:
        """The scale of the world."""
        return self._level("far")

    @property
    def water(self) -> Level:
        """Rivers and lakes."""
        return self._level("water")

    @property
    def divisions(self) -> Level:
        """The lines between first-level divisions as `borders`, their outlines as `countries` under codes such as
        "SY Homs"; `division` finds one."""
        return self._level("divisions")

    @property
    def towns(self) -> Towns:
        """Towns for orientation."""
        if "towns" not in self._parts:
            self._parts["towns"] = read_towns()
        towns: Towns = self._parts["towns"]
        return towns

    def _level(self, name: str) -> Level:
        if name not in self._parts:
            self._parts[name] = _read_level(name, _map_names())
        level: Level = self._parts[name]
        return level

    def load(self) -> Borders:
        """Reads every part now: before processes part, that each need not. Raises KnowledgeError as reading does."""
        self._parts |= {name: self._level(name) for name in _LEVELS} | {"towns": self.towns}
        return self

    def level(self, km_a_unit: float) -> Level:
        """The scale that suits a drawing in which one unit stands for that many kilometres."""
        if km_a_unit < 1.2:
            return self.near
        return self.mid if km_a_unit < 8 else self.far

    def country(self, code: str) -> CountryOutline | None:
        """The most exact outline of a country by ISO alpha-2 code; None for a code that Natural Earth has not."""
        return self.near.country(code)

    def division(self, country: str, name: str) -> CountryOutline | None:
        """The outline of a division by ISO alpha-2 code and the gazetteer's name; None where none is known.

        >>> read_borders().division("SY", "Homs").name
        'Homs'
        """
        return self.divisions.country(f"{country} {name}")

    def country_at(self, lat_deg: float, lon_deg: float) -> str | None:
        """The ISO alpha-2 code of the country whose outline holds the point, None at sea or in no country's outline.

        >>> read_borders().country_at(35.34, 40.14)
        'SY'
        """
        spot = Window(lon_deg, lat_deg, lon_deg, lat_deg)
        for country in self.near.countries:
            rings = [ring for ring, turn in country.outline.seen(spot) if not turn]
            # The ray runs east: only what lies on the point's own latitude needs its points.
            ray = Window(lon_deg, lat_deg, 181.0, lat_deg)
            crossings = sum(_crossings(self.near.trace(ring, ray, 0), lon_deg, lat_deg) for ring in rings)
            if crossings % 2:
                return country.code
        return None


@cache
def read_borders() -> Borders:
    """The borders of the files, each read once a process when asked for; KnowledgeError then for one that is missing or
    damaged."""
    return Borders()


# --- reading ---------------------------------------------------------------------------------------------------------


def _map_names() -> dict[str, str]:
    """Country names for maps where Natural Earth abbreviates them, by alpha-2 code."""
    rows = (FOLDER / "names.tsv").read_text("utf-8").splitlines()
    pairs = (row.partition("\t") for row in rows if row and not row.startswith("#"))
    return {code: name for code, _, name in pairs}


def _read_level(name: str, names: dict[str, str]) -> Level:
    path = FOLDER / f"{name}.bin"
    try:
        raw = lzma.decompress(path.read_bytes())
    except (OSError, lzma.LZMAError) as error:
        remedy = "run python -m briefing.knowledge.compile_borders"
        raise KnowledgeError(f"knowledge/borders/{path.name}", str(error), remedy) from error
    sizes = _column("I", raw[: 4 * _COLUMNS])
    parts, place = [], 4 * _COLUMNS
    for size in sizes:
        parts.append(raw[place : place + size])
        place += size
    header = json.loads(parts[0])
    dx, dy = (_column("h", _interleaved(low, high)) for low, high in (parts[11:13], parts[13:15]))
    columns = [_column(code, part) for code, part in zip("IIiiiiiiii", parts[1:11], strict=True)]
    starts = 3 * (columns[2], columns[3])
    sides = [map(operator.add, side, start) for side, start in zip(columns[4:], starts, strict=True)]
    first, at, start_x, start_y = columns[:4]
    arcs = Arcs(first, at, start_x, start_y, tuple(zip(*sides, strict=True)), dx, dy, parts[15])
    return _shaped(header, arcs, names)


def _column(code: str, part: bytes) -> array[int]:
    column = array(code)
    column.frombytes(part)
    if sys.byteorder == "big":
        column.byteswap()
    return column


def _interleaved(low: bytes, high: bytes) -> bytes:
    both = bytearray(2 * len(low))
    both[0::2], both[1::2] = low, high
    return bytes(both)


def _shaped(header: dict[str, Any], arcs: Arcs, names: dict[str, str]) -> Level:
    (sx, sy), (tx, ty) = header["scale"], header["translate"]

    def ring(row: list[int]) -> Ring:
        x0, y0, x1, y1, *numbers = row
        return Ring(Window(x0 * sx + tx, y0 * sy + ty, x1 * sx + tx, y1 * sy + ty), tuple(numbers))

    land, borders, disputed, lakes, rivers = (_layer(tuple(map(ring, header.get(key, ())))) for key in _LAYERS)
    river_names: tuple[str, ...] = tuple(header.get("river_names", ()))
    lines = (land, borders, disputed, lakes, rivers)
    countries = []
    for row in header["countries"]:
        rings = tuple(map(ring, row["rings"]))
        name = names.get(row["code"], row["name"])
        countries.append(CountryOutline(row["code"], name, _layer(rings), _main_box(rings)))
    return Level((sx, sy), (tx, ty), arcs, *lines, river_names, tuple(countries), {c.code: c for c in countries})


def _layer(rings: tuple[Ring, ...]) -> Layer:
    cells: dict[tuple[int, int], list[int]] = {}
    for number, ring in enumerate(rings):
        for cell in _cells(ring.box):
            cells.setdefault(cell, []).append(number)
    return Layer(rings, cells)


def _cells(window: Window) -> list[tuple[int, int]]:
    """The squares of ten degrees that a window touches."""
    west, south, east, north = (int(side // 10) for side in window)
    if west == east and south == north:
        return [(west, south)]
    return [(x, y) for x in range(west, east + 1) for y in range(south, north + 1)]


def _main_box(rings: tuple[Ring, ...]) -> Window:
    """The box round the largest ring, those near it that are not specks, and any that are a fifth of its size."""

    def size(ring: Ring) -> float:
        sines = math.sin(math.radians(ring.box.north)) - math.sin(math.radians(ring.box.south))
        return (ring.box.east - ring.box.west) * sines

    ordered = sorted(rings, key=size, reverse=True)
    box, largest = ordered[0].box, size(ordered[0])
    for ring in ordered[1:40]:
        # Outlines are cut at 180 degrees: the piece beyond belongs beside the rest.
        shift = 360 * round((box.west + box.east - ring.box.west - ring.box.east) / 720)
        near = Window(box.west - 4, box.south - 4, box.east + 4, box.north + 4).meets(ring.box.moved(shift))
        if size(ring) > largest * (0.01 if near else 0.3):
            box = _joined(box, ring.box, shift)
    return box


def _joined(a: Window, b: Window, shift: float) -> Window:
    west, east = min(a.west, b.west + shift), max(a.east, b.east + shift)
    return Window(west, min(a.south, b.south), east, max(a.north, b.north))


# --- points ----------------------------------------------------------------------------------------------------------

_ENDS = bytes(255) + b"\x01"


@cache
def _keep_table(weight: int) -> bytes:
    return bytes(int(value >= weight) for value in range(256))


@lru_cache(maxsize=512)
def _weight_of(tolerance_km: float) -> int:
    if tolerance_km <= WEIGHT_BASE_KM:
        return 0
    return min(254, math.ceil(math.log(tolerance_km / WEIGHT_BASE_KM) / math.log(WEIGHT_STEP)))


def _crossings(points: list[Point], lon_deg: float, lat_deg: float) -> int:
    """How many edges a ray going east from the point crosses."""
    count = 0
    for (ax, ay), (bx, by) in pairwise(points):
        if (ay > lat_deg) != (by > lat_deg) and lon_deg < ax + (lat_deg - ay) * (bx - ax) / (by - ay):
            count += 1
    return count
