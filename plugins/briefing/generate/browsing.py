"""Which pages hold lists: of articles and events in their orders, of names, by the values of each facet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from briefing.present.actor import actor_names
from briefing.present.browsing import article_lists, article_orders, browse_indexes, event_lists
from briefing.present.claimant import claimant_names
from briefing.present.dossiers import Dossier
from briefing.present.home import article_names
from briefing.present.list_pages import ListPage
from briefing.present.name_lists import Name, NameIndex, name_pages
from briefing.present.place import place_names
from briefing.present.shelf import Shelf
from briefing.speech import gettext

__all__ = ["Page", "Part", "browsing_parts", "dossier_pages"]

_OF_HEADS = frozenset(["actors", "headlines", "outlets", "years"])  # what articles say without facts
Page = tuple[str, str, dict[str, Any]]  # address below the root, template, what the template prints
# What is made by itself: name, the plain values that it is given, what makes its pages.
Part = tuple[str, tuple[object, ...], Callable[[], Iterable[Page]]]


def browsing_parts(shelf: Shelf, page_size: int, *, facts: bool) -> Iterator[Part]:
    """Every list but those that belong to a dossier, as parts that are made by themselves: name, what it is given,
    and what makes its pages. Without `facts`, those alone that need none."""
    yield "list articles", (), lambda: _lists(article_lists(shelf, page_size, facts=facts))
    if facts:
        yield "list events", (), lambda: _lists(event_lists(shelf, page_size))
    for number, name in enumerate(("actors", "claimants", "places", "headlines")):
        if facts or name in _OF_HEADS:
            yield f"names {name}", (), partial(_names, shelf, number)
    for number, name in enumerate(("outlets", "years", "outcomes", "grades")):
        if facts or name in _OF_HEADS:
            yield f"values {name}", (), partial(_values, shelf, page_size, number)


def _names(shelf: Shelf, number: int) -> Iterator[Page]:
    index, names = list(_indexes(shelf))[number]
    for page in name_pages(index, names):
        yield page.url, "names", {"view": page, "section": page.section}


def _values(shelf: Shelf, page_size: int, number: int) -> Iterator[Page]:
    values, pages = list(browse_indexes(shelf, page_size))[number]
    yield values.url, "values", {"view": values, "section": values.url.rstrip("/")}
    yield from _lists(pages)


def dossier_pages(view: Dossier) -> Iterator[Page]:
    """A dossier with the pages of those of its lists that are too long for it."""
    yield view.url, "dossier", {"view": view, "section": view.section}
    yield from _lists(view.further)


def _lists(pages: Iterable[ListPage]) -> Iterator[Page]:
    for page in pages:
        yield page.url, "list", {"view": page, "section": page.section}


def _indexes(shelf: Shelf) -> Iterator[tuple[NameIndex, list[Name]]]:
    kinds = ("by-kind/", gettext("By kind"))
    yield NameIndex("actors/", "actors", gettext("Actors"), gettext("Force"), kinds), actor_names(shelf)
    claimants = NameIndex("claimants/", "claimants", gettext("Claimants"), gettext("Claimant"), kinds, claims=True)
    yield claimants, claimant_names(shelf)
    countries = ("by-country/", gettext("By country"))
    yield NameIndex("places/", "places", gettext("Places"), gettext("Place"), countries), place_names(shelf)
    orders = article_orders(facts=shelf.has_facts)
    headlines = NameIndex(
        "articles/a-z/", "articles", gettext("Articles"), gettext("Article"), ranked=False, choices=orders
    )
    yield headlines, article_names(shelf)
