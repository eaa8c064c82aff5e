"""The site, built once from content/, served over HTTP on this machine, in a real Chromium."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))

from find_chromium import find_chromium  # noqa: E402

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


# --- the built site ----------------------------------------------------------------------------------------------


def build(output: Path, *arguments: str) -> Path:
    """Builds content/ as a user does, in a process of its own."""
    command = [sys.executable, "-m", "pelican", "-s", str(ROOT / "pelicanconf.py"), "-o", str(output), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return build(tmp_path_factory.mktemp("site") / "output")


class QuietHandler(SimpleHTTPRequestHandler):
    """A plain web host: folders by their index.html, and the site's own page for an address that is not there."""

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve(folder: Path) -> Iterator[str]:
    """The address, without a slash at the end, under which this folder is served until the fixture ends."""
    handler = functools.partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def at_root(site: Path) -> Iterator[str]:
    """The site at the root of a host."""
    yield from serve(site)


@pytest.fixture(scope="session")
def in_subfolder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same files two folders down on a host."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / "press" / "briefings")
    for address in serve(host):
        yield f"{address}/press/briefings"


# --- the browser -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@dataclass
class Watch:
    """What went wrong on a page, and what it asked for."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def foreign(self, address: str) -> list[str]:
        """Requests to another place than the site's."""
        return [r for r in self.requests if not r.startswith((address, "data:", "blob:"))]


def watch(page: Page) -> Watch:
    """Notes console errors and warnings, exceptions, violations of the content policy, failed requests."""
    seen = Watch()
    page.on("console", lambda m: seen.faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: seen.faults.append(str(fault)))
    page.on("requestfailed", lambda r: seen.faults.append(f"{r.url} failed") if not given_up(r) else None)
    page.on("request", lambda r: seen.requests.append(r.url))
    page.on("response", lambda r: seen.faults.append(f"{r.url}: {r.status}") if r.status >= 400 else None)
    return seen


def given_up(request: Request) -> bool:
    """A request that the browser itself stopped because the page was left."""
    return request.failure == "net::ERR_ABORTED"


NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages in a context of their own; options as of Playwright's new_context."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(15_000)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
