"""One converted article, before it becomes Markdown: what every reader of originals yields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.ingest.front_matter import PageStatus
from briefing.model import DateBasis

__all__ = ["MAX_ELEMENTS", "MAX_TEXT_CHARS", "MAX_TITLE_CHARS", "BlockKind", "ConvertedPage", "PageBlock", "Run"]

MAX_TEXT_CHARS = 400_000  # about 65,000 words: longer than any article; so much is read in some seconds
MAX_TITLE_CHARS = 1000  # headlines of news have up to some 200
MAX_ELEMENTS = 20_000  # of a web page; the fullest of news pages hold some 2,000

BlockKind = Literal["paragraph", "subhead", "caption", "item", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text in a block; `href` is an http, https or mailto address, None where it is no link."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A paragraph, subhead, caption, list item or quotation: plain text in runs, nothing marked up."""

    kind: BlockKind
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The block's words alone."""
        return "".join(run.text for run in self.runs)

    @classmethod
    def plain(cls, kind: BlockKind, text: str) -> PageBlock:
        """A block without links."""
        return cls(kind, (Run(text),))


@dataclass(frozen=True, slots=True)
class ConvertedPage:
    """An article read from its original. None and the empty string's absence mean: the original does not say.

    `date`, `modified`: ISO 8601, a day or an instant with its zone where known. `language`: ISO 639-1, lower case.
    `left_out`: lines of the original that were judged not to be of the article. `notes`: what an editor should know,
    such as a repaired encoding. `status`: whether the site may print the page.
    """

    title: str
    blocks: tuple[PageBlock, ...]
    deck: str | None = None
    date: str | None = None
    date_basis: DateBasis = "unknown"
    modified: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    language: str | None = None
    source_url: str | None = None
    licence: str | None = None
    status: PageStatus = "published"
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
