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

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

# Each name is fetched when it is asked for: a build reads heads of pages and should not wait for what reads web pages.
_WHERE = MappingProxyType(
    {
        "ContentFolders": "briefing.ingest.store",
        "ConvertedPage": "briefing.ingest.page",
        "FileResult": "briefing.ingest.inbox",
        "IngestReport": "briefing.ingest.inbox",
        "PageBlock": "briefing.ingest.page",
        "PageFront": "briefing.ingest.front_matter",
        "convert_file": "briefing.ingest.inbox",
        "convert_html": "briefing.ingest.html_page",
        "convert_markdown": "briefing.ingest.markdown_original",
        "convert_text": "briefing.ingest.plain_text",
        "ingest_paths": "briefing.ingest.inbox",
        "paths_of_pages": "briefing.ingest.store",
        "read_page": "briefing.ingest.front_matter",
    }
)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
