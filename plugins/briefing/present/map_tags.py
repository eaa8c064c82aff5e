"""The numbered marks of a map: pins, tags of areas, and one pill for pins that would cover each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.present.map_counts import CANVAS, Spot, clusters_of, mark_spot, per_article, radius_of
from briefing.present.map_frame import Frame
from briefing.present.map_labels import NARROW, Box, Sheet
from briefing.present.map_marks import FOR_ORIENTATION, MapMark
from briefing.speech import ngettext

__all__ = ["RADIUS", "Tag", "count_tags", "tags_of"]

RADIUS = 9.5
_PLAIN_RADIUS = 6.0
_ROOM_FOR_TEXT = 8.5
_LEADS = ((20, -16), (-20, 16), (-20, -16), (20, 16), (0, -25), (0, 25), (26, 0), (-26, 0))


@dataclass(frozen=True, slots=True)
class Tag:
    """One sign on the map for one or more marks, at fractions `x`, `y`; drawn `lead` pixels away, with a line to it.

    `text` is what stands in it, "" for a plain pin. `open` signs stand for areas and countries, filled ones for pins.
    `count` articles are counted by a sign of `radius` pixels; both are 0 on maps that count none.
    """

    marks: tuple[MapMark, ...]
    x: float
    y: float
    lead: tuple[int, int]
    text: str
    open: bool
    count: int = 0
    radius: float = 0.0

    @property
    def half_width(self) -> float:
        """Half of the sign's width in pixels; its height is twice RADIUS, or less for a plain pin."""
        return self.radius or _half_width(self.text)


def count_tags(marks: Sequence[MapMark], frame: Frame, sheet: Sheet, centres: Mapping[str, Spot]) -> list[Tag]:
    """Signs of counted articles, the largest first, so that none hides a smaller one; `sheet` holds them then."""
    clusters = clusters_of(marks, frame, centres)
    scale = per_article(max((cluster.count for cluster in clusters), default=1))
    tags = []
    for cluster in clusters:
        radius = radius_of(cluster.count, scale)
        text = str(cluster.count) if radius >= _ROOM_FOR_TEXT and cluster.count > 1 else ""
        vague = all(mark.kind != "pin" for mark in cluster.marks)
        tags.append(Tag(cluster.marks, cluster.x, cluster.y, (0, 0), text, vague, cluster.count, round(radius, 1)))
        sheet.take(cluster.x, cluster.y, _box(tags[-1]))
    return tags


def tags_of(marks: Sequence[MapMark], frame: Frame, sheet: Sheet, centres: Mapping[str, Spot]) -> list[Tag]:
    """Signs for all marks that have a place, in the order of the marks; `sheet` then holds them as taken.

    `centres` gives, for countries that are marked as a whole, a point in them, as fractions of the frame.
    """
    pins = _merged(_spots([mark for mark in marks if mark.kind == "pin"], frame, centres), near=0.85)
    areas = _merged(
        _spots([mark for mark in marks if mark.kind not in ("pin", *FOR_ORIENTATION)], frame, centres), near=0.15
    )
    tags = [_tag(members, spot, (0, 0)) for spot, members in pins]
    for tag in tags:
        sheet.take(tag.x, tag.y, _box(tag))
    for spot, members in areas:
        tag = _free_tag(members, spot, frame, sheet)
        sheet.take(tag.x, tag.y, _box(tag))
        tags.append(tag)
    order = {mark: number for number, mark in reversed(list(enumerate(marks)))}
    return sorted(tags, key=lambda tag: order[tag.marks[0]])


Group = tuple[Spot, tuple[MapMark, ...]]


def _spots(marks: Sequence[MapMark], frame: Frame, centres: Mapping[str, Spot]) -> list[Group]:
    return [(spot, (mark,)) for mark in marks if (spot := mark_spot(mark, frame, centres))]


def _merged(groups: list[Group], near: float) -> list[Group]:
    """Groups whose signs would cover each other on a phone become one, at the place of the first of them.

    `near` is how far apart, as a part of the signs' own size, two of them must be. Merging goes on until none is
    nearer, for a pill is broader than the pins it stands for.
    """
    while True:
        merged: list[Group] = []
        for spot, members in groups:
            for number, (other, others) in enumerate(merged):
                if _covers(spot, members, other, others, near):
                    merged[number] = (other, others + members)
                    break
            else:
                merged.append((spot, members))
        if len(merged) == len(groups):
            return merged
        groups = merged


def _covers(
    a: tuple[float, float], of_a: tuple[MapMark, ...], b: tuple[float, float], of_b: tuple[MapMark, ...], near: float
) -> bool:
    # Plain pins may touch: as dots they still tell their places, which a pill would not.
    plain = all(mark.number is None for mark in of_a + of_b)
    wide = 2 * _PLAIN_RADIUS if plain else _half_width(_words(of_a)) + _half_width(_words(of_b))
    high = 2 * _PLAIN_RADIUS if plain else 2 * RADIUS
    apart = abs(a[0] - b[0]) * CANVAS[0] / wide, abs(a[1] - b[1]) * CANVAS[1] / high
    return max(apart) < near


def _free_tag(group: tuple[MapMark, ...], spot: tuple[float, float], frame: Frame, sheet: Sheet) -> Tag:
    """A tag in the middle of an area that has room for it, else beside it, else in the middle all the same."""
    reach_px = (group[0].radius_km or 0) / frame.height_km * NARROW[1]
    inside = group[0].kind == "country" or reach_px > 24
    leads = ((0, 0), *_LEADS) if inside else _LEADS
    for lead in leads:
        tag = _tag(group, spot, lead)
        if all(sheet.free(*spot, _box(tag))):
            return tag
    return _tag(group, spot, leads[0])


def _tag(group: tuple[MapMark, ...], spot: tuple[float, float], lead: tuple[int, int]) -> Tag:
    return Tag(group, *spot, lead, _words(group), group[0].kind != "pin")


def _words(group: tuple[MapMark, ...]) -> str:
    """The numbers of a group: "3", "2, 5", "1–4", "6 places"."""
    numbers = sorted({mark.number for mark in group if mark.number is not None})
    names = {(mark.label, mark.lat_deg, mark.lon_deg) for mark in group}
    if not numbers:
        return _places(len(names)) if len(names) > 1 else ""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(map(str, numbers)) if len(numbers) < 4 else _places(len(names))


def _places(count: int) -> str:
    return ngettext("%(count)s place", "%(count)s places", count) % {"count": count}


def _half_width(text: str) -> float:
    return max(RADIUS, 4 + 3.7 * len(text)) if text else _PLAIN_RADIUS


def _box(tag: Tag) -> Box:
    half, (x, y) = tag.half_width + 1, tag.lead
    tall = RADIUS + 1 if tag.text else half
    return x - half, y - tall, x + half, y + tall
