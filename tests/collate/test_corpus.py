"""The corpus as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.making import ferry

from briefing.collate import corpus_of, newest_first
from briefing.knowledge.country_book import read_countries


def no_names(_: str) -> tuple[str, ...]:
    return ()


def test_newest_first_undated_last_ties_by_slug() -> None:
    morning = replace(ferry("m"), published_at=datetime(2017, 9, 11, 6, 0, tzinfo=UTC))
    evening = replace(ferry("e"), published_at=datetime(2017, 9, 11, 18, 0, tzinfo=UTC))
    rows = [
        ferry("u", None),
        ferry("old", date(2016, 1, 1)),
        morning,
        ferry("b"),
        evening,
        ferry("a"),
        ferry("t", None),
    ]
    assert [a.slug for a in newest_first(rows)] == ["e", "m", "a", "b", "old", "t", "u"]


def test_order_of_the_input_changes_nothing() -> None:
    rows = [ferry("a"), ferry("b", date(2018, 1, 1)), ferry("c", None)]
    forward, backward = (corpus_of(r, read_countries(), no_names) for r in (rows, rows[::-1]))
    assert forward == backward
    assert forward.articles[0].country == "SY"


def test_an_empty_collection_is_a_corpus_too() -> None:
    corpus = corpus_of([], read_countries(), no_names)
    assert (corpus.articles, corpus.regions, corpus.actors, corpus.places, corpus.origins) == ((), (), (), (), ())
