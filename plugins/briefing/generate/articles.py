"""A page of content/articles as an article with its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import get_args

from briefing.errors import BriefingError
from briefing.generate.heads import read_day
from briefing.ingest.front_matter import PageFront
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_book import ActorBook
from briefing.knowledge.country_book import REGIONS, CountryBook, slug_of
from briefing.model import Article, Change, Check, Correction, DateBasis, Document, FactBox, Force
from briefing.pipeline import corrected_facts
from briefing.present.addresses import article_url
from briefing.resolve.corrections import without_dangling
from briefing.text import blocks_of_html

__all__ = ["article_of", "document_of"]

_HEAD = "actors: in the head of the page"  # the reason that stands beside a force that an editor put there


def document_of(slug: str, front: PageFront, html: str, country: str | None) -> Document:
    """The article as text: what the rules read. `country` is an editor's, as ISO alpha-2."""
    text, blocks = blocks_of_html(html, front.deck or "")
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


def article_of(
    slug: str,
    front: PageFront,
    html: str,
    knowledge: Knowledge,
    corrections: Callable[[str], tuple[Correction, ...]],
) -> Article:
    """The article with its facts, corrections applied. Raises BriefingError where head or corrections are faulty."""
    country = _country(front.country, slug, knowledge.countries)
    document = document_of(slug, front, html, country)
    facts = corrected_facts(document, knowledge, corrections)
    actors = _actor_ids(front.actors, facts, knowledge.actors)
    return Article(
        slug=slug,
        url=article_url(slug),
        title=document.title,
        document=document,
        facts=_with_actors(facts, actors, knowledge.actors),
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


def _actor_ids(written: tuple[str, ...], box: FactBox, book: ActorBook) -> tuple[str, ...]:
    """The ids of the forces that an editor put in the head, by id or by a name that means one force."""
    held = {f.id for f in box.forces}
    found = []
    for words in written:
        meant = (words,) if words in held or words in book.by_id else book.named(words)
        if len(meant) != 1:
            raise BriefingError(
                f"{box.id}.md", f"actor {words!r} is not known", "write the id of a force as on its page"
            )
        found.append(meant[0])
    return tuple(found)


def _with_actors(box: FactBox, wanted: tuple[str, ...], book: ActorBook) -> FactBox:
    """The fact box with an editor's forces in place of all others; one that no rule found has no words to show."""
    if not wanted:
        return box
    held = tuple(f for f in box.forces if f.id in wanted)
    added = [book.by_id[id] for id in wanted if id not in {f.id for f in held}]
    forces = (Force(a.id, a.name, a.type, "mentioned", (), (), parent=a.parent) for a in added)
    # Without words of its own a force must be seen to be the editor's, on the page and in the data.
    changes = (Change("add", "force", a.id, _HEAD) for a in added)
    checks = (Check("force", a.id, "added") for a in added)
    box = replace(box, changes=(*box.changes, *changes), checks=(*box.checks, *checks))
    return without_dangling(replace(box, forces=(*held, *forces)))


def _country(written: str | None, slug: str, book: CountryBook) -> str | None:
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
