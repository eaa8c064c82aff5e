"""Whatever stops a build, readers find the last site whole, and the editor is told. Killed runs: test_kills.py."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import time
from pathlib import Path

import pytest
from tests.generate.running import content_of, ended, held, regenerated, small_project, started

from briefing.ingest import ContentFolders
from briefing.publish.manifest import read_manifest
from briefing.publish.site_lock import SiteLock
from briefing.publish.verifying import verify_folder

FERRY = "Ferry sinks near Goma\n\n" + "At least nine people died when a ferry sank, officials said. " * 4


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its tasks and a finished site."""
    folder = small_project(tmp_path_factory.mktemp("whole") / "finished")
    assert regenerated(folder) == 0
    return folder


@pytest.fixture
def room(finished: Path, tmp_path: Path) -> Path:
    """A copy of it, with an article to take in and one that is another."""
    folder = tmp_path / "room"
    shutil.copytree(finished, folder, symlinks=True)
    (folder / "content/inbox/ferry.txt").write_text(FERRY, "utf-8")
    page = folder / "content/articles/2025/goma-0.md"
    page.write_text(page.read_text("utf-8").replace("Two", "Twelve"), "utf-8")
    return folder


def full_disk(folder: Path, size: int) -> str:
    """Runs the task where no file can grow beyond so many bytes, as on a full disk; what it said."""

    def little() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write fails
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    run = started(folder, limit=little)
    said = ended(run)
    assert run.returncode == 1 and "Traceback" not in said, said
    return said


def test_a_disk_that_takes_no_more_leaves_the_last_site_and_needs_no_cleaning(room: Path) -> None:
    """Where articles are taken in, and where the site is written."""
    site, content = held(room / "output"), content_of(room)
    said = full_disk(room, 200)
    assert "ferry.txt: could not be stored" in said and "disk has room" in said
    assert held(room / "output") == site and content_of(room) == content
    full_disk(room, 30_000)
    assert held(room / "output") == site and read_manifest(room / "output")
    assert content_of(room)["editions.jsonl"] == content["editions.jsonl"]
    assert regenerated(room) == 0
    assert "articles/ferry-sinks-near-goma/index.html" in held(room / "output")
    assert verify_folder(room / "output").differences == ()
    assert not [path for path in content_of(room) if path.endswith(".part")]


def test_two_at_once_the_second_is_refused_and_one_bad_article_keeps_no_other_back(room: Path) -> None:
    (room / "content/articles/2025/bad.md").write_text("---\ntitle: Bad\nstatus: publishd\n---\n\nText.\n", "utf-8")
    lock, first = room / "content/.ingest.lock", started(room)
    while first.poll() is None and lock.read_text("utf-8").strip() != str(first.pid):
        time.sleep(0.01)
    second = started(room)
    refused, said = ended(second), ended(first)
    assert second.returncode == 1
    assert f"content: is being added to by another process (number {first.pid}); wait until it is done" in refused
    assert first.returncode == 1 and "1 new" in said
    assert "bad.md:3: the status 'publishd' is not known; write one of" in said
    served = held(room / "output")
    assert "articles/ferry-sinks-near-goma/index.html" in served and "articles/bad/index.html" not in served


@pytest.mark.parametrize("task", ["ingest", "regenerate", "build"])
def test_a_run_is_refused_at_once_while_another_holds_what_it_needs(room: Path, task: str) -> None:
    before, content = held(room / "output"), content_of(room)
    lock = SiteLock(room / "output") if task == "build" else ContentFolders.of(room / "content").lock()
    with lock:
        run = started(room, task)
        said = ended(run)
    assert run.returncode == 1 and f"by another process (number {os.getpid()}); wait until it is done" in said
    assert held(room / "output") == before and content_of(room) == content
