"""One build of a site at a time. The lock is the system's own: it ends with its process, however that ends."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from briefing.errors import BriefingError

__all__ = ["SiteLock", "room_of"]


def room_of(output: Path) -> Path:
    """The folder beside a built site where builds keep what they need; it is never served.

    >>> room_of(Path("output")).as_posix()
    '.output.build'
    """
    return output.with_name(f".{output.name}.build")


class SiteLock:
    """Held from its making until `release`."""

    def __init__(self, output: Path) -> None:
        """Takes the lock. Raises BriefingError, naming the process that holds it, where another build is at work."""
        room = room_of(output)
        room.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = (room / "lock").open("a+", encoding="utf-8")
        if not _taken(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            words = f"is being built by another process (number {holder})"
            raise BriefingError(str(output), words, "wait until it is done, then run this again")
        self._file.truncate(0)
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Lets the next build begin."""
        self._file.close()


def _taken(file: IO[str]) -> bool:
    """Whether the lock on this file could be had at once."""
    try:
        import fcntl
    except ImportError:  # Windows: the file stays open, and a second one cannot be told; see docs/regenerate.md
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
