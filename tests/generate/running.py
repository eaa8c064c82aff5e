"""A small project with its tasks, run as an editor runs them, and a reader who asks for its pages all the while."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.generate.test_build import GOOD, project

from briefing.console import commands
from briefing.console.serving import site_server
from briefing.publish.manifest import file_paths

ROOT = Path(__file__).parents[2]
DAY = "1764547200"  # of every edition


def small_project(folder: Path) -> Path:
    """Two articles, one language, no site yet."""
    folder.mkdir(exist_ok=True)
    settings = project(folder, {f"articles/2025/goma-{n}.md": GOOD for n in range(2)})
    with settings.open("a", encoding="utf-8") as file:
        file.write('\nBRIEFING_LANGUAGES = ["en"]\n')
    (folder / "content/inbox").mkdir()
    shutil.copy(ROOT / "tasks.py", folder / "tasks.py")
    return folder


def started(folder: Path, *task: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """The editor's task, in a process group of its own. Compiled modules are kept, as they are on any machine.

    `limit` is called in it first; without room for files there is none for compiled modules.
    """
    env = {**os.environ, "SOURCE_DATE_EPOCH": DAY}
    env["PYTHONDONTWRITEBYTECODE"] = "1" if limit else ""
    return subprocess.Popen(
        [sys.executable, "-m", "invoke", *(task or ("regenerate",))], cwd=folder, env=env, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", preexec_fn=limit,
    )  # fmt: skip


def ended(run: subprocess.Popen[str]) -> str:
    """What it said, on one line, once it has ended."""
    said, _ = run.communicate(timeout=240)
    return " ".join(said.split())


def regenerated(folder: Path) -> int:
    """The same task in this process, which has loaded everything already; gives its exit code."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    try:
        return commands.regenerate(folder, folder / "output", record=True, why="", dry=False)
    finally:
        os.environ.pop("SOURCE_DATE_EPOCH")
        os.environ.update({"SOURCE_DATE_EPOCH": before} if before else {})


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its address."""
    return {path: (folder / path).read_bytes() for path in [*file_paths(folder), "manifest.json"]}


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file of a project's content but the lock, by its path."""
    content = folder / "content"
    return {path: (content / path).read_bytes() for path in file_paths(content) if path != ".ingest.lock"}


class Reader(threading.Thread):
    """Asks a real server for pages all the time; keeps every answer that is none of the `right` ones, by address."""

    def __init__(self, output: Path) -> None:
        super().__init__(daemon=True)
        self.server = site_server(output, 0)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.right: Mapping[str, set[bytes]] = {}
        self.wrong: list[str] = []
        self.answers = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.is_set():
            for path, bodies in self.right.items():
                try:
                    where = f"http://127.0.0.1:{self.server.server_port}/{path.removesuffix('index.html')}"
                    with urllib.request.urlopen(where, timeout=20) as got:
                        if got.read() not in bodies:
                            self.wrong.append(f"{path}: neither the old page nor the new one")
                    self.answers += 1
                except (urllib.error.URLError, OSError) as fault:
                    self.wrong.append(f"{path}: {fault}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Ends it and the server."""
        self.over.set()
        if self.is_alive():
            self.join()
        self.server.shutdown()
        self.server.server_close()
