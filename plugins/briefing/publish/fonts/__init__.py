"""Fonts of our own, so that a brief and a card look the same, and hold the same bytes, on every machine.

Noto under the SIL Open Font License (OFL.txt), cut down to Latin, Greek, Cyrillic and Arabic with fonttools:
pyftsubset NotoSans-Regular.ttf --no-hinting --unicodes=U+0020-024F,U+0370-03FF,U+0400-052F and punctuation.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["FONT_FILES", "font_path"]

_HERE = Path(__file__).parent
FONT_FILES = (
    "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Bold.ttf",
    "NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf",
)  # fmt: skip


def font_path(name: str) -> Path:
    """Where the file of this font lies."""
    return _HERE / name
