"""What happened once: events, and the deaths that one text alone tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from briefing.model import Article, Claim, ClaimRef, Corpus, Event
from briefing.present.addresses import claim_url, event_url
from briefing.publish.open_data.references import References

__all__ = ["Happening", "Told", "happenings_of"]

_KINDS = {"civilian": "civilians", "combatant": "fighters", "mixed": "people", "undetermined": "people"}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A claim and the article that makes it."""

    article: Article
    claim: Claim


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """`deaths`: by kind of victim, the comparable claims of people killed in it; `told`: all its claims.

    `place` is an id, None where none is named. `grade` is "" outside events.
    """

    id: str
    first_day: date
    last_day: date
    country: str | None
    place: str | None
    deaths: Mapping[str, Sequence[Told]]
    told: Sequence[Told]
    permalink: str
    grade: str = ""


def happenings_of(corpus: Corpus, to: References) -> Iterator[Happening]:
    """Events first, then what is outside events: claims of deaths of one text, place and day together.

    What has no day is left out, since ACLED has no event without one; so are copies of a text, claims within other
    claims, and figures of periods and totals, which are no event.
    """
    found = {ClaimRef(a.slug, c.id): Told(a, c) for a in corpus.articles for c in a.facts.claims}
    for event in corpus.events:
        if event.first_day:
            yield _of_event(event, event.first_day, found, to)
    for article in corpus.articles:
        if to.origin(article.slug) == article.slug:
            yield from _of_article(article, to)


def _of_event(event: Event, day: date, found: Mapping[ClaimRef, Told], to: References) -> Happening:
    deaths: dict[str, list[Told]] = {}
    for toll in event.tolls:
        if toll.outcome == "killed" and toll.scope == "incident":
            whole = [found[ref] for ref in toll.claims if found[ref].claim.part_of is None]
            deaths.setdefault(toll.victims, []).extend(whole or [found[ref] for ref in toll.claims])
    return Happening(
        event.id,
        day,
        event.last_day or day,
        event.country,
        event.place,
        deaths,
        [found[ref] for ref in event.claims],
        to.link(event_url(event.id)),
        event.grade,
    )


def _of_article(article: Article, to: References) -> Iterator[Happening]:
    lone = [c for c in article.facts.claims if _counts(c) and ClaimRef(article.slug, c.id) not in to.events]
    for (day, place), claims in groupby(sorted(lone, key=_where), key=_where):
        told = [Told(article, claim) for claim in claims]
        deaths: dict[str, list[Told]] = {}
        for one in told:
            deaths.setdefault(_KINDS[one.claim.victim], []).append(one)
        yield Happening(
            f"{article.slug}#{told[0].claim.id}",
            date.fromisoformat(day),
            date.fromisoformat(day),
            _country(article, place),
            place or None,
            deaths,
            told,
            to.link(claim_url(article.slug, told[0].claim.id)),
        )


def _counts(claim: Claim) -> bool:
    return claim.outcome == "killed" and claim.scope == "incident" and claim.part_of is None and claim.date is not None


def _where(claim: Claim) -> tuple[str, str]:
    return claim.date.isoformat() if claim.date else "", claim.place or ""


def _country(article: Article, place_id: str) -> str | None:
    place = next((p for p in article.facts.places if p.id == place_id), None)
    return (place.country if place else None) or article.country
