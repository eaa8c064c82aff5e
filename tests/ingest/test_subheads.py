"""Headings of the page that stand between two paragraphs of the text."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from tests.ingest.making_originals import PARAGRAPHS, page

from briefing.ingest.html_page import convert_html
from briefing.ingest.page import PageBlock
from briefing.ingest.subheads import with_lost_subheads

BLOCKS = tuple(PageBlock.plain("paragraph", p) for p in PARAGRAPHS)
PICTURE = "<figure><img src='a.jpg'><figcaption>The ferry at Malakal.</figcaption></figure>"
ADVERT = "<div class='ad'>Advertisement</div>"


def subheads(within: str) -> list[str]:
    soup = BeautifulSoup(page(within=within), "lxml")
    return [b.text for b in with_lost_subheads(BLOCKS, soup, soup.h1) if b.kind == "subhead"]


@pytest.mark.parametrize(
    ("within", "found"),
    [
        ("<h3>Across the river</h3>", ["Across the river"]),
        ("<h2><span>A</span>cross the<br>river</h2>", ["Across the river"]),
        (f"<h4>Across the river</h4>{PICTURE}{ADVERT}", ["Across the river"]),
        ("<h2>The north</h2><h3>Across the river</h3>", ["The north", "Across the river"]),
        ("<h3><a href='#bank'>Across the river</a></h3>", ["Across the river"]),
    ],
)
def test_a_heading_that_leads_to_a_paragraph_is_put_back(within: str, found: list[str]) -> None:
    assert subheads(within) == found


@pytest.mark.parametrize(
    "within",
    [
        "<h3>Related stories</h3>",
        "<h3><a href='/far-bank'>Who holds the far bank?</a></h3>",
        "<h3>From our archive</h3><ul><li><a href='/f'>A ferry sinks</a></li></ul>",
        "<div class='related'><h3>A ferry sinks</h3></div>",
        "<aside><h3>What we know</h3></aside>",
        f"<h3>{'word ' * 30}</h3>",
    ],
)
def test_a_heading_of_something_else_is_not(within: str) -> None:
    assert subheads(within) == []


def test_headings_before_and_behind_the_text_stay_out() -> None:
    html = page(above="<h2>Sudan</h2>", below="<h3>Most viewed</h3><p>Ten ways to cook a marrow</p>")
    soup = BeautifulSoup(html, "lxml")
    assert with_lost_subheads(BLOCKS, soup, soup.h1) == BLOCKS


def test_a_subhead_is_kept_once_and_in_its_place() -> None:
    found = convert_html(page(within="<h3>Across the river</h3>"))
    assert [b.kind for b in found.blocks] == ["paragraph", "subhead", "paragraph", "paragraph"]
