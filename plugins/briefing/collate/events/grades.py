"""How sure an event is, in Airwars' words, from origins that do not copy each other.

Airwars, "Civilian casualty grading" (2016 to 2024): Confirmed, Fair, Weak, Contested, Discounted. Here Weak is one
origin, Fair two or more, Contested accounts that exclude each other; a party that concedes confirms; only an editor
discounts.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.collate.events.tolls import Told
from briefing.model import Contradiction, Grade

__all__ = ["grade_of"]

_EXCLUDE = frozenset(
    {"victims", "blame", "denial"}
)  # tolls that differ are revised; accounts that differ are contested


def grade_of(told: Sequence[Told], disputes: Sequence[Contradiction]) -> tuple[Grade, str]:
    """The grade and what it rests on, in words."""
    if any(t.claim.blame == "conceded" for t in told):
        return "confirmed", "a party to the conflict concedes it"
    contested = [d.about for d in disputes if d.about in _EXCLUDE]
    if contested:
        return "contested", _GROUNDS[contested[0]]
    origins = len({t.origin for t in told})
    if origins > 1:
        return "fair", f"{origins} origins that do not copy each other tell of it"
    return "weak", "one origin tells of it"


_GROUNDS = {
    "victims": "accounts differ on whether civilians or fighters were harmed",
    "blame": "accounts differ on who did it",
    "denial": "one account denies what another tells",
}
