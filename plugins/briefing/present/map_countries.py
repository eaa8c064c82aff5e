"""Countries' names on a map: inside the part of the country that is seen, where no mark is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.knowledge.borders import Borders, CountryOutline, Level
from briefing.present.map_frame import Frame
from briefing.present.map_labels import Sheet, text_width, widest_span
from briefing.present.map_marks import MapMark
from briefing.present.map_shapes import closed_shapes
from briefing.present.map_svg import percent, word

__all__ = ["country_names", "country_spans", "keep_clear", "middle_of"]

_MOST_COUNTRY_NAMES = 4
_MOST_NEIGHBOURS = 8  # tried for a name

Spans = list[tuple[float, float, float]]  # rows inside an outline: x, y of the middle and length, fractions of the map


@lru_cache(maxsize=512)
def country_spans(level: Level, frame: Frame, homes: tuple[str, ...]) -> tuple[tuple[str, str, Spans], ...]:
    """Code, name and rows inside it for each country in the frame, those of the marks first, then the widest."""
    home = [country for country in level.countries if country.code in homes]
    others = (c for c in level.countries if c.code not in homes)
    seen = sorted((-part, c.code) for c in others if (part := _seen_part(c, frame)))
    broad = [c for _, code in seen[:_MOST_NEIGHBOURS] if (c := level.country(code))]
    found = []
    for country in home + broad:
        shapes = closed_shapes(level, country.outline, frame, coarse=6.0)
        if spans := widest_span(shapes, frame.width, frame.height):
            found.append((country.code, country.name, spans))
    return tuple(sorted(found, key=lambda row: (row[0] not in homes, -row[2][0][2], row[0])))


def middle_of(code: str, borders: Borders) -> tuple[float, float] | None:
    """The middle of a country's box as latitude and longitude: for islands too small to look inside."""
    country = borders.country(code)
    if country is None:
        return None
    return (country.box.south + country.box.north) / 2, (country.box.west + country.box.east) / 2


def _seen_part(country: CountryOutline, frame: Frame) -> float:
    """How many square degrees of the country's box lie in the frame."""
    (west, south, east, north), (left, lower, right, upper) = frame.window, country.box
    if lower >= north or upper <= south:  # most countries: asked of all of them for each map
        return 0.0
    high = min(north, upper) - max(south, lower)
    return max(0.0, *(high * (min(east, right + turn) - max(west, left + turn)) for turn in (-360.0, 0.0, 360.0)))


def country_names(names: Sequence[tuple[str, str, Spans]], sheet: Sheet, homes: Sequence[str], most: int) -> list[str]:
    """SVG words for as many countries as have room inside them, `most` at most; `sheet` then holds them as taken."""
    placed: list[str] = []
    for code, name, spans in names:
        text = name.upper()  # "" for a name that an editor withholds
        for x, y, length in spans[:5] if text else ():
            label = sheet.place(x, y, text, [(0.0, 4.5, "mid")])
            # On a phone the same name needs more of the country's breadth.
            if label and length * 470 > text_width(text):
                minor = " minor" if label.minor or length * 328 < text_width(text) else ""
                home = " home-name" if code in homes else ""
                placed.append(word(f"country mid{home}{minor}", percent(x), percent(y), text))
                break
        if len(placed) == min(most, _MOST_COUNTRY_NAMES):
            break
    return placed


def keep_clear(marks: Sequence[MapMark], frame: Frame, sheet: Sheet) -> None:
    """Keeps country names off the hatching of areas."""
    for mark in marks:
        if mark.kind in ("area", "admin1") and mark.lat_deg is not None and mark.lon_deg is not None:
            x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
            wide, tall = (0.9 * (mark.radius_km or 10.0) / side for side in (frame.width_km, frame.height_km))
            sheet.take_part(x - wide, y - tall, 2 * wide, 2 * tall)
