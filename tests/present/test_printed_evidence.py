"""What a page prints is held against what is stored: by the marks and quotes of its finished HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.making import article, claim, document, ferry, force

from briefing.model import Article
from briefing.present.anchors import anchors_of, marked_text
from briefing.present.printed_evidence import check_article_page, check_page
from briefing.text import Margin, NameMark, blocks_of_html

HTML = (
    "<p>At least <em>26 civilians</em> were killed at R&amp;D camp, a monitor said. It rained.</p>"
    "<blockquote><p>Seven\nsoldiers of &lt;Force&gt; died,<br>officers said.</p></blockquote>"
)


def made() -> Article:
    """An article with markup, entities and line breaks in its sentences."""
    text, blocks = blocks_of_html(HTML)
    doc = replace(document(title="Camp hit", text="x"), text=text, blocks=blocks)
    claims = (claim(doc, "26 civilians", 26, None), claim(doc, "Seven soldiers of <Force>", 7, 7))
    return article(doc, claims, (force(doc, "monitor", "A monitor", "monitor"),))


def page(of: Article, margin: Margin | None = None) -> str:
    """Its text as printed, below a row for each claim and the headline as a quote."""
    rows = '<a href="#s1"><q>26 civilians</q></a><a href="#s2"><q>Seven soldiers of &lt;Force&gt;</q></a>'
    anchors = anchors_of(of.document, of.facts)
    return f'<h1>{of.title}</h1>{rows}<a href="#title"><q>Camp</q></a>{marked_text(HTML, anchors, "", margin)}'


def faults(html: str) -> tuple[str, ...]:
    of = made()
    return check_article_page(html, of, anchors_of(of.document, of.facts))


def test_a_page_as_it_should_be_has_no_fault() -> None:
    of = made()
    at = of.document.text.index("monitor")
    explained = Margin((NameMark(at, at + 7, "t1", "#f", "that is: Monitor & Co"),))
    assert '<span class="tip"' in page(of, explained)
    assert faults(page(of)) == faults(page(of, explained)) == ()


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("26 civilians</em>", "62 civilians</em>", "sentence s1 reads “At least 62 civilians were"),
        (" were killed", "", "sentence s1 reads"),
        ('<mark id="s2">', "<mark>", "sentence s2 reads nothing, stored is “Seven soldiers"),
        ('<mark id="s2">', '<mark id="s3">', "sentence s3 reads “Seven soldiers of <Force> died,officers said.”, stored is nothing"),
        ("<q>26 civilians</q>", "<q>27 civilians</q>", "“27 civilians” does not stand in #s1"),
        ('<a href="#s1"><q>', '<a href="#s2"><q>', "“26 civilians” does not stand in #s2"),
        ('<a href="#s1"><q>', '<a href="#s9"><q>', "does not stand in #s9, nothing"),
        ("<q>Camp</q>", "<q>Town</q>", "“Town” does not stand in #title, “Camp hit”"),
    ],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_told(right: str, wrong: str, words: str) -> None:
    html = page(made())
    assert right in html
    found = faults(html.replace(right, wrong, 1))
    assert any(words in fault for fault in found), found
    assert all(fault.startswith("ferry, its page: ") for fault in found)


def quoted(words: str, href: str = "../../articles/ferry/#claim-1") -> tuple[str, ...]:
    return check_page(f'<p><a href="{href}"><q>{words}</q></a></p>', "places/goma/", {"ferry": ferry()}.get)


def test_other_pages_quote_what_stands_in_the_article_they_lead_to() -> None:
    assert quoted("At least 26 civilians") == quoted("Ferry hit near Mahkan") == ()
    assert quoted("Thirty civilians") == ("/places/goma/: “Thirty civilians” does not stand in ferry",)
    assert quoted("At least 26 civilians", "../articles/gone/") != ()
    assert quoted("Thirty", "../../events/x/#toll") == ()  # leads to no article


def test_a_sentence_shown_on_another_page_is_held_whole() -> None:
    right = '<p class="saying">At least 26 civilians were killed on Sunday when shells hit a ferry near <a href="../../articles/ferry/#s1">Mahkan</a>, a monitor said.</p>'
    cut = right.replace("At least 26", "…26")
    wrong = right.replace("a monitor", "the monitor")
    told = [check_page(html, "", {"ferry": ferry()}.get) for html in (right, cut, wrong)]
    assert told[:2] == [(), ()]
    assert "the monitor said" in told[2][0]
