"""What the corpus asks of knowledge: the names of forces."""

from __future__ import annotations

from briefing.knowledge.actor_book import ActorBook

__all__ = ["names_of"]


def names_of(book: ActorBook, id: str) -> tuple[str, ...]:
    """The names that mean this force wherever they stand, its own first; () for a force that the book lacks."""
    actor = book.by_id.get(id)
    return (actor.name, *actor.aliases) if actor else ()
