"""What a page prints is held against what is stored: by the marks and quotes of its finished HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markupsafe import escape
from tests.making import article, claim, document, ferry, force

from briefing.collate.evidence import check_evidence
from briefing.html_marks import Margin, NameMark
from briefing.html_text import blocks_of_html
from briefing.markup import safe_html
from briefing.model import Article, Document
from briefing.present.addresses import Site, claim_anchor
from briefing.present.anchors import anchors_of, marked_deck, marked_text
from briefing.present.printed_evidence import check_article_page, check_brief, check_feed, check_page
from briefing.publish.feeds import Entry, Feed, ToldClaim, feed_text
from briefing.text import evidence, parse

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
    rows = (
        '<li class="claim" id="claim-26-civilians">\n<span class="n">1</span><a href="#s1"><q>26 civilians</q></a></li>'
    )
    rows += '<li class="claim part" id="claim-Seven-soldiers-of-Force-" data-when="">\n<span class="n">2</span>'
    rows += '<a href="#s2"><q>Seven soldiers of &lt;Force&gt;</q></a></li><li class="claim" id="claim-gone"><p><del>x</del></p></li>'
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
        ('id="claim-26-civilians"', 'id="claim-62-civilians"', "a row for claim-62-civilians, which is no claim"),
        ('<span class="n">2</span>', "", "no row for claim-Seven"),
        ("<q>Camp</q>", "<q>Town</q>", "“Town” does not stand in #title, “Camp hit”"),
    ],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_told(right: str, wrong: str, words: str) -> None:
    html = page(made())
    assert right in html
    found = faults(html.replace(right, wrong, 1))
    assert any(words in fault for fault in found), found
    assert all(fault.startswith("ferry, its page: ") for fault in found)


def quoted(words: str, href: str = "../../articles/ferry/#s1") -> tuple[str, ...]:
    return check_page(f'<p><a href="{href}"><q>{words}</q></a></p>', "places/goma/", {"ferry": ferry()}.get)


def test_other_pages_quote_what_stands_in_the_article_they_lead_to() -> None:
    assert quoted("At least 26 civilians") == quoted("Ferry hit near Mahkan") == ()
    assert quoted("Thirty civilians") == ("/places/goma/: “Thirty civilians” does not stand in ferry",)
    assert quoted("At least 26 civilians", "../articles/gone/") != ()
    assert quoted("Thirty", "../../events/x/#toll") == ()  # leads to no article


def test_a_quote_that_leads_to_a_claim_is_one_of_that_claim() -> None:
    there = "../../articles/ferry/#claim-At-least-26-civilians"
    assert quoted("At least 26 civilians", there) == ()
    (other,) = quoted("Seven were children", there)
    assert "is not what claim-At-least-26-civilians of ferry rests on" in other
    (none,) = quoted("At least 26 civilians", "../../articles/ferry/#claim-gone")
    assert "is not what claim-gone of ferry rests on" in none


def test_a_feed_tells_each_claim_with_its_own_words() -> None:
    held = ferry()
    told = ToldClaim("articles/ferry/#claim-At-least-26-civilians", "26 & more", "a <monitor>", "At least 26 civilians")
    faults = []
    for words in (told.words, "At least 62 civilians"):
        entry = Entry("articles/ferry/", "Ferry", "", (), None, datetime(2017, 9, 11, tzinfo=UTC), None, None, (), (
            replace(told, words=words),
        ))  # fmt: skip
        feed = Feed("feeds/all.atom.xml", "", "All", ("ferry",))
        site = Site("Briefing Room", "https://briefing.example.org", "", (("en", ""),))
        xml = feed_text(feed, site, [entry])
        faults.append(check_feed(xml, feed.url, {"ferry": held}.get))
    assert faults == [
        (),
        (
            f"/feeds/all.atom.xml: “At least 62 civilians” is not what {claim_anchor(held.facts.claims[0].id)} of ferry rests on",
        ),
    ]


def test_a_sentence_shown_on_another_page_is_held_whole() -> None:
    right = '<p class="saying">At least 26 civilians were killed on Sunday when shells hit a ferry near <a href="../../articles/ferry/#s1">Mahkan</a>, a monitor said.</p>'
    cut = right.replace("At least 26", "…26")
    wrong = right.replace("a monitor", "the monitor")
    told = [check_page(html, "", {"ferry": ferry()}.get) for html in (right, cut, wrong)]
    assert told[:2] == [(), ()]
    assert "the monitor said" in told[2][0]


WORDS = st.sampled_from((
    "three people died in Goma. ", "*Deir **Ezzor*. ", "[link](https://e.org/a?b=1&c=2) ", "\n\n", "\n", "> quote ", "- item ",
    "## Head\n\n", "`code`", "&amp;", "&lt;b&gt;", "&#13;", "&#0;", "<br>", "<pre>\na\nb</pre>", "<p>stray", "</em>", "&notit;",
    "\x00\x0b", "\u2028", "\u202e", "🚀 ", "’s “quoted.” Then ", "قُتل ثلاثة. ", "\n{: .caption }", '<mark id="s1">x</mark>', "<q>z</q>",
    '<span class="tip">t</span>', "<!-- c -->", "\r\n", "\t", "{{ 7*7 }}", "<a href='#s1'><q>y</q></a>",
))  # fmt: skip
TEXTS = st.lists(st.one_of(WORDS, st.text(st.characters(exclude_categories=["Cs"]), max_size=6)), max_size=12).map(
    "".join
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.data())
def test_no_words_of_strangers_make_a_good_page_fail(body: str, title: str, deck: str, data: st.DataObject) -> None:
    """One hostile article must not keep a site from being published."""
    html = safe_html(body)
    text, blocks = blocks_of_html(html, deck)
    parsed = parse(Document("x", title, text, blocks))
    assume(parsed.tokens)
    first = data.draw(st.integers(0, len(parsed.tokens) - 1))
    last = data.draw(st.integers(first + 1, parsed.sentences[parsed.in_sentence[first]].last))
    found = evidence(parsed, first, last, "rule")
    of = article(parsed.document, [claim(parsed.document, found.quote, 1, 1, id="c", evidence=(found,))])
    anchors = anchors_of(of.document, of.facts)
    row = '<li class="claim" id="claim-c">\n<span class="n">1</span>'
    row += f'<a href="{anchors.href(found)}"><q>{escape(found.quote)}</q></a></li>'
    printed = f"{row}{marked_deck(deck, anchors)}{marked_text(html, anchors, deck)}"
    assert check_evidence(of) == check_article_page(printed, of, anchors) == ()


def test_a_brief_quotes_only_its_articles() -> None:
    right, wrong = "<bdi>“At least 26 civilians”</bdi>", "<bdi>“At least 62 civilians”</bdi>"
    assert check_brief(right, [made(), ferry()]) == ()
    assert check_brief(right + wrong, [made(), ferry()]) == ("brief: “At least 62 civilians” stands in no article",)
