"""The tables as one SQLite file: keys, links, indexes, full-text search. The same content gives the same bytes.

Lists are JSON arrays, which Datasette shows as facets and `json_each` takes apart. Texts of articles are their outlets'
and are not in it: what is searched are titles, names and the words quoted as evidence.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from briefing.errors import BriefingError
from briefing.publish.open_data.tables import Cell, Column, Form, Kind, Row, Table

__all__ = ["read_table", "statements_of", "write_sqlite"]

_TYPES: dict[Kind, str] = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "list": "TEXT"}
_PAGE_BYTES = 4096
# Columns by which people filter; links and keys have theirs beside.
_SIFTED = (
    "published", "outlet", "country", "outcome", "scope", "victim", "victim_force", "claimant", "claimant_type", "date",
    "place", "type", "role", "kind", "site", "grade", "first_day", "id",
)  # fmt: skip


def write_sqlite(path: Path, tables: Iterable[Table]) -> None:
    """Writes the file anew. Raises BriefingError where this Python's SQLite has no full-text search (FTS5)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # Nothing that depends on the machine or the moment: one size of page, no log, one order of writing.
        for setting in (f"page_size = {_PAGE_BYTES}", "encoding = 'UTF-8'", "journal_mode = OFF", "synchronous = OFF"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        for table in tables:
            for statement in statements_of(table.form):
                connection.execute(statement)
            _fill(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    except sqlite3.OperationalError as fault:
        raise BriefingError(str(path), f"cannot be written: {fault}", "use a Python whose SQLite has FTS5") from fault
    finally:
        connection.close()


def statements_of(form: Form) -> Iterator[str]:
    """What makes the table, its indexes and its full-text index, in SQL."""
    lines = [f'"{c.name}" {_TYPES[c.kind]}{"" if c.optional else " NOT NULL"}{_check(c)}' for c in form.columns]
    lines.append(f"PRIMARY KEY ({_listed(form.key)})")
    lines += [f'FOREIGN KEY ({_listed(k.columns)}) REFERENCES "{k.table}" ({_listed(k.target)})' for k in form.links]
    yield f'CREATE TABLE "{form.name}" ({", ".join(lines)})'
    sifted = [c for c in form.names if c in _SIFTED] + [k.columns[0] for k in form.links if len(k.columns) == 1]
    for name in dict.fromkeys(sifted):
        if name != form.key[0]:
            yield f'CREATE INDEX "{form.name}_{name}" ON "{form.name}" ("{name}")'
    if form.searched:
        names = ", ".join(f'"{name}"' for name in form.searched)
        yield (
            f'CREATE VIRTUAL TABLE "{form.name}_fts" USING fts5({names}, content="{form.name}", '
            "tokenize='unicode61 remove_diacritics 2')"
        )


def _check(column: Column) -> str:
    if not column.options:
        return ""
    words = ", ".join(f"'{word}'" for word in column.options)
    return f' CHECK ("{column.name}" IN ({words}))'


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    name, columns = table.form.name, table.form.columns
    places = ", ".join("?" * len(columns))
    connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', map(_stored, table.rows))  # noqa: S608 - our names
    if table.form.searched:
        for order in ("rebuild", "optimize"):
            connection.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (?)', (order,))  # noqa: S608


def _stored(row: Row) -> tuple[str | int | float | None, ...]:
    return tuple(_list_text(v) if isinstance(v, tuple) else v for v in row)


@lru_cache(maxsize=4096)
def _list_text(words: tuple[str, ...]) -> str:
    """Kept, since most lists are empty or hold one of a few names."""
    return json.dumps(words, ensure_ascii=False)


def read_table(connection: sqlite3.Connection, form: Form) -> Table:
    """The table as it was written, in the order it was written."""
    found = connection.execute(f'SELECT {_listed(form.names)} FROM "{form.name}" ORDER BY rowid')  # noqa: S608
    return Table(form, [tuple(map(_value, row, form.columns)) for row in found])


def _value(value: str | int | float | None, column: Column) -> Cell:
    if column.kind == "list":
        return tuple(json.loads(str(value)))
    return bool(value) if column.kind == "boolean" else value
