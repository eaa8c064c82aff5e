"""What kinds of names an actor has, and in which language, where that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

from briefing.errors import KnowledgeError
from briefing.knowledge.actor_book import SPELLINGS, Actor, ActorBook, is_abbreviation
from briefing.speech import gettext_noop
from briefing.text import fold

__all__ = ["KnownActor", "NameForm", "known_actor", "read_own_names"]

NameKind = Literal["official", "abbreviation", "short", "usual", "transliteration", "other"]
_PATH = Path(__file__).with_name("actor_names.tsv")
_BACKING = gettext_noop("UCDP external support, and public knowledge")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# Words of other languages in Latin letters: a name with one is spelled by ear.
_BY_EAR = frozenset({
    *SPELLINGS, *SPELLINGS.values(), "jabhat", "harakat", "hayat", "hay'at", "liwa", "ahrar", "ansar", "jamaat",
    "jama'at", "tanzim", "daesh", "da'esh", "daash", "lashkar", "jund", "saraya", "asa'ib", "asaib", "fateh", "fatah",
    "tehrik",    "hezbollah", "hizbullah", "hizbollah", "ansarullah", "quwwat", "al", "ash",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameForm:
    """One name. `kind`: the actor's own full name, an abbreviation, a short or usual name, one spelled by ear, or
    another. `lang`: BCP 47, "" where it is not told.
    """

    name: str
    kind: NameKind
    lang: str = ""


@dataclass(frozen=True, slots=True)
class KnownActor:
    """What knowledge holds of an actor for its page. `backers` by id, with `backing_source`; `years` as in the book."""

    names: tuple[NameForm, ...]
    source: str
    years: tuple[int | None, int | None]
    backers: tuple[str, ...]
    backing_source: str = _BACKING


def known_actor(book: ActorBook, id: str) -> KnownActor | None:
    """The actor of this id; None for one that the book lacks."""
    actor = book.by_id.get(id)
    if actor is None:
        return None
    own = read_own_names(book).get(id, ())
    backers = tuple(sorted(backer for backer, backed in book.backing if backed == id))
    return KnownActor((*_forms(actor), *own), actor.source, actor.years, backers)


def _forms(actor: Actor) -> tuple[NameForm, ...]:
    seen: dict[str, NameForm] = {actor.name.casefold(): NameForm(actor.name, "usual")}
    for alias in actor.aliases:
        seen.setdefault(alias.casefold(), NameForm(alias, _kind(alias)))
    return tuple(seen.values())


def _kind(name: str) -> NameKind:
    if is_abbreviation(name):
        return "abbreviation"
    words = re.split(r"[\s-]+", fold(name))
    return "transliteration" if _BY_EAR & {*words} else "other"


@cache
def read_own_names(book: ActorBook) -> Mapping[str, tuple[NameForm, ...]]:
    """The names of actor_names.tsv by actor id. Raises KnowledgeError naming the line that breaks a rule."""
    found: dict[str, list[NameForm]] = {}
    for number, line in enumerate(_PATH.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        fine = len(cells) == 4 and cells[0] in book.by_id and _LANGUAGE.fullmatch(cells[2])
        if not fine or cells[3] not in get_args(NameKind):
            raise KnowledgeError(f"{_PATH.name}:{number}", "is no actor, name, language and kind", "mend the line")
        found.setdefault(cells[0], []).append(NameForm(cells[1], cast(NameKind, cells[3]), cells[2]))
    return MappingProxyType({id: tuple(names) for id, names in found.items()})
