"""Saved web pages in the styles of many sites."""

from __future__ import annotations

import pytest
from tests.ingest.making_originals import PARAGRAPHS, TITLE, page

from briefing.ingest.html_page import convert_html

LD = """<script type="application/ld+json">{%s"@type": "NewsArticle", "headline": "Malakal bridge falls",
 "datePublished": "2024-03-04T23:10:00Z", "dateModified": "2024-03-05T06:00:00Z", "author": [{"@type": "Person", "name": "Awa Diallo"}],
 "publisher": {"@type": "Organization", "name": "Upper Nile Post"},}</script>"""


@pytest.mark.parametrize("context", ['"@context": "https://schema.org", ', ""])
def test_json_ld_with_or_without_context_and_with_a_trailing_comma(context: str) -> None:
    found = convert_html(page(head=LD % context))
    assert (found.title, found.outlet, found.authors) == (TITLE, "Upper Nile Post", ("Awa Diallo",))
    assert (found.date, found.date_basis, found.modified) == (
        "2024-03-04T23:10:00+00:00",
        "metadata",
        "2024-03-05T06:00:00+00:00",
    )
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


def test_authors_by_reference_in_a_graph() -> None:
    graph = """<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#p"}, "datePublished": "2024-03-04"},
     {"@type": "Person", "@id": "#p", "name": "Ben Ochieng"}]}</script>"""
    assert convert_html(page(head=graph)).authors == ("Ben Ochieng",)


def test_a_bare_page_is_read_from_what_it_prints() -> None:
    above = "<p class='byline'>By AWA DIALLO and Ben Ochieng, Staff Writers</p><p class='posted'>Published 4 March 2024, 2:20 p.m. GMT</p>"
    found = convert_html(page(above=above))
    assert found.authors == ("Awa Diallo", "Ben Ochieng")
    assert (found.date, found.outlet) == ("2024-03-04T14:20:00+00:00", "Upper Nile Post")
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


def test_the_printed_clock_gives_the_zone_and_the_day() -> None:
    head = "<meta property='article:published_time' content='2024-03-05T03:20:00+00:00'>"
    found = convert_html(page(head=head, above="<time>March 4, 2024 10:20 PM</time>"))
    assert found.date == "2024-03-04T22:20:00-05:00"


def test_a_placeholder_is_no_date() -> None:
    head = "<meta property='article:published_time' content='0001-01-01T00:00:00Z'>"
    assert convert_html(page(head=head)).date_basis == "unknown"


def test_an_agency_s_byline_is_no_author() -> None:
    found = convert_html(page(above="<div class='byline'><span class='author'>The Associated Press</span></div>"))
    assert (found.authors, found.agency) == ((), "AP")


def test_a_caption_is_kept_once_without_its_credit() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>People cross the river in dugouts near Malakal."
        "<span class='credit'>A. Diallo/Reuters</span></figcaption></figure>"
    )
    found = convert_html(page(above=figure, within=figure.replace("a.jpg", "b.jpg")))
    assert [b.text for b in found.blocks if b.kind == "caption"] == ["People cross the river in dugouts near Malakal."]
    assert found.blocks[0].kind == "caption"


def test_captions_beside_the_article_are_left() -> None:
    aside = "<aside class='related'><figure><img><figcaption>A market in another town.</figcaption></figure></aside>"
    assert all(b.kind != "caption" for b in convert_html(page(below=aside)).blocks)


def test_a_deck_is_printed_and_apart_from_the_text() -> None:
    deck = "The only paved road to the north is cut, the mayor says."
    found = convert_html(page(above=f"<p class='standfirst'>{deck}</p>"))
    assert found.deck == deck
    assert deck not in [b.text for b in found.blocks]
    stated_only = convert_html(page(head=f"<meta name='description' content='{PARAGRAPHS[0]}'>"))
    assert stated_only.deck is None


