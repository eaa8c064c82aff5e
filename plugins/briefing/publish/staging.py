"""The next version of the site, written beside the one that is served and exchanged with it at once.

The folder `next` holds the same files as the site, as hard links. `touched` is the log of every path in which the two
may differ, written before the first byte: whatever ends a build, the next one brings `next` up to date from it. After
an exchange the log is as right as before, since what differs is the same. Where there is no log, `next` is made anew.

When power is lost, the end of the log may be lost with it. So `at-work` stands beside it from the first change of
`next` until the exchange, with the number of the system's run: after another start of the machine `next` is made anew.
"""

from __future__ import annotations

import errno
import marshal
import os
import shutil
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from briefing.durable import to_disk
from briefing.errors import BriefingError
from briefing.publish.exchange import exchange, heal, refuse_mount
from briefing.publish.manifest import MANIFEST, file_paths
from briefing.publish.site_lock import room_of

__all__ = ["Staging", "open_staging"]

_FEW = 400  # files that are put on the disk one by one before the exchange; for more, everything is
_BOOT = Path("/proc/sys/kernel/random/boot_id")


def open_staging(output: Path, *, fresh: bool) -> Staging:
    """The next version of the site at `output`: empty where it is to be `fresh`, else the same as it is now."""
    room = room_of(output)
    folder, log = room / "next", room / "touched"
    refuse_mount(output)
    heal(folder, output)
    if not fresh and output.is_dir():
        if not (log.is_file() and folder.is_dir()) or _lost_power(room):
            _remake(folder, output, log)
        try:
            return Staging(output, log, _brought_up(folder, output, log))
        except OSError:  # a line that was cut short, or a file where a folder is now: the site itself is not in doubt
            _remake(folder, output, log)
            return Staging(output, log)
    _empty(folder, log)
    return Staging(output, None)


def _begin_work(room: Path) -> None:
    """Notes, on the disk, that from now on the log may be behind what is in `next`."""
    note = room / "at-work"
    if not note.is_file() or note.read_bytes() != _run_of_system():
        note.write_bytes(_run_of_system())
        to_disk(note)
        to_disk(room)


def _lost_power(room: Path) -> bool:
    """Whether a build was at work when the machine stopped; True as well where nobody can say."""
    note = room / "at-work"
    return note.is_file() and not (_run_of_system() and note.read_bytes() == _run_of_system())


def _run_of_system() -> bytes:
    """A number that is another after each start of the machine; b"" where the system tells none."""
    try:
        return _BOOT.read_bytes()
    except OSError:
        return b""


def _remake(folder: Path, output: Path, log: Path) -> None:
    """Makes the folder a copy of the site, by links; the log comes last, since it says that the copy is whole."""
    _empty(folder, log)
    _copy_all(output, folder)
    to_disk(folder)
    log.touch()
    (log.parent / "at-work").unlink(missing_ok=True)


def _empty(folder: Path, log: Path) -> None:
    log.unlink(missing_ok=True)
    to_disk(log.parent)
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)


def _brought_up(folder: Path, output: Path, log: Path) -> tuple[str, ...]:
    """Takes every path of the log from the site, then begins a new log. Gives those paths."""
    differing = tuple(dict.fromkeys(_lines(log)))
    if differing:
        _begin_work(log.parent)
    for rel in differing:
        source, target = output / rel, folder / rel
        if source.is_file():
            target.unlink(missing_ok=True)
            _link(source, target)
        else:
            _take_away(folder, rel)
    if differing:
        draft = log.with_name("touched.new")
        draft.write_bytes(b"")
        draft.replace(log)
    return differing


def _lines(log: Path) -> list[str]:
    return [os.fsdecode(line) for line in log.read_bytes().split(b"\0") if line]


def _copy_all(source: Path, target: Path) -> None:
    for rel in file_paths(source):
        _link(source / rel, target / rel)
    for name in ("manifest.json",):  # which file_paths leaves out
        if (source / name).is_file():
            _link(source / name, target / name)


