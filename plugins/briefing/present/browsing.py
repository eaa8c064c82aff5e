"""Browsing pages: a static list of articles or events for each outlet, year, outcome and grade, and their indexes.

They hold what the search's facets hold, for readers without JavaScript and for machines. Regions, actors, places and
claimants have pages of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from briefing.model import Article, Event
from briefing.present.addresses import Link, outlet_slugs, relative
from briefing.present.events import event_rows
from briefing.present.list_pages import Listing, ListPage, PlannedPage, article_list, event_list, ranked_page
from briefing.present.lists import CountRow, article_rows, counted_articles, last_words
from briefing.present.shelf import Shelf
from briefing.present.words import (
    GRADE_WORDS,
    OUTCOME_WORDS,
    capitalise,
    grade_words,
    number_words,
    outcome_words,
)
from briefing.speech import gettext, ngettext

__all__ = ["FACETS", "BrowseIndex", "article_lists", "article_orders", "browse_index", "event_lists"]

FACETS = ("outlets", "years", "outcomes", "grades")

_MOST_RANKED = 100


@dataclass(frozen=True, slots=True)
class BrowseIndex:
    """The values of one facet, each with its count and page. `column`: what the values are."""

    url: str
    heading: str
    intro: str
    column: str
    counted: str
    rows: tuple[CountRow, ...]


# --- all articles and all events ---------------------------------------------------------------------------------


def article_orders(*, facts: bool = True) -> tuple[tuple[str, str], ...]:
    """The orders that articles can be read in, as words and address; by claims only where there are `facts`."""
    orders = (
        (gettext("Newest first"), "articles/"),
        (gettext("Oldest first"), "articles/oldest-first/"),
        (gettext("By headline, A to Z"), "articles/a-z/"),
    )
    return (*orders, (gettext("Most claims"), "articles/most-claims/")) if facts else orders


def article_lists(shelf: Shelf, size: int, *, facts: bool = True) -> Iterator[PlannedPage]:
    """All articles: newest first, oldest first, and those with the most claims. The order A to Z is a page of names."""
    articles, heading, choices = shelf.corpus.articles, gettext("Articles"), article_orders(facts=facts)
    total = ngettext("%(count)s article in all.", "%(count)s articles in all.", len(articles))
    intro = total % {"count": number_words(len(articles))}
    newest = Listing("articles/", "articles", heading, choices=choices)
    yield from _with_total(article_list(newest, articles, shelf, size), intro)
    rising = Listing("articles/oldest-first/", "articles", heading, choices=choices, rising=True)
    yield from article_list(rising, articles, shelf, size)
    if not facts:
        return
    told = [a for a in articles if a.facts.claims]
    ranked = sorted(told, key=lambda a: -len(a.facts.claims))[:_MOST_RANKED]
    listing = Listing("articles/most-claims/", "articles", heading, _most(len(told)), choices=choices)
    yield ranked_page(listing, "articles", article_rows(ranked, shelf, listing.url))


def _most(total: int) -> str:
    if total <= _MOST_RANKED:
        return ""
    return gettext("The first %(count)s of this order.") % {"count": number_words(_MOST_RANKED)}


def _with_total(pages: Iterable[PlannedPage], intro: str) -> Iterator[PlannedPage]:
    """Only the first page, the newest, says how many there are: the others stay as they are when one is added."""
    for number, page in enumerate(pages):
        yield page if number else replace(page, given=(*page.given, intro), make=partial(_counted, page, intro))


def _counted(page: PlannedPage, intro: str) -> ListPage:
    made = page.make()
    return replace(made, intro=" ".join(filter(None, (intro, made.intro))))


def _event_orders() -> tuple[tuple[str, str], ...]:
    return (
        (gettext("Newest first"), "events/"),
        (gettext("Oldest first"), "events/oldest-first/"),
        (gettext("Most articles"), "events/most-articles/"),
        (gettext("By grade"), "grades/"),
    )


def event_lists(shelf: Shelf, size: int) -> Iterator[PlannedPage]:
    """All events: newest first, oldest first, and those that the most articles report."""
    events, heading, choices = shelf.corpus.events, gettext("Events"), _event_orders()
    spans = gettext("Figures are spans of comparable claims, never sums.")
    total = ngettext("%(count)s that several articles report.", "%(count)s that several articles report.", len(events))
    newest = Listing("events/", "events", heading, spans, choices=choices, feed="feeds/events.atom.xml")
    yield from _with_total(event_list(newest, events, shelf, size), total % {"count": number_words(len(events))})
    rising = Listing("events/oldest-first/", "events", heading, spans, choices=choices, rising=True)
    yield from event_list(rising, events, shelf, size)
    intro = f"{spans} {_most(len(events))}".strip()
    ranked = sorted(events, key=lambda e: -len(e.articles))[:_MOST_RANKED]
    listing = Listing("events/most-articles/", "events", heading, intro, choices=choices)
    yield ranked_page(listing, "events", event_rows(ranked, shelf, listing.url))


# --- one value at a time -----------------------------------------------------------------------------------------


def browse_index(facet: str, shelf: Shelf, size: int) -> tuple[BrowseIndex, Iterator[PlannedPage]]:
    """The index of one of the FACETS with the pages of its values."""
    if facet == "grades":
        return _grades(shelf, size)
    if facet == "outlets":
        return _articles_by(shelf, size, "outlets/", gettext("Outlets"), gettext("Outlet"), _outlets(shelf))
    if facet == "years":
        return _articles_by(shelf, size, "years/", gettext("Years"), gettext("Year"), _years(shelf))
    return _articles_by(shelf, size, "outcomes/", gettext("Outcomes"), gettext("Outcome"), _outcomes(shelf))


_Values = Mapping[str, tuple[str, Sequence[Article]]]  # the words and the articles, newest first, by slug


def _articles_by(
    shelf: Shelf, size: int, url: str, heading: str, column: str, values: _Values
) -> tuple[BrowseIndex, Iterator[PlannedPage]]:
    intro = {
        "outlets/": gettext("Who published the articles."),
        "years/": gettext("When the articles were published; months stand inside each year."),
        "outcomes/": gettext("What the claims of the articles say happened. Counts of articles, never of people."),
    }[url]
    rows = [
        (Link(words, relative(url, f"{url}{slug}/")), "", [a.slug for a in found])
        for slug, (words, found) in values.items()
    ]
    index = BrowseIndex(url, heading, intro, column, gettext("Articles"), counted_articles(rows, shelf))

    def pages() -> Iterator[PlannedPage]:
        for slug, (words, found) in values.items():
            listing = Listing(f"{url}{slug}/", url.rstrip("/"), words, crumbs=((heading, url),))
            yield from article_list(listing, found, shelf, size)

    return index, pages()


def _outlets(shelf: Shelf) -> _Values:
    found: dict[str, list[Article]] = {}
    for article in shelf.corpus.articles:
        if article.outlet:
            found.setdefault(article.outlet, []).append(article)
    slugs = outlet_slugs(found)
    return {slugs[name]: (name, found[name]) for name in sorted(found, key=lambda n: (n.casefold(), n))}


def _years(shelf: Shelf) -> _Values:
    found: dict[str, list[Article]] = {}
    for article in shelf.corpus.articles:
        if article.document.published:
            found.setdefault(f"{article.document.published.year:04}", []).append(article)
    return {year: (year, found[year]) for year in sorted(found, reverse=True)}


def _outcomes(shelf: Shelf) -> _Values:
    found: dict[str, list[Article]] = {}
    for article in shelf.corpus.articles:
        for outcome in {claim.outcome for claim in article.facts.claims}:
            found.setdefault(outcome, []).append(article)
    return {o: (capitalise(outcome_words(o)), found[o]) for o in OUTCOME_WORDS if o in found}


def _grades(shelf: Shelf, size: int) -> tuple[BrowseIndex, Iterator[PlannedPage]]:
    found: dict[str, list[Event]] = {}
    for event in shelf.corpus.events:
        found.setdefault(event.grade, []).append(event)
    graded = {grade: found[grade] for grade in GRADE_WORDS if grade in found}
    most = max(map(len, graded.values()), default=1)
    rows = tuple(_graded(grade, events, most) for grade, events in graded.items())
    heading, intro = gettext("Grades"), gettext("How sure the events are, by the number of independent origins.")
    index = BrowseIndex("grades/", heading, intro, gettext("Grade"), gettext("Events"), rows)

    def pages() -> Iterator[PlannedPage]:
        for grade, events in graded.items():
            crumbs = ((gettext("Events"), "events/"), (heading, "grades/"))
            yield from event_list(
                Listing(f"grades/{grade}/", "events", grade_words(grade), crumbs=crumbs), events, shelf, size
            )

    return index, pages()


def _graded(grade: str, events: Sequence[Event], most: int) -> CountRow:
    last = max((e.first_day for e in events if e.first_day), default=None)
    link = Link(grade_words(grade), relative("grades/", f"grades/{grade}/"))
    share = round(100 * len(events) / most)
    return CountRow(link, "", len(events), share, last_words(last), iso=last.isoformat() if last else "")
