"""One article's facts from a file: a page of content/articles, or a saved original that is converted in memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.ingest import convert_file, read_page
from briefing.knowledge import load_knowledge
from briefing.model import Document, FactBox
from briefing.pipeline import corrected_facts, document_of_markdown

__all__ = ["document_of_file", "facts_of_file"]
