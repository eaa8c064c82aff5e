from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import Force, Mentions, Place


def resolve_forces(mentions: Mentions, places: tuple[Place, ...], knowledge: Knowledge) -> tuple[Force, ...]:
    """Placeholder; its owner writes it."""
    return ()
