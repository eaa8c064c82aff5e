"""What a fuzz harness is: inputs that are made up, and what must hold of every one of them."""

from __future__ import annotations

import json
import resource
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis.strategies import SearchStrategy

__all__ = ["CASES", "Harness", "Pieces", "Seed", "bounded_memory", "fault_of", "read_seeds", "write_seed"]

CASES = Path(__file__).parents[1] / "cases" / "fuzz"
PRODUCT = Path(__file__).parents[2] / "plugins" / "briefing"
Pieces = tuple[str, ...]
_MORE = 2 * 2**30  # bytes of address space that all inputs of a run may take beside what the process has


@dataclass(frozen=True, slots=True)
class Harness:
    """One reader or writer under fire.

    `inputs` makes inputs; `holds` raises where something does not hold of one. `examples`: how many the tests run.
    `repeated` puts one text through, for the check that a text twice as long takes no more than about twice the time;
    None where there is nothing to repeat.
    """

    name: str
    inputs: SearchStrategy[Pieces]
    holds: Callable[[Pieces], None]
    examples: int
    repeated: Callable[[str], None] | None = None


@dataclass(frozen=True, slots=True)
class Seed:
    """An input that is kept, and what it once did, or why it is of interest."""

    pieces: Pieces
    why: str


@contextmanager
def bounded_memory() -> Iterator[None]:
    """What takes more memory than any input may fails by name (MemoryError), instead of taking the machine with it."""
    held = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (held + _MORE, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def read_seeds(name: str, folder: Path = CASES) -> tuple[Seed, ...]:
    """The kept inputs of a harness in order; none where there is no file."""
    path = folder / f"{name}.json"
    kept = json.loads(path.read_text("utf-8")) if path.exists() else []
    return tuple(Seed(tuple(row["input"]), row["why"]) for row in kept)


def write_seed(name: str, seed: Seed, folder: Path = CASES) -> bool:
    """Keeps an input with those of its harness, in ASCII, for many hold what no editor shows; False if it is kept."""
    kept = read_seeds(name, folder)
    if any(seed.pieces == one.pieces for one in kept):
        return False
    rows = [{"why": one.why, "input": list(one.pieces)} for one in (*kept, seed)]
    (folder / f"{name}.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    return True


def fault_of(error: BaseException) -> str:
    """The fault in a line: its kind, and the last line of the product on the way to it. Equal for the same fault."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(PRODUCT)] or list(frames)
    at = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "nowhere"
    said = str(error).split("\n")[0] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} in {at}{f': {said[:80]}' if said else ''}"
