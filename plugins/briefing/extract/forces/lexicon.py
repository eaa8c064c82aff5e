"""One table of every word that can begin the name of an armed actor, worked out once from the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.knowledge.actor_book import ActorBook, ActorName, name_words
from briefing.knowledge.arms_words import ArmsWords
from briefing.knowledge.country_book import Country, CountryBook

__all__ = ["ForceLexicon", "Nation", "People", "Word", "force_lexicon"]

NationForm = Literal["adjective", "name", "capital", "government"]


@dataclass(frozen=True, slots=True)
class Nation:
    """A word for a country: its adjective, its name, its capital or another word for its government."""

    country: Country
    form: NationForm
    capitals: bool
    owned: bool = False  # with the s of a possessive whose apostrophe was stripped


@dataclass(frozen=True, slots=True)
class People:
    """A people or creed whose fighters are told by it: "Kurdish"."""

    word: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of arms that may stand alone: a side ("state"), a family of groups, or a head of names."""

    kind: Literal["generic", "group", "head"]
    side: str


Entry = ActorName | Nation | People | Word
Entries = tuple[tuple[tuple[str, ...], Entry], ...]


@dataclass(frozen=True, slots=True, eq=False)
class ForceLexicon:
    """`first`: first word to its entries, longest first; of equal length the actor wins, then the nation.

    `pairs` holds the entries of two words and more by their first two, `singles` those of one word: the same, quicker.
    """

    first: Mapping[str, Entries]
    pairs: Mapping[tuple[str, str], Entries]
    singles: Mapping[str, Entries]
    actor_words: frozenset[str]  # names of one word
    arms: ArmsWords
    states: frozenset[str]  # ids of the armed forces of states
    civil: frozenset[str]  # ids of those who are armed actors by deeds of violence alone
    alliances: frozenset[str]  # ids of those that, like a country, are armed actors by their acts alone


def _nation_entries(countries: CountryBook) -> list[tuple[tuple[str, ...], Entry]]:
    found: list[tuple[tuple[str, ...], Entry]] = []
    for country in countries.countries:
        groups: tuple[tuple[NationForm, tuple[str, ...]], ...] = (
            ("adjective", country.adjectives),
            ("name", country.names),
            ("capital", (country.capital, *country.metonyms)),
        )
        for form, names in groups:
            for name in names:
                words = name_words(name)
                if not words:
                    continue
                short = " " not in name and name.replace(".", "").isupper()
                found.append((words, Nation(country, form, short)))
                if form == "name" and not short:  # texts whose apostrophes were stripped: "Russias"
                    found.append(((*words[:-1], words[-1] + "s"), Nation(country, form, short, True)))
    return found


def _word_entries(arms: ArmsWords) -> list[tuple[tuple[str, ...], Entry]]:
    heads = sorted(arms.heads_strong | arms.heads_weak | arms.heads_lower | arms.heads_numbered)
    found: list[tuple[tuple[str, ...], Entry]] = [((people,), People(people)) for people in arms.peoples]
    found += [(words, Word("head", "")) for entries in arms.heads_phrases.values() for words, _ in entries]
    found += [((word,), Word("head", "")) for word in heads]
    found += [(words, Word("generic", side)) for entries in arms.generics.values() for words, side in entries]
    found += [(words, Word("group", side)) for entries in arms.groups.values() for words, side in entries]
    return found


@cache
def force_lexicon(countries: CountryBook, actors: ActorBook) -> ForceLexicon:
    """The lexicon of these books; worked out once a process."""
    entries: list[tuple[tuple[str, ...], Entry]] = []
    bare = {words for table in actors.arms.generics.values() for words, _ in table}
    for names in actors.by_first.values():
        for name in names:
            if name.words in bare:  # "coalition": bound by the story when the mention is resolved
                continue
            entries.append((name.words, name))
            if len(name.words[-1]) > 3 and not name.words[-1].endswith("s"):  # a possessive without its apostrophe
                entries.append(((*name.words[:-1], name.words[-1] + "s"), name))
    entries += _nation_entries(countries)
    entries += _word_entries(actors.arms)
    entries.sort(key=lambda entry: -len(entry[0]))
    first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in entries:
        first.setdefault(words[0], []).append((words, entry))
        if len(words) > 1:
            pairs.setdefault((words[0], words[1]), []).append((words, entry))
    return ForceLexicon(
        first={word: tuple(found) for word, found in first.items()},
        pairs={pair: tuple(found) for pair, found in pairs.items()},
        singles={word: tuple(e for e in found if len(e[0]) == 1) for word, found in first.items()},
        actor_words=frozenset(words[0] for words, entry in entries if len(words) == 1 and isinstance(entry, ActorName)),
        arms=actors.arms,
        states=frozenset(actor.id for actor in actors.actors if actor.state),
        civil=frozenset(actor.id for actor in actors.actors if actor.type == "unknown" or actor.party),
        alliances=frozenset(actor.id for actor in actors.actors if actor.type == "alliance"),
    )
