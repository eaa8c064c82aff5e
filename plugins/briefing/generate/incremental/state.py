"""What a build leaves for the next one, beside the site: what was read, what was made of it, by which code."""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.generate.incremental.jobs import Made
from briefing.generate.incremental.sources import Known, Stamp, stamp_of

if TYPE_CHECKING:
    from briefing.generate.incremental.world import Picture

__all__ = ["Doings", "State", "read_state", "with_inputs", "write_inputs", "write_state"]

_FORMAT = 7


class Doings(NamedTuple):
    """What there was to read when the site was made, and what each job made of it."""

    picture: Picture
    made: Mapping[str, Made]


def _nothing() -> Doings:
    return Doings({}, {})


@dataclass(frozen=True, slots=True)
class State:
    """`site`: SHA-256 of the manifest of the site that this belongs to. `world`: digest of the code, the settings and
    the style that made it. `known`: pages of articles as read. `files`: the bytes of each file of the site, by path.
    `doings` is nine tenths of a state, and loaded when it is asked for: a build without changes never does. `ledger`:
    (bytes, SHA-256) of the ledger of editions. `inputs`: digest of all that a build looks at, by which a build without
    any change is known; empty where there were faults. `unrecorded`: whether something changed that no edition tells
    yet."""

    site: str
    world: bytes
    written_ns: int
    known: Mapping[str, Known] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)
    ledger: tuple[int, bytes] = (0, b"")
    inputs: bytes = b""
    unrecorded: bool = False
    doings: Callable[[], Doings] = _nothing

    @property
    def picture(self) -> Picture:
        """What there was to read."""
        return self.doings().picture

    @property
    def made(self) -> Mapping[str, Made]:
        """What each job made, by its name."""
        return self.doings().made


def write_state(path: Path, state: State) -> None:
    """Writes the state beside an older one and puts it in its place."""
    made = {name: _row(m) for name, m in state.made.items()}
    head = (state.site, state.world, state.written_ns, dict(state.known), dict(state.files), state.ledger)
    _write(path, (_FORMAT, *head), (state.picture, made))


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
        number, site, ledger, inputs, unrecorded = marshal.loads(path.read_bytes())  # noqa: S302 - our own file
    except (OSError, EOFError, ValueError, TypeError):
        return state
    if (number, site) != (_FORMAT, state.site):
        return state
    return replace(state, ledger=ledger, inputs=inputs, unrecorded=unrecorded)


def _write(path: Path, *parts: tuple[Any, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        for part in parts:
            file.write(marshal.dumps(part))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def read_state(path: Path) -> State | None:
    """The state of the last build; None where there is none or it cannot be read, so that all is made anew. Held by
    this process until the file is another."""
    return _state_at(path, stamp_of(path))


@lru_cache(maxsize=1)
def _state_at(path: Path, stamp: Stamp) -> State | None:
    try:
        with path.open("rb") as file:
            number, site, world, written, known, files, ledger = marshal.load(file)  # noqa: S302 - our own file
            begins = file.tell()
        if number != _FORMAT:
            return None
    except (OSError, EOFError, ValueError, TypeError):
        return None
    later = cache(partial(_doings_at, path, stamp, begins))
    return State(site, world, written, known, files, ledger, doings=later)


def _doings_at(path: Path, stamp: Stamp, begins: int) -> Doings:
    """The rest of the file; nothing where that is another one now or cannot be read, so that all is made anew."""
    try:
        with path.open("rb") as file:
            file.seek(begins)
            picture, made = marshal.loads(file.read())  # noqa: S302 - our own file, beside the site
    except (OSError, EOFError, ValueError, TypeError):
        return _nothing()
    if stamp_of(path) != stamp:
        return _nothing()
    return Doings(picture, {name: _made(row) for name, row in made.items()})
