"""Which pages of articles there are, and which of them changed since they were last read."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import Path

from briefing.errors import BriefingError

__all__ = [
    "Known",
    "Source",
    "Stamp",
    "content_key",
    "folder_digest",
    "folder_stamps",
    "sources_of",
    "stamp_of",
    "unchanged",
]

# What the file system says of a file: moment of writing and of change in ns, bytes, number. Another file that has all
# four alike would have to be made on purpose.
Stamp = tuple[int, int, int, int]
_NONE: Stamp = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Source:
    """A page of an article, by the `address` of its file, with the corrections that belong to it."""

    address: str
    page: Stamp
    corrections: Stamp

    @property
    def path(self) -> Path:
        """Where the page lies. Made when asked for: of ten thousand a build asks for a few."""
        return Path(self.address)

    @property
    def slug(self) -> str:
        """Its name in the site."""
        return os.path.splitext(os.path.basename(self.address))[0]  # noqa: PTH119, PTH122 - as `path`


# What was known of a page when it was last read: stamps of the page and its corrections, and the key of its record,
# or the status of one that is held back.
Known = tuple[Stamp, Stamp, bytes | str]


def stamp_of(path: str | Path) -> Stamp:
    """The stamp of a file; zeros where there is none."""
    try:
        told = Path(path).stat()
    except OSError:
        return _NONE
    return (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)


def sources_of(folders: Sequence[Path], corrections: Path, ignored: Sequence[str]) -> list[Source]:
    """Every Markdown page below these folders, in order of path. Hidden by `ignored`: names as patterns."""
    corrected = {entry.name: _stamp(entry) for entry in _files(corrections, ())} if corrections.is_dir() else {}
    found = []
    for folder in folders:
        for entry in _files(folder, ignored) if folder.is_dir() else ():
            name, _, suffix = entry.name.rpartition(".")
            if suffix in ("md", "markdown"):
                found.append(Source(entry.path, _stamp(entry), corrected.get(f"{name}.yaml", _NONE)))
    return sorted(found, key=lambda source: source.address)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    told = entry.stat()
    return (told.st_mtime_ns, told.st_ctime_ns, told.st_size, told.st_ino)


def _files(folder: str | Path, ignored: Sequence[str]) -> Iterator[os.DirEntry[str]]:
    hidden = _any_of(tuple(ignored))
    with os.scandir(folder) as entries:
        for entry in entries:
            if hidden(os.path.normcase(entry.name)):
                continue
            # No link to a folder is followed: it may lead outside, or back here without end.
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, ignored)
            elif entry.is_file():
                yield entry


@cache
def _any_of(patterns: tuple[str, ...]) -> Callable[[str], object]:
    """Tells names that fit any of these patterns, as `fnmatch` does, in one step."""
    every = "|".join(translate(os.path.normcase(pattern)) for pattern in patterns)
    return re.compile(every or r"(?!)").match


def content_key(source: Source, corrections: Path, code: bytes) -> bytes:
    """The name of the record of this page: made from its bytes, its corrections, its address and what reads it.

    Raises BriefingError where a file cannot be read.
    """
    made = hashlib.blake2b(code, digest_size=16)
    for path, needed in ((source.path, True), (corrections / f"{source.slug}.yaml", source.corrections != _NONE)):
        try:
            content = path.read_bytes() if needed else b""
        except OSError as fault:
            raise BriefingError(str(path), f"cannot be read ({fault.strerror})") from fault
        made.update(f"{path.name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        made.update(content)
    return made.digest()


def unchanged(source: Source, known: Mapping[str, Known], written_ns: int) -> bytes | str | None:
    """The key or status that the page had when it was read; None where it or its corrections may have changed since.

    `written_ns`: when the state was saved. What was written within two seconds before that may have been written once
    more in the same tick of the file system's clock.
    """
    told = known.get(source.address)
    if told is None or told[0] != source.page or told[1] != source.corrections:
        return None
    newest = max(*source.page[:2], *source.corrections[:2])
    return told[2] if newest < written_ns - 2_000_000_000 else None


def folder_stamps(folders: Sequence[Path], without: Sequence[str] = ()) -> list[tuple[str, Stamp]]:
    """The stamp of every file below these folders, by path."""
    return sorted((entry.path, _stamp(entry)) for folder in folders for entry in _files(folder, without))


def folder_digest(folders: Sequence[Path], without: Sequence[str] = ()) -> bytes:
    """A digest of every file below these folders: names and bytes. A folder that is not there counts as empty."""
    made = hashlib.blake2b(digest_size=16)
    for folder in folders:
        entries = sorted(_files(folder, without), key=lambda e: e.path) if folder.is_dir() else []
        for entry in entries:
            content = Path(entry.path).read_bytes()
            made.update(f"{os.path.relpath(entry.path, folder)}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            made.update(content)
    return made.digest()
