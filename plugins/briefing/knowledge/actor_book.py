from __future__ import annotations

from dataclasses import dataclass

from briefing.knowledge.country_book import CountryBook


@dataclass(frozen=True, slots=True)
class ActorBook:
    """Placeholder; its owner writes it."""


def read_actors(countries: CountryBook) -> ActorBook:
    """Placeholder; its owner writes it."""
    return ActorBook()
