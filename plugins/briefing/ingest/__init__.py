"""Saved articles -> Markdown pages with readable heads; originals kept by hash and never changed.

encoding      bytes to text, never silently wrong
html_page     a web page; body, subheads, titles, times, outlets, authors, decks, captions, json_ld and head_tags
each find one thing in it; places tells where on the page a block stands
plain_text    a saved text; lines tells what a bare line is
markdown_original  a saved Markdown file
dating        days and instants, stated or inferred; agencies, bylines, languages: what they are named for
page          the value that all of these yield; markdown_page writes it, front_matter reads its head
store, inbox  the disk: what is new, unchanged, changed or refused
"""

from __future__ import annotations

from briefing.ingest.front_matter import PageFront, read_page
from briefing.ingest.html_page import convert_html
from briefing.ingest.inbox import FileResult, IngestReport, convert_file, ingest_paths
from briefing.ingest.markdown_original import convert_markdown
from briefing.ingest.page import ConvertedPage, PageBlock
from briefing.ingest.plain_text import convert_text
from briefing.ingest.store import ContentFolders, paths_of_pages

__all__ = [
    "ContentFolders", "ConvertedPage", "FileResult", "IngestReport", "PageBlock", "PageFront", "convert_file",
    "convert_html",
    "convert_markdown", "convert_text", "ingest_paths", "paths_of_pages", "read_page",
]  # fmt: skip
