"""Comparable claims of one event side by side: lowest, highest, and how one claimant's number changed. Never a sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.model import Claim, ClaimRef, Outcome, Scope, Toll
from briefing.text import fold

__all__ = ["Told", "excludes", "tolls_of"]

Victims = Literal["civilians", "fighters", "people"]
_ORDER: tuple[Outcome, ...] = ("killed", "casualties", "injured", "missing", "captured", "displaced")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what orders it: who published it, when, and the text it goes back to. `number` breaks ties."""

    ref: ClaimRef
    claim: Claim
    origin: str
    published: date | None
    number: int


def tolls_of(told: Sequence[Told]) -> tuple[Toll, ...]:
    """Claims of one outcome and scope together, killed first. Parts of another claim and fighters stand apart.

    An origin's claim counts once however many outlets carry it: the first published stands for all.
    """
    groups: dict[tuple[Outcome, Scope, bool], list[Told]] = {}
    for item in sorted(told, key=_age):
        if item.claim.part_of is None and not item.claim.groups:
            groups.setdefault(_comparable(item.claim), []).append(item)
    ordered = sorted(groups.items(), key=lambda row: (_ORDER.index(row[0][0]), row[0][1], row[0][2]))
    return tuple(_toll(key, _once(items)) for key, items in ordered)


def excludes(one: Claim, other: Claim) -> bool:
    """Whether two comparable claims cannot both be so: what one has at least is more than the other has at most."""
    low, high = max(one.min or 0, other.min or 0), min(_most(one), _most(other))
    about = "about" in (one.form, other.form)
    return low > high * (1.1 if about else 1)


def _comparable(claim: Claim) -> tuple[Outcome, Scope, bool]:
    return claim.outcome, claim.scope, claim.victim == "combatant"


def _most(claim: Claim) -> float:
    return float("inf") if claim.max is None or claim.form == "vague" else claim.max


def _age(item: Told) -> tuple[bool, str, int]:
    return item.published is None, item.published.isoformat() if item.published else "", item.number


def _victims(items: Sequence[Told]) -> Victims:
    """Civilians stand beside those of whom nothing is said, fighters apart."""
    kinds = {item.claim.victim for item in items}
    return "fighters" if kinds == {"combatant"} else "civilians" if kinds == {"civilian"} else "people"


def _once(items: Sequence[Told]) -> list[Told]:
    """The first of each origin that says the same number; later copies of it say nothing new."""
    seen: dict[tuple[str, int | None, int | None, str], Told] = {}
    for item in items:
        seen.setdefault((item.origin, item.claim.min, item.claim.max, _who(item)), item)
    return list(seen.values())


def _who(item: Told) -> str:
    return fold(item.claim.claimant or "")


def _toll(key: tuple[Outcome, Scope, bool], items: Sequence[Told]) -> Toll:
    lows = [i for i in items if i.claim.min is not None]
    highs = [i for i in items if i.claim.max is not None or i.claim.min is not None]
    return Toll(
        outcome=key[0],
        scope=key[1],
        victims=_victims(items),
        claims=tuple(i.ref for i in items),
        lowest=min(lows, key=lambda i: (i.claim.min or 0, i.number)).ref if lows else None,
        highest=max(highs, key=lambda i: (i.claim.max or i.claim.min or 0, -i.number)).ref if highs else None,
        revisions=_revisions(items),
    )


def _revisions(items: Sequence[Told]) -> tuple[tuple[ClaimRef, ...], ...]:
    """The claims of each claimant, in order of publication, where its number changed; the article's own voice too."""
    rows: dict[str, list[Told]] = {}
    for item in items:
        rows.setdefault(_who(item), []).append(item)
    changed = (_changes(row) for row in rows.values())
    return tuple(tuple(i.ref for i in row) for row in changed if len(row) > 1)


def _changes(row: Sequence[Told]) -> list[Told]:
    """Only where the number is another than the one before."""
    kept: list[Told] = []
    for item in row:
        if not kept or (item.claim.min, item.claim.max) != (kept[-1].claim.min, kept[-1].claim.max):
            kept.append(item)
    return kept
