"""The same pages must give the same index: Pagefind 1.5 writes the values of its filters in random order.

That order changes nothing in a search, but it changes the names of files, since each is named by its content: every
build would be uploaded anew. So the filters are sorted, and they and the index's table of contents renamed after it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import cbor2

__all__ = ["sort_filters"]

Value: TypeAlias = int | str | list["Value"]
_MARK = b"pagefind_dcd"  # what every file starts with, once unzipped
_FILTERS = 3  # their place in the table of contents


@dataclass(frozen=True, slots=True)
class _Table:
    """One language's table of contents; `filters` are (name, values with their pages) in order."""

    hash: str
    rows: list[Value]
    filters: tuple[tuple[str, list[Value]], ...]


def sort_filters(folder: Path) -> bool:
    """Sorts the filters of the index in this folder and renames what is named by its content.

    False, with nothing touched, where the files are not as described: a later Pagefind may write others, and its
    index works as it is.
    """
    entry_path = folder / "pagefind-entry.json"
    try:
        entry = json.loads(entry_path.read_text(encoding="utf-8"))
        tables = {name: _read_table(folder, language["hash"]) for name, language in entry["languages"].items()}
    except (KeyError, TypeError, ValueError, OSError, EOFError):
        return False
    for old in (folder / "filter").glob("*.pf_filter"):
        old.unlink()
    for name, table in tables.items():
        entry["languages"][name]["hash"] = _write_table(folder, table)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return True


def _read_table(folder: Path, hash: str) -> _Table:
    rows = _read(folder / f"pagefind.{hash}.pf_meta")
    listed = rows[_FILTERS] if isinstance(rows, list) and len(rows) > _FILTERS else None
    if not isinstance(rows, list) or not isinstance(listed, list):
        raise ValueError("not a table of contents")
    filters = [_read_filter(folder, row) for row in listed]
    return _Table(hash, rows, tuple(sorted(filters, key=lambda filter: filter[0])))


def _read_filter(folder: Path, row: Value) -> tuple[str, list[Value]]:
    """The filter that this row of the table names, with its values sorted."""
    name, hash = row if isinstance(row, list) else ("", "")
    body = _read(folder / "filter" / f"{hash}.pf_filter")
    if not isinstance(body, list) or body[0] != name or not isinstance(name, str) or not isinstance(body[1], list):
        raise ValueError("not a filter")
    return name, sorted(body[1], key=cbor2.dumps)


def _read(path: Path) -> Value:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} has no mark")
    value: Value = cbor2.loads(data[len(_MARK) :])
    return value


def _write_table(folder: Path, table: _Table) -> str:
    """Writes the filters and the table of contents; returns the table's new name."""
    language = table.hash.partition("_")[0]
    named: list[Value] = []
    for name, values in table.filters:
        body = cbor2.dumps([name, values])
        hash = _hash(language, body)
        named.append([name, hash])
        _write(folder / "filter" / f"{hash}.pf_filter", body)
    body = cbor2.dumps([*table.rows[:_FILTERS], named, *table.rows[_FILTERS + 1 :]])
    hash = _hash(language, body)
    (folder / f"pagefind.{table.hash}.pf_meta").unlink()
    _write(folder / f"pagefind.{hash}.pf_meta", body)
    return hash


def _hash(language: str, body: bytes) -> str:
    """A name for this content, in the form that Pagefind gives its files."""
    return f"{language}_{hashlib.sha256(body).hexdigest()[:10]}"


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + body, mtime=0))
