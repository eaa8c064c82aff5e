"""Contradictions within one article: two of its claims on one harm that cannot both be so.

What articles say against each other on one event is in `events.disputes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from briefing.collate.events.tolls import excludes
from briefing.model import Article, Claim, ClaimRef, Contradiction
from briefing.text import fold

__all__ = ["find_contradictions"]

_FAR = 3
_MORE = re.compile(r"\b(others?|another|more|further|additional)\b", re.IGNORECASE)


def find_contradictions(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """In the order of the articles; () where none contradicts itself."""
    return tuple(found for article in articles for found in _within(article))


def _within(article: Article) -> Iterator[Contradiction]:
    whole = [c for c in article.facts.claims if c.part_of is None and not c.groups and c.evidence]
    parts = {c.part_of for c in article.facts.claims}
    for one, other in combinations(whole, 2):
        if _comparable(one, other) and excludes(one, other) and not {one.id, other.id} & parts:
            refs = ClaimRef(article.slug, one.id), ClaimRef(article.slug, other.id)
            yield Contradiction("number", *refs, one.evidence[0], other.evidence[0])


def _comparable(one: Claim, other: Claim) -> bool:
    """One harm told twice: same outcome, scope, place, day, victims and doers, by different people."""
    same = ("outcome", "scope", "place", "date", "victim", "victim_force")
    alike = all(getattr(one, name) == getattr(other, name) for name in same)
    named = one.place is not None or one.date is not None
    told = one.claimant is not None and other.claimant is not None  # the article's own voice often sums up another
    more = any(_MORE.search(c.evidence[0].quote) for c in (one, other))
    doers = not one.blamed or not other.blamed or set(one.blamed) == set(other.blamed)
    differ = fold(one.claimant or "") != fold(other.claimant or "")
    return alike and named and doers and told and differ and not more and _near(one, other)


def _near(one: Claim, other: Claim) -> bool:
    """Figures far apart are rather of two attacks, or of a part and its whole."""
    low, high = sorted(max(c.min or 0, c.max or 0) for c in (one, other))
    return high <= _FAR * low
