"""Maps of counted countries: filled where articles are, each country a link to its page."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import date

from markupsafe import Markup

from briefing.knowledge.borders import Borders, CountryOutline, Layer, Level, Window
from briefing.present.map import svg_frame
from briefing.present.map_counts import as_gaps, days_as_gaps
from briefing.present.map_frame import Frame, frame_round
from briefing.present.map_ground import has_disputed
from briefing.present.map_labels import Sheet, text_width, widest_span
from briefing.present.map_marks import MapCountry, MapRow, MapView, articles_words
from briefing.present.map_projection import WORLD_HEIGHT, WORLD_WIDTH, world_point
from briefing.present.map_rows import when_words
from briefing.present.map_shapes import Shape, closed_shapes, open_path, path_data
from briefing.present.map_svg import ground_open, path, percent, word
from briefing.present.words import date_words
from briefing.speech import gettext

__all__ = ["overview_map"]

_MINIMUM_SPAN_KM = 2500.0
_TINY = 0.014  # of the map's width: a country smaller than this both ways gets a ring, so that it can be hit
_WORLD = Window(-180.0, -60.0, 190.0, 84.0)

Spot = tuple[float, float]  # from the left and from the top, 0 to 1


def overview_map(
    countries: Sequence[MapCountry],
    *,
    title: str,
    borders: Borders,
    caption: str = "",
    days: Sequence[date | None] = (),
) -> MapView | None:
    """A map with the given countries filled; None when it has none of them.

    Countries that lie within a third of the globe are shown closely, 4:3; others on the whole world. `days`: of each
    article that the countries count, newest first; empty where they are not told.
    """
    known = [country for country in countries if borders.country(country.code)]
    if not known:
        return None
    boxes = [c.box for country in known if (c := borders.country(country.code))]
    frame = frame_round(boxes, _MINIMUM_SPAN_KM)
    world = frame.width_km > 13_000
    map_id = f"m{zlib.crc32(repr((title, tuple(known))).encode('utf-8')):08x}"
    drawing = _world(known, borders) if world else _regional(known, borders, frame)
    ordered = sorted(known, key=lambda country: (-country.count, country.label))
    rows = tuple(_row(country, days) for country in ordered)
    named = ", ".join(f"{country.label} ({articles_words(country.count)})" for country in ordered)
    desc = gettext("Filled: %(countries)s. The table below the map says the same.") % {"countries": named}
    return MapView(
        id=map_id,
        svg=svg_frame(map_id, title, desc, drawing, links=any(row.href for row in rows)),
        title=title,
        desc=desc,
        caption=caption,
        rows=rows,
        has_filled=True,
        has_disputed=has_disputed(drawing),
        shape="world" if world else "regional",
        days=days_as_gaps(days),
        width_km=0 if world else round(frame.width_km),
    )


def _row(country: MapCountry, days: Sequence[date | None]) -> MapRow:
    known = sorted({day for number in country.articles if (day := days[number])}, reverse=True)
    return MapRow(
        number="",
        name=country.label,
        how="",
        href=country.href,
        articles=country.count,
        latest=date_words(known[0]) if known else "",
        latest_iso=known[0].isoformat() if known else "",
        of=as_gaps(country.articles),
        when=when_words(known),
    )


def _world(countries: Sequence[MapCountry], borders: Borders) -> str:
    level = borders.far
    land = path("land", path_data(_world_shapes(level, level.land), "z"))
    lines = path("border", path_data([s for s in _world_lines(level) if len(s) > 1], ""))
    size = (WORLD_WIDTH, WORLD_HEIGHT)

    def shapes(code: str) -> list[Shape]:
        # The far scale leaves the smallest countries out: those come from the next one.
        outline = level.country(code) or borders.mid.country(code) or borders.near.country(code)
        return _world_shapes(_level_of(outline, borders), outline.outline) if outline else []

    def spot(code: str) -> Spot:
        x, y = world_point(*_middle(code, borders))
        return x / WORLD_WIDTH, y / WORLD_HEIGHT

    return f"{ground_open(*size)}{land}{lines}</svg>{_links(countries, shapes, spot, size)}"


def _level_of(outline: CountryOutline, borders: Borders) -> Level:
    return next(level for level in (borders.far, borders.mid, borders.near) if outline in level.countries)


def _world_shapes(level: Level, layer: Layer) -> list[Shape]:
    shapes = []
    for ring in layer.rings:
        points = [world_point(*point) for point in level.trace(ring, _WORLD, 25.0)]
        shape = _rounded(points)
        if len(shape) > 2:
            shapes.append(shape)
    return shapes


def _world_lines(level: Level) -> list[Shape]:
    return [
        _rounded([world_point(*point) for point in level.trace(line, _WORLD, 25.0)])
        for line in (*level.borders.rings, *level.disputed.rings)
    ]


def _rounded(points: Sequence[tuple[float, float]]) -> Shape:
    shape: Shape = []
    for x, y in points:
        spot = (round(x), round(y))
        if not shape or spot != shape[-1]:
            shape.append(spot)
    return shape


def _regional(countries: Sequence[MapCountry], borders: Borders, frame: Frame) -> str:
    level = borders.level(frame.km_a_unit)
    land = path("land", path_data(closed_shapes(level, level.land, frame), "z"))
    lines = path("border", open_path(level, level.borders, frame))
    lines += path("border disputed", open_path(level, level.disputed, frame))
    size = (frame.width, frame.height)

    def shapes(code: str) -> list[Shape]:
        country = level.country(code) or borders.near.country(code)
        source = level if level.country(code) else borders.near
        return closed_shapes(source, country.outline, frame) if country else []

    def spot(code: str) -> Spot:
        lon_deg, lat_deg = _middle(code, borders)
        return frame.fractions(lat_deg, lon_deg)

    links = _links(countries, shapes, spot, size)
    lakes = path("lake", path_data(closed_shapes(borders.water, borders.water.lakes, frame), "z"))
    over = f"{ground_open(*size)}{lines}{lakes}</svg>"
    return f"{ground_open(*size)}{land}</svg>{links}{over}{_names(countries, shapes, size)}"


def _middle(code: str, borders: Borders) -> tuple[float, float]:
    """Longitude and latitude of the middle of a country's box."""
    country = borders.country(code)
    box = country.box if country else _WORLD
    return (box.west + box.east) / 2, (box.south + box.north) / 2


