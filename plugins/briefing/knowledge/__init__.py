"""What the project knows of the world: data edited by people, checked when loaded, handed on as one value.

One book a kind of data, each with its loader in the module of that name and its rows in the folder beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from briefing.knowledge.actor_book import ActorBook, read_actors
from briefing.knowledge.country_book import CountryBook, read_countries
from briefing.knowledge.gazetteer import Gazetteer, read_gazetteer
from briefing.knowledge.word_tables import WordTables, read_words

__all__ = ["Knowledge", "load_knowledge"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All books at once; read only."""

    countries: CountryBook
    actors: ActorBook
    gazetteer: Gazetteer
    words: WordTables


@cache
def load_knowledge() -> Knowledge:
    """Reads and checks the books once a process. Raises KnowledgeError naming the file and row that breaks a rule."""
    countries = read_countries()
    return Knowledge(countries, read_actors(countries), read_gazetteer(), read_words())
