"""Armed actors: names, aliases, kinds, parents. Rows in actors/*.yaml; state forces come from the countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

import yaml

from briefing.errors import KnowledgeError
from briefing.knowledge.arms_words import ArmsWords, read_arms_words
from briefing.knowledge.country_book import Country, CountryBook
from briefing.model import ForceType
from briefing.text import fold

__all__ = ["SPELLINGS", "Actor", "ActorBook", "ActorName", "is_abbreviation", "name_words", "read_actors"]

_FOLDER = Path(__file__).parent / "actors"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is eight times faster at start-up
_WORD = re.compile(r"[\w']+|[/()&]")
_LETTER_DIGIT = re.compile(r"(?<=[a-z])(?=\d)")  # the tokeniser cuts M23 in two
SPELLINGS = {
    "jaysh": "jaish", "jeish": "jaish", "jeysh": "jaish", "faylaq": "failaq", "mujahedeen": "mujahideen",
    "mujahedin": "mujahideen", "mujahidin": "mujahideen", "mujaheddin": "mujahideen", "mojahedin": "mujahideen",
    "noor": "nour", "nur": "nour", "hizb": "hezb", "katibat": "katiba", "kataeb": "kataib", "ketaeb": "kataib",
}  # fmt: skip  # one spelling of words that are written in many ways
_STATE_SOURCE = "countries.tsv"
_ABBREVIATION_MAX = 8


def name_words(name: str) -> tuple[str, ...]:
    """A name as the matcher sees it: folded words; hyphens, dots and apostrophes are gone, a possessive stands apart.

    >>> name_words("Hay'at Tahrir al-Sham"), name_words("Al-Aqsa Martyrs' Brigades"), name_words("U.S. People's Army")
    (('hayat', 'tahrir', 'al', 'sham'), ('al', 'aqsa', 'martyrs', 'brigades'), ('us', 'people', 's', 'army'))
    """
    folded = _LETTER_DIGIT.sub(" ", fold(name).replace(".", "").replace("'s ", " s "))
    bare = (word.replace("'", "") for word in _WORD.findall(folded) if word != "'")
    return tuple(SPELLINGS.get(word, word) for word in bare)


@dataclass(frozen=True, slots=True)
class Actor:
    """One armed actor.

    `countries`: ISO alpha-2 codes of where it is at home or fights; empty for one of the whole world. `parent`: id of
    the actor it belongs to. `years`: first and last year active, last None: still. `aliases`: other names. `context`:
    names that mean it only where the story is in one of its countries or another of its names stands in the article.
    `party`: one that as often talks as fights, so an armed actor only by its deeds. `state`: ISO
    alpha-2 of the state whose armed forces these are, for the forces as a whole.
    """

    id: str
    name: str
    type: ForceType
    countries: tuple[str, ...]
    parent: str | None
    years: tuple[int | None, int | None]
    aliases: tuple[str, ...]
    context: tuple[str, ...]
    source: str
    state: str | None = None
    party: bool = False


@dataclass(frozen=True, slots=True)
class ActorName:
    """A name in words. `actors`: ids it may mean, in order; `sure`: those it means without any context.

    `spelled`: the spellings of an abbreviation, one of which must stand in the text; empty for other names.
    """

    words: tuple[str, ...]
    actors: tuple[str, ...]
    sure: tuple[str, ...]
    spelled: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class ActorBook:
    """All actors. `by_first` maps the first word of a name to its names, longest first; `arms`: the words of arms.

    `troubled`: ISO alpha-2 of the countries that are the first home of a rebel group or militia. `backing`: pairs of
    ids, who fights beside or behind whom.
    """

    actors: tuple[Actor, ...]
    by_id: Mapping[str, Actor]
    by_first: Mapping[str, tuple[ActorName, ...]]
    arms: ArmsWords
    troubled: frozenset[str]
    backing: frozenset[tuple[str, str]] = frozenset()

    def named(self, name: str) -> tuple[str, ...]:
        """The ids a whole name may mean; empty for a name in no row.

                >>> from briefing.knowledge.country_book import read_countries
        >>> read_actors(read_countries()).named("daesh")
        ('islamic-state',)
        """
        words = name_words(name)
        entries = self.by_first.get(words[0], ()) if words else ()
        return next((entry.actors for entry in entries if entry.words == words), ())

    def ancestors(self, actor: str) -> tuple[str, ...]:
        """Ids of the parent, its parent and so on; empty for an actor without one or unknown."""
        found: list[str] = []
        row = self.by_id.get(actor)
        while row is not None and row.parent is not None and row.parent not in found:
            found.append(row.parent)
            row = self.by_id.get(row.parent)
        return tuple(found)


def _texts(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(str(item) for item in row.get(key) or ())


def _actor(row: Mapping[str, Any], where: str, countries: CountryBook) -> Actor:
    for key in ("id", "name", "type", "source"):
        if not row.get(key):
            raise KnowledgeError(where, f"a row has no {key}: {row.get('id') or row.get('name')}", f"give its {key}")
    if row["type"] not in get_args(ForceType):
        raise KnowledgeError(where, f"{row['id']} has the unknown type {row['type']!r}", "use one of ForceType")
    for iso2 in _texts(row, "countries"):
        if iso2 not in countries.by_iso2:
            raise KnowledgeError(where, f"{row['id']} names no country {iso2!r}", "use an ISO alpha-2 code")
    first, last = row.get("years") or (None, None)
    return Actor(
        id=row["id"],
        name=str(row["name"]),
        type=cast(ForceType, row["type"]),
        countries=_texts(row, "countries"),
        parent=row.get("parent"),
        years=(first, last),
        aliases=_texts(row, "aliases"),
        context=_texts(row, "context"),
        source=row["source"],
        party=bool(row.get("party")),
    )


def _read_rows(countries: CountryBook) -> Iterator[Actor]:
    for path in sorted(_FOLDER.glob("*.yaml")):
        where = f"actors/{path.name}"
        try:
            root = yaml.load(path.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader, in C where there is one
        except (OSError, yaml.YAMLError) as fault:
            raise KnowledgeError(where, f"cannot be read ({fault})", "restore the file or mend its YAML") from None
        for row in root["actors"]:
            yield _actor(row, where, countries)


def _state_forces(country: Country) -> Actor:
    return Actor(
        id=country.forces_id,
        name=country.forces_name,
        type="state-forces",
        countries=(country.iso2,),
        parent=None,
        years=(None, None),
        aliases=(),
        context=(),
        source=_STATE_SOURCE,
        state=country.iso2,
    )


def is_abbreviation(name: str) -> bool:
    """Whether a name is a short word with two capitals or more: SDF, LeT, M23."""
    return " " not in name and "-" not in name and len(name) <= _ABBREVIATION_MAX and sum(c.isupper() for c in name) > 1


def _index(actors: Iterable[Actor]) -> Mapping[str, tuple[ActorName, ...]]:
    sure: dict[tuple[str, ...], list[str]] = {}
    unsure: dict[tuple[str, ...], list[str]] = {}
    spelled: dict[tuple[str, ...], set[str]] = {}
    loose: set[tuple[str, ...]] = set()
    for actor in actors:
        for group, names in ((sure, (actor.name, *actor.aliases)), (unsure, actor.context)):
            for name in names:
                words = name_words(name)
                ids = group.setdefault(words, [])
                if actor.id not in ids:
                    ids.append(actor.id)
                if is_abbreviation(name):
                    spelled.setdefault(words, set()).add(name)
                else:
                    loose.add(words)
    by_first: dict[str, list[ActorName]] = {}
    for words in {**sure, **unsure}:
        certain = tuple(sure.get(words, ()))
        meant = certain + tuple(i for i in unsure.get(words, ()) if i not in certain)
        exact = frozenset() if words in loose else frozenset(spelled[words])
        by_first.setdefault(words[0], []).append(ActorName(words, meant, certain, exact))
    return MappingProxyType({k: tuple(sorted(v, key=lambda n: (-len(n.words), n.words))) for k, v in by_first.items()})


@cache
def read_actors(countries: CountryBook) -> ActorBook:
    """All actors, read once a process. Raises KnowledgeError naming the row that breaks a rule."""
    by_id: dict[str, Actor] = {c.forces_id: _state_forces(c) for c in countries.countries}
    for actor in _read_rows(countries):
        state = by_id.get(actor.id)
        if state is not None and state.source != _STATE_SOURCE:
            raise KnowledgeError("actors", f"the id {actor.id} stands twice", "keep one row")
        by_id[actor.id] = replace(actor, state=state.state) if state else actor
    for actor in by_id.values():
        if actor.parent is not None and actor.parent not in by_id:
            raise KnowledgeError("actors", f"the parent {actor.parent!r} of {actor.id} is no actor", "add or mend it")
    actors = tuple(by_id.values())
    groups = (a for a in actors if a.type in {"rebel-group", "militia"} and a.countries)
    troubled = frozenset(actor.countries[0] for actor in groups)
    return ActorBook(actors, MappingProxyType(by_id), _index(actors), read_arms_words(), troubled, _read_backing(by_id))


def _read_backing(by_id: Mapping[str, Actor]) -> frozenset[tuple[str, str]]:
    path = _FOLDER.parent / "backing.tsv"
    pairs: set[tuple[str, str]] = set()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != 2 or not all(cell in by_id for cell in cells):
            raise KnowledgeError(
                f"{path.name}:{number}", "does not name two actors", "write two ids with a tab between"
            )
        pairs.add((cells[0], cells[1]))
    return frozenset(pairs)
