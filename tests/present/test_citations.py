"""What a bibliography is told of an article and of each claim, and the block on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.hostile import PLAIN, TITLE
from tests.making import article, claim, document, ferry
from tests.present.test_event import FIRST, LATER, shelf_with

from briefing.collate.events import find_events
from briefing.model import Event
from briefing.present.addresses import Site, claim_url
from briefing.present.citations import (
    article_cite,
    article_reference,
    article_references,
    cite_key,
    event_cite,
    event_references,
)  # fmt: skip
from briefing.present.shelf import Shelf

HOME = Site("Room", "https://room.example.org")


def test_an_article_is_cited_as_what_its_outlet_published() -> None:
    saved = replace(ferry(), authors=("Ann Ek", "Bo Li"), source_url="https://herald.example.org/ferry", agency="AFP")
    found = article_reference(saved, HOME)
    assert found.key == "ferry"
    assert (found.authors, found.container) == (("Ann Ek", "Bo Li"), "Sample Herald")
    assert (found.day, found.inferred) == (date(2017, 9, 11), False)
    assert found.url == "https://herald.example.org/ferry"
    assert found.note == "Text credited to AFP. Facts read by Room, https://room.example.org/articles/ferry/."


def test_the_agency_is_the_author_where_no_person_is_named() -> None:
    found = article_reference(replace(ferry(), agency="Example Wire"), HOME)
    assert found.authors == ("Example Wire",)
    assert "credited" not in found.note


def test_what_is_not_known_stays_empty() -> None:
    found = article_reference(replace(ferry(published=None), outlet=None), HOME)
    assert (found.authors, found.container, found.day, found.url) == ((), "", None, "")


def test_a_claim_is_by_its_claimant_and_leads_to_its_row() -> None:
    saved = replace(ferry(), authors=("Ann Ek",))
    [_, first, part, *_] = article_references(saved, HOME)
    assert first.authors == ("a monitor",)
    assert first.title == "Claim At least 26 civilians: “At least 26 civilians”"
    assert first.container == "Sample Herald"
    assert first.url.startswith("https://room.example.org/articles/ferry/#")
    assert first.note.startswith(
        "At least 26 civilians killed. In “Ferry hit near Mahkan as army nears Mayadin”. Via Room, "
    )
    assert first.url != part.url


def test_a_claim_of_the_articles_own_voice_is_by_its_authors() -> None:
    doc = document()
    saved = article(doc, [claim(doc, "Seven were children", 7, 7)], authors=("Ann Ek",))
    assert article_references(saved, HOME)[1].authors == ("Ann Ek",)


def test_without_an_address_of_the_site_no_claim_has_a_broken_one() -> None:
    [_, first, *_] = article_references(ferry(), Site("Room"))
    assert first.url == ""
    assert "Via Room, /articles/ferry/#" in first.note


def test_a_date_that_was_worked_out_is_told_apart() -> None:
    saved = ferry()
    found = article_reference(replace(saved, document=replace(saved.document, published_basis="inferred")), HOME)
    assert found.inferred
    assert "Date worked out from the days named in the text." in found.note


def test_keys_are_unique_and_do_not_hang_on_the_order_of_claims() -> None:
    saved = ferry()
    keys = {r.key for r in article_references(saved, HOME)}
    assert len(keys) == 5
    turned = replace(saved, facts=replace(saved.facts, claims=saved.facts.claims[::-1]))
    assert {r.key for r in article_references(turned, HOME)} == keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("a.b", None)),
        (("a:b", None), ("a", "b")),
        (("a b", None), ("a.20b", None)),
        (("é", None), ("e", None)),
    ],
)
def test_no_two_facts_share_a_key(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    assert cite_key(*one) != cite_key(*other)


def test_hostile_words_become_one_plain_line() -> None:
    found = article_reference(replace(ferry(), title=TITLE, outlet=TITLE, authors=(TITLE,)), HOME)
    assert (found.title, found.container, found.authors) == (PLAIN, PLAIN, (PLAIN,))


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    assert article_reference(replace(ferry(), source_url="javascript:alert(1)"), HOME).url == ""
    odd = article_reference(replace(ferry(), source_url="https://a.example/{x}\\ y"), HOME).url
    assert odd == "https://a.example/%7Bx%7D%5C%20y"


def test_the_block_has_sentence_permalink_hashes_and_files() -> None:
    saved = replace(
        ferry(), authors=("Ann Ek", "Bo Li"), source_url="https://herald.example.org/ferry", source_sha256="9f"
    )
    view = article_cite(saved, HOME, "ab12")
    assert view.sentence == (
        "Ann Ek and Bo Li. “Ferry hit near Mahkan as army nears Mayadin.” Sample Herald, 11 September 2017. "
        "https://herald.example.org/ferry. Facts read by Room."
    )
    assert (view.permalink.text, view.permalink.href) == ("https://room.example.org/articles/ferry/", "./")
    assert (view.facts_sha256, view.source_sha256) == ("ab12", "9f")
    assert [link.href for link in view.files] == ["cite.bib", "cite.ris", "cite.csl.json"]


def test_the_block_says_what_is_not_stated() -> None:
    view = article_cite(replace(ferry(published=None), outlet=None, title="Who fired?"), HOME, "ab12")
    assert view.sentence == "“Who fired?” Outlet not stated, date not stated. Facts read by Room."


def test_a_claims_address_is_that_of_its_row() -> None:
    saved = ferry()
    [_, *found] = article_references(saved, HOME)
    assert [r.url for r in found] == [HOME.link(claim_url("ferry", c.id)) for c in saved.facts.claims]


def event_and_shelf(**fields: object) -> tuple[Event, Shelf]:
    event = replace(find_events([FIRST, LATER], [])[0], **fields)  # type: ignore[arg-type]
    return event, shelf_with(FIRST, LATER, events=(event,))


def test_an_event_is_cited_as_our_page_with_the_articles_that_tell_of_it() -> None:
    event, shelf = event_and_shelf()
    [page, *articles] = event_references(event, shelf, HOME)
    assert (page.key, page.title, page.container) == (f"events/{event.id}", "Mahkan, 10 September 2017", "Room")
    assert page.url == f"https://room.example.org/events/{event.id}/"
    assert (page.authors, page.day) == ((), None)
    assert [r.key for r in articles] == list(event.articles)


def test_the_block_of_an_event_counts_origins_too() -> None:
    event, shelf = event_and_shelf(name=TITLE)
    view = event_cite(event, shelf, HOME, "ab12")
    assert view.sentence == f"“{PLAIN}.” Room, event {event.id}, put together from 2 articles from 2 origins."
    assert (view.facts_sha256, view.source_sha256) == ("ab12", "")


def test_each_block_says_what_its_hash_covers() -> None:
    event, shelf = event_and_shelf()
    words = {article_cite(ferry(), HOME, "ab").covers, event_cite(event, shelf, HOME, "ab").covers}
    assert len(words) == 2
