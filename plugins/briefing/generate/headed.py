"""An article as the head of its page tells it: all but its words and what is read from them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import get_args

from briefing.errors import BriefingError
from briefing.generate.heads import read_day
from briefing.ingest.front_matter import PageFront
from briefing.knowledge.actor_book import Actor, ActorBook
from briefing.knowledge.country_book import REGIONS, CountryBook, slug_of
from briefing.model import Article, Block, DateBasis, Document, FactBox, Force
from briefing.present.addresses import article_url

__all__ = ["actor_ids", "article_with", "country_of", "document_with", "headed_article", "named_force"]


def headed_article(slug: str, front: PageFront, countries: CountryBook, book: ActorBook) -> Article:
    """The article of a site without facts: it stands under the country and the forces that its head names."""
    document = document_with(slug, front, country_of(front.country, slug, countries))
    ids = actor_ids(front.actors, slug, book)
    forces = tuple(named_force(book.by_id[id]) for id in ids)
    box = FactBox(slug, document.title, document.published, document.published_basis, forces)
    return article_with(slug, front, document, box, ids)


def document_with(
    slug: str, front: PageFront, country: str | None, text: str = "", blocks: tuple[Block, ...] = ()
) -> Document:
    """The article as text: what the rules read. `country` is an editor's, as ISO alpha-2."""
    day = read_day(front.date, slug)
    basis: DateBasis = "unknown"
    if day is not None:
        basis = next((b for b in get_args(DateBasis) if b == front.date_basis), "metadata")
    return Document(
        id=slug,
        title=front.title or "",
        text=text,
        blocks=blocks,
        published=day.date() if isinstance(day, datetime) else day,
        published_basis=basis,
        outlet=front.outlet,
        agency=front.agency,
        country=country,
    )


def article_with(slug: str, front: PageFront, document: Document, facts: FactBox, actors: tuple[str, ...]) -> Article:
    """The article of this head with its text and its facts; `actors` are ids that an editor put in the head."""
    return Article(
        slug=slug,
        url=article_url(slug),
        title=document.title,
        document=document,
        facts=facts,
        deck=front.deck,
        published_at=_moment(read_day(front.date, slug)),
        modified_at=_moment(read_day(front.modified, slug)),
        outlet=front.outlet,
        agency=front.agency,
        authors=front.authors,
        language=front.language or "en",
        source_url=front.source_url,
        source_sha256=front.source_sha256,
        region=_region(front.region, slug),
        actors=actors,
    )


def actor_ids(
    written: tuple[str, ...], slug: str, book: ActorBook, held: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The ids of the forces that an editor put in the head, by id or by a name that means one force.

    `held`: ids that the article has of its own. Raises BriefingError for a name that means none or several.
    """
    found = []
    for words in written:
        meant = (words,) if words in held or words in book.by_id else book.named(words)
        if len(meant) != 1:
            raise BriefingError(f"{slug}.md", f"actor {words!r} is not known", "write the id of a force as on its page")
        found.append(meant[0])
    return tuple(found)


def named_force(actor: Actor) -> Force:
    """A force of the book that no words of the text speak of."""
    return Force(actor.id, actor.name, actor.type, "mentioned", (), (), parent=actor.parent)


def country_of(written: str | None, slug: str, book: CountryBook) -> str | None:
    """The ISO alpha-2 code of the country that an editor named by its name or code; None where the head names none."""
    if not written:
        return None
    country = book.by_iso2.get(written.upper()) or book.named(written)
    if country is None:
        raise BriefingError(f"{slug}.md", f"country {written!r} is not known", "write its English name or ISO code")
    return country.iso2


def _region(written: str | None, slug: str) -> str | None:
    """The conflict-data region that an editor named, as our list spells it; None where the head names none."""
    if not written:
        return None
    region = next((r for r in REGIONS if slug_of(r) == slug_of(written)), None)
    if region is None:
        raise BriefingError(f"{slug}.md", f"region {written!r} is not known", f"write one of: {', '.join(REGIONS)}")
    return region


def _moment(day: date | datetime | None) -> datetime | None:
    """A day alone becomes its midnight without a zone, which is printed without the time."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time())
