"""Comparable claims of one event side by side: lowest, highest, and how the number changed. Never a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from briefing.collate.events.reports import most_of
from briefing.collate.events.telling import Told, wholes_of
from briefing.model import Claim, ClaimRef, Outcome, Scope, Toll

__all__ = ["comparable", "excludes", "tolls_of"]

Victims = Literal["civilians", "fighters", "people"]
Key = tuple[Outcome, Scope, Victims]
_ORDER: tuple[Outcome, ...] = ("killed", "casualties", "injured", "missing", "captured", "displaced")


def tolls_of(told: Sequence[Told]) -> tuple[Toll, ...]:
    """Claims of the whole, of one outcome, scope and kind of victims together, killed first.

    An origin's claim counts once however many outlets carry it: the first published stands for all.
    """
    ordered = sorted(comparable(told).items(), key=lambda row: (_ORDER.index(row[0][0]), row[0][1], row[0][2]))
    return tuple(_toll(key, _once(items)) for key, items in ordered)


def comparable(told: Sequence[Told]) -> dict[Key, list[Told]]:
    """The claims that compare, by what they count. Fighters stand apart; civilians too, where others died with them."""
    mixed = {t.claim.outcome for t in told if _tells_mixed(t, told)}
    groups: dict[Key, list[Told]] = {}
    for item in sorted(wholes_of(told), key=lambda i: (i.published is None, i.published or date.min, i.number)):
        claim = item.claim
        apart = claim.victim == "civilian" and claim.outcome in mixed
        kind: Victims = "fighters" if claim.victim == "combatant" else "civilians" if apart else "people"
        groups.setdefault((claim.outcome, claim.scope, kind), []).append(item)
    return groups


def _tells_mixed(item: Told, told: Sequence[Told]) -> bool:
    """Whether it tells of fighters harmed, or of civilians as a part of people."""
    claim = item.claim
    if claim.victim == "combatant":
        return True
    if claim.victim != "civilian" or claim.part_of is None:
        return False
    whole = next((t.claim for t in told if t.ref == ClaimRef(item.ref.article, claim.part_of or "")), None)
    return whole is not None and whole.victim != "civilian" and "civilian" in claim.as_written.lower()


def excludes(one: Claim, other: Claim) -> bool:
    """Whether two comparable claims cannot both be so: what one has at least is more than the other has at most.

    "Dozens" excludes nothing; "about" leaves a tenth.
    """
    if "vague" in (one.form, other.form):
        return False
    low, high = max(one.min or 0, other.min or 0), min(_most(one), _most(other))
    about = "about" in (one.form, other.form)
    return low > high * (1.1 if about else 1)


def _most(claim: Claim) -> float:
    return float("inf") if claim.max is None else claim.max


def _victims(kind: Victims, items: Sequence[Told]) -> Victims:
    """Civilians stand beside those of whom nothing is said; the toll is of civilians if all say so."""
    return "civilians" if {item.claim.victim for item in items} == {"civilian"} else kind


def _once(items: Sequence[Told]) -> list[Told]:
    """The first of each origin that says the same number; later copies of it say nothing new."""
    seen: dict[tuple[str, int | None, int | None, str], Told] = {}
    for item in items:
        seen.setdefault((item.origin, item.claim.min, item.claim.max, item.speaker), item)
    return list(seen.values())


def _toll(key: Key, items: Sequence[Told]) -> Toll:
    lows = [i for i in items if i.claim.min is not None]
    highs = [i for i in items if most_of(i.claim)]
    return Toll(
        outcome=key[0],
        scope=key[1],
        victims=_victims(key[2], items),
        claims=tuple(i.ref for i in items),
        lowest=min(lows, key=lambda i: (i.claim.min or 0, i.number)).ref if lows else None,
        highest=max(highs, key=lambda i: (most_of(i.claim), -i.number)).ref if highs else None,
        revisions=_revisions(items),
        course=_course(items),
    )


def _revisions(items: Sequence[Told]) -> tuple[tuple[ClaimRef, ...], ...]:
    """The claims of each claimant, in order of publication, where its number changed; the article's own voice too."""
    rows: dict[str, list[Told]] = {}
    for item in sorted(items, key=_told_before):
        rows.setdefault(item.speaker, []).append(item)
    changed = (_changes(row) for row in rows.values())
    return tuple(tuple(i.ref for i in row) for row in changed if len(row) > 1)


def _told_before(item: Told) -> tuple[bool, date, bool, int]:
    """By publication, and within one article what it calls the earlier toll first."""
    return item.published is None, item.published or date.min, not item.is_earlier, item.number


def _changes(row: Sequence[Told]) -> list[Told]:
    """Only where the number is another than the one before."""
    kept: list[Told] = []
    for item in row:
        if not kept or _figure(item) != _figure(kept[-1]):
            kept.append(item)
    return kept


def _figure(item: Told) -> tuple[int | None, int | None]:
    return item.claim.min, item.claim.max


def _course(items: Sequence[Told]) -> tuple[ClaimRef, ...]:
    """How the toll went from one day of publication to the next, whoever told it; () where it stayed.

    Of a day it takes the figure most told, of these the greatest: who was first within a day is not known. A figure
    that was told before is old news, and "dozens" is no step.
    """
    counted = [i for i in items if i.published and i.claim.form != "vague" and most_of(i.claim)]
    steps: list[Told] = []
    for _, row in groupby(sorted(counted, key=_told_before), key=lambda i: i.published):
        day = list(row)
        latest = [i for i in day if not i.is_earlier]
        seen = {most_of(s.claim) for s in steps}
        steps += [i for i in day if i.is_earlier and not steps][:1]
        counts = Counter(most_of(i.claim) for i in latest if most_of(i.claim) not in seen)
        if counts:
            figure = max(counts, key=lambda n: (counts[n], n))
            steps.append(next(i for i in latest if most_of(i.claim) == figure))
    kept = [s for n, s in enumerate(steps) if n == 0 or most_of(s.claim) != most_of(steps[n - 1].claim)]
    return tuple(s.ref for s in kept) if len(kept) > 1 else ()
