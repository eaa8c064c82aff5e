"""Whether a site is what was built: every file's hash worked out again and held against /manifest.json."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from briefing.publish.manifest import MANIFEST, FileSum, file_paths, file_sum, read_manifest, sum_of

__all__ = ["Difference", "Verification", "difference_of", "verify_folder"]

Kind = Literal["missing", "changed", "extra", "unread"]


class Difference(NamedTuple):
    """A file that is not as the manifest has it. `words`: what stands there instead."""

    path: str
    kind: Kind
    words: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of a check of `place`, a folder or an address.

    `files`: how many the manifest lists. `sha256`: of the manifest itself; two sites with the same one are the same.
    `differences`: by path; none where the site is whole. `withheld`: files that a host reads itself and gives nobody.
    """

    place: str
    files: int
    sha256: str
    differences: tuple[Difference, ...] = ()
    withheld: tuple[str, ...] = ()


def difference_of(path: str, wanted: FileSum, found: FileSum) -> Difference | None:
    """None where the file is as it should be.

    >>> difference_of("a", FileSum("00ff", 2), FileSum("00ff", 2))
    >>> difference_of("a", FileSum("00ff00ff00ff00ff", 2), FileSum("ab12ab12ab12ab12", 3)).words
    '3 bytes for 2, SHA-256 ab12ab12ab12… for 00ff00ff00ff…'
    """
    if wanted == found:
        return None
    hashes = f"SHA-256 {found.sha256[:12]}… for {wanted.sha256[:12]}…"
    sizes = "" if wanted.size == found.size else f"{found.size} bytes for {wanted.size}, "
    return Difference(path, "changed", f"{sizes}{hashes}")


def verify_folder(folder: Path) -> Verification:
    """Holds every file of a folder against its manifest.

    Raises BriefingError where the folder has no manifest, or what stands there is none.
    """
    wanted = read_manifest(folder)
    there = set(file_paths(folder))
    differences = [Difference(path, "extra", "is not in the manifest") for path in there - wanted.keys()]
    differences += [Difference(path, "missing", "is not there") for path in wanted.keys() - there]
    differences += _read_again(folder, wanted, sorted(wanted.keys() & there))
    return Verification(
        str(folder), len(wanted), sum_of((folder / MANIFEST).read_bytes()).sha256, tuple(sorted(differences))
    )


def _read_again(folder: Path, wanted: Mapping[str, FileSum], paths: Iterable[str]) -> list[Difference]:
    root, found = os.fspath(folder), []
    for path in paths:
        try:
            one = difference_of(path, wanted[path], file_sum(os.path.join(root, path)))  # noqa: PTH118 - as they come
        except OSError as fault:
            one = Difference(path, "unread", f"cannot be read: {fault.strerror}")
        if one:
            found.append(one)
    return found
