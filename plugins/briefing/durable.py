"""Files that are whole whatever ends a run: written beside, on the disk before they count, put in place at once."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

__all__ = ["sweep_drafts", "to_disk", "write_whole"]

_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)  # what a file system says that cannot
_DRAFT = re.compile(r"\.\w{8}\.part")


def write_whole(path: Path, content: bytes) -> None:
    """Writes the file whole or leaves what was there, even if the power fails; does nothing if it holds these bytes.

    The draft is in the same folder, so the last step is one rename.
    """
    with contextlib.suppress(OSError):
        if path.read_bytes() == content:
            return
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    to_disk(path.parent)


def sweep_drafts(folders: Iterable[Path]) -> None:
    """Takes away the drafts that runs left in these folders when they were killed. No run may be at work in them."""
    for folder in folders:
        for path in folder.glob(".*.part"):
            if _DRAFT.fullmatch(path.name):
                path.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """Waits until the file, or the folder's list of files, is on the disk; a path that is gone needs none."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as fault:
        if fault.errno not in _NO_SYNC:  # a disk that is full or failing may say so only now
            raise
    finally:
        os.close(handle)
