"""/manifest.json: each file of the site with its size and SHA-256, so that anyone can tell whether a copy is whole.

A file a line, by path, and nothing of the clock: the same site gives the same bytes. docs/verify.md tells the form.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from briefing.errors import BriefingError

__all__ = [
    "MANIFEST", "MANIFEST_MOST_BYTES", "FileSum", "file_paths", "file_sum", "folder_sums", "manifest_text",
    "parse_manifest", "read_manifest", "sum_of", "write_manifest",
]  # fmt: skip

MANIFEST = "manifest.json"
# A million files fit; more is no manifest of ours.
MANIFEST_MOST_BYTES = 200_000_000
_FORMAT, _VERSION = "briefing-room-manifest", 1
_SHA256 = re.compile(r"[0-9a-f]{64}")
_quoted = json.encoder.encode_basestring  # json.dumps of a text, without the way round
_NONE_KNOWN: Mapping[str, FileSum] = MappingProxyType({})
_REMEDY = "build the site again, or take manifest.json from where it was published"


class FileSum(NamedTuple):
    """A file's SHA-256 in hexadecimal digits, and its size in bytes."""

    sha256: str
    size: int


def sum_of(content: bytes) -> FileSum:
    """What the manifest says of a file with this content.

    >>> sum_of(b"").sha256[:12], sum_of(b"").size
    ('e3b0c44298fc', 0)
    """
    return FileSum(hashlib.sha256(content).hexdigest(), len(content))


def manifest_text(files: Mapping[str, FileSum]) -> bytes:
    """The manifest of these files, by path below the site's root with "/"; its own entry is left out.

    >>> print(manifest_text({"a b.txt": sum_of(b"")}).decode(), end="")
    {"format":"briefing-room-manifest","version":1,"files":[
    {"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0,"path":"a b.txt"}
    ]}
    """
    lines = [
        f'{{"sha256":"{one.sha256}","size":{one.size},"path":{_quoted(path)}}}'
        for path, one in sorted(files.items())
        if path != MANIFEST
    ]
    head = f'{{"format":"{_FORMAT}","version":{_VERSION},"files":['
    try:
        return "\n".join([head, ",\n".join(lines), "]}", ""]).encode("utf-8")
    except UnicodeEncodeError:
        broken = next(path for path in files if path != path.encode("utf-8", "ignore").decode("utf-8"))
        raise BriefingError(repr(broken), "is a file whose name is not UTF-8", "rename it, or take it away") from None


def parse_manifest(content: bytes, where: str) -> dict[str, FileSum]:
    """The files that a manifest lists. Raises BriefingError for what is none, or lists what no site can have."""
    try:
        root: Any = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise BriefingError(where, f"is not a manifest ({' '.join(str(fault).split())[:120]})", _REMEDY) from None
    if not isinstance(root, dict) or root.get("format") != _FORMAT or not isinstance(root.get("files"), list):
        raise BriefingError(where, "is not the manifest of a site", _REMEDY)
    if root.get("version") != _VERSION:
        raise BriefingError(where, f"has version {root.get('version')!r}", f"this program reads version {_VERSION}")
    return dict(_entry(row, where) for row in root["files"])


def _entry(row: Any, where: str) -> tuple[str, FileSum]:
    path, sha256, size = (row.get(name) for name in ("path", "sha256", "size")) if isinstance(row, dict) else [None] * 3
    if not (isinstance(path, str) and isinstance(sha256, str) and type(size) is int and size >= 0):
        raise BriefingError(where, f"has a line without path, sha256 or size: {str(row)[:120]}", _REMEDY)
    if not _SHA256.fullmatch(sha256) or not _is_below(path):
        raise BriefingError(where, f"lists what cannot be a file of a site: {path[:120]!r}", _REMEDY)
    return path, FileSum(sha256, size)


def _is_below(path: str) -> bool:
    """Whether the path stays below the folder it is joined to, on any system."""
    return all(part not in ("", ".", "..") for part in path.split("/")) and not re.search(r"[\\\0-\x1f\x7f]|^\w:", path)


def file_paths(folder: Path) -> Iterator[str]:
    """Every file below the folder but its manifest, by path with "/", in no order; no link to a folder is followed."""
    waiting = [(os.fspath(folder), "")]
    while waiting:
        here, above = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))
                elif f"{above}{entry.name}" != MANIFEST:
                    yield f"{above}{entry.name}"


def folder_sums(folder: Path, known: Mapping[str, FileSum] = _NONE_KNOWN) -> dict[str, FileSum]:
    """What the manifest says of each file of the folder; those that are `known` are not read again."""
    paths = sorted(file_paths(folder))
    root = os.fspath(folder)
    return {path: known[path] if path in known else file_sum(os.path.join(root, path)) for path in paths}  # noqa: PTH118


def file_sum(path: str | Path) -> FileSum:
    """What the manifest says of this file. Raises OSError where it cannot be read."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - sixty thousand paths, as they come
        return FileSum(hashlib.file_digest(file, "sha256").hexdigest(), file.tell())


def write_manifest(output: Path, known: Mapping[str, FileSum] = _NONE_KNOWN) -> FileSum:
    """Writes output/manifest.json over all that lies in the folder, and gives its own sum, which names the site.

    `known`: sums of files that have not changed since they were worked out.
    """
    content = manifest_text(folder_sums(output, known))
    target = output / MANIFEST
    if not target.is_file() or target.read_bytes() != content:
        target.write_bytes(content)
    return sum_of(content)


def read_manifest(folder: Path) -> dict[str, FileSum]:
    """The files that folder/manifest.json lists. Raises BriefingError where there is none, or it is none."""
    path = folder / MANIFEST
    if not path.is_file():
        raise BriefingError(
            str(folder), f"holds no {MANIFEST}", "name the folder of a built site; invoke build writes one"
        )
    return parse_manifest(path.read_bytes(), str(path))
