"""How long lists are cut into static pages, and how a page leads to its neighbours and to the other orders.

Pages are numbered from the oldest: page N, once full, holds the same items for good. What is new stands on the newest
page alone, which grows to nearly two pages before it gives its older part away, so that it is never almost empty. A
full page therefore names its number and never the number of all pages: only the newest one tells that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefing.present.addresses import Link, relative
from briefing.present.words import number_words
from briefing.speech import gettext

__all__ = ["Order", "Pager", "Part", "falling_pager", "orders_at", "page_address", "parts_of", "rising_pager"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The items of one page, newest first. `number` counts from the oldest page, 1, to `last`, which still grows."""

    number: int
    last: int
    items: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among those of its list. `before` and `after` are links in reading order, the neighbour
    first, then the end; () where there is none. `words`: "" where one page holds all."""

    words: str = ""
    before: tuple[Link, ...] = ()
    after: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """An order that the list can be read in; `here`: it is read so on this page."""

    words: str
    href: str
    here: bool


def parts_of(items: Sequence[T], size: int) -> tuple[Part[T], ...]:
    """Items given newest first, cut in pages, the newest page first; one empty page where there is no item.

    >>> [(part.number, "".join(part.items)) for part in parts_of("gfedcba", 2)]
    [(3, 'gfe'), (2, 'dc'), (1, 'ba')]
    """
    last = max(1, len(items) // size)
    ends = [len(items) - (n - 1) * size for n in range(1, last + 1)]
    starts = [*ends[1:], 0]
    return tuple(Part(n, last, tuple(items[starts[n - 1] : ends[n - 1]])) for n in range(last, 0, -1))


def page_address(base: str, number: int, landing: int) -> str:
    """Where page `number` of a list stands: the landing page at the list's own address, every other below it."""
    return base if number == landing else f"{base}page-{number}/"


def falling_pager(url: str, addresses: tuple[str, str], number: int, last: int) -> Pager:
    """The pager of a list read newest first. `addresses`: of the newest page, and what the others stand below."""
    top, base = addresses
    if last == 1:
        return Pager()
    before, after = [], []
    if number < last:
        above = top if number + 1 == last else f"{base}page-{number + 1}/"
        before = [Link(gettext("Newer"), relative(url, above)), Link(gettext("Newest"), relative(url, top))]
    if number > 1:
        after = [Link(gettext("Older"), relative(url, f"{base}page-{number - 1}/"))]
        after += [Link(gettext("Oldest"), relative(url, f"{base}page-1/"))]
    return Pager(_words(number, last), tuple(before), tuple(after))


def rising_pager(url: str, base: str, number: int, last: int) -> Pager:
    """The pager of a list read oldest first. No page but the newest links to the newest: its number changes."""
    if last == 1:
        return Pager()
    before = []
    if number > 1:
        before = [Link(gettext("Older"), relative(url, page_address(base, number - 1, 1)))]
        before += [Link(gettext("Oldest"), relative(url, base))]
    after = [Link(gettext("Newer"), relative(url, f"{base}page-{number + 1}/"))] if number < last else []
    return Pager(_words(number, last), tuple(before), tuple(after))


def _words(number: int, last: int) -> str:
    if number == last:
        words = gettext("Page %(number)s of %(last)s, the newest")
        return words % {"number": number_words(number), "last": number_words(last)}
    return gettext("Page %(number)s, counted from the oldest") % {"number": number_words(number)}


def orders_at(url: str, choices: Sequence[tuple[str, str]], here: str) -> tuple[Order, ...]:
    """(words, address) of each order as links of the page at `url`; `here` is the address of the one it is in."""
    return tuple(Order(words, relative(url, address), address == here) for words, address in choices)
