"""Hostile bodies and links as the site prints them: only listed elements, addresses and the one class come through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from tests.attacks.bombs import BOMBS
from tests.attacks.tables import Row, rows

from briefing.errors import BriefingError
from briefing.html_text import blocks_of_html
from briefing.markup import page_html, safe_html

ALLOWED = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br", "hr", "code", "pre",
    "sub", "sup",
}  # fmt: skip
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
DEEP = {"b-nested-quotes", "b-nested-lists"}


def assert_harmless(html: str, more: set[str]) -> None:
    """As two parsers read it: nothing but the listed elements and attributes."""
    for parser in ("lxml", "html.parser"):
        for tag in BeautifulSoup(f"<div>{html}</div>", parser).find_all(True):
            if tag.name in ("html", "body", "div"):
                assert not tag.attrs
                continue
            assert tag.name in ALLOWED | more
            assert set(tag.attrs) <= {"a": {"href", "title", "rel"}, "p": {"class"}}.get(tag.name, set())
            assert set(tag.get("class", [])) <= {"caption"}
            address = str(tag.get("href", "https:"))
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", address, re.I)
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:"), address
            assert scheme is not None or not re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", address).lower().startswith(
                "javascript:"
            )


@pytest.mark.parametrize("row", rows("bodies"), ids=lambda row: row.id)
def test_a_hostile_body_leaves_nothing_but_listed_elements(row: Row) -> None:
    made = BOMBS[row.more["make"]]() if row.more.get("make") else row.more["body"]
    for render, more in ((safe_html, set[str]()), (page_html, TABLES)):
        if row.id in DEEP:
            with pytest.raises(BriefingError, match=r"a\.md: its elements are nested more than 100 deep; "):
                render(str(made), "a.md")
            continue
        html = render(str(made), "a.md")
        assert_harmless(html, more)
        blocks_of_html(html)


@pytest.mark.parametrize("row", rows("script"), ids=lambda row: row.id)
def test_a_hostile_text_in_a_body_leaves_nothing_but_listed_elements(row: Row) -> None:
    assert_harmless(safe_html(str(row.more["text"])), set())


@pytest.mark.parametrize("row", rows("links"), ids=lambda row: row.id)
def test_a_hostile_address_is_no_link(row: Row) -> None:
    href = row.more["href"]
    html = safe_html(
        f"[a]({href}) [b](<{href}>) <a href=\"{href}\">c</a> <a href='{href}'>d</a> <{href}> [e][1]\n\n[1]: {href}\n"
    )
    assert_harmless(html, set())


def test_every_kind_of_input_that_was_asked_for_is_there() -> None:
    tables = {path.stem: rows(path.stem) for path in (Path(__file__).parents[1] / "cases" / "hostile").glob("*.yaml")}
    ids = [row.id for held in tables.values() for row in held]
    assert len(ids) == len(set(ids)) and len(ids) >= 250
    assert all(row.attacks for held in tables.values() for row in held)
