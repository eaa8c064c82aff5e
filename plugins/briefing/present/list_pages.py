"""Pages of long lists: articles, events and claims under headings, in an order that is said, cut in static pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar

from briefing.model import Article, Claim, Event
from briefing.present.addresses import Link, relative
from briefing.present.claims import ClaimRow, foreign_claim_row
from briefing.present.events import EventRow, event_rows
from briefing.present.lists import ArticleRow, article_rows
from briefing.present.paging import Order, Pager, Part, falling_pager, orders_at, page_address, parts_of, rising_pager
from briefing.present.shelf import Shelf
from briefing.present.words import month_words
from briefing.speech import gettext

__all__ = [
    "ListPage", "Listing", "PlannedPage", "Row", "RowGroup", "article_list", "claim_list_pages", "claim_rows",
    "event_list", "ranked_page",
]  # fmt: skip

Row = ArticleRow | EventRow | ClaimRow
T = TypeVar("T")
_FEWEST_IN_A_MONTH = 3  # on average; fewer stand under their year


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading; `id` is its anchor."""

    heading: str
    id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list is, whatever page of it: `url` its own address, `section` the part of the site it belongs to.

    `choices`: (words, address) of the orders it can be read in. `rising`: oldest first. `landing`: where its newest
    page stands when that is a part of another page, which is then not made again; "" for its own address.
    """

    url: str
    section: str
    heading: str
    intro: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    rising: bool = False
    landing: str = ""
    feed: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `kind`: what its rows are; `title`: the heading with the number of the page."""

    url: str
    section: str
    kind: str
    heading: str
    title: str
    intro: str
    crumbs: tuple[Link, ...]
    orders: tuple[Order, ...]
    pager: Pager
    groups: tuple[RowGroup, ...]
    feed: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the page, in its order."""
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page of a list that is yet to be made. `given`: all that it is made of but the content of its items, as plain
    values. So a page of which nothing is another need not be made again."""

    url: str
    given: tuple[object, ...]
    make: Callable[[], ListPage]


def article_list(listing: Listing, articles: Sequence[Article], shelf: Shelf, size: int) -> Iterator[PlannedPage]:
    """The pages of these articles, given newest first, by month. Undated ones close the newest page."""

    def groups(items: Sequence[Article], url: str) -> tuple[RowGroup, ...]:
        return _by_month(items, lambda a: a.document.published, lambda part: article_rows(part, shelf, url))

    dated = [a for a in articles if a.document.published]
    undated = [a for a in articles if not a.document.published]
    return _pages(_Kind("articles", lambda a: a.slug, groups), listing, parts_of(dated, size), undated)


def event_list(listing: Listing, events: Sequence[Event], shelf: Shelf, size: int) -> Iterator[PlannedPage]:
    """The pages of these events, given newest first, by month. Undated ones close the newest page."""

    def groups(items: Sequence[Event], url: str) -> tuple[RowGroup, ...]:
        return _by_month(items, lambda e: e.first_day, lambda part: event_rows(part, shelf, url))

    dated = [e for e in events if e.first_day]
    undated = [e for e in events if not e.first_day]
    return _pages(_Kind("events", lambda e: e.id, groups), listing, parts_of(dated, size), undated)


def claim_list_pages(listing: Listing, pairs: Sequence[tuple[Article, Claim]], size: int) -> Iterator[PlannedPage]:
    """The pages of these claims, given newest first, by the month of their article."""

    def groups(items: Sequence[tuple[Article, Claim]], url: str) -> tuple[RowGroup, ...]:
        return _by_month(items, lambda pair: pair[0].document.published, lambda part: claim_rows(part, url))

    dated = [p for p in pairs if p[0].document.published]
    undated = [p for p in pairs if not p[0].document.published]
    kind: _Kind[tuple[Article, Claim]] = _Kind("claims", lambda pair: f"{pair[0].slug}#{pair[1].id}", groups)
    return _pages(kind, listing, parts_of(dated, size), undated)


