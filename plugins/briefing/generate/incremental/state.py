"""What a build leaves for the next one, beside the site: what was read, what was made of it, by which code."""

from __future__ import annotations

import marshal
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.generate.incremental.jobs import Made
from briefing.generate.incremental.sources import Known, Stamp, stamp_of

if TYPE_CHECKING:
    from briefing.generate.incremental.world import Picture

__all__ = ["State", "read_state", "with_inputs", "write_inputs", "write_state"]

_FORMAT = 5


@dataclass(frozen=True, slots=True)
class State:
    """`site`: SHA-256 of the manifest of the site that this belongs to. `world`: digest of the code, the settings and
    the style that made it. `known`: pages of articles as read. `ledger`: (bytes, SHA-256) of the ledger of editions.
    `inputs`: digest of all that a build looks at, by which a build without any change is known; empty where there were
    faults. `unrecorded`: whether something changed that no edition tells yet."""

    site: str
    world: bytes
    written_ns: int
    known: Mapping[str, Known] = field(default_factory=dict)
    picture: Picture = field(default_factory=dict)
    made: Mapping[str, Made] = field(default_factory=dict)
    ledger: tuple[int, bytes] = (0, b"")
    inputs: bytes = b""
    unrecorded: bool = False


def write_state(path: Path, state: State) -> None:
    """Writes the state beside an older one and puts it in its place."""
    made = {name: _row(m) for name, m in state.made.items()}
    _write(
        path,
        (_FORMAT, state.site, state.world, state.written_ns, dict(state.known), state.picture, made, state.ledger),
    )


def _row(made: Made) -> tuple[Any, ...]:
    return (made.given, made.files, made.reads, made.searched, {name: _row(p) for name, p in made.pieces.items()})


def _made(row: Sequence[Any]) -> Made:
    given, files, reads, searched, pieces = row
    return Made(given, files, reads, searched, {name: _made(piece) for name, piece in pieces.items()})


def write_inputs(path: Path, state: State) -> None:
    """Writes what is known of a build only when all of it is done: a small file, for the large one is there already."""
    _write(path, (_FORMAT, state.site, state.ledger, state.inputs, state.unrecorded))


def with_inputs(path: Path, state: State) -> State:
    """The state with what `write_inputs` left there; as it is where that belongs to another site."""
    try:
        rows = marshal.loads(path.read_bytes())  # noqa: S302 - our own file, beside the site
        number, site, ledger, inputs, unrecorded = rows
    except (OSError, EOFError, ValueError, TypeError):
        return state
    if (number, site) != (_FORMAT, state.site):
        return state
    return replace(state, ledger=ledger, inputs=inputs, unrecorded=unrecorded)


def _write(path: Path, rows: tuple[Any, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(marshal.dumps(rows))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_state(path: Path) -> State | None:
    """The state of the last build; None where there is none or it cannot be read, so that all is made anew. Held by
    this process until the file is another."""
    return _state_at(path, stamp_of(path))


@lru_cache(maxsize=1)
def _state_at(path: Path, _stamp: Stamp) -> State | None:
    try:
        rows = marshal.loads(path.read_bytes())  # noqa: S302 - our own file, beside the site
        if rows[0] != _FORMAT:
            return None
        _, site, world, written, known, picture, made, ledger = rows
        return State(site, world, written, known, picture, {name: _made(row) for name, row in made.items()}, ledger)
    except (OSError, EOFError, ValueError, TypeError, IndexError):
        return None
