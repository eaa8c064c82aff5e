"""What Pagefind 1.5 wrote, put in an order of our own: the same pages must give the same files, and few of them.

- It writes the values of its filters in random order. That changes nothing in a search, but it changes the names of
  files, since each is named by its content: every build would be uploaded anew. So they are sorted.
- It writes a file for each filter. The search page needs all of them, from each shard: so all but `kind`, which is all
  that the search box needs, become one filter `facet`, whose values are named "country:Syria".
- A piece of its index of words has some 25 kB. Of each shard a reader needs one or two: so they are cut finer.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import cbor2

__all__ = ["FACET", "order_index", "read_index_file"]

Value: TypeAlias = int | str | list["Value"]
FACET = "facet"
_APART = "kind"  # the filter that stays one by itself
_MARK = b"pagefind_dcd"  # what every file starts with, once unzipped
_WORDS, _FILTERS = 2, 3  # their places in the table of contents


@dataclass(frozen=True, slots=True)
class _Table:
    """One language's table of contents; `filters` are (name, values with their pages) in order."""

    hash: str
    rows: list[Value]
    filters: tuple[tuple[str, list[Value]], ...]


def order_index(folder: Path, piece: int = 0) -> None:
    """Orders the index in this folder, and renames what is named by its content.

    `piece`: how many bytes a piece of the index of words may have before it is zipped, unless one word has more; 0
    leaves them as they are. Raises ValueError, with nothing touched, where the files are not as described.
    """
    entry_path = folder / "pagefind-entry.json"
    try:
        entry = json.loads(entry_path.read_text(encoding="utf-8"))
        tables = {name: _read_table(folder, language["hash"]) for name, language in entry["languages"].items()}
    except (KeyError, TypeError, AttributeError, OSError, EOFError) as fault:
        raise ValueError(f"not an index of Pagefind 1.5: {fault}") from fault
    for old in (folder / "filter").glob("*.pf_filter"):
        old.unlink()
    for name, table in tables.items():
        if piece:
            table.rows[_WORDS] = list(_in_pieces(folder, table, piece))
        entry["languages"][name]["hash"] = _write_table(folder, table)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


# --- filters --------------------------------------------------------------------------------------------------------


def _read_table(folder: Path, hash: str) -> _Table:
    rows = read_index_file(folder / f"pagefind.{hash}.pf_meta")
    listed = rows[_FILTERS] if isinstance(rows, list) and len(rows) > _FILTERS else None
    if not isinstance(rows, list) or not isinstance(listed, list):
        raise ValueError("not a table of contents")
    return _Table(hash, rows, tuple(_joined([_read_filter(folder, row) for row in listed])))


def _read_filter(folder: Path, row: Value) -> tuple[str, list[Value]]:
    """The filter that this row of the table names."""
    name, hash = row if isinstance(row, list) else ("", "")
    body = read_index_file(folder / "filter" / f"{hash}.pf_filter")
    if not isinstance(body, list) or body[0] != name or not isinstance(name, str) or not isinstance(body[1], list):
        raise ValueError("not a filter")
    return name, body[1]


def _joined(filters: list[tuple[str, list[Value]]]) -> Iterator[tuple[str, list[Value]]]:
    """All filters as one, and the one apart, with their values sorted."""
    facets: list[Value] = []
    for name, values in filters:
        if name == _APART:
            yield name, sorted(values, key=cbor2.dumps)
        else:
            facets += [[f"{name}:{value[0]}", *value[1:]] for value in values if isinstance(value, list)]
    if facets:
        yield FACET, sorted(facets, key=cbor2.dumps)


def _write_table(folder: Path, table: _Table) -> str:
    """Writes the filters and the table of contents; returns the table's new name."""
    language = table.hash.partition("_")[0]
    named: list[Value] = []
    for name, values in sorted(table.filters, key=lambda filter: filter[0]):
        named.append([name, _write_named(folder / "filter", language, "pf_filter", cbor2.dumps([name, values]))])
    body = cbor2.dumps([*table.rows[:_FILTERS], named, *table.rows[_FILTERS + 1 :]])
    (folder / f"pagefind.{table.hash}.pf_meta").unlink()
    hash = f"{language}_{hashlib.sha256(body).hexdigest()[:10]}"
    _write(folder / f"pagefind.{hash}.pf_meta", body)
    return hash


# --- the index of words ---------------------------------------------------------------------------------------------


def _in_pieces(folder: Path, table: _Table, most: int) -> Iterator[Value]:
    """Writes the index of words anew in smaller pieces; gives the rows of the table that name them."""
    language = table.hash.partition("_")[0]
    for path in [folder / "index" / f"{name}.pf_index" for _, _, name in _rows_of_words(table)]:
        data = _unzipped(path)
        path.unlink()
        for first, last, body in _pieces(data, most):
            yield [first, last, _write_named(folder / "index", language, "pf_index", body)]


def _rows_of_words(table: _Table) -> list[tuple[str, str, str]]:
    """First word, last word and name of each file."""
    rows = table.rows[_WORDS]
    return (
        [(str(row[0]), str(row[1]), str(row[2])) for row in rows if isinstance(row, list)]
        if isinstance(rows, list)
        else []
    )


def _pieces(data: bytes, most: int) -> Iterator[tuple[str, str, bytes]]:
    """First word, last word and bytes of each piece of an index of words, which is an array of the array of words."""
    count, start = _array_head(data, 1)
    source = io.BytesIO(data)
    source.seek(start)
    decoder = cbor2.CBORDecoder(source, read_size=1)  # so that it stands where the word ends, and no byte further
    words: list[str] = []
    end = start
    for _ in range(count):
        word, before, end = decoder.decode()[0], end, source.tell()
        if words and end - start > most:
            yield words[0], words[-1], _array(len(words), data[start:before])
            words, start = [], before
        words.append(word)
    if words:
        yield words[0], words[-1], _array(len(words), data[start:end])


def _array_head(data: bytes, at: int) -> tuple[int, int]:
    """How many items the array at this place has, and where they begin (RFC 8949, 3)."""
    told = data[at] & 31
    size = {24: 1, 25: 2, 26: 4}.get(told, 0)
    return int.from_bytes(data[at + 1 : at + 1 + size]) if size else told, at + 1 + size


def _array(count: int, items: bytes) -> bytes:
    """An array with one array of so many items, which are encoded already."""
    head = cbor2.dumps([0] * count)[:-count]  # each 0 is one byte
    return b"\x81" + head + items


# --- files ----------------------------------------------------------------------------------------------------------


def read_index_file(path: Path) -> Any:
    """What a file of the index holds: numbers, texts and lists of them. Raises ValueError for anything else's file."""
    return cbor2.loads(_unzipped(path))


def _unzipped(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} has no mark")
    return data[len(_MARK) :]


def _write_named(folder: Path, language: str, ending: str, body: bytes) -> str:
    """Writes a file under a name for its content, in the form that Pagefind gives its files; returns the name."""
    name = f"{language}_{hashlib.sha256(body).hexdigest()[:10]}"
    _write(folder / f"{name}.{ending}", body)
    return name


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(gzip.compress(_MARK + body, 6, mtime=0))
