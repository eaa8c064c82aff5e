"""Numbered sources: which number stands beside a figure on paper, and what the list says of it."""

from __future__ import annotations

from datetime import date

from tests.making import ferry

from briefing.collate import corpus_of
from briefing.collate.editions import Edition, History
from briefing.knowledge import load_knowledge
from briefing.knowledge.borders import read_borders
from briefing.model import Corpus
from briefing.present.home import home_view
from briefing.present.shelf import Shelf, shelf_of
from briefing.present.sources import Sources, edition_line, page_sources, sources_of


def _shelf(history: History | None = None) -> Shelf:
    articles = [ferry("one"), ferry("two", date(2017, 9, 12)), ferry("three", None)]
    corpus = corpus_of(articles, load_knowledge().countries, lambda id: ())
    return shelf_of(corpus, history)


def test_articles_are_numbered_in_the_order_they_are_cited_each_once() -> None:
    found = sources_of(("two", "one", "two", "gone"), _shelf())
    assert [(row.number, row.url) for row in found.rows] == [(1, "articles/two/"), (2, "articles/one/")]
    assert found.numbers_of(("one", "two", "gone", "one")) == (1, 2)
    assert found.rows[0].day == "12 September 2017"


def test_a_link_to_an_article_gets_its_number_and_any_other_link_none() -> None:
    found = sources_of(("one", "two"), _shelf())
    assert str(found.mark("../../articles/two/#claim-x")) == '<span class="paper cited"> [2]</span>'
    assert [found.number(href) for href in ("./articles/one/", "../../events/one/", "#claim-x", "")] == [1, 0, 0, 0]


def test_on_its_own_page_an_article_is_the_source_of_claims_and_sentences_alone() -> None:
    found = sources_of(("one", "two"), _shelf(), own="one")
    assert [found.number(href) for href in ("#claim-killed-26", "#s12", "#title")] == [1, 1, 1]
    assert [found.number(href) for href in ("#claims", "#copies", "#sources")] == [0, 0, 0]


def test_what_is_not_stated_is_said() -> None:
    row = sources_of(("three",), _shelf()).rows[0]
    assert (row.day, row.original) == ("date not stated", "")


def test_the_edition_is_named_with_its_day_else_the_newest_article() -> None:
    recorded = _shelf(History((Edition(1, "2017-10-01"), Edition(2, "2017-10-05"))))
    assert edition_line(recorded) == "Edition 2 of 5 October 2017."
    assert edition_line(_shelf()) == "No edition is recorded; articles up to 12 September 2017."
    assert edition_line(shelf_of(Corpus((), (), (), ()))) == "No edition is recorded."


def test_the_front_page_cites_its_articles_and_a_page_without_figures_nothing() -> None:
    shelf = _shelf()
    found = page_sources(home_view(shelf, read_borders()), shelf)
    assert [row.url for row in found.rows] == [a.url for a in shelf.corpus.articles]
    assert page_sources(None, shelf) == Sources()
