"""Which part of a fact box leaves the building."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import FactBox

__all__ = ["WITHHELD", "published_box"]

# Working notes: meanings that lost, the rule behind a blame, nationalities that only serve to find the country, how
# days were read and what an editor looked at, which pages alone say. And warnings, which may name what an editor took
# out to protect somebody.
WITHHELD = {
    "FactBox": ("nations", "warnings", "amounts", "days", "checks"),
    "Claim": ("blame_rule",),
    "Place": ("losers",),
}


def published_box(box: FactBox) -> FactBox:
    """The fact box as the data files carry it, and as reading them gives it back."""
    return replace(
        box,
        nations=(),
        warnings=(),
        amounts=(),
        days=(),
        checks=(),
        claims=tuple(replace(claim, blame_rule="") for claim in box.claims),
        places=tuple(replace(place, losers=()) for place in box.places),
    )
