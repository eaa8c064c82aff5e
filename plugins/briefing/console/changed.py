"""What a build changed, or would change, in lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

__all__ = ["FilesChanged", "outcome_lines"]

_MOST = 12  # files of a kind that are named


class FilesChanged(Protocol):
    """The files of a site that are new, other than before, or gone, by path below its root."""

    @property
    def added(self) -> tuple[str, ...]: ...
    @property
    def changed(self) -> tuple[str, ...]: ...
    @property
    def removed(self) -> tuple[str, ...]: ...


def outcome_lines(outcome: FilesChanged, *, dry: bool) -> Iterator[str]:
    """How many files; for a dry run also which, pages first."""
    kinds = (("new", outcome.added), ("changed", outcome.changed), ("gone", outcome.removed))
    told = ", ".join(f"{len(paths)} {words}" for words, paths in kinds if paths)
    yield f"{'Files that would be other: ' if dry else 'Files: '}{told or 'none changed'}."
    if dry:
        for words, paths in kinds:
            yield from _named(words, paths)


def _named(words: str, paths: Sequence[str]) -> Iterator[str]:
    ordered = sorted(paths, key=lambda path: (not path.endswith(".html"), path))
    yield from (f"  {words}: {path}" for path in ordered[:_MOST])
    if len(ordered) > _MOST:
        yield f"  {words}: and {len(ordered) - _MOST} more"
