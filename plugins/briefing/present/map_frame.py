"""The piece of the world that a map shows, and how degrees become units of its drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.knowledge.borders import KM_A_DEGREE, Borders, Window
from briefing.present.map_marks import FOR_ORIENTATION, MapMark, shape_of

__all__ = ["Frame", "fit_frame", "frame_round", "scale_bar_km"]

WIDTH, HEIGHT = 1200, 900
_ROOM = 1.5  # how much wider the frame is than the marks it holds, so that labels have room
_ROOM_ROUND_COUNTRIES = 1.15
_LAT_LIMIT_DEG = 84.0


@dataclass(frozen=True, slots=True)
class Frame:
    """An equirectangular drawing, true to scale at its middle latitude. `window.east` may pass 180 degrees.

    `width` and `height` are the units of the drawing's viewBox.
    """

    window: Window
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def unit_x(self) -> float:
        """Units a degree of longitude."""
        return self.width / (self.window.east - self.window.west)

    @property
    def unit_y(self) -> float:
        """Units a degree of latitude."""
        return self.height / (self.window.north - self.window.south)

    @property
    def height_km(self) -> float:
        """From the lower to the upper edge."""
        return (self.window.north - self.window.south) * KM_A_DEGREE

    @property
    def width_km(self) -> float:
        """From side to side at the middle latitude."""
        return self.height_km * self.width / self.height

    @property
    def km_a_unit(self) -> float:
        """How many kilometres one unit stands for."""
        return self.height_km / self.height

    def fractions(self, lat_deg: float, lon_deg: float) -> tuple[float, float]:
        """Where a point lies, from the left and from the top, 0 to 1 inside the frame."""
        middle = (self.window.west + self.window.east) / 2
        lon_deg += 360 * round((middle - lon_deg) / 360)
        x = (lon_deg - self.window.west) / (self.window.east - self.window.west)
        return x, (self.window.north - lat_deg) / (self.window.north - self.window.south)

    def shown(self, lat_deg: float, lon_deg: float) -> bool:
        """Whether the point lies in the frame."""
        x, y = self.fractions(lat_deg, lon_deg)
        return 0 <= x <= 1 and 0 <= y <= 1


def fit_frame(marks: Sequence[MapMark], minimum_span_km: float, borders: Borders) -> Frame | None:
    """The smallest 4:3 frame that holds the marks with room for labels; None when none of them can be placed.

    Marks for orientation do not widen it. A country counts with its whole extent, unless a nearer place in it is
    marked.
    """
    boxes = [box for mark in marks if (box := _box(mark, marks, borders)) is not None]
    countries_only = all(mark.kind in ("country", *FOR_ORIENTATION) for mark in marks)
    room = _ROOM_ROUND_COUNTRIES if countries_only else _ROOM
    return frame_round(boxes, minimum_span_km, room) if boxes else None


def frame_round(
    boxes: Sequence[Window],
    minimum_span_km: float,
    room: float = _ROOM_ROUND_COUNTRIES,
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Frame:
    """The smallest frame with the proportions of `size` round boxes given in degrees, of which there must be one.

    `room` is how many times wider it is than the boxes.
    """
    wide, high = size
    south, north = min(box.south for box in boxes), max(box.north for box in boxes)
    west, east = _longitudes([(box.west, box.east) for box in boxes])
    cosine = max(math.cos(math.radians((south + north) / 2)), 0.1)
    height = max((north - south) * room, (east - west) * cosine * room * high / wide)
    # Never the poles, and never more than the world once round.
    height = min(
        max(height, minimum_span_km * high / wide / KM_A_DEGREE), 2 * _LAT_LIMIT_DEG, 360 * cosine * high / wide
    )
    middle = min(max((south + north) / 2, height / 2 - _LAT_LIMIT_DEG), _LAT_LIMIT_DEG - height / 2)
    # Marks all round the world are held at the price of a drawing that is squeezed from side to side.
    width = max(height * wide / high / cosine, min(360.0, (east - west) * 1.05))
    centre = (west + east) / 2
    centre -= 360 * math.floor((centre + 180) / 360)
    return Frame(Window(centre - width / 2, middle - height / 2, centre + width / 2, middle + height / 2), wide, high)


def scale_bar_km(width_km: float) -> int:
    """A round length between an eighth and a third of the frame's width.

    >>> [scale_bar_km(width) for width in (120, 340, 2500)]
    [20, 50, 500]
    """
    step = 10 ** math.floor(math.log10(width_km / 8))
    return next(int(n * step) for n in (1, 2, 5, 10) if n * step >= width_km / 8)


def _box(mark: MapMark, marks: Sequence[MapMark], borders: Borders) -> Window | None:
    if mark.kind in FOR_ORIENTATION:
        return None
    if mark.kind == "country":
        country = borders.country(mark.country or "")
        nearer = any(m.country == mark.country and m.kind not in ("country", *FOR_ORIENTATION) for m in marks)
        return None if country is None or nearer else country.box
    if shape := shape_of(mark, borders):
        return shape.box
    if mark.lat_deg is None or mark.lon_deg is None:
        return None
    lat = mark.radius_km / KM_A_DEGREE if mark.radius_km else 0.0
    lon = lat / max(math.cos(math.radians(mark.lat_deg)), 0.05)
    return Window(mark.lon_deg - lon, mark.lat_deg - lat, mark.lon_deg + lon, mark.lat_deg + lat)


def _longitudes(spans: list[tuple[float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitude that holds all spans: it begins after the widest gap, wherever 180 lies."""
    ordered = sorted((west % 360, west % 360 + east - west) for west, east in spans)
    widest, start, end = 0.0, 0.0, 360.0  # no gap at all: once round the world
    reach = ordered[0][1]
    for west, east in [*ordered[1:], (ordered[0][0] + 360, 0.0)]:
        if west - reach > widest:
            widest, start, end = west - reach, west, reach
        reach = max(reach, east)
    return start, end if end >= start else end + 360
