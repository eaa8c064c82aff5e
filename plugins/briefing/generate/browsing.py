"""Which pages hold lists: of articles and events in their orders, of names, by the values of each facet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from briefing.present.actor import actor_names
from briefing.present.browsing import FACETS, article_lists, article_orders, browse_index, event_lists
from briefing.present.claimant import claimant_names
from briefing.present.dossiers import Dossier
from briefing.present.home import article_names
from briefing.present.list_pages import PlannedPage
from briefing.present.name_lists import Name, NameIndex, PlannedNames, name_pages
from briefing.present.place import place_names
from briefing.present.shelf import Shelf
from briefing.speech import gettext

__all__ = ["LaterPage", "Page", "Part", "browsing_parts", "dossier_pages"]

_NAMED: Mapping[str, Callable[[Shelf], list[Name]]] = {
    "actors": actor_names, "claimants": claimant_names, "places": place_names, "headlines": article_names,
}  # fmt: skip
_OF_HEADS = frozenset(["actors", "headlines", "outlets", "years"])  # what articles say without facts
Page = tuple[str, str, dict[str, Any]]  # address below the root, template, what the template prints


@dataclass(frozen=True, slots=True)
class LaterPage:
    """A page that is made only if what it is `given`, as plain values, or anything that it reads is another."""

    url: str
    given: tuple[object, ...]
    make: Callable[[], Page]


# What is made by itself: name, the plain values that it is given, what makes its pages.
Part = tuple[str, tuple[object, ...], Callable[[], Iterable[Page | LaterPage]]]


def browsing_parts(shelf: Shelf, page_size: int, *, facts: bool) -> Iterator[Part]:
    """Every list but those that belong to a dossier, as parts that are made by themselves: name, what it is given,
    and what makes its pages. Without `facts`, those alone that need none."""
    yield "list articles", (), lambda: _lists(article_lists(shelf, page_size, facts=facts))
    if facts:
        yield "list events", (), lambda: _lists(event_lists(shelf, page_size))
    for name in _NAMED:
        if facts or name in _OF_HEADS:
            yield f"names {name}", (), partial(_names, shelf, name)
    for facet in FACETS:
        if facts or facet in _OF_HEADS:
            yield f"values {facet}", (), partial(_values, shelf, page_size, facet)


def _names(shelf: Shelf, name: str) -> Iterator[LaterPage]:
    for page in name_pages(_index(name, shelf), _NAMED[name](shelf)):
        yield LaterPage(page.url, page.given, partial(_of_names, page))


def _of_names(planned: PlannedNames) -> Page:
    page = planned.make()
    return page.url, "names", {"view": page, "section": page.section}


def _values(shelf: Shelf, page_size: int, facet: str) -> Iterator[Page | LaterPage]:
    values, pages = browse_index(facet, shelf, page_size)
    yield values.url, "values", {"view": values, "section": values.url.rstrip("/")}
    yield from _lists(pages)


def dossier_pages(view: Dossier) -> Iterator[Page | LaterPage]:
    """A dossier with the pages of those of its lists that are too long for it."""
    yield view.url, "dossier", {"view": view, "section": view.section}
    yield from _lists(view.further)


def _lists(pages: Iterable[PlannedPage]) -> Iterator[LaterPage]:
    for page in pages:
        yield LaterPage(page.url, page.given, partial(_of_list, page))


def _of_list(planned: PlannedPage) -> Page:
    page = planned.make()
    return page.url, "list", {"view": page, "section": page.section}


def _index(name: str, shelf: Shelf) -> NameIndex:
    kinds = ("by-kind/", gettext("By kind"))
    if name == "actors":
        return NameIndex("actors/", "actors", gettext("Actors"), gettext("Force"), kinds)
    if name == "claimants":
        return NameIndex("claimants/", "claimants", gettext("Claimants"), gettext("Claimant"), kinds, claims=True)
    if name == "places":
        countries = ("by-country/", gettext("By country"))
        return NameIndex("places/", "places", gettext("Places"), gettext("Place"), countries)
    orders = article_orders(facts=shelf.has_facts)
    return NameIndex("articles/a-z/", "articles", gettext("Articles"), gettext("Article"), ranked=False, choices=orders)
