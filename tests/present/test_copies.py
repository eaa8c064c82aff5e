"""A text and its copies on pages: what each changed, and counts in which a copy is no second voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.making import TEXT, article, claim, document, ferry

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Article
from briefing.present.addresses import Link
from briefing.present.copies import articles_from, carried_words, copies_view, counted_once
from briefing.present.shelf import Shelf, shelf_of


def shelf(*articles: Article) -> Shelf:
    return shelf_of(corpus_of(articles, read_countries(), lambda _: ()))


def carried() -> tuple[Article, Article, Article]:
    """A text, another outlet's copy that changes it, and an article of its own."""
    first = ferry("first")
    text = TEXT.replace(" Seven were children.", "").replace("some 40 wounded", "more than 40 wounded")
    doc = document("copy", f"{text}\n\nThe mayor called for three days of mourning.", published=date(2017, 9, 12))
    copied = article(
        doc,
        claims=[
            claim(doc, "At least 26 civilians", 26, None, scope="incident", claimant="A monitor"),
            claim(doc, "more than 40 wounded", 41, None, outcome="injured", victim="undetermined", claimant="The army"),
        ],
        outlet="Specimen Times",
    )
    return first, copied, article(document("own", "Rain fell. " * 30), outlet="Third Post")


def test_a_copy_tells_what_it_changed() -> None:
    first, copied, own = carried()
    view = copies_view(copied, shelf(first, copied, own), "articles/copy/")
    assert view is not None
    assert view.intro == "2 outlets, 1 origin. A copy does not confirm what it repeats."
    origin, copy = view.rows
    assert (origin.title.href, origin.kind, origin.missing) == ("../../articles/first/", "", ())
    assert copy.title == Link(copied.title, "")
    assert (copy.kind, copy.outlet, copy.date) == ("edited copy", "Specimen Times", "12 September 2017")
    assert copy.added == ("The mayor called for three days of mourning.",)
    assert copy.missing == ("Seven were children.",)
    assert copy.changed == (("Officers spoke of some 40 wounded.", "Officers spoke of more than 40 wounded."),)


def test_an_article_that_nobody_copies_has_no_such_section() -> None:
    first, copied, own = carried()
    assert copies_view(own, shelf(first, copied, own), "articles/own/") is None


def test_counts_are_of_origins() -> None:
    articles = carried()
    whole = shelf(*articles)
    assert articles_from(["first", "copy", "own"], whole) == "3 articles from 2 origins"
    assert carried_words(["first", "copy", "own"], whole) == "3 outlets, 2 origins"


def test_a_claim_that_a_copy_repeats_counts_once_and_another_figure_counts() -> None:
    first, copied, own = carried()
    whole = shelf(first, copied, own)
    pairs = [(a, c) for a in (copied, first) for c in a.facts.claims]
    once = counted_once(pairs, whole)
    assert [(a.slug, c.as_written) for a, c in once] == [
        ("first", "At least 26 civilians"),
        ("copy", "more than 40 wounded"),
        ("first", "Seven were children"),
        ("first", "between 30 and 40 fighters"),
        ("first", "some 40 wounded"),
    ]


def test_two_claims_alike_in_one_article_stay_two() -> None:
    doc = document("a")
    twice = article(doc, [claim(doc, "At least 26 civilians", 3, 3), claim(doc, "Seven were children", 3, 3)])
    again = replace(twice, slug="b", outlet="Specimen Times", document=replace(twice.document, id="b"))
    pairs = [(a, c) for a in (again, twice) for c in a.facts.claims]
    assert [a.slug for a, _ in counted_once(pairs, shelf(twice, again))] == ["a", "a"]
