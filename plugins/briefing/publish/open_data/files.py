"""What was written: a file, its size, its hash; and the hash of all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["DataFile", "OpenData", "hash_of", "sums_text"]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of /data/. `name` is its way from there; `rows` None where it has none to count; `size` in bytes."""

    name: str
    meaning: str
    size: int
    sha256: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class OpenData:
    """All files of a build: `files` of the whole corpus, `slices` of regions and actors. `sha256` names the build."""

    files: tuple[DataFile, ...]
    slices: tuple[DataFile, ...]
    sha256: str


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sums_text(files: Iterable[DataFile]) -> str:
    """The list that `sha256sum --check` reads, by name."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in sorted(files, key=lambda f: f.name))
