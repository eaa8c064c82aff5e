"""Atom feeds: all articles, each region and country, each actor. Every entry says where its article comes from.

The same corpus gives the same bytes: no entry carries the time of the build. RFC 4287 names the elements; `via` links
to the outlet's own page, as that document has it for the source of an entry's facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from briefing.model import Article, Corpus
from briefing.present.addresses import Site, actor_url, region_feed, region_url
from briefing.present.anchors import Anchors
from briefing.present.facts import fact_rows
from briefing.present.shelf import Shelf, shelf_of
from briefing.publish.writing import write_if_changed

__all__ = ["ENTRIES", "Entry", "Feed", "feed_text", "feeds_of", "write_feeds"]

ENTRIES = 50  # a reader asks again within days; the site keeps the rest
# Atom asks for a date of every entry. An article whose date nobody knows gets this one, and its summary says so.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
# No XML file may hold these; saved pages sometimes do.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its own address and that of the page it follows, both below the site's root; its articles as slugs."""

    url: str
    page: str
    title: str
    articles: tuple[str, ...]


def feeds_of(corpus: Corpus, site_name: str) -> tuple[Feed, ...]:
    """Every feed of the site. Articles keep the corpus's order, newest first, and at most 50 of them."""
    feeds = [Feed("feeds/all.atom.xml", "", site_name, tuple(a.slug for a in corpus.articles))]
    for region in corpus.regions:
        if address := region_feed(region):
            feeds.append(Feed(address, region_url(region.id), f"{region.name} – {site_name}", region.articles))
    for actor in corpus.actors:
        address = f"feeds/actors/{actor.id}.atom.xml"
        feeds.append(Feed(address, actor_url(actor.id), f"{actor.name} – {site_name}", actor.articles))
    return tuple(Feed(f.url, f.page, f.title, f.articles[:ENTRIES]) for f in feeds)


def write_feeds(corpus: Corpus, site: Site, output: Path) -> int:
    """Writes every feed under `output` and returns how many; those of an earlier build that are no more go."""
    feeds = feeds_of(corpus, site.name)
    shelf = shelf_of(corpus)
    wanted = {slug for feed in feeds for slug in feed.articles}
    entries = {a.slug: _entry(a, shelf) for a in corpus.articles if a.slug in wanted}
    kept = {output / feed.url for feed in feeds}
    for path in sorted((output / "feeds").rglob("*.atom.xml")):
        if path not in kept:
            path.unlink()
    for feed in feeds:
        write_if_changed(output / feed.url, feed_text(feed, site, (entries[slug] for slug in feed.articles)))
    return len(feeds)


# --- one entry ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a feed tells it. `published` None: not known; `summary` is HTML."""

    url: str
    title: str
    summary: str
    authors: tuple[str, ...]
    published: datetime | None
    updated: datetime
    source_url: str | None
    outlet: str | None
    subjects: tuple[str, ...]


def _entry(article: Article, shelf: Shelf) -> Entry:
    published = _moment(article.published_at, article.document.published)
    modified = _moment(article.modified_at, None)
    return Entry(
        url=article.url,
        title=_clean(article.title),
        summary=_clean(_summary(article, shelf)),
        authors=tuple(_clean(a) for a in article.authors or ((article.outlet,) if article.outlet else ())),
        published=published,
        # A saved page may claim to be changed before it was published; the later moment is the safe one.
        updated=max((m for m in (published, modified) if m), default=_UNDATED),
        source_url=article.source_url if (article.source_url or "").startswith(("https://", "http://")) else None,
        outlet=_clean(article.outlet) if article.outlet else None,
        subjects=tuple(_clean(f.name) for f in article.facts.forces),
    )


def _moment(known: datetime | None, day: date | None) -> datetime | None:
    """With its zone; UTC where the source gave none, midnight where only the day is known."""
    if known is None:
        return datetime.combine(day, time(), UTC) if day else None
    return known if known.utcoffset() is not None else known.replace(tzinfo=UTC)


def _summary(article: Article, shelf: Shelf) -> str:
    """The deck, the fact box in words, and where the text comes from."""
    rows = fact_rows(article, shelf, Anchors((), (), ()), article.url)
    told = "".join(
        f"<li>{escape(row.question)}: {escape(_joined([row.short, *(link.text for link in row.links)], row.rest))}</li>"
        for row in rows
    )
    deck = f"<p>{escape(article.deck)}</p>" if article.deck else ""
    return f"{deck}<ul>{told}</ul><p>{escape(_source_words(article))}</p>"


def _joined(short: Iterable[str], rest: str) -> str:
    answer = ", ".join(words for words in short if words)
    if rest and answer and answer[-1] not in ".!?":
        answer += "."
    return f"{answer} {rest}".strip()


def _source_words(article: Article) -> str:
    outlet = article.outlet or "outlet not stated"
    agency = f", from {article.agency}" if article.agency and article.agency != article.outlet else ""
    undated = "" if article.document.published or article.published_at else " Date of publication not stated."
    return f"Source: {outlet}{agency}.{undated}"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


# --- one feed ----------------------------------------------------------------------------------------------------


class _AtomFeed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom with what the library leaves out: more than one author, and the link to the source."""

    def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"][1:]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["source_url"]:
            link = {"rel": "via", "href": item["source_url"]}
            handler.addQuickElement("link", "", link | ({"title": item["outlet"]} if item["outlet"] else {}))


def _identity(kind: str, name: str) -> str:
    """An id that outlives a move of the site to another host, as RFC 4287 asks: a name, not an address."""
    return uuid5(NAMESPACE_URL, f"briefing-room:{kind}:{name}").urn


def feed_text(feed: Feed, site: Site, entries: Iterable[Entry]) -> str:
    """The feed as XML. Links are full where the site's address is known, else relative to the feed."""
    base = f"{site.url.rstrip('/')}/" if site.url else "../" * feed.url.count("/")
    made = _AtomFeed(
        title=_clean(feed.title),
        link=base + feed.page or "./",
        description="Conflict briefings: who says what happened, with the sentence each figure rests on.",
        language="en",
        author_name=site.name,
        feed_url=f"{base}{feed.url}" if site.url else feed.url.rsplit("/", 1)[-1],
        feed_guid=_identity("feed", feed.url),
    )
    for entry in entries:
        made.add_item(
            title=entry.title,
            link=base + entry.url,
            description=entry.summary,
            author_name=entry.authors[0] if entry.authors else None,
            pubdate=entry.published,
            updateddate=entry.updated,
            unique_id=_identity("article", entry.url),
            categories=entry.subjects,
            authors=entry.authors,
            source_url=entry.source_url,
            outlet=entry.outlet,
        )
    if not made.items:
        # The library would put the time of the build into an empty feed.
        made.latest_post_date = lambda: _UNDATED
    text = StringIO()
    made.write(text, "utf-8")
    return text.getvalue()
