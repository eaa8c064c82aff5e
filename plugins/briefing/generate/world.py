"""What the corpus asks of knowledge: the names of forces."""

from __future__ import annotations

from briefing.knowledge import Knowledge

__all__ = ["names_of"]


def names_of(knowledge: Knowledge, id: str) -> tuple[str, ...]:
    """All names of a force that knowledge holds; () for one that it does not."""
    return ()