def _link(source: Path, target: Path) -> None:
    """The same file at another path; a copy where the file system knows no links."""
    try:
        _link_once(source, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        _link_once(source, target)


def _link_once(source: Path, target: Path) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _take_away(folder: Path, rel: str) -> None:
    """Deletes the file, and the folders above it that hold nothing else."""
    path = folder / rel
    path.unlink(missing_ok=True)
    for above in path.parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # it holds something else
            return


class Staging:
    """Where a build writes. `put` and `remove` may be called in several processes for different paths."""

    def __init__(self, output: Path, log: Path | None, brought_up: Collection[str] = ()) -> None:
        self.output = output
        self.folder = room_of(output) / "next"
        self._log, self._brought_up, self._began = log, brought_up, False
        self._folders: Collection[str] = ()

    def put(self, rel: str, content: bytes) -> None:
        """Writes a file; a link to the served site is broken, never written through."""
        path = self._touch(rel)
        if self._log is not None:
            path.unlink(missing_ok=True)
        try:
            _write(str(path), content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(str(path), content)

    def remove(self, rel: str) -> None:
        """Takes a file away, and folders that are empty then."""
        self._touch(rel)
        _take_away(self.folder, rel)

    def _touch(self, rel: str) -> Path:
        """Notes that the path may differ from the served site, before it does."""
        if not rel or "\0" in rel or any(part in ("", ".", "..") for part in rel.replace("\\", "/").split("/")):
            raise BriefingError(repr(rel), "is no path below the site's folder", "report this: it must not happen")
        if self._log is not None:
            if not self._began:
                _begin_work(self._log.parent)
                self._began = True
            handle = os.open(self._log, os.O_WRONLY | os.O_APPEND)
            try:
                line = b"\0" + os.fsencode(rel) + b"\0"  # told apart from a line before it that was cut short
                if os.write(handle, line) < len(line):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._log))
            finally:
                os.close(handle)
        return self.folder / rel

    def carry(self, before: Collection[str], now: Collection[str]) -> tuple[str, ...]:
        """Takes over what lies in the served folder and is no file of the site: what an editor or a host put there.

        `before`: the files that the site made the last time; `now`: those of this version. Gives what was taken over.
        Raises BriefingError where a page must stand at such a file's path: it is not ours to delete.
        """
        found = tuple(sorted(set(self._foreign(before))))
        self._folders = {folder for rel in (*now, *found) for folder in _above(rel)}
        for rel in found:
            if rel in now or any(above in now for above in _above(rel)) or (self.folder / rel).is_dir():
                raise BriefingError(str(self.output / rel), "is where a page of the site must be", "move it elsewhere")
            source, target = self.output / rel, self.folder / rel
            if not (target.exists() and os.path.samestat(source.lstat(), target.lstat())):
                self._touch(rel)
                target.unlink(missing_ok=True)
                _link(source, target)
        for rel in set(self._carried()) - set(found) - set(now):
            self.remove(rel)  # somebody took it out of the served folder
        self._note_carried(found)
        return found

    def _foreign(self, ours: Collection[str]) -> Iterator[str]:
        """What is in the served folder beside the site. A folder into which nothing was put since the last build is not
        gone through again: that would take as long as all else after a change."""
        root, seen = os.fspath(self.output), self._seen()
        if not seen:
            yield from (rel for rel in file_paths(self.output) if rel not in ours) if self.output.is_dir() else ()
            return
        yield from (rel for rel in self._carried() if os.path.lexists(f"{root}/{rel}") and rel not in ours)
        for folder, moment in seen.items():
            if _moment(f"{root}/{folder}") == moment:
                continue
            for entry in os.scandir(f"{root}/{folder}") if os.path.isdir(f"{root}/{folder}") else ():  # noqa: PTH112
                rel = f"{folder}/{entry.name}" if folder else entry.name
                if not entry.is_dir(follow_symlinks=False):
                    yield from (rel,) if rel not in ours and rel != MANIFEST else ()
                elif rel not in seen:
                    yield from (
                        other for path in file_paths(Path(entry.path)) if (other := f"{rel}/{path}") not in ours
                    )

    def _seen(self) -> dict[str, int]:
        """When something was last put into or taken out of each folder of the served site, in ns, by its path."""
        try:
            seen: dict[str, int] = marshal.loads((room_of(self.output) / "folders").read_bytes())  # noqa: S302 - our own
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return seen

    def _note_seen(self) -> None:
        """What is as new as this moment is left with 0: it may be changed again in the same tick of the clock."""
        root, newest = os.fspath(self.output), time.time_ns() - 2_000_000_000
        moments = {folder: _moment(f"{root}/{folder}") for folder in sorted({"", *self._folders})}
        content = marshal.dumps({folder: moment if moment < newest else 0 for folder, moment in moments.items()})
        path = room_of(self.output) / "folders"
        draft = path.with_name("folders.new")
        draft.write_bytes(content)
        draft.replace(path)

    def _carried(self) -> list[str]:
        path = room_of(self.output) / "carried"
        return _lines(path) if path.is_file() else []

    def _note_carried(self, found: Collection[str]) -> None:
        path = room_of(self.output) / "carried"
        draft = path.with_name("carried.new")
        draft.write_bytes(b"".join(os.fsencode(rel) + b"\0" for rel in found))
        draft.replace(path)

    def commit(self) -> None:
        """Puts this version in the place of the served one. Raises BriefingError where the system does not let it."""
        self._to_disk()
        (room_of(self.output) / "folders").unlink(missing_ok=True)  # it speaks of the site that goes now
        exchange(self.folder, self.output)
        self._note_seen()
        to_disk(self.output.parent)
        to_disk(self.folder.parent)
        if self._log is None:
            # What is in `next` now is the site of before: the next build begins with a copy of this one.
            _remake(self.folder, self.output, room_of(self.output) / "touched")
        else:
            (self._log.parent / "at-work").unlink(missing_ok=True)

    def _to_disk(self) -> None:
        """Waits until this version and its log are on the disk."""
        if self._log is None:
            touched = {*file_paths(self.folder), MANIFEST}
        else:
            to_disk(self._log)
            touched = {*_lines(self._log), *self._brought_up}
        if len(touched) > _FEW:
            os.sync()
            return
        paths = {self.folder / rel for rel in touched}
        for path in sorted(paths | {path.parent for path in paths}):
            to_disk(path)


def _write(path: str, content: bytes) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - sixty thousand paths, as they come
        file.write(content)


def _moment(folder: str) -> int:
    """When something was last put into the folder or taken out of it, in ns; -1 where it is not there."""
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - ten thousand folders, as they come
    except OSError:
        return -1


def _above(rel: str) -> Iterator[str]:
    parts = rel.split("/")
    return ("/".join(parts[:n]) for n in range(1, len(parts)))
