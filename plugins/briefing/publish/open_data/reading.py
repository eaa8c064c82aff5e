"""Fact boxes out of the data files again: from JSON Lines, from the tables of CSV or SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from briefing.model import Change, Claim, Evidence, FactBox, Force, Place, Strength
from briefing.publish.open_data import forms
from briefing.publish.open_data.codebook import hints_of, without_none
from briefing.publish.open_data.csv_file import read_csv
from briefing.publish.open_data.sqlite_file import read_table
from briefing.publish.open_data.tables import Table

__all__ = [
    "boxes_of_lines",
    "boxes_of_tables",
    "read_boxes_from_csv",
    "read_boxes_from_lines",
    "read_boxes_from_sqlite",
]

Fact = TypeVar("Fact")
Values = Mapping[str, Any]
_Evidence = Mapping[tuple[Any, ...], tuple[Evidence, ...]]
_FORMS = (
    forms.ARTICLES, forms.CLAIMS, forms.FORCES, forms.PLACES, forms.STRENGTHS, forms.EVIDENCE, forms.CHANGES,
)  # fmt: skip


def read_boxes_from_lines(path: Path) -> tuple[FactBox, ...]:
    """The fact boxes of an articles.jsonl, in its order."""
    return boxes_of_lines(path.read_text(encoding="utf-8"))


def read_boxes_from_csv(folder: Path) -> tuple[FactBox, ...]:
    """The fact boxes of the CSV files of a data folder, in the order of articles.csv."""
    texts = {form.name: (folder / f"{form.name}.csv").read_bytes().decode("utf-8") for form in _FORMS}
    return boxes_of_tables({form.name: read_csv(texts[form.name], form) for form in _FORMS})


def read_boxes_from_sqlite(path: Path) -> tuple[FactBox, ...]:
    """The fact boxes of the SQLite file, in its order."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return boxes_of_tables({form.name: read_table(connection, form) for form in _FORMS})
    finally:
        connection.close()


# --- JSON -----------------------------------------------------------------------------------------------------------


def boxes_of_lines(text: str) -> tuple[FactBox, ...]:
    """The fact boxes of lines in the public format; keys that are no part of a fact are passed over."""
    # Not splitlines: other line breaks than the line feed may stand inside a string of JSON.
    return tuple(_box_of_line(json.loads(line)) for line in text.split("\n") if line)


def _box_of_line(line: dict[str, Any]) -> FactBox:
    claims = [claim | {"groups": _triples(claim["groups"])} for claim in line["casualties"]]
    box: FactBox = _made(FactBox, line | {"claims": claims})
    return box


def _triples(groups: Mapping[str, Sequence[int | None]]) -> list[list[Any]]:
    return [[name, *bounds] for name, bounds in groups.items()]


def _made(hint: Any, value: Any) -> Any:
    """A value of this type of the model out of plain JSON values; a field that is not given keeps its default."""
    hint = without_none(hint)
    if value is None:
        return None
    if is_dataclass(hint):
        kind: Any = hint
        return kind(**{name: _made(field, value[name]) for name, field in hints_of(kind).items() if name in value})
    if get_origin(hint) is tuple:
        items, open_end = get_args(hint)[0], get_args(hint)[-1] is Ellipsis
        return tuple(_made(items, item) if open_end else item for item in value)
    return date.fromisoformat(value) if hint is date else value


# --- tables ---------------------------------------------------------------------------------------------------------


def boxes_of_tables(tables: Mapping[str, Table]) -> tuple[FactBox, ...]:
    """The fact boxes of the tables of articles, claims, forces, places, strengths, evidence and changes."""
    evidence = _evidence(tables["evidence"])
    strengths = _by(tables["strengths"], "article", "force")
    claims, forces = _by(tables["claims"], "article"), _by(tables["forces"], "article")
    places, changes = _by(tables["places"], "article"), _by(tables["changes"], "article")
    boxes = []
    for row in _named(tables["articles"]):
        slug = row["id"]
        boxes.append(
            _fact(
                FactBox,
                row,
                forces=tuple(_force(r, strengths[slug, r["id"]], evidence) for r in forces[slug,]),
                claims=tuple(_claim(r, evidence) for r in claims[slug,]),
                places=tuple(_fact(Place, r, evidence=_found(evidence, r, "place")) for r in places[slug,]),
                changes=tuple(_fact(Change, r) for r in changes[slug,]),
            )
        )
    return tuple(boxes)


def _named(table: Table) -> Iterable[dict[str, Any]]:
    return (dict(zip(table.form.names, row, strict=True)) for row in table.rows)


def _by(table: Table, *names: str) -> defaultdict[tuple[Any, ...], list[Values]]:
    found: defaultdict[tuple[Any, ...], list[Values]] = defaultdict(list)
    for row in _named(table):
        found[tuple(row[name] for name in names)].append(row)
    return found


def _evidence(table: Table) -> _Evidence:
    found = _by(table, "article", "kind", "fact", "strength")
    return {key: tuple(_fact(Evidence, row) for row in rows) for key, rows in found.items()}


def _found(evidence: _Evidence, row: Values, kind: str, strength: int | None = None) -> tuple[Evidence, ...]:
    fact = row["force"] if kind == "strength" else row["id"]
    return evidence.get((row["article"], kind, fact, strength), ())


def _fact(kind: type[Fact], row: Values, **more: Any) -> Fact:
    """A fact out of a row: the columns that are fields of its class, and what other tables have of it."""
    values = {
        name: _dated(hint, row[name]) for name, hint in hints_of(kind).items() if name in row and name not in more
    }
    return kind(**values, **more)


def _dated(hint: Any, value: Any) -> Any:
    return date.fromisoformat(value) if value is not None and without_none(hint) is date else value


def _force(row: Values, strengths: Iterable[Values], evidence: _Evidence) -> Force:
    numbers = tuple(_fact(Strength, s, evidence=_found(evidence, s, "strength", s["number"])) for s in strengths)
    return _fact(Force, row, evidence=_found(evidence, row, "force"), strength=numbers)


def _claim(row: Values, evidence: _Evidence) -> Claim:
    groups = tuple(_group(words) for words in row["groups"])
    return _fact(Claim, row, evidence=_found(evidence, row, "claim"), groups=groups)


def _group(words: str) -> tuple[str, int | None, int | None]:
    name, _, bounds = words.rpartition("=")
    low, _, high = bounds.partition("..")
    return name, int(low) if low else None, int(high) if high else None
