"""Claimants: whoever says so, across the articles, and how often nobody else does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefing.collate.bodies import Bodies, Body
from briefing.knowledge.country_book import slug_of
from briefing.model import Article, Claim, ClaimantGroup, ClaimantType, ClaimRef, Event
from briefing.text import fold

__all__ = ["claimant_key", "group_claimants"]

_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


def claimant_key(name: str) -> str:
    """What two spellings of one claimant share: "The Syrian Observatory" and "the Syrian observatory" are one.

    >>> claimant_key("The Mahkan Hospital")
    'mahkan-hospital'
    """
    return slug_of(_ARTICLE.sub("", fold(name)))


def group_claimants(articles: Sequence[Article], events: Sequence[Event], bodies: Bodies) -> tuple[ClaimantGroup, ...]:
    """Every body that is named for a claim, by name. Claims are in the order of the articles.

    Those told only by what they are ("a medic", "activists") are left out, since they may be many people, and persons.
    """
    meant = _bodies(articles, bodies)
    found: dict[str, list[_Row]] = {}
    for article in articles:
        for claim in article.facts.claims:
            if claim.claimant and (body := meant[claim.claimant, claim.claimant_type]):
                row = _Row(ClaimRef(article.slug, claim.id), claim.claimant, claim.claimant_type, body)
                found.setdefault(body.id, []).append(row)
    alone, told = _alone(articles, events, meant), _told(events)
    groups = (_group(key, rows, alone, told) for key, rows in found.items())
    return tuple(sorted(groups, key=lambda g: (g.name.casefold(), g.id)))


_Bodies = Mapping[tuple[str, ClaimantType | None], Body | None]


class _Row(NamedTuple):
    ref: ClaimRef
    words: str
    type: ClaimantType | None
    body: Body


def _group(key: str, rows: Sequence[_Row], alone: frozenset[ClaimRef], told: frozenset[ClaimRef]) -> ClaimantGroup:
    # A name of ours before any that articles spell, then the one most used, the shorter of two.
    names = Counter((row.body.fixed, row.body.name) for row in rows)
    types: Counter[ClaimantType] = Counter(kind for row in rows if (kind := row.body.type or row.type))
    refs = tuple(row.ref for row in rows)
    name = min(names, key=lambda n: (not n[0], -names[n], len(n[1]), n[1]))[1]
    return ClaimantGroup(
        id=key,
        name=name[:1].upper() + name[1:],
        type=next((type for type, _ in sorted(types.items(), key=lambda row: (-row[1], row[0]))), None),
        claims=refs,
        articles=tuple(dict.fromkeys(ref.article for ref in refs)),
        alone=tuple(ref for ref in refs if ref in alone),
        in_events=tuple(ref for ref in refs if ref in told),
        as_written=tuple(sorted({row.words for row in rows}, key=lambda w: (w.casefold(), w))),
    )


def _told(events: Sequence[Event]) -> frozenset[ClaimRef]:
    """The claims of tolls of events: those that others could have given a figure for."""
    return frozenset(ref for event in events for toll in event.tolls for ref in toll.claims)


def _bodies(articles: Sequence[Article], bodies: Bodies) -> _Bodies:
    """Each wording read once: a large corpus has few claimants and many claims."""
    spoken = {(c.claimant, c.claimant_type) for a in articles for c in a.facts.claims if c.claimant}
    return {(words, type): bodies.named(words, type) for words, type in spoken}


def _alone(articles: Sequence[Article], events: Sequence[Event], meant: _Bodies) -> frozenset[ClaimRef]:
    """The claims of events for whose outcome and victims no other claimant gives a figure."""
    who = {ClaimRef(a.slug, c.id): _who(c, meant) for a in articles for c in a.facts.claims}
    lonely: set[ClaimRef] = set()
    for event in events:
        for toll in event.tolls:
            if len({who[ref] for ref in toll.claims}) == 1:
                lonely.update(toll.claims)
    return frozenset(lonely)


def _who(claim: Claim, meant: _Bodies) -> str:
    if not claim.claimant:
        return ""
    body = meant[claim.claimant, claim.claimant_type]
    return body.id if body else claimant_key(claim.claimant)
