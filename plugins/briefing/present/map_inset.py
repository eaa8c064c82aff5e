"""The small map in a corner that shows where in its part of the world the frame lies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefing.knowledge.borders import Borders, Level
from briefing.present.map_frame import Frame, frame_round
from briefing.present.map_labels import NARROW, Sheet
from briefing.present.map_shapes import closed_path, closed_shapes
from briefing.present.map_svg import path, percent

__all__ = ["inset_svg"]

_PART_X, _PART_Y = 0.24, 0.24 * 8 / 9  # of the map's width and height
_WIDTH, _HEIGHT = 180, 120
_EDGE_X, _EDGE_Y = 0.02, 0.0267


def inset_svg(
    frame: Frame, homes: Sequence[str], borders: Borders, sheet: Sheet, towns: Sequence[tuple[float, float]] = ()
) -> str:
    """The inset in the corner with fewest marks, with `homes` (ISO alpha-2) filled; "" for a frame that needs none.

    `towns` are places, as fractions of the map, that it should not cover if it can help it. `sheet` then holds its
    corner as taken.
    """
    if frame.width_km > 2500:
        return ""
    x, y = _corner(sheet, towns)
    sheet.take_part(x - _EDGE_X, y - _EDGE_Y, _PART_X + 2 * _EDGE_X, _PART_Y + 2 * _EDGE_Y)
    return (
        f'<svg class="inset" x="{percent(x)}" y="{percent(y)}" width="{percent(_PART_X)}" height="{percent(_PART_Y)}" '
        f"{_body(frame, tuple(homes), borders)}</svg>"
    )


@lru_cache(maxsize=512)
def _body(frame: Frame, homes: tuple[str, ...], borders: Borders) -> str:
    """All but the corner, the same for all maps of a frame."""
    around = _around(frame, homes, borders)
    level = borders.level(around.km_a_unit)
    if _land_share(level, around) < 0.05:  # islands: only a wider piece of the world says where
        around = frame_round([frame.window], 9500.0, size=(_WIDTH, _HEIGHT))
        level = borders.level(around.km_a_unit)
    return (
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="sea" width="{_WIDTH}" height="{_HEIGHT}"/>'
        f"{_ground(level, around, homes)}{_frame_rect(frame, around)}"
        f'<rect class="edge" width="{_WIDTH}" height="{_HEIGHT}"/>'
    )


@lru_cache(maxsize=128)
def _ground(level: Level, around: Frame, homes: tuple[str, ...]) -> str:
    """Land and the countries the map is about: the same for all places well inside a country."""
    land = closed_path(level, level.land, around)
    home = "".join(closed_path(level, c.outline, around) for code in homes if (c := level.country(code)))
    return path("land", land) + path("home", home)


def _around(frame: Frame, homes: Sequence[str], borders: Borders) -> Frame:
    """The frame with the countries it lies in, or as much of the world about it as tells where it is."""
    size = (_WIDTH, _HEIGHT)
    least_km = max(1800.0, frame.width_km * 4)
    countries = [c.box for code in homes if (c := borders.country(code))]
    whole = frame_round([frame.window, *countries], least_km, size=size)
    return whole if whole.width_km < 6000 else frame_round([frame.window], min(least_km, 7000.0), size=size)


@lru_cache(maxsize=128)
def _land_share(level: Level, frame: Frame) -> float:
    """How much of the frame is land, 0 to 1, by the shoelace formula."""
    twice = 0
    for shape in closed_shapes(level, level.land, frame):
        twice += abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*shape, shape[0]])))
    return twice / 2 / (frame.width * frame.height)


def _frame_rect(frame: Frame, around: Frame) -> str:
    """The frame as a rectangle in the inset, never smaller than can be seen."""
    window = frame.window
    left, top = around.fractions(window.north, window.west)
    right, bottom = around.fractions(window.south, window.east)
    wide, tall = max((right - left) * _WIDTH, 9), max((bottom - top) * _HEIGHT, 7)
    x, y = (left + right) / 2 * _WIDTH - wide / 2, (top + bottom) / 2 * _HEIGHT - tall / 2
    return f'<rect class="frame" x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{tall:.0f}"/>'


def _corner(sheet: Sheet, towns: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The corner over which fewest marks lie, then fewest towns; lower left when all are alike."""
    right, bottom = 1 - _EDGE_X - _PART_X, 1 - _EDGE_Y - _PART_Y
    corners = [(_EDGE_X, bottom), (right, bottom), (_EDGE_X, _EDGE_Y), (right, _EDGE_Y)]

    def covered(corner: tuple[float, float]) -> tuple[int, int]:
        x, y = corner[0] * NARROW[0], corner[1] * NARROW[1]
        wide, tall = _PART_X * NARROW[0], _PART_Y * NARROW[1]
        marks = sum(b[0] < x + wide and b[2] > x and b[1] < y + tall and b[3] > y for b in sheet.narrow)
        return marks, sum(corner[0] < a < corner[0] + _PART_X and corner[1] < b < corner[1] + _PART_Y for a, b in towns)

    return min(corners, key=covered)
