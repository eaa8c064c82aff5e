"""The flow, top to bottom, as ordinary calls. Nobody reaches back upstream.

    Markdown page -> document -> mentions -> fact box (corrections applied) -> corpus

What is printed from a corpus, and written to disk, is the business of present, generate and publish.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from briefing.extract import find_mentions
from briefing.html_text import blocks_of_html
from briefing.knowledge import Knowledge
from briefing.markup import safe_html
from briefing.model import Correction, Document, FactBox
from briefing.resolve import resolve
from briefing.resolve.corrections import apply_corrections
from briefing.text import blocks_of_text

__all__ = ["corrected_facts", "document_of_markdown", "document_of_text", "facts_of"]


def document_of_text(id: str, title: str, text: str, published: date | None) -> Document:
    """Plain text as a document; its offsets are those of the text as given.

    >>> document_of_text("a", "Two killed", "Shells hit Goma.", None).blocks[0].kind
    'paragraph'
    """
    return Document(id, title, text, blocks_of_text(text), published, "metadata" if published else "unknown")


def document_of_markdown(id: str, title: str, markdown: str, deck: str = "") -> Document:
    """A page's body as a document: what the reader sees, deck first. Dates and outlet are the caller's to add."""
    text, blocks = blocks_of_html(safe_html(markdown), deck)
    return Document(id, title, text, blocks)


def facts_of(document: Document, knowledge: Knowledge, corrections: tuple[Correction, ...] = ()) -> FactBox:
    """One article's fact box, with an editor's corrections applied last."""
    box = resolve(find_mentions(document, knowledge), knowledge)
    return apply_corrections(box, document, corrections)


def corrected_facts(
    document: Document, knowledge: Knowledge, corrections: Callable[[str], tuple[Correction, ...]]
) -> FactBox:
    """`facts_of` with the corrections of the document's id; raises CorrectionError where these are faulty."""
    return facts_of(document, knowledge, corrections(document.id))
