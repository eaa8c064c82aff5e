"""What the fields of the model mean, in the model's own words: its docstrings, its comments, its types."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

__all__ = ["hints_of", "is_optional", "meaning_of", "options_of", "summary_of", "without_none"]

_SENTENCE_END = re.compile(r"(?<=[.])\s+(?=[`A-Z])")
_NEXT_FIELD = re.compile(r"; (?=`)")
_OF_FIELDS = re.compile(r"((?:`\w+`(?:, |/))*`\w+`): (.+)", re.DOTALL)
_NONE = re.compile(r"\bNone\b")  # readers of files see an empty cell, or null
_COMMENT = re.compile(r"^    (\w+):[^#\n]*#\s*(.+)$", re.MULTILINE)


@cache
def _sentences(kind: Any) -> tuple[str, ...]:
    words = " ".join((inspect.getdoc(kind) or "").split())
    return tuple(_SENTENCE_END.split(words))


@cache
def _comments(kind: Any) -> dict[str, str]:
    return dict(_COMMENT.findall(inspect.getsource(kind)))


def summary_of(kind: Any) -> str:
    """The first sentence of the docstring.

    >>> from briefing.model import Origin
    >>> summary_of(Origin)
    'One text and the articles that carry it.'
    """
    return _sentences(kind)[0].replace("`", "")


def meaning_of(kind: Any, field: str) -> str:
    """The sentences of the docstring that name the field, and the comment beside it; "" where the model is silent.

    >>> from briefing.model import Strength
    >>> meaning_of(Strength, "count")
    'count not stated: a vague word only.'
    >>> meaning_of(Strength, "state")
    'What the text says of them.'
    """
    told = [_clause(words, field) for words in _sentences(kind) if f"`{field}`" in words]
    comment = _comments(kind).get(field)
    if comment:
        told.append(f"{comment.rstrip('.')}.")
    whole = " ".join(words[0].upper() + words[1:] for words in told).replace("`", "")
    return _NONE.sub("not stated", whole)


def _clause(sentence: str, field: str) -> str:
    """What a sentence says of one field: of "`a`: this; `b`: that", "that." for b; else the whole of it."""
    for clause in _NEXT_FIELD.split(sentence):
        told = _OF_FIELDS.match(clause)
        if told and f"`{field}`" in told[1]:
            return f"{told[2].rstrip('.')}."
    return sentence


def hints_of(kind: Any) -> Mapping[str, Any]:
    """The fields in order, each with its type as a value, not as text."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return MappingProxyType(get_type_hints(kind))


def is_optional(hint: Any) -> bool:
    """Whether None, "not stated", may stand there."""
    return get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)


def without_none(hint: Any) -> Any:
    """The type of a value that is stated."""
    if not is_optional(hint):
        return hint
    rest = [part for part in get_args(hint) if part is not NoneType]
    return rest[0] if len(rest) == 1 else hint


def options_of(hint: Any) -> tuple[str, ...]:
    """The words that may stand there where they are a closed list; () where any may.

    >>> from briefing.model import Claim
    >>> options_of(hints_of(Claim)["scope"])
    ('incident', 'period', 'cumulative')
    """
    bare = without_none(hint)
    return tuple(get_args(bare)) if get_origin(bare) is Literal else ()
