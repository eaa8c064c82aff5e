"""One build of a site at a time, and where builds keep what they need."""

from __future__ import annotations

from pathlib import Path

from briefing.locks import RunLock

__all__ = ["SiteLock", "room_of"]


def room_of(output: Path) -> Path:
    """The folder beside a built site where builds keep what they need; it is never served.

    >>> room_of(Path("output")).as_posix()
    '.output.build'
    """
    return output.with_name(f".{output.name}.build")


class SiteLock(RunLock):
    """Held from its making until `release`."""

    def __init__(self, output: Path) -> None:
        """Takes the lock. Raises BriefingError, naming the process that holds it, where another build is at work."""
        super().__init__(room_of(output) / "lock", output, "is being built")
