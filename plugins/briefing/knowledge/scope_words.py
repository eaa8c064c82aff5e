"""The words of time, war and event that tell a figure's scope: words/scope.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from briefing.errors import KnowledgeError

__all__ = ["ScopeWords", "scope_words"]


@dataclass(frozen=True, slots=True, eq=False)
class ScopeWords:
    """One set a list of the file, under its name there; `times` are all words that a stretch of time is read at."""

    wars: frozenset[str]
    events: frozenset[str]
    operations: frozenset[str]
    campaigns: frozenset[str]
    lasting: frozenset[str]
    stretches: frozenset[str]
    lately: frozenset[str]
    lasts: frozenset[str]
    spans: frozenset[str]
    long_spans: frozenset[str]
    hours: frozenset[str]
    moments: frozenset[str]
    few: frozenset[str]
    distances: frozenset[str]
    ordinals: frozenset[str]
    superlatives: frozenset[str]
    borders: frozenset[str]
    other_figure: frozenset[str]
    begins: frozenset[str]
    tallies: frozenset[str]
    kept: frozenset[str]
    times: frozenset[str]


def scope_words(lists: Mapping[str, Iterable[str]]) -> ScopeWords:
    """The words out of the file's lists by name. Raises KnowledgeError for a list that is missing or unknown."""
    sets = {name: frozenset(map(str, words)) for name, words in lists.items()}
    asked = {field.name for field in fields(ScopeWords)} - {"times"}
    if odd := sorted(asked ^ set(sets)):
        raise KnowledgeError("words/scope.yaml", f"lists missing or unknown: {', '.join(odd)}", "restore the file")
    return ScopeWords(times=sets["spans"] | sets["long_spans"] | sets["hours"] | {"throughout", "date"}, **sets)
