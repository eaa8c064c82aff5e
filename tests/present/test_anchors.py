"""From a fact to its sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.making import TEXT, article, claim, document, evidence, ferry, place

from briefing.present.anchors import anchors_of, marked_deck, marked_text

HTML = "".join(f"<p>{part}</p>" for part in TEXT.split("\n\n"))


def test_sentences_are_numbered_in_order_of_the_text_and_claims_lead_back() -> None:
    base = ferry()
    marked = marked_text(HTML, anchors_of(base.document, base.facts), "")
    assert '<mark id="s1">At least 26 civilians were killed' in marked
    assert (
        'a monitor said.</mark> <a aria-label="Back to claim 1" class="n" href="#claim-At-least-26-civilians">1</a>'
        in marked
    )
    assert '<mark id="s2">Seven were children.</mark> <a aria-label="Back to claim 2"' in marked
    assert marked.index('id="s3"') < marked.index('id="s4"') < marked.index('id="s5"')


def test_marking_changes_no_word() -> None:
    base = ferry()
    marked = marked_text(HTML, anchors_of(base.document, base.facts), "")
    without_numbers = re.sub(r' <a aria-label="Back[^>]*>\d+</a>', "", marked)
    assert re.sub("<[^>]+>", "", without_numbers) == re.sub("<[^>]+>", "", HTML)


def test_every_claim_leads_to_the_sentence_that_holds_its_words() -> None:
    base = ferry()
    anchors = anchors_of(base.document, base.facts)
    for item in (e for c in base.facts.claims for e in c.evidence):
        number = int(anchors.href(item).removeprefix("#s"))
        start, end = anchors.sentences[number - 1]
        assert item.quote in base.document.text[start:end]


def test_the_headline_is_an_address_of_its_own() -> None:
    doc = document()
    seen = article(doc, claims=[claim(doc, "Ferry hit", None, None)])
    anchors = anchors_of(doc, seen.facts)
    assert anchors.href(seen.facts.claims[0].evidence[0]) == "#title"
    assert (anchors.sentences, anchors.title_claims) == ((), (1,))


def test_evidence_outside_every_sentence_leads_nowhere() -> None:
    base = ferry()
    (item,) = evidence(base.document, "Seven were children")
    assert anchors_of(base.document, base.facts).href(replace(item, start=10_000, end=10_004)) == ""


def test_the_deck_is_marked_and_the_text_behind_it_too() -> None:
    doc = document(deck="Fourteen <dead> in Mahkan. More feared.")
    box = article(
        doc,
        claims=[claim(doc, "Fourteen", 14, 14), claim(doc, "Seven were children", 7, 7)],
        places=[place(doc, "Mayadin")],
    ).facts
    anchors = anchors_of(doc, box)
    assert marked_deck("Fourteen <dead> in Mahkan. More feared.", anchors) == (
        '<mark id="s1">Fourteen &lt;dead&gt; in Mahkan.</mark> '
        '<a class="n" href="#claim-Fourteen" aria-label="Back to claim 1">1</a> More feared.'
    )
    assert '<mark id="s2">Seven were children.</mark>' in marked_text(
        HTML, anchors, "Fourteen <dead> in Mahkan. More feared."
    )
