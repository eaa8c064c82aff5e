"""Two folders change places at once: whoever reads the site finds the old one whole or the new one whole.

Linux has renameat2 with RENAME_EXCHANGE (2), macOS renamex_np with RENAME_SWAP; both are asked for by name, since
Python has neither. Elsewhere, and on file systems that cannot, three renames do it: between the first two there is no
site for an instant, and `heal` puts the old one back where a run ended just there.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefing.errors import BriefingError

__all__ = ["exchange", "heal", "refuse_mount"]

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
_TIED = (errno.EBUSY, errno.EXDEV)  # a folder that is a disk of its own, or lies in a lower layer of a container
_MOUNTS = Path("/proc/self/mountinfo")


def exchange(new: Path, site: Path) -> None:
    """What lay at `new` lies at `site` and the other way round; where there is no site yet, `new` becomes it.

    Raises BriefingError where the system does not let the site's folder be moved.
    """
    try:
        _exchange(new, site)
    except OSError as fault:
        if fault.errno not in _TIED:
            raise
        words = f"cannot be moved, so that a new version cannot take its place at once ({fault.strerror})"
        raise BriefingError(str(site), words, "build into another folder with --output, and serve that") from fault


def refuse_mount(site: Path) -> None:
    """Raises BriefingError where the site's folder is a disk of its own, as a container's volume is: nothing can take
    its place. Told before the work is done."""
    if site.is_mount() or str(site) in _mounted():
        words = "is a disk of its own (mounted there), so that a new version cannot take its place at once"
        raise BriefingError(str(site), words, f"build into a folder in it, with --output {site}/site, and serve that")


def _mounted() -> set[str]:
    """Where disks and folders are mounted, as Linux tells; nothing elsewhere. `is_mount` misses folders of one disk."""
    try:
        rows = _MOUNTS.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return set()
    return {row.split(" ")[4].replace("\\040", " ") for row in rows}


def _exchange(new: Path, site: Path) -> None:
    if not site.exists():
        new.rename(site)
        return
    call = _call()
    if call is not None and call(os.fsencode(new), os.fsencode(site)) == 0:
        return
    if call is not None and ctypes.get_errno() not in _CANNOT:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(site))
    aside = _aside(new)
    site.rename(aside)
    new.rename(site)
    aside.rename(new)


def heal(new: Path, site: Path) -> None:
    """Undoes an exchange by renames that was stopped half-way."""
    aside = _aside(new)
    if aside.exists():
        aside.rename(new if site.exists() else site)


def _aside(new: Path) -> Path:
    return new.with_name(f"{new.name}.aside")


def _call() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange of two paths; None where it has none."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        return lambda new, site: int(library.renamex_np(new, site, _RENAME_SWAP))
    if sys.platform.startswith("linux") and hasattr(library, "renameat2"):
        return lambda new, site: int(library.renameat2(_AT_FDCWD, new, _AT_FDCWD, site, _RENAME_EXCHANGE))
    return None
