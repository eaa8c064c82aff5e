"""What lies under the signs: land and water, borders, the lines of divisions, hatched areas, names of rivers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import escape

from briefing.knowledge.borders import Borders, CountryOutline, Level
from briefing.present.map_countries import Spans
from briefing.present.map_frame import Frame
from briefing.present.map_labels import Sheet, text_width, widest_span
from briefing.present.map_marks import MapMark, shape_of
from briefing.present.map_shapes import closed_path, closed_shapes, open_path, open_shapes
from briefing.present.map_svg import ellipse, path, percent, word
from briefing.text import fold

__all__ = ["area_shape", "division_names", "ground", "has_disputed", "hatched_country", "river_names"]

_RIVERS_KM_A_UNIT = 5.0
_DIVISIONS_WIDE_KM = 2200.0
_DIVISION_NAMES_WIDE_KM = 700.0
_SHORTEST_RIVER = 105.0  # units
_MOST_RIVERS, _MOST_DIVISIONS = 3, 4


@lru_cache(maxsize=512)
def ground(level: Level, borders: Borders, frame: Frame, homes: tuple[str, ...]) -> str:
    """Paths from back to front; `homes` are the codes of the countries that the map is about.

    Kept for some hundred frames: many articles tell of the same places.
    """
    water, km = borders.water, frame.km_a_unit
    rivers = "" if km > _RIVERS_KM_A_UNIT else open_path(water, water.rivers, frame, _SHORTEST_RIVER, rounded=km < 1)
    home = "".join(closed_path(level, c.outline, frame) for code in homes if (c := level.country(code)))
    inner = (
        open_path(borders.divisions, borders.divisions.borders, frame) if frame.width_km < _DIVISIONS_WIDE_KM else ""
    )
    paths = (
        path("land", closed_path(level, level.land, frame)),
        path("land home", home),
        path("inner", inner),
        path("lake", closed_path(water, water.lakes, frame)),
        path("river", rivers),
        path("border", open_path(level, level.borders, frame)),
        path("border disputed", open_path(level, level.disputed, frame)),
    )
    return "".join(paths)


def has_disputed(drawing: str) -> bool:
    """Whether a drawing shows disputed lines, so that the legend names them."""
    return 'class="border disputed"' in drawing


def hatched_country(level: Level, code: str, frame: Frame, fill: str) -> str:
    """A country of which nothing nearer is known; "" for one that this scale does not draw."""
    country = level.country(code)
    return path("area", closed_path(level, country.outline, frame), fill) if country else ""


def area_shape(mark: MapMark, frame: Frame, borders: Borders, fill: str) -> str:
    """A vague place: a division by its outline, else a circle as wide as the words may mean."""
    if shape := shape_of(mark, borders):
        return path("area", closed_path(borders.divisions, shape.outline, frame), fill)
    if mark.lat_deg is None or mark.lon_deg is None:
        return ""
    x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
    radius = max((mark.radius_km or 10.0) / frame.km_a_unit, 18.0)
    return ellipse(x * frame.width, y * frame.height, radius, radius, fill)


# --- words ------------------------------------------------------------------------------------------------------------


def division_names(frame: Frame, borders: Borders, homes: Sequence[str], sheet: Sheet, said: set[str]) -> list[str]:
    """Names of the broadest divisions of the map's countries, on maps near enough for them; `sheet` holds them then.

    `said` are folded names that the map has already: a second Homs beside Homs would only puzzle.
    """
    placed: list[str] = []
    for name, rows in _division_spans(frame, borders, tuple(homes)):
        if fold(name) in said:
            continue
        for x, y, length in rows[:4]:
            wide = length * 470 > text_width(name) + 6
            if wide and (label := sheet.place(x, y, name, [(0.0, 4.5, "mid")])):
                minor = " minor" if label.minor or length * 328 < text_width(name) else ""
                placed.append(word(f"division mid{minor}", percent(x), percent(y), name))
                break
        if len(placed) == _MOST_DIVISIONS:
            break
    return placed


@lru_cache(maxsize=512)
def _division_spans(frame: Frame, borders: Borders, homes: tuple[str, ...]) -> tuple[tuple[str, Spans], ...]:
    """Names of divisions and the rows inside them, the broadest first."""
    if frame.width_km > _DIVISION_NAMES_WIDE_KM:
        return ()
    seen = [c for c in _divisions_of(borders.divisions, homes) if _seen(c, frame)]
    spans = []
    for division in seen[:24]:
        shapes = closed_shapes(borders.divisions, division.outline, frame, coarse=6.0)
        if found := widest_span(shapes, frame.width, frame.height):
            spans.append((-found[0][2], division.name, found))
    return tuple((name, rows) for _, name, rows in sorted(spans))


@lru_cache(maxsize=512)
def _divisions_of(divisions: Level, homes: tuple[str, ...]) -> tuple[CountryOutline, ...]:
    """Those of these countries that have a name: a few of thousands."""
    return tuple(c for c in divisions.countries if c.name and c.code[:2] in homes)


def _seen(division: CountryOutline, frame: Frame) -> bool:
    return any(division.box.moved(turn).meets(frame.window) for turn in (-360.0, 0.0, 360.0))


def river_names(frame: Frame, borders: Borders, sheet: Sheet) -> list[str]:
    """Names of the longest rivers seen, each once, turned along the water; `sheet` holds them then."""
    placed: dict[str, str] = {}
    for length, name, (x, y, angle) in _named_stretches(frame, borders.water):
        if name in placed or -length < text_width(name) * 1.25:
            continue
        turned = math.radians(abs(angle))
        wide, high = text_width(name) * math.cos(turned), text_width(name) * math.sin(turned) + 12
        box = (-wide / 2, -high / 2 - 6, wide / 2, high / 2 - 6)
        if all(sheet.free(x, y, box)):
            sheet.take(x, y, box)
            text = f'<text class="wet mid" y="-5" transform="rotate({angle:.0f})">{escape(name)}</text>'
            placed[name] = f'<svg x="{percent(x)}" y="{percent(y)}" overflow="visible">{text}</svg>'
        if len(placed) == _MOST_RIVERS:
            break
    return list(placed.values())


@lru_cache(maxsize=512)
def _named_stretches(frame: Frame, water: Level) -> tuple[tuple[float, str, tuple[float, float, float]], ...]:
    """Stretches of named rivers, the longest first, as minus pixels, name, and place with angle."""
    if frame.km_a_unit > _RIVERS_KM_A_UNIT / 3:
        return ()
    named = _named_rivers(water)
    runs = [
        (-length, named[ring.arcs], spot)
        for ring, _ in water.rivers.seen(frame.window)
        if ring.arcs in named
        for shape in open_shapes(water, ring, frame)
        for length, spot in _straights(shape, frame)
    ]
    return tuple(sorted(runs))


@lru_cache(maxsize=8)
def _named_rivers(water: Level) -> dict[tuple[int, ...], str]:
    """Names by the arcs of the river."""
    return {ring.arcs: name for ring, name in zip(water.rivers.rings, water.river_names, strict=True) if name}


def _straights(shape: Sequence[tuple[int, int]], frame: Frame) -> list[tuple[float, tuple[float, float, float]]]:
    """Stretches of a line about as long as a word: their length in pixels, the middle, the angle in degrees."""
    pixel = 470 / frame.width
    found = []
    start = 0
    for end in range(1, len(shape)):
        (ax, ay), (bx, by) = shape[start], shape[end]
        length = math.hypot(bx - ax, by - ay) * pixel
        if length > 90 or end == len(shape) - 1:
            x, y = shape[(start + end) // 2]
            angle = math.degrees(math.atan2(by - ay, bx - ax))
            angle = angle - 180 if angle > 90 else angle + 180 if angle < -90 else angle
            inside = 0.08 < x / frame.width < 0.92 and 0.08 < y / frame.height < 0.92
            if inside and abs(angle) < 60:
                found.append((length, (x / frame.width, y / frame.height, angle)))
            start = end
    return found
