"""How sure an event is, in Airwars' words, from origins that do not copy each other.

Airwars, "Civilian casualty grading" (2016 to 2024): Confirmed, Fair, Weak, Contested, Discounted. Here Weak is one
origin, Fair two or more, Contested accounts that exclude each other; a party that concedes confirms; only an editor
discounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.collate.events.telling import Told
from briefing.collate.origins.shingles import words_of
from briefing.model import Contradiction, Grade

__all__ = ["grade_of"]

# Tolls that differ are revised; accounts that differ are contested.
_EXCLUDE = frozenset({"victims", "blame", "denial"})
_STEM = 5  # letters that a claimant's word and a force's share: "Israel" and "Israeli army"
_SHORT = 3


def grade_of(told: Sequence[Told], disputes: Sequence[Contradiction]) -> tuple[Grade, str]:
    """The grade and what it rests on, in words."""
    if any(_concedes(t) for t in told):
        return "confirmed", "a party to the conflict concedes it"
    contested = [d.about for d in disputes if d.about in _EXCLUDE]
    if contested:
        return "contested", _GROUNDS[contested[0]]
    origins = len({t.origin for t in told})
    if origins > 1:
        return "fair", f"{origins} origins that do not copy each other tell of it"
    return "weak", "one origin tells of it"


def _concedes(told: Told) -> bool:
    """Whether the force itself concedes, or its state: that others say it did, or own their dead, confirms nothing."""
    claim = told.claim
    if claim.blame != "conceded" or claim.claimant_type not in ("party", "official"):
        return False
    own = {word[:_STEM] for word in words_of(claim.claimant or "") if len(word) > _SHORT}
    blamed = [f for f in told.named if f.id in claim.blamed]
    names = {word[:_STEM] for f in blamed for name in (f.name, *f.as_written) for word in words_of(name)}
    return bool(own & names)


_GROUNDS = {
    "victims": "accounts differ on whether civilians or fighters were harmed",
    "blame": "accounts differ on who did it",
    "denial": "one account denies what another tells",
}
