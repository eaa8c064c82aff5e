"""Small pieces of SVG, each a string. Words and addresses are escaped here; numbers are written short and fixed."""

from __future__ import annotations

from markupsafe import Markup, escape

from briefing.present.map_labels import Label
from briefing.present.map_tags import RADIUS, Tag

__all__ = ["ellipse", "ground_open", "label_text", "path", "percent", "row_area", "sign", "word"]


def percent(fraction: float) -> str:
    """A fraction as a position.

    >>> percent(0.4251), percent(0.5)
    ('42.5%', '50%')
    """
    return f"{number(fraction * 100)}%"


def number(value: float) -> str:
    """At most one decimal, none where it would be 0; never "-0"."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def path(css: str, data: str, fill: str = "") -> str:
    """A path, or nothing when there is nothing to draw. `fill` is the id of a pattern."""
    paint = f' fill="url(#{fill})"' if fill else ""
    return f'<path class="{css}"{paint} d="{data}"/>' if data else ""


def ground_open(width: int, height: int) -> str:
    """Opens the part of a map that stretches, and that the script zooms into."""
    return f'<svg class="ground" viewBox="0 0 {width} {height}" preserveAspectRatio="none" aria-hidden="true">'


def row_area(row: int, shape: str) -> str:
    """The shape of a vague place with the number of its row in the table, by which the script finds it."""
    return f'<g data-row="{row}">{shape}</g>' if shape else ""


def ellipse(x: float, y: float, rx: float, ry: float, fill: str) -> str:
    """An area, in the units of the drawing."""
    return (
        f'<ellipse class="area" fill="url(#{fill})" cx="{number(x)}" cy="{number(y)}" '
        f'rx="{number(rx)}" ry="{number(ry)}"/>'
    )


def word(css: str, x: str, y: str, text: str) -> str:
    """A word at a position of the outer drawing."""
    return f'<text class="{css}" x="{x}" y="{y}">{escape(text)}</text>'


def label_text(label: Label, css: str = "") -> str:
    """A placed word inside a sign, offset from the sign's point."""
    classes = " ".join(name for name in (css, label.anchor, "minor" if label.minor else "") if name)
    attribute = f' class="{classes}"' if classes else ""
    return f'<text{attribute} x="{number(label.dx)}" y="{number(label.dy)}">{escape(label.text)}</text>'


def sign(tag: Tag, label: Label | None, href: str, spoken: str) -> str:
    """A tag with its word, as a link where it leads anywhere. `spoken` is what a screen reader says."""
    (x, y), css = tag.lead, "site tag" if tag.open else "site"
    css = f"{css} count" if tag.count else css
    parts = [f'<line class="lead" x2="{x}" y2="{y}"/>'] if (x, y) != (0, 0) else []
    half = tag.half_width
    # Unseen, and large enough for a finger: 24 px at least.
    reach = max(half + 3, 13)
    parts.append(f'<rect class="hit" x="{number(x - reach)}" y="{y - 13}" width="{number(2 * reach)}" height="26"/>')
    if half > RADIUS and not tag.count:
        parts.append(
            f'<rect class="{css}" x="{number(x - half)}" y="{number(y - RADIUS)}" width="{number(2 * half)}" '
            f'height="19" rx="{RADIUS}"/>'
        )
    else:
        parts.append(f'<circle class="{css}" cx="{x}" cy="{y}" r="{number(half)}"/>')
    if tag.text:
        parts.append(f'<text class="key" x="{x}" y="{number(y + 4.5)}">{escape(tag.text)}</text>')
    if label:
        parts.append(label_text(label))
    body = f'<svg x="{percent(tag.x)}" y="{percent(tag.y)}" overflow="visible">{"".join(parts)}</svg>'
    if not href:
        return f"<g>{body}</g>"
    return str(Markup('<a href="{}" aria-label="{}">').format(href, spoken)) + body + "</a>"
