"""The rows of data files, read back from their bytes and held against the stored texts: the quote of each stands there.

Whatever made a row, what counts is what a reader of the file finds: so this reads the files themselves.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.collate.evidence import span_fault
from briefing.model import Document
from briefing.publish.open_data import forms
from briefing.publish.open_data.csv_file import split_words, told_text
from briefing.publish.open_data.hxl_file import HASHTAGS

__all__ = ["Stored", "check_data_file", "check_open_data"]

Faults = Iterator[tuple[str, str]]  # article, what is wrong
# How a line begins that is of one article; how one of a claim, force or place does.
_ABOUT = re.compile(r'\{"(?:article|id)":"([^"\\]*)"')
_FEW = 500  # articles that a statement may name
_OF_ARTICLE = '{"article":'
_UNKNOWN = "is no published article"
_LISTS = (("forces", "force"), ("casualties", "claim"), ("places", "place"))
# Tables whose rows must each have words of their own, or be an editor's addition.
_EVIDENCED = (("claims", "claim"), ("forces", "force"), ("places", "place"))
_BARE = """
    SELECT f.article, f.id FROM (SELECT article, id FROM "{table}" WHERE {of}) AS f
    WHERE NOT EXISTS (SELECT 1 FROM evidence AS e WHERE e.article = f.article AND e.kind = ? AND e.fact = f.id)
    AND NOT EXISTS (
        SELECT 1 FROM changes AS c WHERE c.article = f.article AND c.kind = ? AND c.id = f.id AND c.action = 'add')
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What rows are held against: the document of every published article, by slug.

    `unchanged`: articles whose rows were found right in an earlier build, and are passed over. `seen`: rows of claims
    that were looked at; those of regions and actors are the same again.
    """

    documents: Mapping[str, Document]
    unchanged: Collection[str] = ()
    seen: set[int] = field(default_factory=set)

    def passes(self, row: str) -> bool:
        """Whether this row of a claim need not be looked at again."""
        key = hash(row)
        known = key in self.seen
        self.seen.add(key)
        return known


def check_open_data(folder: Path, stored: Stored) -> tuple[str, ...]:
    """What is wrong with the evidence in any file below a data folder, in words; () for nothing."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".csv", ".jsonl", ".sqlite"))
    # Those of the whole corpus first.
    named = sorted((path.parent != folder, path.relative_to(folder).as_posix(), path) for path in paths)
    return tuple(fault for _, name, path in named for fault in check_data_file(name, path.read_bytes(), stored))


def check_data_file(name: str, content: bytes, stored: Stored) -> Iterator[str]:
    """What is wrong with the evidence in one file, by its name below the data folder."""
    if name.endswith(".sqlite"):
        faults = _database(content, stored)
    elif name.endswith(".jsonl"):
        faults = _lines(content.decode("utf-8"), stored)
    elif name.endswith(".csv"):
        faults = _table(content.decode("utf-8"), stored)
    else:
        return
    for slug, fault in faults:
        yield f"{slug}, data/{name}: {fault}"


def _lines(text: str, stored: Stored) -> Faults:
    for line in text.split("\n"):
        about = _ABOUT.match(line)
        if not line or (about and about[1] in stored.unchanged):
            continue
        if '"outcome":' in line and line.startswith(_OF_ARTICLE) and stored.passes(line):
            continue
        row: dict[str, Any] = json.loads(line)
        if "evidence" not in row and "casualties" not in row:
            continue  # an event, which quotes nothing
        slug = str(row.get("article") or row["id"])
        for fault in _line(row, stored.documents.get(slug)):
            yield slug, fault


def _line(row: Mapping[str, Any], document: Document | None) -> Iterator[str]:
    if document is None:
        yield _UNKNOWN
    elif "casualties" in row:
        yield from _article(row, document)
    else:
        yield from _fact(str(row["id"]), row, document)


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


def _table(text: str, stored: Stored) -> Faults:
    records = _records(text)
    names = next(csv.reader([next(records, "")]), [])
    if "article" not in names or not {"quote", "as_written"} & set(names):
        return  # neither quotes nor words as written
    article, fact = names.index("article"), names.index("fact" if "fact" in names else "id")
    read, claims = _reader(names), tuple(names) == forms.CLAIMS.names
    for record in records:
        # Most rows are passed over, and not taken apart for it.
        if (not article and record.partition(",")[0] in stored.unchanged) or (claims and stored.passes(record)):
            continue
        cells = next(csv.reader([record]))
        slug = told_text(cells[article])
        if slug in stored.unchanged or slug == HASHTAGS["article"]:  # HXL's second line
            continue
        document = stored.documents.get(slug)
        for fault in read(cells, document) if document else (_UNKNOWN,):
            yield slug, f"{cells[fact]}: {fault}"


def _records(text: str) -> Iterator[str]:
    """The lines of a CSV file; one goes on where a quotation in it is still open."""
    held = ""
    for line in text.split("\r\n"):
        held = f"{held}\r\n{line}" if held else line
        if held.count('"') % 2 == 0:
            if held:
                yield held
            held = ""


def _reader(names: Sequence[str]) -> Callable[[Sequence[str], Document], Iterator[str]]:
    """What holds a row of a table with these columns against its article."""
    listed = tuple(names) in (forms.FORCES.names, forms.PLACES.names)
    words = _places(names, "as_written", "quote")
    span = _places(names, "part", "quote", "start", "end") if "start" in names else []

    def read(cells: Sequence[str], document: Document) -> Iterator[str]:
        written = [told_text(cells[number]) for number in words]
        yield from _written([w for cell in written for w in split_words(cell)] if listed else written, document)
        if span and (fault := _span([cells[number] for number in span], document)):
            yield fault

    return read


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


def _database(content: bytes, stored: Stored) -> Faults:
    changed = tuple(sorted(stored.documents.keys() - set(stored.unchanged)))
    of = f"article IN ({','.join('?' * len(changed))})" if stored.unchanged and len(changed) <= _FEW else "1"
    given = changed if of != "1" else ()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        for table, name in (("evidence", "fact"), ("claims", "id")):
            asked = f"SELECT article, part, quote, start, end, {name} FROM {table} WHERE {of}"  # noqa: S608 - our names
            yield from _spans(connection.execute(asked, given), stored)
        for table, kind in _EVIDENCED:
            for slug, id in connection.execute(_BARE.format(table=table, of=of), (*given, kind, kind)):
                yield slug, f"{kind} {id} has no evidence"


def _spans(rows: Iterable[tuple[Any, ...]], stored: Stored) -> Faults:
    for slug, part, quote, start, end, fact in rows:
        if slug in stored.unchanged:
            continue
        document = stored.documents.get(slug)
        if document is None:
            yield slug, _UNKNOWN
        elif fault := span_fault(document, part or "", quote or "", -1 if start is None else start, end or 0):
            yield slug, f"{fact}: {fault}"
