"""Words that stand around place names: the table places/words.yaml, checked when loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast, get_args

import yaml

from briefing.errors import KnowledgeError
from briefing.model import PlaceKind

__all__ = ["PlaceWords", "read_place_words"]

_PATH = Path(__file__).parent / "places" / "words.yaml"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """The table's sets, each told of in the file itself. Keys of `kind_phrases` are tuples of folded words."""

    kind_after: Mapping[str, PlaceKind]
    kind_before: Mapping[str, PlaceKind]
    kind_phrases: Mapping[tuple[str, ...], PlaceKind]
    directions: frozenset[str]
    prepositions: frozenset[str]
    borders: frozenset[str]
    connectors: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    never: frozenset[str]
    roads: frozenset[str]
    venues: frozenset[str]
    members: frozenset[str]
    skipped: frozenset[str]
    of_place: frozenset[str]
    suffered: frozenset[str]
    acts: frozenset[str]
    events: frozenset[str]
    speech_places: frozenset[str]
    speaks: frozenset[str]
    background: frozenset[str]
    never_names: frozenset[str]
    treaties: frozenset[str]
    peoples: frozenset[str]
    elsewhere: frozenset[str]
    carried: frozenset[str]
    attacks: frozenset[str]
    governed: frozenset[str]
    apposed: frozenset[str]
    undergone: frozenset[str]
    plain: frozenset[str]
    leaving: frozenset[str]
    supposed: frozenset[str]
    sources: frozenset[str]
    put_in: frozenset[str]
    tongues: frozenset[str]
    around: frozenset[str]
    bodies: frozenset[str]
    diseases: frozenset[str]


def _kinds(table: dict[str, list[str]], name: str) -> dict[str, PlaceKind]:
    unknown = set(table) - set(get_args(PlaceKind))
    if unknown:
        raise KnowledgeError(f"places/words.yaml, {name}", f"has kinds {sorted(unknown)}", f"use {get_args(PlaceKind)}")
    return {word: cast(PlaceKind, kind) for kind, words in table.items() for word in words}


@cache
def read_place_words() -> PlaceWords:
    """The table, read once a process. Raises KnowledgeError where the file cannot be read or lacks a set.

    >>> read_place_words().kind_after["oblast"]
    'admin1'
    """
    try:
        root: Any = yaml.load(_PATH.read_text("utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader
    except (OSError, yaml.YAMLError) as fault:
        raise KnowledgeError("places/words.yaml", f"cannot be read ({fault})", "restore the file") from None
    missing = [f.name for f in fields(PlaceWords) if f.name not in root]
    if missing:
        raise KnowledgeError("places/words.yaml", f"lacks {', '.join(missing)}", "add it")
    sets = {f.name: frozenset(map(str, root[f.name])) for f in fields(PlaceWords) if not f.name.startswith("kind_")}
    phrases = {tuple(words.split()): kind for words, kind in _kinds(root["kind_phrases"], "kind_phrases").items()}
    return PlaceWords(
        kind_after=MappingProxyType(_kinds(root["kind_after"], "kind_after")),
        kind_before=MappingProxyType(_kinds(root["kind_before"], "kind_before")),
        kind_phrases=MappingProxyType(phrases),
        **sets,
    )
