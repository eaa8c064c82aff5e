"""How the search index is cut: a pure function of the pages, so that a site's index tells nothing of its history.

A page's shard is told by the first bits of the hash of its address. A shard with too many pages is cut in two by the
next bit, by itself: an article more or less touches one shard, now and then two. Hashes, not years, because a word's
weight in the ranking is worked out within each shard: with equal mixtures it is the same everywhere, while "Mosul"
would count little in the shard of 2017 and much in that of 2024.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

__all__ = ["CUT", "Cut", "IndexedPage", "search_shards", "shard_key"]


@dataclass(frozen=True, slots=True, order=True)
class IndexedPage:
    """`address`: the page's file below the site, as articles/a/index.html. `hash`: of its search document."""

    address: str
    hash: str


@dataclass(frozen=True, slots=True)
class Cut:
    """`whole`: a site of so many pages or fewer is one shard. `pages`: the most in a shard otherwise.

    `shards`: where there would be more than about so many, shards hold twice the pages: each costs the reader requests.
    """

    whole: int = 400
    pages: int = 200
    shards: int = 64


CUT = Cut()
_Told: TypeAlias = list[tuple[str, IndexedPage]]  # pages with the bits of their addresses


def search_shards(pages: Iterable[IndexedPage], cut: Cut = CUT) -> dict[str, tuple[IndexedPage, ...]]:
    """The pages of each shard in order of their addresses, by its name: bits, or "" where there is one. No page, none.

    >>> search_shards([IndexedPage("articles/a/index.html", "1f")])
    {'': (IndexedPage(address='articles/a/index.html', hash='1f'),)}
    """
    ordered = sorted(pages)
    if len(ordered) <= cut.whole:
        return {"": tuple(ordered)} if ordered else {}
    most = cut.pages
    while len(ordered) > most * cut.shards:
        most *= 2
    return dict(_halved([(_bits(page.address), page) for page in ordered], "", most))


def _bits(address: str) -> str:
    return f"{int.from_bytes(hashlib.sha256(address.encode()).digest()[:8]):064b}"


def _halved(
    pages: list[tuple[str, IndexedPage]], name: str, most: int
) -> Iterable[tuple[str, tuple[IndexedPage, ...]]]:
    if len(pages) <= most:
        if pages:
            yield name, tuple(page for _, page in pages)
        return
    for bit in "01":
        yield from _halved([pair for pair in pages if pair[0][len(name)] == bit], name + bit, most)


def shard_key(pages: Iterable[IndexedPage], maker: str) -> str:
    """What a shard's files are made from, in 20 letters: the pages and what makes them; equal keys, equal files."""
    told = hashlib.sha256(maker.encode())
    for page in pages:
        told.update(f"\0{page.address}\0{page.hash}".encode())
    return told.hexdigest()[:20]
