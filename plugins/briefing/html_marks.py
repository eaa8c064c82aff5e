"""What is to be marked in an article's HTML: sentences that facts rest on, names, notes beside its paragraphs.

Apart from html_text.py, which sets the marks, since its parser of HTML takes long to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Aside", "Margin", "NameMark", "SentenceMark"]


@dataclass(frozen=True, slots=True)
class SentenceMark:
    """A stretch of the reading text to be tinted: `id` is the mark's address, `notes` its links (text, href, label)."""

    start: int
    end: int
    id: str
    notes: tuple[tuple[str, str, str], ...] = ()


class NameMark(NamedTuple):
    """A name to be explained where it stands: `href` leads to what it means, `id` is the address of `explanation`."""

    start: int
    end: int
    id: str
    href: str
    explanation: str


class Aside(NamedTuple):
    """A note to be set beside the paragraph that holds offset `at` of the reading text."""

    at: int
    words: str


@dataclass(frozen=True, slots=True)
class Margin:
    """What of ours stands in and beside an article's words: explained `names`, `notes`, and the `language` of both."""

    names: tuple[NameMark, ...] = ()
    notes: tuple[Aside, ...] = ()
    language: str = "en"
