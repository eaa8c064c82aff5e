"""Contradictions within one article: two claims on one harm, or two other figures of one thing, that cannot both be so.

Other figures are the shares of a place that a force holds, the people who are in a place, the strength of a force.
What articles say against each other on one event is in `events.disputes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from briefing.collate.events.tolls import excludes
from briefing.model import Amount, Article, Claim, ClaimRef, Contradiction
from briefing.text import fold

__all__ = ["find_contradictions"]

_FAR = 3
_BEFORE = re.compile(r"\b(earlier|previously|initially|at first)\b", re.IGNORECASE)
_LEAD = 60  # characters before a figure that may call it an earlier one
_ONE_SENTENCE = 250  # characters
_ONE_PLACE = 1.5  # people of a whole town and those of a quarter of it are further apart than this
_FORCE = 100
_STANDING = ("holding", "trapped", "reported", "deployed")
_SLIGHT = 0.05  # "nearly 1,000" and 990 are one
_ALL = 100.0  # percent
_ROUNDED = 2.0  # percentage points that two shares of one whole may miss or exceed it by
_MORE = re.compile(r"\b(others?|another|more|further|additional)\b", re.IGNORECASE)


def find_contradictions(articles: Iterable[Article]) -> tuple[Contradiction, ...]:
    """In the order of the articles; () where none contradicts itself."""
    return tuple(
        found for article in articles for found in (*_within(article), *_of_amounts(article), *_of_strengths(article))
    )


def _within(article: Article) -> Iterator[Contradiction]:
    countries = {p.id for p in article.facts.places if p.kind == "country"}
    whole = [c for c in article.facts.claims if _stands_alone(c) and c.place not in countries]
    parts = {c.part_of for c in article.facts.claims}
    for one, other in combinations(whole, 2):
        if _earlier(article, one, other) or {one.id, other.id} & parts:
            continue
        if _comparable(one, other) and excludes(one, other):
            refs = ClaimRef(article.slug, one.id), ClaimRef(article.slug, other.id)
            yield Contradiction("number", *refs, one.evidence[0], other.evidence[0])


def _stands_alone(claim: Claim) -> bool:
    """A figure of its own, by somebody who is told: not a part, not a group among the harmed, not "scores"."""
    told = claim.claimant is not None and claim.claimant_type != "unnamed"
    whole = claim.part_of is None and not claim.groups and bool(claim.evidence)
    timed = claim.scope != "period" or claim.date is not None
    return whole and timed and told and claim.form != "vague"


def _earlier(article: Article, one: Claim, other: Claim) -> bool:
    """Whether one is told as what was said before, in a sentence without the other: rather a toll that rose."""
    pair = one.evidence[0], other.evidence[0]
    text = article.document.text
    if any(e.part == "headline" for e in pair) or abs(pair[0].start - pair[1].start) > _ONE_SENTENCE:
        leads = (text[max(0, e.start - _LEAD) : e.start] for e in pair if e.part != "headline")
        return any(_BEFORE.search(lead) for lead in leads)
    return False


def _comparable(one: Claim, other: Claim) -> bool:
    """One harm told twice: same outcome, scope, place, day, victims and doers, by different people."""
    same = ("outcome", "scope", "place", "date", "victim", "victim_force")
    alike = all(getattr(one, name) == getattr(other, name) for name in same)
    named = one.place is not None or one.date is not None
    more = any(_MORE.search(c.evidence[0].quote) for c in (one, other))
    doers = not one.blamed or not other.blamed or set(one.blamed) == set(other.blamed)
    differ = fold(one.claimant or "") != fold(other.claimant or "")
    return alike and named and doers and differ and not more and _near(one, other)


def _near(one: Claim, other: Claim) -> bool:
    """Figures far apart are rather of two attacks, or of a part and its whole."""
    low, high = sorted(max(c.min or 0, c.max or 0) for c in (one, other))
    return high <= _FAR * low


def _of_amounts(article: Article) -> Iterator[Contradiction]:
    """Shares of one place, people of one place: each pair of different wordings once, in order of the text."""
    told: set[frozenset[tuple[float, float]]] = set()
    here = ClaimRef(article.slug, "")
    for one, other in combinations(article.facts.amounts, 2):
        pair = frozenset({(one.low, one.high), (other.low, other.high)})
        if one.place == other.place and one.about == other.about and pair not in told and _cannot_both_be(one, other):
            told.add(pair)
            yield Contradiction("amount", here, here, one.evidence, other.evidence)


def _cannot_both_be(one: Amount, other: Amount) -> bool:
    apart = one.high < other.low or other.high < one.low
    if one.about == "people":
        near = max(one.low, other.low) <= _ONE_PLACE * min(one.high, other.high)
        return apart and near and one.holder == other.holder
    if one.holder == other.holder:
        return apart
    low, high = one.low + other.low, one.high + other.high
    return low > _ALL + _ROUNDED or ((one.rest or other.rest) and high < _ALL - _ROUNDED)


def _of_strengths(article: Article) -> Iterator[Contradiction]:
    """Two numbers of one force's people in one state: 900 and 1,000 fighters trapped. Few are rather of a unit."""
    here = ClaimRef(article.slug, "")
    for force in article.facts.forces:
        counted = [s for s in force.strength if s.count and s.count >= _FORCE and s.evidence and s.state in _STANDING]
        for one, other in combinations(counted, 2):
            low, high = sorted((one.count or 0, other.count or 0))
            alike = one.state == other.state and fold(one.unit) == fold(other.unit)
            if alike and low < high * (1 - _SLIGHT) and high <= _ONE_PLACE * low:
                yield Contradiction("amount", here, here, one.evidence[0], other.evidence[0])
