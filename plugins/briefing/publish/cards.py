"""The picture of a page, for whoever shares its address: drawn at build, named by what it says, in our own fonts.

1200 by 630 is what OpenGraph's readers ask for. Eight greys: the cards are small, and say nothing by colour.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont, features

from briefing.present.card import Card
from briefing.publish.fonts import font_path

__all__ = ["CARD_SIZE", "card_address", "card_png", "drawable"]

CARD_SIZE = (1200, 630)
_LEFT, _WIDTH = 64, 1072
_INK, _GREY, _PAPER = 0, 80, 255
_ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_ARABIC_MARKS = " !,-./0123456789:«»"  # what the Arabic font holds beside its letters
_LATIN = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x377), (0x37A, 0x3E1), (0x3F0, 0x52F), (0x1E00, 0x1EFF),
    (0x2000, 0x2071), (0x2074, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x214F), (0xFB00, 0xFB06),
)  # fmt: skip
# A change of the drawing changes every name, so that no reader keeps an old picture.
_VERSION = "1"


class Run(NamedTuple):
    """A stretch of one script."""

    words: str
    arabic: bool


class Style(NamedTuple):
    """How a part is set: fonts for Latin and Arabic, size in px, grey, and how many lines at most."""

    font: str
    arabic: str
    size: int
    ink: int
    lines: int


_HEADLINE = Style("NotoSerif-Bold.ttf", "NotoSansArabic-Bold.ttf", 56, _INK, 3)
_FIGURE = Style("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf", 38, _INK, 2)
_SMALL = Style("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", 28, _GREY, 2)
_NAME = Style("NotoSerif-Bold.ttf", "NotoSansArabic-Bold.ttf", 32, _INK, 1)


def card_address(card: Card, site_name: str) -> str:
    """The address of the card's picture below the site's root: cards that say the same have one."""
    told = "\0".join((_VERSION, site_name, card.headline, card.line, card.figure, card.claimant, card.grade))
    return f"cards/{hashlib.sha256(told.encode('utf-8', 'replace')).hexdigest()[:20]}.png"


def card_png(card: Card, site_name: str) -> bytes:
    """The picture as PNG of eight greys. The same words give the same bytes."""
    image = Image.new("L", CARD_SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((_LEFT, 48, _LEFT + _WIDTH, 55), fill=_INK)
    _set(pen, site_name, _NAME, 70)
    if not card.headline:
        _set(pen, site_name, _HEADLINE._replace(size=84), 250)
    else:
        at = _set(pen, card.headline, _HEADLINE, 150)
        at = _set(pen, card.line, _SMALL, at + 12)
        at = max(at + 26, 400)
        pen.rectangle((_LEFT, at, _LEFT + _WIDTH, at + 1), fill=_INK)
        at = _set(pen, card.figure, _FIGURE._replace(lines=1 if at > 440 else 2), at + 16)
        _set(pen, card.claimant, _SMALL._replace(lines=1), at + 4)
        _badge(pen, card.grade)
    return _packed(image)


def _packed(image: Image.Image) -> bytes:
    """Two pixels a byte: a quarter of the size of a grey picture."""
    indexed = image.point([(value + 18) // 36 for value in range(256)])
    indexed = Image.frombytes("P", indexed.size, indexed.tobytes())
    indexed.putpalette([min(level * 36, 255) if level < 7 else 255 for level in range(8) for _ in range(3)])
    held = io.BytesIO()
    indexed.save(held, "PNG", bits=4, compress_level=4)
    return held.getvalue()


def _badge(pen: ImageDraw.ImageDraw, grade: str) -> None:
    """The grade as a word in a frame, at the top on the far side from the site's name."""
    words = drawable(grade)
    if not words:
        return
    width = _length(_runs(words), _SMALL)
    right = _LEFT + _WIDTH
    pen.rectangle((right - width - 28, 72, right, 116), outline=_INK, width=2)
    _line(pen, _runs(words), _SMALL._replace(ink=_INK), (right - width - 14, 74))


# --- words -------------------------------------------------------------------------------------------------------


def _set(pen: ImageDraw.ImageDraw, text: str, style: Style, top: int) -> int:
    """Sets the text in lines from `top` down; where the next part may begin."""
    words = drawable(text)
    for line in _wrapped(words.split(), style):
        runs = _runs(line)
        start = _LEFT + _WIDTH - _length(runs, style) if runs[0].arabic else _LEFT
        _line(pen, runs, style, (start, top))
        top += round(style.size * 1.24)
    return top


def drawable(text: str) -> str:
    """The text in letters that our fonts hold; "" where too little is left to be understood.

    >>> drawable("Взрыв в Киеве, 3 dead"), drawable("緬甸空襲"), drawable("Raid on 緬甸 village")
    ('Взрыв в Киеве, 3 dead', '', 'Raid on village')
    """
    shaped = features.check_feature("raqm")  # without it Arabic would stand in loose letters, from left to right
    kept = [c for c in text if " " <= c <= "~" or _within(c, _LATIN) or (shaped and _is_arabic(c))]
    words = " ".join("".join(kept).split())
    letters = sum(c.isalnum() for c in text)
    return words if letters and sum(c.isalnum() for c in words) * 4 >= letters * 3 else ""


def _within(character: str, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def _is_arabic(character: str) -> bool:
    return character >= "\u0600" and _within(character, _ARABIC)


def _runs(line: str) -> list[Run]:
    """The line in stretches of one script; digits, blanks and marks within Arabic are its own."""
    if not any(map(_is_arabic, line)):
        return [Run(line, False)]
    runs: list[Run] = []
    for character in line:
        arabic = _is_arabic(character)
        if runs and (runs[-1].arabic == arabic or (runs[-1].arabic and character in _ARABIC_MARKS)):
            runs[-1] = Run(runs[-1].words + character, runs[-1].arabic)
        else:
            runs.append(Run(character, arabic))
    return runs


def _wrapped(words: Sequence[str], style: Style) -> list[str]:
    """As many lines as the style allows; what does not fit is cut with an ellipsis."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _length(_runs(longer), style) <= _WIDTH:
            lines[-1] = longer
        elif len(lines) == style.lines:
            return [*lines[:-1], _cut(lines[-1], style)]
        else:
            lines.append(word if _length(_runs(word), style) <= _WIDTH else _cut(word, style))
    return lines


def _cut(line: str, style: Style) -> str:
    while line and _length(_runs(f"{line}…"), style) > _WIDTH:
        line = line[:-1].rstrip()
    return f"{line}…"


def _line(pen: ImageDraw.ImageDraw, runs: Sequence[Run], style: Style, start: tuple[float, float]) -> None:
    """Draws the runs in the direction of the first."""
    x, top = start
    for run in reversed(runs) if runs[0].arabic else runs:
        font = _font(style.arabic if run.arabic else style.font, style.size)
        # Both fonts stand on one line whatever their own heights are.
        pen.text((x, top + style.size), run.words, fill=style.ink, font=font, anchor="ls")
        x += font.getlength(run.words)


def _length(runs: Sequence[Run], style: Style) -> float:
    return sum(_font(style.arabic if r.arabic else style.font, style.size).getlength(r.words) for r in runs)


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Read here: FreeType takes no path that the locale cannot spell.
    return ImageFont.truetype(io.BytesIO(font_path(name).read_bytes()), size)
