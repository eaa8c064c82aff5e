"""Land, countries, borders and water as SVG path data: cut to the frame, thinned to what its units can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from briefing.knowledge.borders import Layer, Level, Ring, Window
from briefing.present.map_frame import Frame

__all__ = ["closed_path", "closed_shapes", "open_path", "open_shapes", "path_data"]

Spot = tuple[int, int]
Shape = list[Spot]
Point = tuple[float, float]

_MARGIN = 0.03  # of the frame: the cut edges of an outline lie outside what is seen
_TOLERANCE_UNITS = 1.2
_SMALLEST_UNITS = 6.0  # an island smaller than this both ways is not drawn


def closed_path(level: Level, layer: Layer, frame: Frame) -> str:
    """Path data of outlines (land, a country, lakes) inside the frame; "" when nothing of them is in it."""
    return path_data(closed_shapes(level, layer, frame), "z")


def closed_shapes(level: Level, layer: Layer, frame: Frame, coarse: float = 1.0) -> list[Shape]:
    """Outlines cut to the frame, in its units, each closed by its first point; thinner by the factor `coarse`."""
    window = _widened(frame.window)
    shapes = []
    unit_x, unit_y, limit = frame.unit_x, frame.unit_y, _SMALLEST_UNITS * coarse
    tolerance_km = _TOLERANCE_UNITS * coarse * frame.km_a_unit
    for ring, shift in layer.seen(window):
        west, south, east, north = ring.box
        if (east - west) * unit_x < limit and (north - south) * unit_y < limit:
            continue
        here = window.moved(-shift)
        shape = _in_units(_cut(level.trace(ring, here, tolerance_km), here, ring.box), frame, shift)
        if len(shape) > 2:
            shapes.append(shape)
    return shapes


def open_path(level: Level, layer: Layer, frame: Frame, shortest: float = 0.0, rounded: bool = False) -> str:
    """Path data of lines (borders, rivers) inside the frame, those shorter than `shortest` units left out.

    `rounded` cuts the corners of lines that are known only roughly.
    """
    shapes = []
    unit_x, unit_y = frame.unit_x, frame.unit_y
    for line, shift in layer.seen(_widened(frame.window)):
        west, south, east, north = line.box
        reach = max((east - west) * unit_x, (north - south) * unit_y)
        if reach < max(shortest, 1.0):
            continue
        shapes += _line_shapes(level, line, frame, shift, rounded)
    return path_data([shape for shape in shapes if len(shape) > 1], "")


def open_shapes(level: Level, line: Ring, frame: Frame) -> list[Shape]:
    """The stretches of one line inside the frame, in its units."""
    window = frame.window
    turns = (-360.0, 0.0, 360.0)
    return [
        shape
        for shift in turns
        if window.moved(-shift).meets(line.box)
        for shape in _line_shapes(level, line, frame, shift, False)
        if len(shape) > 1
    ]


def _line_shapes(level: Level, line: Ring, frame: Frame, shift: float, rounded: bool) -> list[Shape]:
    window = _widened(frame.window).moved(-shift)
    points = level.trace(line, window, _TOLERANCE_UNITS * frame.km_a_unit)
    parts = _parts_inside(points, window, line.box)
    return [_in_units(_rounded_off(part) if rounded else part, frame, shift) for part in parts]


def path_data(shapes: Sequence[Shape], end: str) -> str:
    """SVG path data in whole units, relative after the first point; `end` is "z" to close each shape.

    >>> path_data([[(0, 0), (10, 0), (10, -5)]], "z")
    'M0 0l10 0 0-5z'
    """
    parts = []
    for shape in shapes:
        steps = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(shape)]
        parts.append(f"M{shape[0][0]} {shape[0][1]}l" + " ".join(steps) + end)
    return "".join(parts).replace(" -", "-")


# --- cutting ---------------------------------------------------------------------------------------------------------


def _widened(window: Window) -> Window:
    x, y = (window.east - window.west) * _MARGIN, (window.north - window.south) * _MARGIN
    return Window(window.west - x, window.south - y, window.east + x, window.north + y)


def _in_units(points: Iterable[Point], frame: Frame, shift: float) -> Shape:
    """Degrees to whole units; points that fall together are one."""
    kx, ky, west, north = frame.unit_x, frame.unit_y, frame.window.west - shift, frame.window.north
    shape: Shape = []
    last = None
    for lon, lat in points:
        spot = (round((lon - west) * kx), round((north - lat) * ky))
        if spot != last:
            shape.append(spot)
            last = spot
    return shape


def _cut(points: list[Point], window: Window, box: Window) -> list[Point]:
    """Sutherland and Hodgman's polygon clipping, edge by edge, only those edges that the outline's box crosses."""
    if box.west < window.west:
        points = _cut_edge(points, [x - window.west for x, _ in points])
    if box.east > window.east:
        points = _cut_edge(points, [window.east - x for x, _ in points])
    if box.south < window.south:
        points = _cut_edge(points, [y - window.south for _, y in points])
    if box.north > window.north:
        points = _cut_edge(points, [window.north - y for _, y in points])
    return points


def _cut_edge(points: list[Point], depths: list[float]) -> list[Point]:
    """`depths`: how far each point lies inside the edge."""
    if not points or min(depths) >= 0:
        return points
    result: list[Point] = []
    if max(depths) < 0:
        return result
    before, depth_before = points[-1], depths[-1]
    for point, depth in zip(points, depths, strict=True):
        if (depth >= 0) != (depth_before >= 0):
            part = depth_before / (depth_before - depth)
            result.append((before[0] + (point[0] - before[0]) * part, before[1] + (point[1] - before[1]) * part))
        if depth >= 0:
            result.append(point)
        before, depth_before = point, depth
    return result


def _rounded_off(points: list[Point]) -> list[Point]:
    """Chaikin's corner cutting, twice: a line through few points looks as vague as it is, and not like a road."""
    for _ in range(2):
        quarters = [
            (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)
            for a, b in pairwise(points)
            for part in (0.25, 0.75)
        ]
        points = [points[0], *quarters, points[-1]]
    return points


def _parts_inside(points: list[Point], window: Window, box: Window) -> list[list[Point]]:
    """The stretches of a line whose segments may be seen; each keeps one point outside at either end.

    `box` holds the whole line.
    """
    west, south, east, north = window
    if box.west >= west and box.east <= east and box.south >= south and box.north <= north:
        return [points] if len(points) > 1 else []
    parts: list[list[Point]] = []
    open_part = False
    for a, b in pairwise(points):
        (ax, ay), (bx, by) = a, b
        seen = not (
            (ax < west and bx < west)
            or (ax > east and bx > east)
            or (ay < south and by < south)
            or (ay > north and by > north)
        )
        if seen and not open_part:
            parts.append([a])
        if seen:
            parts[-1].append(b)
        open_part = seen
    return parts
