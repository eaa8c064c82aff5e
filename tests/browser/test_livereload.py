"""`invoke livereload`: an edit reaches a page that is open in the browser, under the site's own script policy."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, expect

ROOT = Path(__file__).parents[2]
ARTICLE = "---\ntitle: {title}\ndate: 2025-03-04\nstatus: published\n---\n\nShelling killed three civilians in Goma on Monday.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("theme", "plugins"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("pelicanconf.py", "tasks.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "content/articles/2025").mkdir(parents=True)
    (tmp_path / "content/articles/2025/goma.md").write_text(ARTICLE.format(title="First headline"), "utf-8")
    return tmp_path


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "invoke", "livereload", "--port", str(port)]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield _when_up(f"http://127.0.0.1:{port}/articles/goma/", process)
        finally:
            process.terminate()
            process.wait()
            assert _builders(project) == []


def _builders(project: Path) -> list[str]:
    """Processes that build this project for the server, none of which may outlive it."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().replace(b"\0", b" ").decode()
        except OSError:  # it has just ended
            continue
        if "live_builder" in words and str(project) in words:
            found.append(words)
    return found


def _when_up(address: str, process: subprocess.Popen[bytes]) -> str:
    deadline = monotonic() + 90
    while monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(address)
        except URLError:
            sleep(0.3)
        else:
            return address
    pytest.fail("the server did not come up")


def test_an_edit_refreshes_the_open_page(browser: Browser, project: Path, address: str) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.locator("h1")).to_have_text("First headline")
    page.wait_for_function("window.LiveReload !== undefined")
    (project / "content/articles/2025/goma.md").write_text(ARTICLE.format(title="Second headline"), "utf-8")
    expect(page.locator("h1")).to_have_text("Second headline", timeout=60_000)
    assert faults == []
    page.close()


@pytest.fixture
def module(project: Path) -> Path:
    """A module of plugins that are the project's own, so that they can be changed."""
    (project / "plugins").unlink()
    shutil.copytree(ROOT / "plugins", project / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    return project / "plugins/briefing/present/article.py"


def test_a_changed_plugin_is_read_anew_and_a_page_at_fault_does_not_end_the_server(
    browser: Browser, project: Path, module: Path, address: str
) -> None:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("window.LiveReload !== undefined")
    (project / "content/articles/2025/bad.md").write_text("---\ntitle: [\n---\n\nNo head.\n", "utf-8")
    module.write_text(
        module.read_text("utf-8").replace("title=article.title,", "title=article.title.upper(),"), "utf-8"
    )
    expect(page.locator("h1")).to_have_text("FIRST HEADLINE", timeout=60_000)
    page.close()
