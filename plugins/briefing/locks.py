"""One run at a time. The lock is the system's own: it ends with its process, however that ends."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import IO

from briefing.errors import BriefingError

__all__ = ["RunLock"]


class RunLock:
    """Held from its making until `release`, by one process on this machine."""

    def __init__(self, file: Path, where: Path, doing: str) -> None:
        """Takes the lock that `file` stands for. `where` and `doing` tell an editor what another process is at.

        Raises BriefingError, naming the process that holds it, where it is taken, or where nothing can be written.
        """
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._file: IO[str] = file.open("a+", encoding="utf-8")
        except OSError as fault:
            words = f"cannot be written ({fault.strerror})"
            raise BriefingError(str(file), words, "look who may write in its folder") from fault
        if not _taken(self._file):
            self._file.seek(0)
            holder = self._file.read().strip() or "unknown"
            self._file.close()
            words = f"{doing} by another process (number {holder})"
            raise BriefingError(str(where), words, "wait until it is done, then run this again")
        with contextlib.suppress(OSError):  # a full disk: it is held all the same, by a process without a number
            os.ftruncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Lets the next run begin."""
        self._file.close()

    def __enter__(self) -> None:
        """It is held already."""

    def __exit__(self, *_: object) -> None:
        self.release()


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
