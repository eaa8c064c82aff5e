"""The rows of data files, read back from their bytes and held against the stored texts: the quote of each stands there.

Whatever made a row, what counts is what a reader of the file finds: so this reads the files themselves.
"""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from io import StringIO
from pathlib import Path
from typing import Any

from briefing.collate.evidence import span_fault
from briefing.model import Document
from briefing.publish.open_data import forms
from briefing.publish.open_data.csv_file import split_words, told_text
from briefing.publish.open_data.hxl_file import HASHTAGS

__all__ = ["check_data_file", "check_open_data"]

Documents = Mapping[str, Document]
_LISTS = (("forces", "force"), ("casualties", "claim"), ("places", "place"))
# Tables whose rows must each have words of their own, or be an editor's addition.
_EVIDENCED = (("claims", "claim"), ("forces", "force"), ("places", "place"))
_BARE = """
    SELECT f.article, f.id FROM "{table}" AS f
    WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.article = f.article AND e.kind = ? AND e.fact = f.id)
    AND NOT EXISTS (
        SELECT 1 FROM changes AS c WHERE c.article = f.article AND c.kind = ? AND c.id = f.id AND c.action = 'add')
"""


def check_open_data(folder: Path, documents: Documents, unchanged: Collection[str] = ()) -> tuple[str, ...]:
    """What is wrong with the evidence in any file below a data folder, in words; () for nothing.

    `documents`: every published article's, by slug. `unchanged`: articles whose rows were checked in an earlier build.
    """
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".jsonl", ".sqlite"))
    named = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return tuple(
        fault for name, path in named for fault in check_data_file(name, path.read_bytes(), documents, unchanged)
    )


def check_data_file(name: str, content: bytes, documents: Documents, unchanged: Collection[str] = ()) -> Iterator[str]:
    """What is wrong with the evidence in one file, by its name below the data folder."""
    if name.endswith(".sqlite"):
        faults = _database(content, documents, unchanged)
    elif name.endswith(".jsonl"):
        faults = _lines(content.decode("utf-8"), documents, unchanged)
    elif name.endswith(".csv"):
        faults = _table(content.decode("utf-8"), documents, unchanged)
    else:
        return
    for slug, fault in faults:
        yield f"{slug}, data/{name}: {fault}"


Faults = Iterator[tuple[str, str]]


def _lines(text: str, documents: Documents, unchanged: Collection[str]) -> Faults:
    for line in text.split("\n"):
        row: dict[str, Any] = json.loads(line) if line else {}
        if "evidence" not in row and "casualties" not in row:
            continue  # an event, which quotes nothing
        slug = str(row.get("article") or row["id"])
        if slug in unchanged:
            continue
        document = documents.get(slug)
        if document is None:
            yield slug, "is no published article"
        elif "casualties" in row:
            for fault in _article(row, document):
                yield slug, fault
        else:
            for fault in _fact(str(row["id"]), row, document):
                yield slug, fault


def _article(row: Mapping[str, Any], document: Document) -> Iterator[str]:
    added = {(change["kind"], change["id"]) for change in row["changes"] if change["action"] == "add"}
    for name, kind in _LISTS:
        for fact in row[name]:
            if not fact["evidence"] and (kind, fact["id"]) not in added:
                yield f"{kind} {fact['id']} has no evidence"
            yield from _fact(f"{kind} {fact['id']}", fact, document)


def _fact(name: str, fact: Mapping[str, Any], document: Document) -> Iterator[str]:
    """A fact with the strengths that are in it."""
    for item in fact["evidence"]:
        if fault := span_fault(document, item["part"], item["quote"], item["start"], item["end"]):
            yield f"{name}: {fault}"
    for strength in fact.get("strength", ()):
        yield from _fact(f"strength of {name}", strength, document)


def _table(text: str, documents: Documents, unchanged: Collection[str]) -> Faults:
    rows = csv.reader(StringIO(text, newline=""))
    names = next(rows, [])
    if "article" not in names or not {"quote", "as_written"} & set(names):
        return  # neither quotes nor words as written
    listed = tuple(names) in (forms.FORCES.names, forms.PLACES.names)
    words = _places(names, "as_written", "quote")
    span = _places(names, "part", "quote", "start", "end") if "start" in names else []
    article, fact = names.index("article"), names.index("fact" if "fact" in names else "id")
    for cells in rows:
        slug = told_text(cells[article])
        if slug in unchanged or slug == HASHTAGS["article"]:  # HXL's second line
            continue
        document = documents.get(slug)
        if document is None:
            yield slug, "is no published article"
            continue
        written = [told_text(cells[number]) for number in words]
        for fault in _written([w for cell in written for w in split_words(cell)] if listed else written, document):
            yield slug, f"{cells[fact]}: {fault}"
        if span and (fault := _span([cells[number] for number in span], document)):
            yield slug, f"{cells[fact]}: {fault}"


def _places(names: Sequence[str], *wanted: str) -> list[int]:
    return [names.index(name) for name in wanted if name in names]


def _written(items: Iterable[str], document: Document) -> Iterator[str]:
    for words in items:
        if words not in document.text and words not in document.title:
            yield f"“{words}” stands nowhere in the article"


def _span(cells: Sequence[str], document: Document) -> str:
    part, quote, start, end = cells
    if not (start.isdecimal() and end.isdecimal()):
        return f"has no place in the article: {start} to {end}"
    return span_fault(document, part, told_text(quote), int(start), int(end))


def _database(content: bytes, documents: Documents, unchanged: Collection[str]) -> Faults:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        for table, name in (("evidence", "fact"), ("claims", "id")):
            rows = connection.execute(f"SELECT article, part, quote, start, end, {name} FROM {table}")  # noqa: S608 - ours
            yield from _spans(rows, documents, unchanged)
        for table, kind in _EVIDENCED:
            for slug, id in connection.execute(_BARE.format(table=table), (kind, kind)):
                yield slug, f"{kind} {id} has no evidence"


def _spans(rows: Iterable[tuple[Any, ...]], documents: Documents, unchanged: Collection[str]) -> Faults:
    for slug, part, quote, start, end, fact in rows:
        if slug in unchanged:
            continue
        document = documents.get(slug)
        if document is None:
            yield slug, "is no published article"
        elif fault := span_fault(document, part or "", quote or "", -1 if start is None else start, end or 0):
            yield slug, f"{fact}: {fault}"
