"""Files written whole, and one run at a time."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from briefing.durable import sweep_drafts, write_whole
from briefing.errors import BriefingError
from briefing.locks import RunLock


def test_a_file_is_on_the_disk_before_it_takes_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen, real = tmp_path / "a.md", [], os.fsync

    def noted(handle: int) -> None:
        seen.append((path.read_bytes() if path.exists() else b"", os.fstat(handle).st_size))
        real(handle)

    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", noted)
    write_whole(path, b"newer")
    assert seen[0] == (b"old", 5) and seen[1][0] == b"newer" and path.read_bytes() == b"newer"
    seen.clear()
    write_whole(path, b"newer")
    assert seen == []


def test_a_disk_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError):
        write_whole(tmp_path / "a.md", b"new")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.md", b"old")]


def test_only_drafts_of_ours_are_swept(tmp_path: Path) -> None:
    for name in (".abcd_123.part", ".mine.part", "abcd1234.part", ".abcd1234.part.md", "a.md"):
        (tmp_path / name).write_bytes(b"x")
    sweep_drafts([tmp_path, tmp_path / "not there"])
    assert sorted(p.name for p in tmp_path.iterdir()) == [".abcd1234.part.md", ".mine.part", "a.md", "abcd1234.part"]


def test_a_lock_names_who_holds_it_and_is_had_again_when_let_go(tmp_path: Path) -> None:
    refused = pytest.raises(BriefingError, match=rf"added to by another process \(number {os.getpid()}\); wait until")
    with RunLock(tmp_path / "x/lock", tmp_path, "is being added to"), refused:
        RunLock(tmp_path / "x/lock", tmp_path, "is being added to")
    RunLock(tmp_path / "x/lock", tmp_path, "is being added to").release()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"a file")
    with pytest.raises(BriefingError, match=r"lock: cannot be written \(.*\); look who may write"):
        RunLock(tmp_path / "x/lock", tmp_path, "is being built")
