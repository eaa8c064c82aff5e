"""Actors: every force across the articles, with the names it goes by."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.collate.relations import Relations, find_relations
from briefing.model import ActorGroup, Article, Force

__all__ = ["NamesOf", "group_actors"]

NamesOf = Callable[[str], tuple[str, ...]]
_KINDLESS = "unknown"


def group_actors(articles: Sequence[Article], names_of: NamesOf) -> tuple[ActorGroup, ...]:
    """One group a force, by name. `names_of` gives the names that knowledge holds for an id, () for an unknown one."""
    seen: dict[str, list[tuple[str, Force]]] = {}
    for article in articles:
        for force in article.facts.forces:
            seen.setdefault(force.id, []).append((article.slug, force))
    relations = find_relations(articles)
    groups = (_group(id, rows, names_of(id), relations) for id, rows in seen.items())
    return tuple(sorted(groups, key=lambda g: (g.name.casefold(), g.id)))


def _group(id: str, rows: list[tuple[str, Force]], known_names: tuple[str, ...], relations: Relations) -> ActorGroup:
    forces = [force for _, force in rows]
    best = next((f for f in forces if f.type != _KINDLESS), forces[0])
    # Words for a force of the book may be as loose as "the army"; only one that the book lacks is named by them.
    words = known_names if best.known else tuple(word for f in forces for word in f.as_written)
    return ActorGroup(
        id=id,
        name=best.name,
        type=best.type,
        aliases=tuple(sorted({w for w in words if w != best.name}, key=lambda w: (w.casefold(), w))),
        articles=tuple(dict.fromkeys(slug for slug, _ in rows)),
        parent=next((f.parent for f in forces if f.parent), None),
        country=next((f.country for f in forces if f.country), None),
        belligerent_in=tuple(dict.fromkeys(slug for slug, f in rows if f.role == "belligerent")),
        known=best.known,
        against=relations.of("against", id),
        beside=relations.of("beside", id),
        backers=relations.of("backers", id),
        backs=relations.of("backs", id),
    )
