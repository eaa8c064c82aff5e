"""Where words go on a map, so that none lies on another: at the width of a phone and at that of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from briefing.present.map_shapes import Shape

__all__ = ["Label", "Sheet", "text_width", "widest_span"]

# A map is drawn with its words at their own size, so it has room for fewer of them on a phone. Widths in CSS pixels of
# the narrowest phone we lay out for and of a map in a column of a page; heights by the map's 4:3.
NARROW = (328.0, 246.0)
WIDE = (470.0, 352.0)
_ASCENT, _DESCENT, _GAP = 11.0, 4.0, 5.0
_THIN, _BROAD = frozenset("fijlrtI.,:;'’-() "), frozenset("mwMW@%—")

Box = tuple[float, float, float, float]  # left, top, right, bottom
Anchor = Literal["", "mid", "end"]


@dataclass(frozen=True, slots=True)
class Label:
    """A placed word: offset in pixels from its point, which end of it is there, and whether a phone leaves it out."""

    text: str
    dx: float
    dy: float
    anchor: Anchor
    minor: bool


@dataclass(slots=True)
class Sheet:
    """What is taken already, in pixels, on the narrow and on the wide drawing. Built for one map and thrown away."""

    narrow: list[Box]
    wide: list[Box]

    @classmethod
    def empty(cls) -> Sheet:
        """Nothing taken."""
        return cls([], [])

    def take(self, x: float, y: float, box: Box) -> None:
        """Keeps the pixels of `box`, counted from the point at fractions `x`, `y`, from being written on."""
        self.narrow.append(_at(x, y, box, NARROW))
        self.wide.append(_at(x, y, box, WIDE))

    def take_part(self, x: float, y: float, width: float, height: float) -> None:
        """Keeps a rectangle, given in fractions of the map, from being written on."""
        for taken, size in ((self.narrow, NARROW), (self.wide, WIDE)):
            taken.append((x * size[0], y * size[1], (x + width) * size[0], (y + height) * size[1]))

    def free(self, x: float, y: float, box: Box) -> tuple[bool, bool]:
        """Whether the pixels are free on the narrow and on the wide drawing."""
        pairs = ((self.narrow, NARROW), (self.wide, WIDE))
        narrow, wide = (_is_free(_at(x, y, box, size), taken, size) for taken, size in pairs)
        return narrow, wide

    def place(self, x: float, y: float, text: str, offsets: Iterable[tuple[float, float, Anchor]]) -> Label | None:
        """Takes the first offset that is free on both drawings, else the first that is free on the wide one.

        None when neither is: the word is left out, and the list below the map has it.
        """
        second: Label | None = None
        width = text_width(text)
        for dx, dy, anchor in offsets:
            narrow, wide = self.free(x, y, _text_box(dx, dy, anchor, width))
            if wide and narrow:
                return self._taken(x, y, Label(text, dx, dy, anchor, False))
            if wide and second is None:
                second = Label(text, dx, dy, anchor, True)
        return self._taken(x, y, second) if second else None

    def _taken(self, x: float, y: float, label: Label) -> Label:
        box = _text_box(label.dx, label.dy, label.anchor, text_width(label.text))
        if not label.minor:
            self.narrow.append(_at(x, y, box, NARROW))
        self.wide.append(_at(x, y, box, WIDE))
        return label


def beside(radius: float) -> list[tuple[float, float, Anchor]]:
    """Offsets round a mark of that many pixels, the best for reading first."""
    out = radius + _GAP
    return [
        (out, 4.0, ""), (-out, 4.0, "end"), (0.0, -out, "mid"), (0.0, out + _ASCENT, "mid"),
        (out - 3, -radius, ""), (out - 3, radius + 8, ""), (-out + 3, -radius, "end"), (-out + 3, radius + 8, "end"),
    ]  # fmt: skip


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """About how many pixels a word takes in the map's 13 px type, capitals with their spacing.

    >>> text_width("Illil") < text_width("Hama!") < text_width("HAMA!")
    True
    """
    # Measured on a broad face, so that a narrower one only leaves more room.
    spread = 1.6 if text.isupper() and len(text) > 2 else 0.0
    return (
        2
        + sum(4.6 if c in _THIN else 11.5 if c in _BROAD else 8.9 if c.isupper() else 7.7 for c in text)
        + spread * len(text)
    )


def widest_span(shapes: Sequence[Shape], width: int, height: int) -> list[tuple[float, float, float]]:
    """Rows across outlines as (x, y, length), the longest first: where a country's name can stand inside it.

    `x` is the row's middle; all three are fractions of the drawing. The outline's parts beyond the edges do not count.
    """
    rows = []
    closed = [[*shape, shape[0]] for shape in shapes]
    outlines = [(min(y for _, y in shape), max(y for _, y in shape), [*pairwise(shape)]) for shape in closed]
    for part in range(1, 10):
        y = height * part / 10 + 0.5  # between whole units: no corner lies on the row
        for top, bottom, edges in outlines:
            if not top < y < bottom:
                continue
            cuts = sorted(ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in edges if (ay > y) != (by > y))
            inside = [min(max(cut, 0), width) for cut in cuts]
            spans = zip(inside[::2], inside[1::2], strict=False)
            rows += [((a + b) / 2 / width, y / height, (b - a) / width) for a, b in spans]
    return sorted(rows, key=lambda row: (-round(row[2], 2), abs(row[1] - 0.5), row[0]))


def _at(x: float, y: float, box: Box, size: tuple[float, float]) -> Box:
    left, top = x * size[0], y * size[1]
    return left + box[0], top + box[1], left + box[2], top + box[3]


def _is_free(box: Box, taken: Sequence[Box], size: tuple[float, float]) -> bool:
    if box[0] < 2 or box[1] < 2 or box[2] > size[0] - 2 or box[3] > size[1] - 2:
        return False
    return all(box[2] <= t[0] or box[0] >= t[2] or box[3] <= t[1] or box[1] >= t[3] for t in taken)


def _text_box(dx: float, dy: float, anchor: Anchor, width: float) -> Box:
    left = dx - {"": 0.0, "mid": width / 2, "end": width}[anchor]
    return left, dy - _ASCENT, left + width, dy + _DESCENT
