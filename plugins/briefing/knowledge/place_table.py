"""The compiled table of places on disk: written by `compile_places`, read by `gazetteer`.

A file is a JSON header's length, the header, then zlib-packed parts. Columns have one entry a place; keys are lines
`key=row,row` (rows in base 36) in sorted order, so that a lookup is a bisection over every 64th key and a search in C.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from briefing.errors import KnowledgeError

__all__ = ["FACTOR", "KINDS", "KeyIndex", "PlaceTable", "base36", "read_table", "write_table"]

FACTOR = 2000  # units a degree: steps of about 55 m
KINDS = ("settlement", "admin1", "admin2", "facility")
COLUMNS = {
    "lat": "i",
    "lon": "i",
    "id": "i",
    "population": "i",
    "kind": "B",
    "country": "B",
    "admin1": "H",
    "radius": "H",
}
_BLOCK = 64
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def base36(number: int) -> str:
    """A number above or equal 0 in base 36, as `int(text, 36)` reads it.

    >>> base36(0), base36(35), base36(36)
    ('0', 'z', '10')
    """
    digits = ""
    while number >= 36:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return _DIGITS[number] + digits


@dataclass(frozen=True, slots=True, eq=False)
class KeyIndex:
    """Keys to rows. `heads` are the first keys of the blocks, `blocks` their lines, each line between line breaks."""

    heads: tuple[str, ...]
    blocks: tuple[bytes, ...]

    def rows(self, key: str) -> tuple[int, ...]:
        """The rows kept under a key; empty where there is none."""
        at = bisect_right(self.heads, key) - 1
        if at < 0:
            return ()
        block = self.blocks[at]
        start = block.find(b"\n" + key.encode() + b"=")
        if start < 0:
            return ()
        start += len(key) + 2
        return tuple(int(part, 36) for part in block[start : block.index(b"\n", start)].split(b","))


@dataclass(frozen=True, slots=True, eq=False)
class PlaceTable:
    """All compiled places, as columns. `admin1` n is the n-th row of kind admin1, 0 for none."""

    names: tuple[str, ...]
    countries: tuple[str, ...]
    columns: Mapping[str, array[int]]
    exact: KeyIndex
    squashed: KeyIndex


def write_table(
    path: Path,
    names: Iterable[str],
    countries: Iterable[str],
    columns: Mapping[str, Iterable[int]],
    keys: tuple[Mapping[str, Iterable[int]], Mapping[str, Iterable[int]]],
) -> None:
    """Writes the table; the same input gives the same bytes. `keys`: joined, then squashed."""
    parts = ["\n".join(names).encode()]
    for name, code in COLUMNS.items():
        values = list(columns[name])
        if name == "id":  # rows are sorted by id within a country, so that steps are small
            values = [b - a for a, b in zip([0, *values], values, strict=False)]
        parts.append(_planes(array(code, values)))
    for table in keys:
        lines = [f"{key}={','.join(map(base36, sorted(rows)))}" for key, rows in sorted(table.items())]
        parts.append("\n".join(lines).encode())
    packed = [zlib.compress(part, 9) for part in parts]
    header = json.dumps({"countries": list(countries), "sizes": [len(p) for p in packed]}).encode()
    path.write_bytes(struct.pack("<I", len(header)) + header + b"".join(packed))


def _planes(values: array[int]) -> bytes:
    """The bytes of the numbers, all lowest bytes first: packs a third smaller."""
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    raw = values.tobytes()
    return b"".join(raw[i :: values.itemsize] for i in range(values.itemsize))


def _numbers(raw: bytes, code: str) -> array[int]:
    values = array(code)
    size = values.itemsize
    mixed = bytearray(len(raw))
    for i in range(size):
        mixed[i::size] = raw[i * len(raw) // size : (i + 1) * len(raw) // size]
    values.frombytes(bytes(mixed))
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _index(raw: bytes) -> KeyIndex:
    lines = raw.split(b"\n") if raw else []
    blocks = tuple(b"\n" + b"\n".join(lines[i : i + _BLOCK]) + b"\n" for i in range(0, len(lines), _BLOCK))
    return KeyIndex(tuple(block[1 : block.index(b"=")].decode() for block in blocks), blocks)


def read_table(path: Path) -> PlaceTable:
    """The table of a file that `write_table` wrote. Raises KnowledgeError where it cannot be read."""
    try:
        raw = path.read_bytes()
        (length,) = struct.unpack_from("<I", raw)
        header = json.loads(raw[4 : 4 + length])
        starts = accumulate(header["sizes"], initial=4 + length)
        parts = [zlib.decompress(raw[a : a + n]) for a, n in zip(starts, header["sizes"], strict=False)]
    except (OSError, ValueError, struct.error, zlib.error) as fault:
        raise KnowledgeError(str(path.name), f"cannot be read ({fault})", "run compile_places again") from None
    columns = {name: _numbers(parts[i], code) for i, (name, code) in enumerate(COLUMNS.items(), 1)}
    columns["id"] = array("i", accumulate(columns["id"]))
    names = tuple(parts[0].decode().split("\n"))
    return PlaceTable(names, tuple(header["countries"]), columns, _index(parts[-2]), _index(parts[-1]))