@pytest.mark.parametrize(
    "above",
    [
        "<h5>{}</h5><p class='post-meta'>4 March 2024</p>",
        "<h4 class='synopsis'>{}</h4>",
        "<h2 class='strap'>{}</h2>",
    ],
)
def test_a_heading_under_the_headline_that_the_page_describes_itself_by_is_its_deck(above: str) -> None:
    deck = "Rebels hold the far bank, and lorries wait in a line of two miles"
    found = convert_html(page(head=f"<meta name='description' content='{deck}'>", above=above.format(deck)))
    assert found.deck == deck
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


DESCRIBED = "<meta property='og:description' content='{}'>"


def test_a_paragraph_apart_from_the_text_that_the_page_describes_itself_by_is_its_deck() -> None:
    deck = "Rebels hold the far bank, and lorries wait in a line of two miles"
    text = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    for top in (
        f"<header><h1>{TITLE}</h1><address>Our reporter</address><p>{deck}</p></header>{text}",
        f"<h1>{TITLE}</h1><p class='sub'>{deck}</p><div class='meta'>4 March 2024</div><div>{text}</div>",
    ):
        found = convert_html(f"<html><head>{DESCRIBED.format(deck)}</head><body><main>{top}</main></body></html>")
        assert found.deck == deck
        assert deck not in [b.text for b in found.blocks]


def test_a_lede_that_the_page_describes_itself_by_stays_text() -> None:
    found = convert_html(page(head=DESCRIBED.format(PARAGRAPHS[0].replace("'", "&#39;"))))
    assert found.deck is None
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "box",
    [
        "<p class='caption-text'><img src='a.jpg'><em>Lorries wait at the bridge.</em></p>",
        "<div class='photo'><img src='a.jpg'><div class='cap'>Lorries wait at the bridge.</div></div>",
        "<div class='caption'><img src='a.jpg'><p>Lorries wait at the bridge.</p></div>",
    ],
)
def test_a_caption_in_the_box_of_its_picture(box: str) -> None:
    found = convert_html(page(within=box))
    assert [(b.kind, b.text) for b in found.blocks][1] == ("caption", "Lorries wait at the bridge.")
    assert len(found.blocks) == 4


def test_a_byline_without_a_name_is_no_text() -> None:
    found = convert_html(page(above="<p><b>By a Malakal contributor, Upper Nile Post</b></p>"))
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert found.authors == ()


def test_the_outlet_is_the_name_that_fits_the_address() -> None:
    head = (
        "<link rel='canonical' href='https://www.uppernilepost.example/a'><meta property='og:site_name' content='{}'>"
    )
    assert convert_html(page(head=head.format("Blogger"))).outlet == "Upper Nile Post"
    assert convert_html(page(head=head.format("Upper Nile Post | News | Sport"))).outlet == "Upper Nile Post"


def test_the_canonical_address_wins_over_a_bare_host() -> None:
    head = "<link rel='canonical' href='https://post.example/'><meta property='og:url' content='https://post.example/news/bridge'>"
    assert convert_html(page(head=head)).source_url == "https://post.example/news/bridge"


def test_a_template_s_language_is_not_believed() -> None:
    assert convert_html(page().replace("lang='en'", "lang='de'")).language == "en"


def test_related_links_and_sign_offs_are_no_text() -> None:
    found = convert_html(
        page(within="<p><a href='/x'>Who holds the far bank?</a></p><p>READ MORE: Rebels take ferry</p>")
    )
    assert [b.text for b in found.blocks] == list(PARAGRAPHS)
    assert "READ MORE: Rebels take ferry" in found.left_out


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="nested more than"):
        convert_html("<div>" * 5000)


@pytest.mark.parametrize(
    ("within", "reason"),
    [
        ("<b>Four</b> " * 21_000, "more than 20,000 elements"),
        ("Shells fell on the town. " * 40_000, "longer than 800,000 characters"),
        ("<p>Shells fell on the town again.</p>" * 14_000, "longer than 400,000 characters"),
    ],
)
def test_a_page_far_larger_than_an_article_is_refused(within: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        convert_html(page(within=within))
