"""Locator maps as SVG made at build time: pins only for named places, areas for the rest, each mark a link.

Shapes are drawn in a nested viewBox that stretches with the page; words stand at percentages, so they keep their size
on every screen. Nothing here reads a file or asks another site. `map_overview` draws the maps of counted countries.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup, escape

from briefing.knowledge.borders import BORDER_POLICY, Borders
from briefing.present.map_countries import country_names, country_spans, keep_clear, middle_of
from briefing.present.map_counts import Spot, days_as_gaps, mark_spot, per_article, size_samples
from briefing.present.map_frame import Frame, fit_frame
from briefing.present.map_ground import area_shape, division_names, ground, has_disputed, hatched_country, river_names
from briefing.present.map_inset import inset_svg
from briefing.present.map_labels import Sheet
from briefing.present.map_marks import FOR_ORIENTATION, MapCountry, MapMark, MapRow, MapView
from briefing.present.map_rows import description, href_of, map_rows, row_order, spoken
from briefing.present.map_svg import ground_open, row_area, sign
from briefing.present.map_tags import Tag, count_tags, tags_of
from briefing.present.map_towns import orientation_marks
from briefing.present.map_words import later_towns, scale_bar, tag_labels, town_names
from briefing.text import fold

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

_MINIMUM_SPAN_KM = 160.0
_MOST_LABELS = 8
_LATER_TOWNS = 14
_LEAST_ZOOMED_KM = 40.0  # the data hold no more than 300 m: nearer, lines would only look exact


def locator_map(
    marks: Sequence[MapMark], *, title: str, borders: Borders, caption: str = "", days: Sequence[date | None] = ()
) -> MapView | None:
    """A 4:3 map of the marks; None when none of them can be placed. Places to be withheld must not be passed in.

    `title` names the map for screen readers. Where no mark is of kind `ref`, towns in the frame are added for
    orientation. `days`: of each article that the marks count, newest first; signs are then sized by articles.
    """
    frame = fit_frame(marks, _MINIMUM_SPAN_KM, borders)
    if frame is None:
        return None
    towns = [mark for mark in marks if mark.kind in FOR_ORIENTATION]
    marks = [mark for mark in marks if mark.kind not in FOR_ORIENTATION]
    near = towns or orientation_marks(marks, frame, borders.towns)
    map_id = f"m{zlib.crc32(repr((title, tuple(marks), tuple(towns))).encode('utf-8')):08x}"
    ordered = row_order(marks, counted=bool(days))
    spots = _Spots(ordered, frame, borders)
    rows = map_rows(ordered, spots.places(), days)
    desc = description(rows, frame)
    sheet = Sheet.empty()
    tags = count_tags(spots.signed, frame, sheet, spots.centres) if days else None
    tags = tags if tags is not None else tags_of(spots.signed, frame, sheet, spots.centres)
    drawing = "".join(_drawing(spots, tags, near, sheet, map_id))
    kinds = {mark.kind for mark in marks}
    most = max((tag.count for tag in tags), default=0)
    return MapView(
        id=map_id,
        svg=svg_frame(map_id, title, desc, drawing, links=any(row.href for row in rows)),
        title=title,
        desc=desc,
        caption=caption,
        rows=rows,
        has_pin="pin" in kinds and not days,
        has_area=bool(kinds & {"area", "admin1"}) or bool(spots.whole),
        has_ref='class="town"' in drawing or 'class="town minor"' in drawing,
        has_capital='class="town capital' in drawing,
        has_disputed=has_disputed(drawing),
        sizes=size_samples(most, per_article(most)) if days else (),
        days=days_as_gaps(days),
        per_article=f"{per_article(most):.3f}" if days else "",
        width_km=round(frame.width_km),
        most_zoom=max(2, min(8, int(frame.width_km / _LEAST_ZOOMED_KM))),
    )


def svg_frame(map_id: str, title: str, desc: str, drawing: str, *, links: bool) -> Markup:
    """The outer element round a drawing. With links in it, it is a group: links inside an image are unreachable."""
    role = "group" if links else "img"
    # Every word in `drawing` was escaped where it was written, in map_svg and map_overview.
    return Markup(  # noqa: S704
        f'<svg role="{role}" aria-labelledby="{map_id}-t" aria-describedby="{map_id}-d">'
        f'<title id="{map_id}-t">{escape(title)}</title><desc id="{map_id}-d">{escape(desc)}</desc>'
        f'<defs><pattern id="{map_id}-h" width="19" height="19" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><line class="hatch" y2="19"/></pattern></defs>{drawing}</svg>'
    )


# --- the drawing, back to front --------------------------------------------------------------------------------------


class _Spots:
    """What the map is about and where: made once, read by all that is drawn."""

    def __init__(self, marks: Sequence[MapMark], frame: Frame, borders: Borders) -> None:
        self.marks, self.frame, self.borders = marks, frame, borders
        self.rows = {mark: number for number, mark in enumerate(marks)}
        self.level = borders.level(frame.km_a_unit)
        self.homes = tuple(sorted({mark.country for mark in marks if mark.country}))
        self.whole = [code for code in self.homes if _only_country(code, marks)]
        self.names = country_spans(self.level, frame, self.homes)
        self.centres: Mapping[str, Spot] = {
            **{code: frame.fractions(*middle) for code in self.homes if (middle := middle_of(code, borders))},
            **{code: spans[0][:2] for code, _, spans in self.names},
        }
        # A country in which a nearer place is marked stays in the table alone: a sign in its middle would look like a
        # place.
        self.signed = [mark for mark in marks if mark.kind != "country" or mark.country in self.whole]

    def places(self) -> dict[MapMark, Spot]:
        """Where the signs stand, as fractions of the map."""
        found = ((mark, mark_spot(mark, self.frame, self.centres)) for mark in self.signed)
        return {mark: spot for mark, spot in found if spot}


def _drawing(spots: _Spots, tags: Sequence[Tag], near: Sequence[MapMark], sheet: Sheet, map_id: str) -> list[str]:
    frame, borders, homes = spots.frame, spots.borders, spots.homes
    capitals = [frame.fractions(m.lat_deg or 0, m.lon_deg or 0) for m in near if m.kind == "capital"]
    inset = inset_svg(frame, homes, borders, sheet, capitals)
    bar = scale_bar(frame, sheet)
    # Named places first, then towns by which a reader finds the way, then the words of areas, which the table also has.
    labels = tag_labels([tag for tag in tags if not tag.open], sheet, _MOST_LABELS - 3)
    towns = town_names(near, frame, sheet, _MOST_LABELS - 1 - len(labels))
    inside = {code for code, _, _ in spots.names}  # countries that can carry their name inside
    areas = [t for t in tags if t.open and not (t.marks[0].kind == "country" and t.marks[0].country in inside)]
    labels |= tag_labels(areas, sheet, _MOST_LABELS - 2 - len(labels) - len(towns))
    keep_clear(spots.marks, frame, sheet)
    countries = country_names(spots.names, sheet, homes, _MOST_LABELS - len(labels) - len(towns))
    rivers = river_names(frame, borders, sheet)
    said = {fold(mark.label) for mark in (*spots.marks, *near)}
    divisions = division_names(frame, borders, homes, sheet, said)
    vague = [mark for mark in spots.signed if mark.kind in ("area", "admin1")]
    later = later_towns(_further(spots, near), frame)
    hatch = f"{map_id}-h"
    return [
        ground_open(frame.width, frame.height),
        ground(spots.level, borders, frame, homes),
        *(hatched_country(spots.level, code, frame, hatch) for code in spots.whole),
        *(row_area(spots.rows.get(mark, 0), area_shape(mark, frame, borders, hatch)) for mark in vague),
        "</svg>",
        f'<g class="names" aria-hidden="true">{"".join((*divisions, *rivers, *countries, *towns, *later))}</g>',
        f'<g aria-hidden="true">{inset}{bar}</g>',
        '<g class="signs">',
        *(sign(tag, labels.get(tag), href_of(tag, map_id), spoken(tag)) for tag in tags),
        "</g>",
    ]


def _further(spots: _Spots, near: Sequence[MapMark]) -> list[MapMark]:
    """More towns, closer together, for a reader who zooms in."""
    more = orientation_marks(spots.marks, spots.frame, spots.borders.towns, _LATER_TOWNS + len(near), apart=0.06)
    drawn = {mark.label for mark in near}
    return [mark for mark in more if mark.label not in drawn][:_LATER_TOWNS]


def _only_country(code: str, marks: Sequence[MapMark]) -> bool:
    """Whether nothing nearer than the country itself is known of it."""
    return all(mark.kind == "country" for mark in marks if mark.country == code)
