"""The flow, top to bottom, as ordinary calls. Nobody reaches back upstream."""

from __future__ import annotations

from briefing.extract import find_mentions
from briefing.knowledge import Knowledge
from briefing.model import Document, FactBox
from briefing.resolve import resolve

__all__ = ["facts_of"]


def facts_of(document: Document, knowledge: Knowledge) -> FactBox:
    """One article's fact box, before an editor's corrections."""
    return resolve(find_mentions(document, knowledge), knowledge)
