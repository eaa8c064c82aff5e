"""What the words mean: named actors, placed places, dated claims, corrections applied."""

from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import FactBox, Mentions
from briefing.resolve.amounts import resolve_amounts
from briefing.resolve.claims import resolve_claims
from briefing.resolve.days import read_days
from briefing.resolve.forces import resolve_forces
from briefing.resolve.places import resolve_places
from briefing.resolve.places.primary import find_nations

__all__ = ["resolve"]


def resolve(mentions: Mentions, knowledge: Knowledge) -> FactBox:
    """The fact box of one article as the machine reads it, before an editor's corrections."""
    document = mentions.parsed.document
    places, unresolved = resolve_places(mentions, knowledge)
    forces = resolve_forces(mentions, places, knowledge)
    claims = resolve_claims(mentions, forces, places, knowledge)
    return FactBox(
        id=document.id,
        title=document.title,
        published=document.published,
        published_basis=document.published_basis,
        forces=forces,
        claims=claims,
        places=places,
        unresolved=unresolved,
        amounts=resolve_amounts(mentions, forces, places),
        days=read_days(mentions),
        nations=find_nations(mentions.parsed, knowledge.countries),
    )
