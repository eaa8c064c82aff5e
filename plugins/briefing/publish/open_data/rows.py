"""The rows of the tables of one article: its facts, with what belongs to each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from briefing.model import Article, Claim, ClaimRef, Evidence, Force, Place
from briefing.present.addresses import actor_url, claim_url, place_url
from briefing.publish.open_data.references import References
from briefing.publish.open_data.tables import Cell, Row

__all__ = [
    "article_row", "change_rows", "claim_row", "claim_rows", "evidence_rows", "force_rows", "group_words",
    "place_cells", "place_rows", "strength_rows",
]  # fmt: skip


def _day(value: date | datetime | None) -> str | None:
    return value.isoformat() if value else None


def article_row(article: Article, to: References) -> Row:
    """The article without its text."""
    box = article.facts
    return (
        box.id, box.title, _day(box.published), box.published_basis,
        _day(article.published_at), _day(article.modified_at), article.outlet, article.agency, article.authors,
        article.language, article.source_url, article.source_sha256, article.country, box.unresolved,
        to.link(article.url), to.origin(article.slug),
    )  # fmt: skip


def group_words(groups: Iterable[tuple[str, int | None, int | None]]) -> tuple[str, ...]:
    """Parts of the people harmed in words; an open bound is left empty.

    >>> group_words([("children", 8, 8), ("women", 2, None)])
    ('children=8..8', 'women=2..')
    """
    return tuple(f"{name}={'' if low is None else low}..{'' if high is None else high}" for name, low, high in groups)


def place_cells(place: Place | None) -> tuple[Cell, ...]:
    """Name, country, latitude, longitude, precision; all None where there is no place."""
    if place is None:
        return (None,) * 5
    return place.name, place.country, place.lat, place.lon, place.precision_km


def claim_rows(article: Article, to: References) -> Iterator[Row]:
    """The claims, in order of their numbers."""
    for number, claim in enumerate(article.facts.claims, 1):
        yield claim_row(article, claim, number, to)


def claim_row(article: Article, claim: Claim, number: int, to: References) -> Row:
    """One claim with its first evidence and its place."""
    first = claim.evidence[0] if claim.evidence else None
    place = next((p for p in article.facts.places if p.id == claim.place), None)
    return (
        article.slug, number, claim.id, claim.outcome, claim.min, claim.max, claim.form, claim.as_written, claim.victim,
        claim.victim_force, group_words(claim.groups), claim.blamed, claim.blame, claim.claimant, claim.claimant_type,
        claim.scope, _day(claim.date), claim.place, claim.part_of,
        *((first.part, first.quote, first.start, first.end) if first else (None,) * 4),
        to.link(claim_url(article.slug, claim.id)), to.origin(article.slug),
        to.events.get(ClaimRef(article.slug, claim.id)), _day(article.facts.published), article.outlet,
        *place_cells(place),
    )  # fmt: skip


def force_rows(article: Article, to: References) -> Iterator[Row]:
    """The forces of the article."""
    for number, force in enumerate(article.facts.forces, 1):
        yield (
            article.slug, number, force.id, force.name, force.type, force.role, force.as_written, force.country,
            force.parent, force.backs, force.known, to.link(actor_url(force.id)),
        )  # fmt: skip


def strength_rows(article: Article) -> Iterator[Row]:
    """The strengths of its forces."""
    for force in article.facts.forces:
        for number, strength in enumerate(force.strength, 1):
            yield article.slug, force.id, number, strength.count, strength.unit, strength.state


def place_rows(article: Article, to: References) -> Iterator[Row]:
    """The places of the article."""
    for number, place in enumerate(article.facts.places, 1):
        yield (
            article.slug, number, place.id, place.name, place.as_written, place.kind, place.country, place.admin1,
            place.region, place.lat, place.lon, place.precision_km, place.geonames_id, place.site,
            to.link(place_url(place.id)),
        )  # fmt: skip


def evidence_rows(article: Article) -> Iterator[Row]:
    """The words of every fact of the article."""
    box = article.facts
    for force in box.forces:
        yield from _evidence(article.slug, "force", force.id, None, force.evidence)
        yield from _of_strengths(article.slug, force)
    for claim in box.claims:
        yield from _evidence(article.slug, "claim", claim.id, None, claim.evidence)
    for place in box.places:
        yield from _evidence(article.slug, "place", place.id, None, place.evidence)


def _of_strengths(slug: str, force: Force) -> Iterator[Row]:
    for number, strength in enumerate(force.strength, 1):
        yield from _evidence(slug, "strength", force.id, number, strength.evidence)


def _evidence(slug: str, kind: str, fact: str, strength: int | None, items: tuple[Evidence, ...]) -> Iterator[Row]:
    for number, item in enumerate(items, 1):
        yield slug, kind, fact, strength, number, item.part, item.quote, item.start, item.end, item.rule


def change_rows(article: Article) -> Iterator[Row]:
    """What an editor corrected in the article's facts."""
    for number, change in enumerate(article.facts.changes, 1):
        yield article.slug, number, change.action, change.kind, change.id, change.reason
