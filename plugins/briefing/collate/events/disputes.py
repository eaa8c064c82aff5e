"""Where claims of one event exclude each other: how many, who the dead were, who did it, whether it was so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from briefing.collate.events.tolls import Told, excludes
from briefing.model import Claim, Contradiction
from briefing.text import fold

__all__ = ["disputes_of"]

About = Literal["number", "victims", "blame", "denial"]
_MOST_PER_KIND = 5  # listed: more of one kind on one event say nothing that the first do not
_BLAMES = frozenset({"stated", "claimed", "alleged", "suspected", "conceded"})
_NEAR = 0.5  # two figures for the same dead, told of different victims, are at least this alike


def disputes_of(told: Sequence[Told], event: str) -> tuple[Contradiction, ...]:
    """Contradictions between claims of different origins and claimants about the event; first of each kind first.

    A claimant that raises its own figure revises it, which is no contradiction; nor is a part of a claim.
    """
    found: list[Contradiction] = []
    counts: dict[str, int] = {}
    whole = [t for t in told if t.claim.part_of is None]
    for one, other in combinations(whole, 2):
        for about in _about(one, other):
            counts[about] = counts.get(about, 0) + 1
            if counts[about] <= _MOST_PER_KIND:
                found.append(_contradiction(about, one, other, event))
    return tuple(sorted(found, key=lambda c: ("number", "victims", "blame", "denial").index(c.about)))


def _about(one: Told, other: Told) -> Iterator[About]:
    a, b = one.claim, other.claim
    if a.outcome != b.outcome or a.scope != b.scope or a.groups or b.groups:
        return
    if _denies(a, b) or _denies(b, a):
        yield "denial"
    if one.origin == other.origin or fold(a.claimant or "") == fold(b.claimant or ""):
        return
    kinds = {a.victim, b.victim}
    if kinds == {"civilian", "combatant"}:
        if _alike(a, b):
            yield "victims"
    elif "combatant" not in kinds or len(kinds) == 1:
        if one.published == other.published and excludes(a, b):
            yield "number"
        if _blamed(a) and _blamed(b) and not _blamed(a) & _blamed(b) and _alike(a, b):
            yield "blame"


def _blamed(claim: Claim) -> frozenset[str]:
    return frozenset(claim.blamed) if claim.blame in _BLAMES else frozenset()


def _denies(one: Claim, other: Claim) -> bool:
    """Whether the first denies what the second tells: the same force, or harm at all."""
    denied = one.blame == "denied" and bool(set(one.blamed) & _blamed(other))
    return denied or (one.max == 0 and (other.min or 0) > 0)


def _alike(one: Claim, other: Claim) -> bool:
    low, high = sorted(max(c.min or 0, c.max or 0) for c in (one, other))
    return high > 0 and low / high >= _NEAR


def _contradiction(about: About, one: Told, other: Told, event: str) -> Contradiction:
    return Contradiction(about, one.ref, other.ref, one.claim.evidence[0], other.claim.evidence[0], event)
