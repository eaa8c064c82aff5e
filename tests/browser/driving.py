"""Building, serving and watching a site: what the browser tests share."""

from __future__ import annotations

import functools
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, Request

from briefing.console.serving import SiteHandler, policy_of

__all__ = ["ROOT", "Watch", "build", "follow", "search_for", "serve", "watch"]

ROOT = Path(__file__).resolve().parents[2]


# --- the built site ----------------------------------------------------------------------------------------------


def build(output: Path, *command: str) -> Path:
    """Builds content/ as a user does, in a process of its own; fails with what it said."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert (output / "index.html").is_file(), f"no site in {output}"
    return output


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address, without a slash at the end, under which this folder is served on this machine meanwhile."""
    page = min(folder.rglob("index.html"), key=lambda path: len(path.parts))
    handler = functools.partial(SiteHandler, directory=str(folder), policy=policy_of(page))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


# --- the browser -------------------------------------------------------------------------------------------------


@dataclass
class Watch:
    """What went wrong on a page, and what it asked for."""

    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def foreign(self, address: str) -> list[str]:
        """Requests to another host than the site's."""
        home = urlsplit(address).netloc
        return [
            r
            for r in self.requests
            if urlsplit(r).scheme in ("http", "https", "ws", "wss") and urlsplit(r).netloc != home
        ]


def watch(page: Page) -> Watch:
    """Notes console errors and warnings (violations of the content policy are such), exceptions, failed requests."""
    seen = Watch()
    page.on("console", lambda m: seen.faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: seen.faults.append(str(fault)))
    page.on("requestfailed", lambda r: None if given_up(r) else seen.faults.append(f"{r.url} failed: {r.failure}"))
    page.on("request", lambda r: seen.requests.append(r.url))
    page.on("response", lambda r: seen.faults.append(f"{r.url}: {r.status}") if r.status >= 400 else None)
    return seen


def given_up(request: Request) -> bool:
    """A request that the browser itself stopped because the page was left."""
    return request.failure == "net::ERR_ABORTED"


def search_for(page: Page, address: str, query: str = "") -> None:
    """Opens the search page with this query and waits for its answer."""
    page.goto(f"{address}/search/{query}")
    page.wait_for_selector("html[data-search]")


def follow(link: Locator) -> None:
    """Clicks the middle of a link, as a reader does. Playwright itself would click the quotation mark that opens a <q>."""
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    assert box is not None, "the link is not seen"
    link.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