def _links(
    countries: Sequence[MapCountry],
    shapes: Callable[[str], list[Shape]],
    spot: Callable[[str], Spot],
    size: tuple[int, int],
) -> str:
    parts = []
    for country in sorted(countries, key=lambda country: country.label):
        drawn = shapes(country.code)
        body = (
            f'<svg viewBox="0 0 {size[0]} {size[1]}" preserveAspectRatio="none">'
            f"{path('land hot', path_data(drawn, 'z'))}</svg>"
        )
        if _is_tiny(drawn, _TINY * size[0]):
            x, y = spot(country.code)
            body += f'<circle class="tiny" cx="{percent(x)}" cy="{percent(y)}" r="4.5"/>'
        spoken = f"{country.label}: {articles_words(country.count)}"
        link = Markup('<a href="{}" aria-label="{}">').format(country.href, spoken)
        parts.append(f"{link}{body}</a>" if country.href else body)
    return "".join(parts)


def _is_tiny(shapes: list[Shape], least: float) -> bool:
    """Whether a country is too small on this map to be seen, or so small that nothing of it is drawn."""
    xs, ys = [x for shape in shapes for x, _ in shape], [y for shape in shapes for _, y in shape]
    return not xs or (max(xs) - min(xs) <= least and max(ys) - min(ys) <= least)


def _names(countries: Sequence[MapCountry], shapes: Callable[[str], list[Shape]], size: tuple[int, int]) -> str:
    """Names inside the filled countries that are broad enough, those with most articles first."""
    sheet, parts = Sheet.empty(), []
    for country in sorted(countries, key=lambda country: (-country.count, country.label)):
        text = country.label.upper()
        for x, y, length in widest_span(shapes(country.code), *size)[:3]:
            label = sheet.place(x, y, text, [(0.0, 4.5, "mid")]) if length * 470 > text_width(text) else None
            if label:
                minor = " minor" if label.minor or length * 328 < text_width(text) else ""
                parts.append(word(f"country on-hot mid{minor}", percent(x), percent(y), text))
                break
        if len(parts) == 8:
            break
    return f'<g class="names" aria-hidden="true">{"".join(parts)}</g>'
