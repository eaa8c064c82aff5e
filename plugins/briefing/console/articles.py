"""One article's facts from a file: a page of content/articles, or a saved original that is converted in memory."""

from __future__ import annotations

from pathlib import Path

from briefing.generate.articles import document_of
from briefing.ingest import convert_file
from briefing.ingest.front_matter import PageFront, parse_page, read_page
from briefing.ingest.markdown_page import markdown_page
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.model import Document, FactBox
from briefing.pipeline import corrected_facts
from briefing.resolve.corrections import corrections_in

__all__ = ["document_of_file", "facts_of_file"]


def facts_of_file(path: Path, corrections: Path) -> FactBox:
    """The fact box of one article, with the corrections for its slug applied.

    `path` is a page with a head, or a saved .html, .htm, .txt or .md. Raises BriefingError with file, reason, remedy.
    """
    return corrected_facts(document_of_file(path), load_knowledge(), corrections_in(corrections))


def document_of_file(path: Path) -> Document:
    """The article as text, from the same kinds of file and with the same errors."""
    front, body = _page_of(path)
    country = load_knowledge().countries.named(front.country) if front.country else None
    return document_of(path.stem, front, safe_html(body, str(path)), country.iso2 if country else None)


def _page_of(path: Path) -> tuple[PageFront, str]:
    """Our own page as it stands; anything else as ingest would write it."""
    if path.suffix == ".md" and path.is_file():
        front, body = read_page(path)
        if front.title:
            return front, body
    return parse_page(markdown_page(convert_file(path), path.name, ""))
