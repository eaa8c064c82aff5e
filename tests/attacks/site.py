"""An inbox of hostile originals, and the tree around it, in which nothing else may be written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from tests.attacks.tables import Row

__all__ = ["SECRET", "lay_inbox", "tree_of"]

SECRET = "root-secret-zxqv"


def tree_of(root: Path) -> dict[str, str]:
    """Every file below the root with its size and time, or the target of a link; links are not followed."""
    found = {}
    for folder, folders, files in os.walk(root):
        for name in sorted({*files, *folders}):
            path = Path(folder, name)
            told = path.lstat()
            link, plain = path.is_symlink(), path.is_file()
            what = f"-> {path.readlink()}" if link else f"{told.st_size} {told.st_mtime_ns}" if plain else "folder"
            found[os.fsencode(path.relative_to(root)).decode("utf-8", "backslashreplace")] = what
    return found


def lay_inbox(inbox: Path, originals: Iterable[Row], root: Path) -> None:
    """Lays the files of these rows; links lead to what stands below `root`."""
    inbox.mkdir(parents=True)
    for row in originals:
        name = row.more["name"]
        if row.more.get("make") == "PIPE":
            os.mkfifo(inbox / name)
        elif name == "BYTES":
            Path(os.fsdecode(os.fsencode(inbox) + b"/o-\xff\xfe.txt")).write_bytes(row.content)
        elif "link" in row.more:
            (inbox / name).symlink_to(inbox / row.more["link"] if row.more.get("inside") else root / row.more["link"])
        else:
            (inbox / name).write_bytes(row.content)
