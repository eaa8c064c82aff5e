"""Strings that make expressions slow go through every reader and the facts: each ends, or is refused in words."""

from __future__ import annotations

import html
from contextlib import suppress
from pathlib import Path

import pytest
from tests.attacks.tables import Row, rows
from tests.attacks.test_originals import bounded

from briefing.errors import BriefingError
from briefing.generate.articles import article_of
from briefing.ingest.encoding import decode
from briefing.ingest.front_matter import PageFront, parse_page
from briefing.ingest.html_page import convert_html
from briefing.ingest.plain_text import convert_text
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.resolve.corrections import corrections_in

SHARE = 30  # of the row's length, so that all rows together take some ten seconds


@pytest.mark.parametrize("row", rows("slow"), ids=lambda row: row.id)
def test_a_long_run_ends_within_its_seconds(row: Row, tmp_path: Path) -> None:
    told = row.more
    text = told.get("before", "") + told["text"] * (told["times"] // SHARE) + told.get("after", "")
    front = PageFront(title="Shells hit Goma", status="published")
    with bounded(row.id):
        with suppress(BriefingError):
            decode(text.encode(), "a.txt")
        with suppress(BriefingError):
            safe_html(text, "a.md")
        parse_page(f"---\n{text}\n---\n{text}")
        with suppress(ValueError):
            convert_text(f"Shells hit Goma\n\n{text}")
        with suppress(ValueError):
            convert_html(f"<h1>Shells hit Goma</h1><article><p>{text}</p></article>")
        article_of("a", front, f"<p>{html.escape(text)}</p>", load_knowledge(), corrections_in(tmp_path))