def claim_rows(pairs: Sequence[tuple[Article, Claim]], url: str) -> tuple[ClaimRow, ...]:
    """The claims as rows; an article is named once, above the first of its claims."""
    rows, before = [], ""
    for article, claim in pairs:
        row = foreign_claim_row(article, claim, url)
        rows.append(replace(row, article=None) if article.slug == before else row)
        before = article.slug
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Kind(Generic[T]):
    """What a list is of: the `kind` of its rows, what tells an item from all others, and the rows of some items."""

    kind: str
    name: Callable[[T], str]
    groups: Callable[[Sequence[T], str], tuple[RowGroup, ...]]


def _pages(kind: _Kind[T], listing: Listing, parts: Sequence[Part[T]], undated: Sequence[T]) -> Iterator[PlannedPage]:
    for part in parts:
        newest = part.number == part.last
        if newest and listing.landing:
            continue
        url = page_address(listing.url, part.number, 1 if listing.rising else part.last)
        items = [*part.items, *undated] if newest else list(part.items)
        if listing.rising:
            items = [*reversed(part.items), *(undated if newest else ())]
            turn = rising_pager(url, listing.url, part.number, part.last)
        else:
            turn = falling_pager(url, (listing.landing or listing.url, listing.url), part.number, part.last)
        given = (*astuple(listing), part.number, part.last, *map(kind.name, items))
        yield PlannedPage(url, given, partial(_made, kind, listing, url, turn, items))


def _made(kind: _Kind[T], listing: Listing, url: str, turn: Pager, items: Sequence[T]) -> ListPage:
    return _page(listing, kind.kind, url, turn, kind.groups(items, url))


def _order(listing: Listing) -> str:
    """The name of the list's order; "" for the usual one, which comes first."""
    return next((words for words, address in listing.choices[1:] if address == listing.url), "")


def _page(listing: Listing, kind: str, url: str, turn: Pager, groups: tuple[RowGroup, ...]) -> ListPage:
    return ListPage(
        url=url,
        section=listing.section,
        kind=kind,
        heading=listing.heading,
        title=gettext(" · ").join(filter(None, (listing.heading, _order(listing), turn.words))),
        intro=listing.intro,
        crumbs=tuple(Link(words, relative(url, address)) for words, address in listing.crumbs),
        orders=orders_at(url, listing.choices, listing.url),
        pager=turn,
        groups=groups,
        feed=listing.feed,
    )


def ranked_page(listing: Listing, kind: str, rows: tuple[Row, ...]) -> PlannedPage:
    """A list that is one page: so many of the first in an order in which a new item may move all others."""
    page = _page(listing, kind, listing.url, Pager(), (RowGroup("", "ranked", rows),) if rows else ())
    return PlannedPage(page.url, (repr(page),), lambda: page)


def _by_month(
    items: Sequence[T], day_of: Callable[[T], date | None], rows: Callable[[Sequence[T]], tuple[Row, ...]]
) -> tuple[RowGroup, ...]:
    """The items under the month of their day, in their order, or under the year where months hold next to nothing.

    Items of one month stand together.
    """
    days = [day_of(item) for item in items]
    months = {(day.year, day.month) for day in days if day}
    yearly = len(months) * _FEWEST_IN_A_MONTH > len(items)

    def span(item: T) -> tuple[int, int]:
        day = day_of(item)
        return (day.year, 0 if yearly else day.month) if day else (0, 0)

    return tuple(_group(*key, rows(list(part))) for key, part in groupby(items, key=span))


def _group(year: int, month: int, rows: tuple[Row, ...]) -> RowGroup:
    if not year:
        return RowGroup(gettext("Date not stated"), "undated", rows)
    if not month:
        return RowGroup(str(year), f"y-{year}", rows)
    return RowGroup(month_words(date(year, month, 1)), f"m-{year}-{month:02}", rows)
