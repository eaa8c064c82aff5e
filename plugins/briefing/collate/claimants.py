"""Claimants: whoever says so, across the articles, and how often nobody else does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.knowledge.country_book import slug_of
from briefing.model import Article, ClaimantGroup, ClaimantType, ClaimRef, Event
from briefing.text import fold

__all__ = ["claimant_key", "group_claimants"]

# "the ministry", "a monitor": words that name nobody by themselves make no page of their own.
_NAMED = re.compile(r"\b[A-Z]")
_ARTICLE = re.compile(r"^(the|a|an)\s+", re.IGNORECASE)


def claimant_key(name: str) -> str:
    """What two spellings of one claimant share: "The Syrian Observatory" and "the Syrian observatory" are one.

    >>> claimant_key("The Mahkan Hospital")
    'mahkan-hospital'
    """
    return slug_of(_ARTICLE.sub("", fold(name)))


def group_claimants(articles: Sequence[Article], events: Sequence[Event]) -> tuple[ClaimantGroup, ...]:
    """Everyone who is named for a claim, by name. Claims are in the order of the articles.

    Those told only by what they are ("a medic") are left out, since they may be many people.
    """
    found: dict[str, list[tuple[ClaimRef, str, ClaimantType | None]]] = {}
    for article in articles:
        for claim in article.facts.claims:
            if claim.claimant and _NAMED.search(claim.claimant) and (key := claimant_key(claim.claimant)):
                row = (ClaimRef(article.slug, claim.id), claim.claimant, claim.claimant_type)
                found.setdefault(key, []).append(row)
    alone = _alone(articles, events)
    groups = (_group(key, rows, alone) for key, rows in found.items())
    return tuple(sorted(groups, key=lambda g: (g.name.casefold(), g.id)))


def _group(
    key: str, rows: Sequence[tuple[ClaimRef, str, ClaimantType | None]], alone: frozenset[ClaimRef]
) -> ClaimantGroup:
    names = Counter(name for _, name, _ in rows)
    types: Counter[ClaimantType] = Counter(type for _, _, type in rows if type)
    refs = tuple(ref for ref, _, _ in rows)
    return ClaimantGroup(
        id=key,
        name=min(names, key=lambda n: (-names[n], n)),
        type=next((type for type, _ in sorted(types.items(), key=lambda row: (-row[1], row[0]))), None),
        claims=refs,
        articles=tuple(dict.fromkeys(ref.article for ref in refs)),
        alone=tuple(ref for ref in refs if ref in alone),
    )


def _alone(articles: Sequence[Article], events: Sequence[Event]) -> frozenset[ClaimRef]:
    """The claims of events for whose outcome and victims no other claimant gives a figure."""
    who = {
        ClaimRef(a.slug, c.id): claimant_key(c.claimant) if c.claimant else "" for a in articles for c in a.facts.claims
    }
    lonely: set[ClaimRef] = set()
    for event in events:
        for toll in event.tolls:
            if len({who[ref] for ref in toll.claims}) == 1:
                lonely.update(toll.claims)
    return frozenset(lonely)
