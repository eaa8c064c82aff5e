"""Whatever ends a build, readers find the old site whole or the new one whole, and the next build needs no cleaning.

BRIEFING_KILLS=200 kills so many builds; without it a few.
"""

from __future__ import annotations

import contextlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from tests.generate.test_build import GOOD, project

from briefing.console.serving import site_server
from briefing.publish.manifest import file_paths, read_manifest
from briefing.publish.verifying import verify_folder

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("BRIEFING_KILLS", "4"))
OLD = {f"articles/2025/goma-{n}.md": GOOD for n in range(6)}
NEW = GOOD.replace("Two", "Twelve")


def started(folder: Path, *task: str) -> subprocess.Popen[str]:
    """The editor's task, in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "invoke", *(task or ("regenerate", "--no-record"))],
        cwd=folder, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    )  # fmt: skip


def ended(run: subprocess.Popen[str]) -> str:
    said, _ = run.communicate(timeout=240)
    return said


def held(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in [*file_paths(folder), "manifest.json"]}


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A project with its tasks and a finished site."""
    project(tmp_path, OLD)
    (tmp_path / "content/inbox").mkdir()
    shutil.copy(ROOT / "tasks.py", tmp_path / "tasks.py")
    said = ended(started(tmp_path))
    assert "0 faults" in said, said
    return tmp_path


class Reader(threading.Thread):
    """Asks a real server for the front page and one article all the time, and keeps what is not answered with 200."""

    def __init__(self, output: Path) -> None:
        super().__init__(daemon=True)
        self.server = site_server(output, 0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.refused: list[str] = []
        self.answers = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            for path in ("", "articles/goma-1/", "manifest.json"):
                try:
                    with urllib.request.urlopen(
                        f"http://127.0.0.1:{self.server.server_port}/{path}", timeout=20
                    ) as got:
                        got.read()
                    self.answers += 1
                except (urllib.error.URLError, OSError) as fault:
                    self.refused.append(f"{path}: {fault}")
            time.sleep(0.01)

    def stop(self) -> None:
        self.over.set()
        self.join()
        self.server.shutdown()
        self.server.server_close()


def put(folder: Path, *, new: bool) -> None:
    """The content of one of the two sites."""
    for path, text in OLD.items():
        (folder / "content" / path).write_text(NEW if new else text, "utf-8")
    more = folder / "content/articles/2025/more.md"
    more.unlink(missing_ok=True)
    if new:
        more.write_text(NEW.replace("Twelve", "Thirty"), "utf-8")


def test_killed_at_any_moment_the_old_site_or_the_new_one_is_served_whole(room: Path) -> None:
    output, chance = room / "output", random.Random(6)  # noqa: S311 - no secret
    sites = [held(output)]
    put(room, new=True)
    began = time.monotonic()
    assert "0 faults" in ended(started(room))
    takes = time.monotonic() - began
    sites.append(held(output))
    assert sites[0] != sites[1]
    reader = Reader(output)
    reader.start()
    ends = [0, 0]
    try:
        for number in range(KILLS):
            put(room, new=bool(number % 2))
            content = {p: p.read_bytes() for p in (room / "content").rglob("*") if p.is_file()}
            run = started(room)
            time.sleep(chance.uniform(0, 1.1 * takes))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
            ended(run)
            served = held(output)
            assert served in sites, f"round {number}: neither site"
            ends[sites.index(served)] += 1
            assert {p: p.read_bytes() for p in (room / "content").rglob("*") if p.is_file()} == content
    finally:
        reader.stop()
    assert reader.refused == [] and reader.answers > KILLS
    if KILLS > 20:
        assert min(ends) > 0
    put(room, new=True)
    assert "0 faults" in ended(started(room))
    assert held(output) == sites[1] and verify_folder(output).differences == ()


def test_ctrl_c_ends_a_build_without_a_trace(room: Path) -> None:
    before = held(room / "output")
    put(room, new=True)
    run = started(room)
    time.sleep(2.0)
    os.killpg(run.pid, signal.SIGINT)
    said = ended(run)
    if run.returncode:
        assert "Traceback" not in said, said
        assert held(room / "output") == before
    else:  # it was done already
        assert held(room / "output") != before
    assert "0 faults" in ended(started(room))


def test_a_second_build_is_refused_while_one_is_at_work(room: Path) -> None:
    put(room, new=True)
    first = started(room)
    while first.poll() is None and (room / ".output.build/lock").read_text("utf-8").strip() != str(first.pid):
        time.sleep(0.02)
    second = started(room)
    said = ended(second)
    if first.poll() is None or "another process" in said:
        assert second.returncode == 1 and f"number {first.pid}" in " ".join(said.split()), said
    assert "0 faults" in ended(first)


@pytest.mark.parametrize(("size", "said"), [(200, "could not be stored"), (30_000, "")])
def test_a_disk_that_takes_no_more_leaves_the_last_site(room: Path, size: int, said: str) -> None:
    """Where articles are taken in, and where the site is written."""
    before = held(room / "output")
    put(room, new=True)
    article = "Ferry sinks near Goma\n\n" + "At least nine people died when a ferry sank, officials said. " * 4
    (room / "content/inbox/ferry.txt").write_text(article, "utf-8")

    def little() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    run = subprocess.run(
        [sys.executable, "-m", "invoke", "regenerate", "--no-record"], cwd=room, preexec_fn=little, check=False,
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 1 and "Traceback" not in run.stderr, run.stderr
    assert said in run.stderr, run.stderr
    assert held(room / "output") == before and read_manifest(room / "output")
    assert "0 faults" in ended(started(room))


def test_one_bad_article_is_named_with_line_and_remedy_and_the_rest_is_published(room: Path) -> None:
    (room / "content/articles/2025/bad.md").write_text("---\ntitle: Bad\nstatus: publishd\n---\n\nText.\n", "utf-8")
    run = started(room)
    said = " ".join(ended(run).split())
    assert run.returncode == 1
    assert "bad.md:3: the status 'publishd' is not known; write one of" in said
    assert (room / "output/articles/goma-0/index.html").is_file()
    assert not (room / "output/articles/bad").exists()
