"""The fact box: six rows, always."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import article, document, ferry, place

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, Change
from briefing.present.anchors import anchors_of
from briefing.present.facts import Answer, fact_rows
from briefing.present.shelf import shelf_of


def no_names(_: str) -> tuple[str, ...]:
    return ()


def rows(seen: Article, *others: Article) -> dict[str, Answer]:
    shelf = shelf_of(corpus_of([seen, *others], read_countries(), no_names))
    found = fact_rows(seen, shelf, anchors_of(seen.document, seen.facts), seen.url)
    return {row.question: row for row in found}


def test_the_order_is_fixed() -> None:
    assert list(rows(ferry())) == ["What", "Where", "When", "Who says", "How sure", "As of"]


def test_what_leads_to_its_sentence_and_names_the_claimant() -> None:
    what = rows(ferry())["What"]
    assert (what.links[0].text, what.links[0].href) == ("At least 26 civilians killed", "#s1")
    assert what.rest == "A monitor. Blamed: Syrian government forces (suspected)."
    assert what.rest_links[0].text == "3 more claims"


def test_when_says_which_word_the_day_was_worked_out_from() -> None:
    when = rows(ferry())["When"]
    assert (when.short, when.rest) == ("Sunday 10 September 2017,", "worked out from")
    assert (when.rest_links[0].text, when.rest_links[0].href) == ("“on Sunday”", "#s1")


def test_where_names_sites_only() -> None:
    where = rows(ferry())["Where"]
    assert [link.text for link in where.links] == ["Mahkan", "Mayadin"]


@pytest.mark.parametrize(
    ("question", "short"), [("What", "Harm: not stated."), ("Where", "Not stated."), ("When", "Not stated.")]
)
def test_what_is_not_known_is_said_and_never_dropped(question: str, short: str) -> None:
    empty = rows(article(document(published=None), outlet=None))
    assert empty[question].short == short
    assert empty["Who says"].short == "Not stated."
    assert empty["As of"].short == "Date not stated."


def test_only_a_province_is_named() -> None:
    doc = document()
    where = rows(article(doc, places=[place(doc, "Mayadin", "admin1")]))["Where"]
    assert where.rest == "Only the province or state is named."


def test_claimants_lead_to_their_first_claim() -> None:
    says = rows(ferry())["Who says"]
    assert [(link.text, link.href, link.note) for link in says.links] == [
        ("A monitor", "#claim-At-least-26-civilians", ""),
        ("The army", "#claim-between-30-and-40-fighters", "party to the conflict"),
    ]


def test_a_text_that_several_outlets_print_is_one_origin() -> None:
    sure = rows(ferry("a"), replace(ferry("b"), outlet="Specimen Times"), replace(ferry("c"), outlet="Third Post"))
    assert sure["How sure"].badge == "Weak"
    assert sure["How sure"].rest.startswith("One origin tells of it. 3 outlets, 1 origin.")
    assert [link.href for link in sure["How sure"].rest_links][-1] == "#copies"
    versions = rows(ferry("a"), ferry("b"))["How sure"]
    assert versions.rest.startswith("One origin tells of it. 2 versions by one outlet, 1 origin.")
    alone = article(document())
    assert rows(alone)["How sure"].rest.startswith("One article, one origin.")
    assert rows(alone)["How sure"].rest_links == ()


def test_corrections_are_counted() -> None:
    base = ferry()
    changed = replace(base, facts=replace(base.facts, changes=(Change("remove", "claim", "x", "a name"),)))
    assert rows(changed)["As of"].rest_links[0].text == "1 correction by an editor"
    assert rows(base)["As of"].rest == "Read by machine; not checked by an editor."


def test_several_days_are_a_span() -> None:
    base = ferry()
    claims = (*base.facts.claims[:2], replace(base.facts.claims[2], date=date(2017, 9, 8)))
    assert rows(replace(base, facts=replace(base.facts, claims=claims)))["When"].short == "8 to 10 September 2017."
