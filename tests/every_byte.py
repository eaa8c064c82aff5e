"""Everything that a folder of files says, also where it is packed: what a search for a secret has to read."""

from __future__ import annotations

import base64
import contextlib
import gzip
import io
import re
import sqlite3
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def layers(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes as they are, then what is packed in them: gzip, zip, SQLite, PNG text, streams of a PDF or a font."""
    yield name, content
    inner: list[tuple[str, bytes]] = []
    if content[:2] == b"\x1f\x8b":
        inner.append((f"{name}|gzip", gzip.decompress(content)))
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inner += [(f"{name}|{entry}", archive.read(entry)) for entry in archive.namelist()]
            inner.append((f"{name}|names", "\n".join(archive.namelist()).encode()))
    elif content[:15] == b"SQLite format 3":
        inner.append((f"{name}|rows", _rows(content)))
    elif content[:4] in (b"\x89PNG", b"wOFF") or content[:5] == b"%PDF-":
        inner += [(f"{name}|{at}", piece) for at, piece in _deflated(content)]
    for packed in inner:
        yield from layers(*packed)


def _rows(content: bytes) -> bytes:
    with sqlite3.connect(":memory:") as database:
        database.deserialize(content)
        return "\n".join(database.iterdump()).encode()


def _deflated(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every zlib stream in the bytes, wherever it begins."""
    for mark in (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda"):
        at = content.find(mark)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield at, zlib.decompressobj().decompress(content[at:])
            at = content.find(mark, at + 1)


def _forms(word: str) -> list[bytes]:
    """How a word of eight letters or more may be written in a file that is read in lower case."""
    return [word.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]


def _coded(word: str) -> list[bytes]:
    """The word in base64, at each of the three places in a group where it may begin; as written alone."""
    coded = [base64.b64encode(b"\0" * lead + word.encode()) for lead in range(3)]
    return [code[4 if lead else 0 : -4] for lead, code in enumerate(coded) if len(word) >= 8]


def found_in(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Where in the folder which word stands, in any case of letters, in names of files too, with the letters that go on
    behind it; [] is what one hopes for."""
    wanted = [(_forms(word), _coded(word), re.compile(re.escape(word.lower()) + r"\w{0,30}")) for word in words]
    hits: set[tuple[str, str]] = set()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        pieces = [(f"{name}|path", name.encode())]
        if path.is_file():
            pieces += layers(name, path.read_bytes())
        for where, content in pieces:
            lower = content.lower()
            for forms, coded, whole in wanted:
                if any(form in lower for form in forms) or any(code in content for code in coded):
                    hits |= {
                        (where, found) for found in whole.findall(lower.decode("utf-8", "replace")) or [whole.pattern]
                    }
    return sorted(hits)
