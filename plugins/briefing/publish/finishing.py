"""What a site holds beside its pages, as parts that are written by themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefing.errors import BriefingError
from briefing.present.addresses import Site
from briefing.present.name_index import found_names
from briefing.present.shelf import Shelf
from briefing.present.tombstones import article_tombstones, event_tombstones
from briefing.publish.changes_feed import write_changes_feed
from briefing.publish.citations.files import write_citations
from briefing.publish.event_feed import write_event_feed
from briefing.publish.feeds import feeds_of, write_feed
from briefing.publish.headers import content_policy
from briefing.publish.hosts import write_host_files
from briefing.publish.name_files import write_name_files
from briefing.publish.page_style import PageStyle
from briefing.publish.script_phrases import write_script_phrases
from briefing.publish.search_documents import search_document
from briefing.publish.search_index import BegunShard, Shard, plan_shards, write_shard_list
from briefing.publish.search_shards import IndexedPage
from briefing.publish.sitemap import write_robots, write_sitemap

__all__ = ["SEARCH", "Part", "ShardWriting", "finishing_parts", "is_last", "last_parts", "search_parts", "searched"]

SEARCH = "search index"  # the names of its shards begin so
LAST = ("site map", SEARCH)  # the parts that wait for all pages

# What is written below a folder by itself: name, plain values that it is made of beside the corpus, what writes it.
Part = tuple[str, tuple[object, ...], Callable[[Path], object]]


def finishing_parts(shelf: Shelf, site: Site, style: PageStyle, hosts: Sequence[str], theme: Path) -> Iterator[Part]:
    """What stands beside the pages: citations, feeds, headers for `hosts`, phrases of the scripts, names to search."""
    corpus, languages = shelf.corpus, [code for code, _ in site.trees]
    yield "citations", (), lambda to: write_citations(to, corpus, site)
    for feed in feeds_of(corpus, site.name):
        yield f"feed {feed.url}", (feed.page, feed.title, *feed.articles), partial(write_feed, feed, shelf, site)
    yield "feed of events", (), lambda to: write_event_feed(shelf, site, to)
    yield "feed of changes", (), lambda to: write_changes_feed(shelf, site, to)
    yield "robots", (), lambda to: write_robots(to, site.url)
    yield "headers", (), lambda to: write_host_files(to, hosts, content_policy(style))
    scripts = theme / "static" / "js"
    said = _digest([path.read_bytes() for path in sorted(scripts.glob("*.js"))])
    yield "phrases", (said,), lambda to: write_script_phrases(scripts, to / "theme" / "js", languages)
    yield "names", (), lambda to: write_name_files(to, found_names(shelf))


def is_last(name: str) -> bool:
    """Whether the part of this name waits for all pages."""
    return name.startswith(LAST)


def searched(path: str, content: bytes, others: Sequence[str]) -> str:
    """The hash of what the search finds in a file; "" for what it does not look into. `others`: folders of trees in
    other languages, since each article is found once."""
    if not path.endswith(".html") or path.startswith(tuple(f"{other}/" for other in others)):
        return ""
    document = search_document(content.decode("utf-8"))
    return hashlib.sha256(document.encode()).hexdigest() if document else ""


def last_parts(
    shelf: Shelf, site: Site, folder: Path, files: Sequence[str], indexed: Sequence[tuple[str, str]] | None
) -> Iterator[Part]:
    """What is made of the files that were written below `folder`: site map, search index. `indexed`: the pages that
    the search looks into, with the hash of what it finds in them; None for a site without search."""
    yield LAST[0], (_digest(files),), lambda to: write_sitemap(to, site, shelf, files, _gone(shelf))
    if indexed is not None:
        yield from search_parts(folder, indexed)


def search_parts(folder: Path, pages: Iterable[tuple[str, str]]) -> Iterator[Part]:
    """The search index of these pages below `folder`, each with the hash of what the search finds in it: a part for
    each shard, so that those with changed pages alone are made again."""
    shards = plan_shards([IndexedPage(path, hash) for path, hash in pages])
    if not shards:
        raise BriefingError(str(folder), "has no page to search", "the theme's search page is to be one")
    yield LAST[1], tuple(shard.key for shard in shards), partial(write_shard_list, shards)
    for shard in shards:
        yield f"{LAST[1]} {shard.place}", (shard.key,), ShardWriting(shard, folder)


@dataclass(frozen=True, slots=True)
class ShardWriting:
    """Writes a shard, made of the pages below `folder`, below the folder it is called with."""

    shard: Shard
    folder: Path

    def __call__(self, to: Path) -> None:
        self.begun().write(to)

    def begun(self) -> BegunShard:
        """The shard, begun: what follows can be done while the search engine works."""
        return BegunShard(self.shard, partial(_read_document, self.folder))


def _read_document(folder: Path, path: str) -> str:
    return search_document((folder / path).read_bytes().decode("utf-8"))


def _gone(shelf: Shelf) -> list[str]:
    return [page.url for page in (*article_tombstones(shelf), *event_tombstones(shelf))]


def _digest(rows: Sequence[object]) -> str:
    return hashlib.sha256(repr(rows).encode("utf-8", "surrogateescape")).hexdigest()
