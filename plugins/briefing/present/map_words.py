"""Words on a map beside its signs, the towns by which a reader finds the way, and the scale bar."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.present.map_frame import Frame, scale_bar_km
from briefing.present.map_labels import Label, Sheet, beside
from briefing.present.map_marks import MapMark
from briefing.present.map_svg import label_text, percent
from briefing.present.map_tags import Tag
from briefing.speech import gettext

__all__ = ["later_towns", "scale_bar", "tag_labels", "town_names"]

BAR_Y = 0.95


def tag_labels(tags: Sequence[Tag], sheet: Sheet, most: int) -> dict[Tag, Label]:
    """Names beside the signs, for as many as there is room and sense for; a pill of many claims needs none."""
    labels: dict[Tag, Label] = {}
    for tag in tags:
        if len(labels) >= most:
            break
        if not (name := _name(tag)):
            continue
        (x, y), around = tag.lead, beside(tag.half_width)
        offsets = [(x + dx, y + dy, anchor) for dx, dy, anchor in around]
        if label := sheet.place(tag.x, tag.y, name, offsets):
            labels[tag] = label
    return labels


def _name(tag: Tag) -> str:
    names = {mark.label for mark in tag.marks}
    if len(names) == 1:
        return names.pop()
    # Of places under one counted sign, that with most articles tells where it is.
    return f"{tag.marks[0].label} +{len(names) - 1}" if tag.count else ""


def town_names(towns: Sequence[MapMark], frame: Frame, sheet: Sheet, most: int) -> list[str]:
    """Towns for orientation: sign and name together or not at all."""
    drawn: list[str] = []
    for mark in towns:
        if mark.lat_deg is None or mark.lon_deg is None or len(drawn) >= most:
            continue
        x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
        if not all(sheet.free(x, y, (-5, -5, 5, 5))):
            continue
        if label := sheet.place(x, y, mark.label, beside(3.5)):
            sheet.take(x, y, (-4, -4, 4, 4))
            drawn.append(_town(mark, x, y, label, "minor" if label.minor else ""))
    return drawn


def later_towns(towns: Sequence[MapMark], frame: Frame) -> list[str]:
    """Towns that only a reader who zooms in is shown: the script takes the class away where there is room."""
    drawn = []
    for mark in towns:
        if mark.lat_deg is not None and mark.lon_deg is not None:
            x, y = frame.fractions(mark.lat_deg, mark.lon_deg)
            drawn.append(_town(mark, x, y, Label(mark.label, 8, 4, "", False), "later"))
    return drawn


def _town(mark: MapMark, x: float, y: float, label: Label, css: str) -> str:
    sign = '<circle class="ref" r="2.5"/>'
    if mark.kind == "capital":
        sign = '<rect class="ref" x="-3" y="-3" width="6" height="6"/>'
    kind = " ".join(name for name in ("town", mark.kind if mark.kind == "capital" else "", css) if name)
    word = label_text(Label(label.text, label.dx, label.dy, label.anchor, False))
    return f'<svg class="{kind}" x="{percent(x)}" y="{percent(y)}" overflow="visible">{sign}{word}</svg>'


def scale_bar(frame: Frame, sheet: Sheet) -> str:
    """A bar of a round number of kilometres; none where one scale does not hold for the whole frame."""
    if frame.width_km > 5000:
        return ""
    km = scale_bar_km(frame.width_km)
    part, y = km / frame.width_km, percent(BAR_Y)
    for left in (0.97 - part, 0.04, 0.3, 0.7 - part):
        if all(sheet.free(left, BAR_Y, (0.0, -22.0, part * 328, 4.0))):
            break
    sheet.take_part(left - 0.02, 0.86, part + 0.04, 0.14)
    x1, x2 = percent(left), percent(left + part)
    words = gettext("%(km)s km") % {"km": km}
    return (
        f'<g class="bar"><line class="base" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>'
        f'<line class="base" x1="{x1}" x2="{x1}" y1="93.6%" y2="{y}"/>'
        f'<line class="base" x1="{x2}" x2="{x2}" y1="93.6%" y2="{y}"/>'
        f'<text class="mid" x="{percent(left + part / 2)}" y="{y}" dy="-6">{words}</text></g>'
    )
