"""JSON Schema (draft 2020-12) of the public format, made from the dataclasses of the model.

Names, types, closed lists of words and meanings are the model's. Said here is only where the format differs from it:
fields that are withheld or renamed, and what a published line carries beside the fact.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, get_args, get_origin

from briefing.model import (
    Change,
    Claim,
    ClaimRef,
    Contradiction,
    Event,
    Evidence,
    FactBox,
    Force,
    Place,
    Strength,
    Toll,
)
from briefing.publish.open_data.codebook import (
    hints_of,
    is_optional,
    meaning_of,
    options_of,
    summary_of,
    without_none,
)
from briefing.publish.open_data.forms import ARTICLES, CLAIMS, EVENTS
from briefing.publish.open_data.published import WITHHELD
from briefing.publish.open_data.tables import Form

__all__ = ["LINES", "schema_of_lines", "schema_text"]

Schema = dict[str, Any]
_KINDS: tuple[type[Any], ...] = (
    Evidence, Strength, Force, Claim, Place, Change, FactBox, ClaimRef, Toll, Contradiction, Event,
)  # fmt: skip
# A published line has more than these, and is closed itself.
_EXTENDED = (FactBox, Claim, Force, Place, Event)
_RENAMED = MappingProxyType({"claims": "casualties"})  # of the fact box
_NAMES: dict[type[Any], Schema] = {
    str: {"type": "string"}, int: {"type": "integer"}, float: {"type": "number"}, bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"}, datetime: {"type": "string", "format": "date-time"},
}  # fmt: skip
_GROUPS: Schema = {
    "type": "object",
    "additionalProperties": {
        "type": "array", "items": {"type": ["integer", "null"], "minimum": 0}, "minItems": 2, "maxItems": 2,
    },
}  # fmt: skip
_AUTHORS: Schema = {"type": "array", "items": {"type": "string"}}
# Which lines a file has: the kind of object that each is.
LINES = MappingProxyType({
    "articles.jsonl": "ArticleLine", "claims.jsonl": "ClaimLine", "forces.jsonl": "ForceLine",
    "places.jsonl": "PlaceLine", "events.jsonl": "EventLine",
})  # fmt: skip


def _type(hint: Any) -> Schema:
    """The schema of a field's type; null is allowed where the model allows None."""
    if is_optional(hint):
        inner = _type(without_none(hint))
        return {"anyOf": [inner, {"type": "null"}]} if "$ref" in inner else inner | _or_null(inner)
    if options := options_of(hint):
        return {"type": "string", "enum": list(options)}
    if hint in _KINDS:
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    return dict(_NAMES[hint])


def _or_null(inner: Schema) -> Schema:
    loosened: Schema = {"type": [inner["type"], "null"]}
    if "enum" in inner:
        loosened["enum"] = [*inner["enum"], None]
    return loosened


def _field(kind: type[Any], field: str) -> Schema:
    found = dict(_GROUPS) if field == "groups" else _type(hints_of(kind)[field])
    if field in ("min", "max", "count", "start", "end", "precision_km"):
        found["minimum"] = 0
    for name, most in (("lat", 90), ("lon", 180)):
        if field == name:
            found |= {"minimum": -most, "maximum": most}
    return found | ({"description": words} if (words := meaning_of(kind, field)) else {})


def _object(kind: type[Any]) -> Schema:
    hidden = WITHHELD.get(kind.__name__, ())
    renamed = _RENAMED if kind is FactBox else {}
    fields = {renamed.get(f, f): _field(kind, f) for f in hints_of(kind) if f not in hidden}
    made = {"description": summary_of(kind), "type": "object", "properties": fields, "required": list(fields)}
    return made if kind in _EXTENDED else made | {"additionalProperties": False}


def _from(form: Form, *names: str) -> Schema:
    """Properties that a line has as its table has them."""
    types = {"text": "string", "list": "array", "number": "number", "integer": "integer", "boolean": "boolean"}
    found = {c.name: c for c in form.columns}
    return {
        name: {
            "type": [types[found[name].kind], "null"] if found[name].optional else types[found[name].kind],
            "description": found[name].meaning,
        }
        for name in names
    }


_COUNTRY: Schema = {
    "primary_country": {"type": ["string", "null"], "description": "The country it is about, ISO alpha-2."}
}
_BESIDE_ARTICLE = _COUNTRY | _from(
    ARTICLES, "outlet", "agency", "authors", "language", "published_at", "modified_at", "source_url", "source_sha256",
    "permalink", "origin",
)  # fmt: skip
_BESIDE_CLAIM = _from(CLAIMS, "number", "permalink", "origin", "event")


def _with(base: str, more: Schema, summary: str) -> Schema:
    return {
        "description": summary,
        "allOf": [{"$ref": f"#/$defs/{base}"}],
        "properties": more,
        "required": list(more),
        "unevaluatedProperties": False,
    }


def _lines() -> Schema:
    slug = _from(CLAIMS, "article")
    claims = {"type": "array", "items": _with("Claim", _BESIDE_CLAIM, "A claim with its address.")}
    return {
        "ArticleLine": _with(
            "FactBox", _BESIDE_ARTICLE | {"casualties": claims}, "An article's facts, and where it comes from."
        ),
        "ClaimLine": _with("Claim", slug | _BESIDE_CLAIM, "One claim of one article."),
        "ForceLine": _with("Force", slug, "One force of one article."),
        "PlaceLine": _with("Place", slug, "One place of one article."),
        "EventLine": _with("Event", _from(EVENTS, "permalink"), "One event."),
    }


def schema_of_lines() -> Schema:
    """The whole schema: a line of any of the files is one of its kinds of line."""
    defs = {kind.__name__: _object(kind) for kind in _KINDS} | _lines()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Briefing Room, public data format",
        "description": "One line of a JSON Lines file of /data/. Unknown is null, never 0. Offsets count characters.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in LINES.values()],
        "$defs": defs,
    }


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(schema_of_lines(), ensure_ascii=False, indent=1) + "\n"
