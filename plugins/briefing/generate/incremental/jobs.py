"""The parts a site is made of, each with its files; which of them are to be made again; and their making."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from briefing.generate.incremental.recording import Ear
from briefing.generate.incremental.workers import each

__all__ = ["File", "Job", "Made", "Making", "Sink", "do_jobs", "stale_jobs"]

# Jobs that go through the whole corpus: worth a process of their own, however few others there are.
_HEAVY = frozenset(["data", "citations", "feeds"])
# Where a file lies below the site's root, its SHA-256 in hexadecimal digits, its bytes.
File = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Job:
    """One part of the site. `name` tells it from all others, in every build; `given` are plain values that it is made
    of beside what it reads of the corpus; `make` gives its files as (address below the root, content)."""

    name: str
    given: tuple[Any, ...]
    make: Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made and of what: `reads` are the keys that it read, as a row of 64-bit numbers; `searched` the files
    that the search looks into, each with the hash of what it finds."""

    given: tuple[Any, ...]
    files: tuple[File, ...]
    reads: bytes
    searched: tuple[tuple[str, str], ...] = ()


class Sink(Protocol):
    """Where files are written; safe for several processes that write different ones."""

    def put(self, rel: str, content: bytes) -> None:
        """Writes a file, in place of an older one."""

    def remove(self, rel: str) -> None:
        """Takes a file away."""


def stale_jobs(jobs: Iterable[Job], made: Mapping[str, Made], changed: Collection[int]) -> list[Job]:
    """The jobs that were never done, were given other values, or read what is another now."""
    touched = _readers(made, changed)
    return [job for job in jobs if (m := made.get(job.name)) is None or m.given != job.given or job.name in touched]


def _readers(made: Mapping[str, Made], changed: Collection[int]) -> set[str]:
    """The jobs that read any of these keys."""
    if not changed or not made:
        return set()
    import numpy  # only a build after a change needs it, and its import takes a tenth of a second

    names = list(made)
    reads = numpy.frombuffer(b"".join(made[name].reads for name in names), dtype=numpy.uint64)
    ends = numpy.cumsum([len(made[name].reads) // 8 for name in names])
    hits = numpy.flatnonzero(numpy.isin(reads, numpy.fromiter(changed, numpy.uint64, len(changed))))
    return {names[i] for i in numpy.unique(numpy.searchsorted(ends, hits, side="right"))}


@dataclass(frozen=True, slots=True)
class Making:
    """How jobs are made: who hears what they read, where their files go, and what the last build made, which is not
    written again where it is the same. `searched` gives the hash of what the search finds in a file, or "".
    """

    ear: Ear
    sink: Sink
    there: Mapping[str, Made]
    searched: Callable[[str, bytes], str]

    def made(self, job: Job) -> Made:
        """Makes a job's files and writes them."""
        files, searched = [], []
        held = {path: sha for path, sha, _ in self.there[job.name].files} if job.name in self.there else {}
        with self.ear.listen() as heard:
            for path, content in job.make():
                sha = hashlib.sha256(content).hexdigest()
                if held.get(path) != sha:
                    self.sink.put(path, content)
                files.append((path, sha, len(content)))
                if found := self.searched(path, content):
                    searched.append((path, found))
        return Made(job.given, tuple(files), array("Q", sorted(heard)).tobytes(), tuple(searched))


def do_jobs(jobs: Sequence[Job], making: Making, begin: Callable[[], None] | None = None) -> Iterator[tuple[str, Made]]:
    """Makes each job's files and writes them; gives its name and what came of it, in the order of the jobs."""
    parted = any(job.name in _HEAVY for job in jobs) and len(jobs) > 1
    yield from zip((job.name for job in jobs), each(making.made, jobs, begin=begin, parted=parted), strict=True)
