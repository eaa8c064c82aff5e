"""The parts a site is made of, each with its files; which of them are to be made again; and their making."""

from __future__ import annotations

import hashlib
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Any, Protocol

from briefing.generate.incremental.article_store import digest_of
from briefing.generate.incremental.recording import Ear
from briefing.generate.incremental.workers import each

__all__ = ["File", "Job", "Made", "Making", "Piece", "Sink", "do_jobs", "is_heavy", "stale_jobs"]

# Jobs that go through the whole corpus: worth a process of their own, however few others there are.
_HEAVY = frozenset(["data", "citations"])
_FEW_KEYS = 12
_KEY = "I"  # the form of a key in a row: four bytes
# Where a file lies below the site's root, its SHA-256 in hexadecimal digits, its bytes.
File = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Job:
    """One part of the site. `name` tells it from all others, in every build; `given` are plain values that it is made
    of beside what it reads of the corpus; `make` gives its files as (address below the root, content)."""

    name: str
    given: tuple[Any, ...]
    make: Callable[[], Iterable[tuple[str, bytes] | Piece]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a job that is left as it is where its `given` values and all that it read are as at the last build.
    `name` tells it from the job's others."""

    name: str
    given: tuple[Any, ...]
    make: Callable[[], Iterable[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Made:
    """What a job made and of what: `reads` are the keys that it read, as a row of 32-bit numbers; `searched` the files
    that the search looks into, each with the hash of what it finds. The files of its `pieces` are among these; what
    these read is not."""

    given: tuple[Any, ...]
    files: tuple[File, ...]
    reads: bytes
    searched: tuple[tuple[str, str], ...] = ()
    pieces: Mapping[str, Made] = field(default_factory=dict)

    @property
    def all_reads(self) -> bytes:
        """What the job and its pieces read."""
        return b"".join((self.reads, *(piece.reads for piece in self.pieces.values()))) if self.pieces else self.reads


class Sink(Protocol):
    """Where files are written; safe for several processes that write different ones."""

    def put(self, rel: str, content: bytes) -> None:
        """Writes a file, in place of an older one."""

    def remove(self, rel: str) -> None:
        """Takes a file away."""


_NOTHING = Made((), (), b"")


def is_heavy(job: Job) -> bool:
    """Whether the job goes through the whole corpus."""
    return job.name in _HEAVY


def stale_jobs(jobs: Iterable[Job], made: Mapping[str, Made], changed: Collection[int]) -> list[Job]:
    """The jobs that were never done, were given other values, or read what is another now."""
    wanted = list(jobs)
    touched = _readers({job.name: made[job.name] for job in wanted if job.name in made}, changed)
    return [job for job in wanted if (m := made.get(job.name)) is None or m.given != job.given or job.name in touched]


def _readers(made: Mapping[str, Made], changed: Collection[int]) -> set[str]:
    """The jobs that read any of these keys."""
    if not changed or not made:
        return set()
    names, rows = list(made), [m.all_reads for m in made.values()]
    reads = b"".join(rows)
    if len(changed) <= _FEW_KEYS:
        ends = list(accumulate(map(len, rows)))
        return {names[bisect_right(ends, at)] for key in changed for at in _places(reads, key)}
    import numpy  # its import takes as long as to look for a dozen keys one by one

    bounds = numpy.cumsum([len(row) // 4 for row in rows])
    row = numpy.frombuffer(reads, dtype=numpy.uint32)
    hits = numpy.flatnonzero(numpy.isin(row, numpy.fromiter(changed, numpy.uint32, len(changed))))
    return {names[i] for i in numpy.unique(numpy.searchsorted(bounds, hits, side="right"))}


def _places(reads: bytes, key: int) -> Iterator[int]:
    """Where the key stands in a row of 32-bit numbers, in bytes."""
    words = array(_KEY, [key]).tobytes()
    at = reads.find(words)
    while at >= 0:
        if at % 4 == 0:
            yield at
        at = reads.find(words, at + 1)


@dataclass(frozen=True, slots=True)
class Making:
    """How jobs are made: who hears what they read, where their files go, and what the last build made, which is not
    written again where it is the same. `searched` gives the hash of what the search finds in a file, or "". `changed`:
    keys behind which another value stands now; None where all is to be made anew.
    """

    ear: Ear
    sink: Sink
    there: Mapping[str, Made]
    searched: Callable[[str, bytes], str]
    changed: Set[int] | None = None

    def made(self, job: Job) -> Made:
        """Makes a job's files and writes them."""
        return self._made(job, self.there.get(job.name, _NOTHING))

    def _made(self, job: Job | Piece, before: Made) -> Made:
        files: list[File] = []
        searched: list[tuple[str, str]] = []
        pieces: dict[str, Made] = {}
        held = {path: sha for path, sha, _ in before.files}
        with self.ear.listen() as heard:
            for item in job.make():
                if isinstance(item, Piece):
                    pieces[item.name] = piece = self._piece(item, before)
                    files += piece.files
                    searched += piece.searched
                    continue
                path, content = item
                sha = hashlib.sha256(content).hexdigest()
                if held.get(path) != sha:
                    self.sink.put(path, content)
                files.append((path, sha, len(content)))
                if found := self.searched(path, content):
                    searched.append((path, found))
        return Made(job.given, tuple(files), array(_KEY, sorted(heard)).tobytes(), tuple(searched), pieces)

    def _piece(self, asked: Piece, whole: Made) -> Made:
        # The names of fifty items on each of some thousand pages would be a tenth of what the next build has to read.
        piece = replace(asked, given=(digest_of(asked.given),))
        before = whole.pieces.get(piece.name)
        if before is None or self.changed is None:
            return self._made(piece, before or _NOTHING)
        same = before.given == piece.given and self.changed.isdisjoint(array(_KEY, before.reads))
        return before if same else self._made(piece, before)


def do_jobs(jobs: Sequence[Job], making: Making, begin: Callable[[], None] | None = None) -> Iterator[tuple[str, Made]]:
    """Makes each job's files and writes them; gives its name and what came of it, in the order of the jobs."""
    parted = len(jobs) > 1 and any(map(is_heavy, jobs))
    yield from zip((job.name for job in jobs), each(making.made, jobs, begin=begin, parted=parted), strict=True)
