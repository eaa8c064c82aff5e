"""Locator maps as SVG made at build time: pins only for named places, areas for the rest, each mark a link.

Shapes are drawn in a nested viewBox that stretches with the page; words stand at percentages, so they keep their size
on every screen. Nothing here reads a file or asks another site. `map_overview` draws the maps of counted countries.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from markupsafe import Markup, escape

from briefing.knowledge.borders import BORDER_POLICY, Borders, Level
from briefing.present.map_countries import country_names, country_spans, keep_clear, middle_of
from briefing.present.map_frame import Frame, fit_frame, scale_bar_km
from briefing.present.map_inset import inset_svg
from briefing.present.map_labels import Label, Sheet, beside
from briefing.present.map_marks import MapCountry, MapMark, MapRow, MapView, how_known
from briefing.present.map_shapes import closed_path, open_path
from briefing.present.map_svg import ellipse, label_text, path, percent, sign
from briefing.present.map_tags import Tag, tags_of
from briefing.present.map_towns import orientation_marks

__all__ = [
    "BORDER_POLICY",
    "MapCountry",
    "MapMark",
    "MapRow",
    "MapView",
    "fit_frame",
    "locator_map",
    "orientation_marks",
    "svg_frame",
]

_MOST_LABELS = 8


def locator_map(
    marks: Sequence[MapMark], *, title: str, borders: Borders, caption: str = "", minimum_span_km: float = 160.0
) -> MapView | None:
    """A 4:3 map of the marks; None when none of them can be placed. Places to be withheld must not be passed in.

    `title` names the map for screen readers; `minimum_span_km` is the least width of what is shown. Where no mark is of
    kind `ref`, the largest towns in the frame are added for orientation.
    """
    frame = fit_frame(marks, minimum_span_km, borders)
    if frame is None:
        return None
    if not any(mark.kind == "ref" for mark in marks):
        marks = [*marks, *orientation_marks(marks, frame, borders.towns)]
    map_id = f"m{zlib.crc32(repr((title, tuple(marks))).encode('utf-8')):08x}"
    rows = tuple(_row(mark, map_id) for mark in marks if mark.kind != "ref")
    desc = _description(rows, frame)
    kinds = {mark.kind for mark in marks}
    drawing = "".join(_drawing(marks, frame, borders, map_id))
    return MapView(
        id=map_id,
        svg=svg_frame(map_id, title, desc, drawing, links=any(row.href for row in rows)),
        title=title,
        desc=desc,
        caption=caption,
        rows=rows,
        has_pin="pin" in kinds,
        has_area=bool(kinds & {"area", "admin1", "country"}),
        has_ref='class="ref' in drawing,
    )


def svg_frame(map_id: str, title: str, desc: str, drawing: str, *, links: bool) -> Markup:
    """The outer element round a drawing. With links in it, it is a group: links inside an image are unreachable."""
    role = "group" if links else "img"
    # Every word in `drawing` was escaped where it was written, in map_svg and map_overview.
    return Markup(  # noqa: S704
        f'<svg role="{role}" aria-labelledby="{map_id}-t" aria-describedby="{map_id}-d">'
        f'<title id="{map_id}-t">{escape(title)}</title><desc id="{map_id}-d">{escape(desc)}</desc>'
        f'<defs><pattern id="{map_id}-h" width="13" height="13" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line class="hatch" y2="13"/></pattern></defs>{drawing}</svg>'
    )


# --- the drawing, back to front --------------------------------------------------------------------------------------


def _drawing(marks: Sequence[MapMark], frame: Frame, borders: Borders, map_id: str) -> list[str]:
    level, sheet = borders.level(frame.km_a_unit), Sheet.empty()
    homes = sorted({mark.country for mark in marks if mark.country and mark.kind != "ref"})
    whole = [code for code in homes if _only_country(code, marks)]
    names = country_spans(level, frame, homes)
    centres = {code: frame.fractions(*middle) for code in homes if (middle := middle_of(code, borders))}
    centres |= {code: spans[0][:2] for code, _, spans in names}
    # A country in which a nearer place is marked stays in the list alone: a sign in its middle would look like a place.
    signed = [mark for mark in marks if mark.kind != "country" or mark.country in whole]
    tags = tags_of(signed, frame, sheet, centres)
    inset = inset_svg(frame, homes, borders, sheet)
    bar = _scale_bar(frame, sheet)
    towns = [mark for mark in marks if mark.kind == "ref"]
    # Named places first, then towns by which a reader finds the way, then the words of areas, which the list also has.
    labels = _tag_labels([tag for tag in tags if not tag.open], sheet, _MOST_LABELS - 3)
    refs = _refs(towns, frame, sheet, _MOST_LABELS - 1 - len(labels))
    inside = {code for code, _, _ in names}  # countries that can carry their name inside
    areas = [
        tag for tag in tags if tag.open and not (tag.marks[0].kind == "country" and tag.marks[0].country in inside)
    ]
    labels |= _tag_labels(areas, sheet, _MOST_LABELS - 2 - len(labels) - len(refs))
    keep_clear(marks, frame, sheet)
    countries = country_names(names, sheet, homes, _MOST_LABELS - len(labels) - len(refs))
    return [
        f'<svg viewBox="0 0 {frame.width} {frame.height}" preserveAspectRatio="none" aria-hidden="true">',
        *_ground(level, borders, frame, homes),
        *(_hatched(level, code, frame, map_id) for code in whole),
        *(_area(mark, frame, map_id) for mark in marks if mark.kind in ("area", "admin1")),
        "</svg>",
        f'<g aria-hidden="true">{"".join(countries)}{"".join(refs)}{inset}{bar}</g>',
        *(sign(tag, labels.get(tag), _href(tag, map_id), _spoken(tag)) for tag in tags),
    ]


def _ground(level: Level, borders: Borders, frame: Frame, homes: Sequence[str]) -> list[str]:
    water, km = borders.water, frame.km_a_unit
    rivers = "" if km > 8 else open_path(water, water.rivers, frame, shortest=70, rounded=km < 1)
    home = "".join(closed_path(level, c.outline, frame) for code in homes if (c := level.country(code)))
    return [
        path("land", closed_path(level, level.land, frame)),
        path("land home", home),
        path("lake", closed_path(water, water.lakes, frame)),
        path("river", rivers),
        path("border", open_path(level, level.borders, frame)),
    ]


def _only_country(code: str, marks: Sequence[MapMark]) -> bool:
    """Whether nothing nearer than the country itself is known of it."""
    return all(mark.kind == "country" for mark in marks if mark.country == code and mark.kind != "ref")


def _hatched(level: Level, code: str, frame: Frame, map_id: str) -> str:
    country = level.country(code)
    return path("area", closed_path(level, country.outline, frame), f"{map_id}-h") if country else ""


def _area(mark: MapMark, frame: Frame, map_id: str) -> str:
    if mark.lat_deg is None or mark.lon_deg is None:
        return ""
    x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
    radius = max((mark.radius_km or 10.0) / frame.km_a_unit, 12.0)
    return ellipse(x * frame.width, y * frame.height, radius, radius, f"{map_id}-h")


# --- words -----------------------------------------------------------------------------------------------------------


def _tag_labels(tags: Sequence[Tag], sheet: Sheet, most: int) -> dict[Tag, Label]:
    """Names beside the signs, for as many as there is room and sense for; a pill of many needs none."""
    labels: dict[Tag, Label] = {}
    for tag in tags:
        names = sorted({mark.label for mark in tag.marks})
        if len(names) != 1 or len(labels) >= most:
            continue
        (x, y), around = tag.lead, beside(tag.half_width)
        offsets = [(x + dx, y + dy, anchor) for dx, dy, anchor in around]
        if label := sheet.place(tag.x, tag.y, names[0], offsets):
            labels[tag] = label
    return labels


def _refs(refs: Sequence[MapMark], frame: Frame, sheet: Sheet, most: int) -> list[str]:
    """Towns for orientation: dot and name together or not at all."""
    placed: list[str] = []
    for mark in refs:
        if mark.lat_deg is None or mark.lon_deg is None or len(placed) >= most:
            continue
        x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
        if not all(sheet.free(x, y, (-5, -5, 5, 5))):
            continue
        if label := sheet.place(x, y, mark.label, beside(3.5)):
            sheet.take(x, y, (-4, -4, 4, 4))
            css = "ref minor" if label.minor else "ref"
            dot = f'<circle class="{css}" r="2.5"/>{label_text(label)}'
            placed.append(f'<svg x="{percent(x)}" y="{percent(y)}" overflow="visible">{dot}</svg>')
    return placed


def _scale_bar(frame: Frame, sheet: Sheet) -> str:
    """A bar of a round number of kilometres; none where one scale does not hold for the whole frame."""
    if frame.width_km > 5000:
        return ""
    km = scale_bar_km(frame.width_km)
    part, y = km / frame.width_km, percent(0.95)
    for left in (0.97 - part, 0.04, 0.3, 0.7 - part):
        if all(sheet.free(left, 0.95, (0.0, -22.0, part * 328, 4.0))):
            break
    sheet.take_part(left - 0.02, 0.86, part + 0.04, 0.14)
    x1, x2 = percent(left), percent(left + part)
    return (
        f'<line class="base" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>'
        f'<line class="base" x1="{x1}" x2="{x1}" y1="93.6%" y2="{y}"/>'
        f'<line class="base" x1="{x2}" x2="{x2}" y1="93.6%" y2="{y}"/>'
        f'<text class="mid" x="{percent(left + part / 2)}" y="{y}" dy="-6">{km} km</text>'
    )


# --- the same in words -----------------------------------------------------------------------------------------------


def _row(mark: MapMark, map_id: str) -> MapRow:
    return MapRow("" if mark.number is None else str(mark.number), mark.label, how_known(mark), mark.href)


def _description(rows: Sequence[MapRow], frame: Frame) -> str:
    """One sentence on the size, one on what is marked; the list below has the rest."""
    step = 10 if frame.width_km < 1000 else 100
    wide, high = (round(km / step) * step for km in (frame.width_km, frame.height_km))
    named = [f"{row.number} {row.name}".strip() + f" ({row.how})" for row in rows[:6]]
    more = f" and {len(rows) - 6} more" if len(rows) > 6 else ""
    return f"About {wide} by {high} kilometres. Marked: {'; '.join(named)}{more}. The list below the map says the same."


def _href(tag: Tag, map_id: str) -> str:
    """Where a sign leads: its mark's address, or the list below the map when it stands for several."""
    addresses = {mark.href for mark in tag.marks}
    return addresses.pop() if len(addresses) == 1 else f"#{map_id}-list"


def _spoken(tag: Tag) -> str:
    words = sorted({(mark.number or 0, mark.label, how_known(mark)) for mark in tag.marks})
    return "; ".join(f"{number or ''} {label}, {how}".strip() for number, label, how in words)
