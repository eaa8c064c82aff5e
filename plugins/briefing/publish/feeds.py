"""Atom feeds: all articles, each region and country, each actor. Every entry says where its article comes from.

The same corpus gives the same bytes: no entry carries the time of the build. RFC 4287 names the elements; `via` links
to the outlet's own page, as that document has it for the source of an entry's facts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from briefing.model import Article, Claim, Corpus
from briefing.present.addresses import Site, actor_url, claim_url, region_feed, region_url
from briefing.present.anchors import Anchors
from briefing.present.claims import claimant_words, outlet_words
from briefing.present.facts import fact_rows
from briefing.present.shelf import Shelf
from briefing.present.words import claim_words, listed_words
from briefing.publish.content_hash import facts_hash
from briefing.publish.writing import write_if_changed
from briefing.speech import gettext, language

__all__ = ["ENTRIES", "Entry", "Feed", "feed_text", "feeds_of", "write_feed"]

ENTRIES = 50  # a reader asks again within days; the site keeps the rest
# Atom asks for a date of every entry. An article whose date nobody knows gets this one, and its summary says so.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_CSL = "application/vnd.citationstyles.csl+json"
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
    newest = tuple(a.slug for a in corpus.articles[:ENTRIES])
    feeds = [Feed("feeds/all.atom.xml", "", site_name, newest)]
    for region in corpus.regions:
        if address := region_feed(region):
            feeds.append(Feed(address, region_url(region.id), f"{region.name} – {site_name}", region.articles))
    for actor in corpus.actors:
        address = f"feeds/actors/{actor.id}.atom.xml"
        feeds.append(Feed(address, actor_url(actor.id), f"{actor.name} – {site_name}", actor.articles))
    return tuple(Feed(f.url, f.page, f.title, f.articles[:ENTRIES]) for f in feeds)


def write_feed(feed: Feed, shelf: Shelf, site: Site, output: Path) -> None:
    """Writes one of the feeds below `output`."""
    cited = "citations" in site.parts
    entries = (_entry(article, shelf, cited=cited) for article in shelf.picked(feed.articles))
    write_if_changed(output / feed.url, feed_text(feed, site, entries))


# --- one entry ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim in a feed: its address below the site's root, the statement, the claimant, the article's words."""

    url: str
    says: str
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as a feed tells it. `published` None: not known; `summary` is HTML.

    `told`: each claim with whom it comes from and its words; `origin`: rows on where the text comes from.
    """

    url: str
    title: str
    summary: str
    authors: tuple[str, ...]
    published: datetime | None
    updated: datetime
    source_url: str | None
    outlet: str | None
    subjects: tuple[str, ...]
    told: tuple[ToldClaim, ...] = ()
    origin: tuple[str, ...] = ()
    described_by: str = ""


def _entry(article: Article, shelf: Shelf, *, cited: bool) -> Entry:
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
        told=tuple(_told(claim, article) for claim in article.facts.claims),
        origin=tuple(_origin(article, shelf)),
        described_by=f"{article.url}cite.csl.json" if cited else "",
    )


def _told(claim: Claim, article: Article) -> ToldClaim:
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    words = claim.evidence[0].quote if claim.evidence else ""
    url = claim_url(article.slug, claim.id)
    return ToldClaim(url, _clean(claim_words(claim, force)), _clean(claimant_words(claim)), _clean(words))


def _origin(article: Article, shelf: Shelf) -> Iterator[str]:
    """Where the text comes from, as far as is known: its first publisher, the file as received, its facts."""
    first = shelf.articles.get(shelf.origin_of(article.slug))
    if first is not None and first.slug != article.slug:
        outlet = first.outlet or gettext("outlet not stated")
        yield _clean(
            gettext("The same text was first published by %(outlet)s: “%(title)s”.")
            % {"outlet": outlet, "title": first.title}
        )
    if article.source_sha256:
        yield gettext("SHA-256 of the file as received: %(digest)s") % {"digest": article.source_sha256}
    if shelf.has_facts:
        yield gettext("SHA-256 of the facts: %(digest)s") % {"digest": facts_hash(article.facts)}


def _moment(known: datetime | None, day: date | None) -> datetime | None:
    """With its zone; UTC where the source gave none, midnight where only the day is known."""
    if known is None:
        return datetime.combine(day, time(), UTC) if day else None
    return known if known.utcoffset() is not None else known.replace(tzinfo=UTC)


def _summary(article: Article, shelf: Shelf) -> str:
    """The deck, the fact box in words, and where the text comes from."""
    rows = fact_rows(article, shelf, Anchors((), (), ()), article.url) if shelf.has_facts else ()
    told = "".join(
        f"<li>{escape(row.question)}: {escape(_joined([row.short, *(link.text for link in row.links)], row.rest))}</li>"
        for row in rows
    )
    deck = f"<p>{escape(article.deck)}</p>" if article.deck else ""
    facts = f"<ul>{told}</ul>" if told else ""
    return f"{deck}{facts}<p>{escape(_source_words(article))}</p>"


def _joined(short: Iterable[str], rest: str) -> str:
    answer = listed_words(short)
    if rest and answer and answer[-1] not in ".!?":
        answer += "."
    return f"{answer} {rest}".strip()


def _source_words(article: Article) -> str:
    dated = article.document.published or article.published_at
    undated = "" if dated else gettext("Date of publication not stated.")
    source = gettext("Source: %(outlet)s.") % {"outlet": outlet_words(article, gettext("outlet not stated"))}
    return f"{source} {undated}".rstrip()


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _content(entry: Entry, base: str) -> str | None:
    """The summary, then every claim with its claimant, its words and its address, then where the text comes from."""
    if not (entry.told or entry.origin):
        return None
    claims = "".join(
        f'<li><a href="{escape(base + c.url)}">{escape(c.says)}</a>. {escape(c.who)}: <q>{escape(c.words)}</q></li>'
        for c in entry.told
    )
    words = gettext("Each claim of harm, who makes it, and the words it rests on. They are never added together.")
    heading = f"<p>{escape(words)}</p>"
    origin = "".join(f"<p>{escape(words)}</p>" for words in entry.origin)
    return f"{entry.summary}{f'{heading}<ol>{claims}</ol>' if claims else ''}{origin}"


# --- one feed ----------------------------------------------------------------------------------------------------


class _AtomFeed(Atom1Feed):  # type: ignore[misc]  # the library has no types
    """Atom with what the library leaves out: more than one author, the link to the source, and to its description."""

    def add_item_elements(self, handler: Any, item: Mapping[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"][1:]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        if item["source_url"]:
            link = {"rel": "via", "href": item["source_url"]}
            handler.addQuickElement("link", "", link | ({"title": item["outlet"]} if item["outlet"] else {}))
        if item["described_by"]:
            link = {
                "rel": "describedby",
                "type": "application/vnd.citationstyles.csl+json",
                "href": item["described_by"],
            }
            handler.addQuickElement("link", "", link)


def _identity(kind: str, name: str) -> str:
    """An id that outlives a move of the site to another host, as RFC 4287 asks: a name, not an address."""
    return uuid5(NAMESPACE_URL, f"briefing-room:{kind}:{name}").urn


def feed_text(feed: Feed, site: Site, entries: Iterable[Entry]) -> str:
    """The feed as XML. Links are full where the site's address is known, else relative to the feed."""
    base = f"{site.url.rstrip('/')}/" if site.url else "../" * feed.url.count("/")
    made = _AtomFeed(
        title=_clean(feed.title),
        link=base + feed.page or "./",
        description=gettext("Conflict briefings: who says what happened, with the sentence each figure rests on."),
        language=language(),
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
            content=_content(entry, base),
            described_by=base + entry.described_by if entry.described_by else "",
        )
    if not made.items:
        # The library would put the time of the build into an empty feed.
        made.latest_post_date = lambda: _UNDATED
    text = StringIO()
    made.write(text, "utf-8")
    return text.getvalue()
