"""How to cite an article, a claim or an event: references for bibliographies, and the block on the page.

An article's reference is to what the outlet published, not to our page; a claim's is to its row on our page, with the
one who claims as its author. Names are kept whole: no source tells which of a name's words is the family's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.model import Article, Claim, Event
from briefing.present.addresses import Link, Site, claim_url, event_url
from briefing.present.event import event_title, support_words
from briefing.present.plain_text import plain_line, web_address
from briefing.present.shelf import Shelf
from briefing.present.words import basis_words, capitalise, claim_words, date_words, join_words, listed_words
from briefing.speech import gettext

__all__ = [
    "CiteView", "Reference", "article_cite", "article_reference", "article_references", "cite_key",
    "claim_reference", "event_cite", "event_references",
]  # fmt: skip

# They lie beside the page they are about.
_FILES = (Link("BibTeX", "cite.bib"), Link("RIS", "cite.ris"), Link("CSL-JSON", "cite.csl.json"))
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_-]")
_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a bibliography; every text is on one line, "" and () where it is not known.

    `key` is the same in every build and held by nothing else on the site. `container`: the outlet, or the site for its
    own pages. `day`: of publication; `inferred`: it was worked out, no source tells it. `via`: the site that led there.
    """

    key: str
    kind: Literal["article", "claim", "event"]
    title: str
    authors: tuple[str, ...]
    container: str
    day: date | None
    inferred: bool
    url: str
    via: str
    note: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class CiteView:
    """The block "Cite this". Hashes are SHA-256 in hex; `source_sha256` "" where no original is kept. `holds`: what
    the files are of. `covers`: what `facts_sha256` is taken of."""

    sentence: str
    permalink: Link
    facts_sha256: str
    source_sha256: str
    files: tuple[Link, ...]
    holds: str
    covers: str


def cite_key(id: str, claim: str | None = None) -> str:
    """The key of an article, or of one of its claims. Two facts never share one: what a key may not hold is spelt out.

    >>> cite_key("two-killed-in-goma"), cite_key("two-killed-in-goma", "killed-2-1"), cite_key("a.b c")
    ('two-killed-in-goma', 'two-killed-in-goma:killed-2-1', 'a.2eb.20c')
    """
    parts = (id,) if claim is None else (id, claim)
    return ":".join(_NOT_IN_KEYS.sub(lambda found: f".{ord(found[0]):x}", part) for part in parts)


def article_references(article: Article, site: Site) -> tuple[Reference, ...]:
    """The article, then its claims in the order of their numbers."""
    claims = (claim_reference(article, claim, site) for claim in article.facts.claims)
    return (article_reference(article, site), *claims)


def article_reference(article: Article, site: Site) -> Reference:
    """What the outlet published."""
    agency = plain_line(article.agency)
    known = basis_words(article.document.published_basis)
    note = (
        f"Text credited to {agency}" if agency and agency not in _authors(article) else "",
        f"Date {known}" if known else "",
        f"Facts read by {plain_line(site.name)}, {site.link(article.url)}",
    )
    return Reference(
        key=cite_key(article.slug),
        kind="article",
        title=plain_line(article.title),
        authors=_authors(article),
        container=plain_line(article.outlet),
        day=article.document.published,
        inferred=article.document.published_basis == "inferred",
        url=web_address(article.source_url),
        via="",
        note=_sentences(note),
        language=plain_line(article.language),
    )


def claim_reference(article: Article, claim: Claim, site: Site) -> Reference:
    """One claim of the article, by whoever makes it; where nobody is named, by whoever wrote the article."""
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    address = claim_url(article.slug, claim.id)
    quote = plain_line(claim.evidence[0].quote if claim.evidence else claim.as_written)
    note = (
        claim_words(claim, force),
        f"In “{plain_line(article.title)}” {web_address(article.source_url)}",
        f"Via {plain_line(site.name)}, {site.link(address)}",
    )
    return Reference(
        key=cite_key(article.slug, claim.id),
        kind="claim",
        title=f"Claim {plain_line(claim.id)}: “{quote}”",
        authors=(plain_line(claim.claimant),) if claim.claimant else _authors(article),
        container=plain_line(article.outlet),
        day=article.document.published,
        inferred=article.document.published_basis == "inferred",
        url=_full(site, address),
        via=plain_line(site.name),
        note=_sentences(note),
        language=plain_line(article.language),
    )


def event_references(event: Event, shelf: Shelf, site: Site) -> tuple[Reference, ...]:
    """The event's page, then each article that tells of it. The page has no date: it follows the articles."""
    page = Reference(
        key=f"events/{cite_key(event.id)}",
        kind="event",
        title=plain_line(event_title(event, shelf)),
        authors=(),
        container=plain_line(site.name),
        day=None,
        inferred=False,
        url=_full(site, event_url(event.id)),
        via="",
        note=_sentences((event.grounds, f"Put together from {support_words(event)}", site.link(event_url(event.id)))),
        language="en",
    )
    return (page, *(article_reference(article, site) for article in shelf.picked(event.articles)))


def _authors(article: Article) -> tuple[str, ...]:
    """Who wrote it: people, else the agency it is credited to."""
    names = tuple(filter(None, map(plain_line, article.authors)))
    return names or tuple(filter(None, (plain_line(article.agency),)))


def _full(site: Site, url: str) -> str:
    """An address that leads somewhere from anywhere; "" where the site's own is not known."""
    return web_address(site.link(url)) if site.url else ""


def _sentences(parts: Iterable[str]) -> str:
    return plain_line(" ".join(f"{capitalise(p.strip())}." for p in parts if p.strip()))


def article_cite(article: Article, site: Site, facts_sha256: str) -> CiteView:
    """The block of an article's page."""
    reference = article_reference(article, site)
    day = date_words(reference.day) if reference.day else gettext("date not stated")
    outlet = reference.container or gettext("Outlet not stated")
    authors = _closed(join_words(reference.authors))
    read_by = gettext("Facts read by %(site)s.") % {"site": plain_line(site.name)}
    parts = (
        authors,
        f"“{_closed(reference.title)}”",
        f"{listed_words((outlet, day))}.",
        _closed(reference.url),
        read_by,
    )
    return CiteView(
        sentence=" ".join(filter(None, parts)),
        permalink=Link(site.link(article.url), "./"),
        facts_sha256=facts_sha256,
        source_sha256=article.source_sha256 or "",
        files=_FILES,
        holds=gettext("The article and each of its claims.") if article.facts.claims else gettext("The article."),
        covers=gettext("Of this article’s facts and the words they rest on."),
    )


def event_cite(event: Event, shelf: Shelf, site: Site, facts_sha256: str) -> CiteView:
    """The block of an event's page."""
    title = _closed(plain_line(event_title(event, shelf)))
    words = {"title": title, "site": plain_line(site.name), "id": event.id, "articles": support_words(event)}
    return CiteView(
        sentence=gettext("“%(title)s” %(site)s, event %(id)s, put together from %(articles)s.") % words,
        permalink=Link(site.link(event_url(event.id)), "./"),
        facts_sha256=facts_sha256,
        source_sha256="",
        files=_FILES,
        holds=gettext("The event and each of its articles."),
        covers=gettext("Of which claims are of this event, its days, place and grade."),
    )


def _closed(words: str) -> str:
    return words if not words or words.endswith(_ENDS) else f"{words}."
