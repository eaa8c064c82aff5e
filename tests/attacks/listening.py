"""A Chromium that tells of all that a page does beside being read: scripts, dialogs, requests, windows, journeys."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright
from tests.browser.driving import serve
from tests.browser.find_chromium import find_chromium

__all__ = ["Listener", "listening"]

# What no page of ours has: what ran, what would run, what asks or leads elsewhere, ids that hide each other.
_STRANGE = """() => {
  const found = window.__pwned === undefined && !('__pwned' in window) ? [] : ['a script ran: ' + window.__pwned];
  if (document.contentType !== 'text/html') return found;
  const all = [...document.querySelectorAll('*')], ids = all.map(e => e.id).filter(id => id);
  for (const e of all) for (const a of e.attributes)
    if (/^on/i.test(a.name) || /^(javascript|data|vbscript):/i.test(a.value.trim())) found.push(`${e.tagName} ${a.name}=${a.value}`);
  for (const e of document.querySelectorAll('iframe, object, embed, base, meta[http-equiv=refresh], img, template, form[action^=http]'))
    found.push(e.outerHTML.slice(0, 99));
  return new Set(ids).size === ids.length ? found : [...found, 'two elements of one id'];
}"""


@dataclass
class Listener:
    """One page of a browser, at `address`; `heard` is what it did, [] being what one hopes for."""

    page: Page
    address: str
    heard: list[str] = field(default_factory=list)

    def visit(self, below: str) -> None:
        """Opens the page at this address below the site's root and looks at it when its scripts have run."""
        wanted = f"{self.address}/{below}"
        try:
            self.page.goto(wanted, wait_until="domcontentloaded")
        except Error as fault:
            self.heard.append(f"{below}: {fault.message}")
            return
        with contextlib.suppress(Error):  # a page that is on its way elsewhere cannot be looked at
            self.look(below)
        if self.page.url != wanted:
            self.heard.append(f"{below}: led to {self.page.url}")

    def look(self, where: str) -> None:
        """Notes what is strange in the page as it is now."""
        self.heard += [f"{where}: {words}" for words in self.page.evaluate(_STRANGE)]

    def hear(self, words: str) -> None:
        """Notes what the page did."""
        self.heard.append(f"{self.page.url}: {words}")


@contextmanager
def listening(folder: Path) -> Iterator[Listener]:
    """A listener to the site in this folder. The hosts of the tables are all a trap that notes whoever calls."""
    with _trap() as (port, calls), sync_playwright() as playwright, serve(folder) as address:
        arguments = [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-extensions",
            f"--host-resolver-rules={_rules(port)}",
        ]  # fmt: skip
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        listener = Listener(browser.new_page(), address)
        _attend(listener)
        yield listener
        browser.close()
        listener.heard += [f"a call to another host: {call}" for call in calls]


def _attend(to: Listener) -> None:
    page = to.page
    page.on("dialog", lambda dialog: (to.hear(f"dialog {dialog.message}"), dialog.dismiss()))
    # Violations of the content policy are errors of the console. A feed is shown by a page of the browser's own, which
    # has a style of its own that the policy refuses.
    page.on(
        "console",
        lambda told: (
            to.hear(told.text) if told.type in ("error", "warning") and not page.url.endswith(".xml") else None
        ),
    )
    page.on("pageerror", lambda fault: to.hear(str(fault)))
    page.on("popup", lambda _: to.hear("a window"))
    page.on("download", lambda _: to.hear("a download"))
    page.on("websocket", lambda _: to.hear("a socket"))
    page.on("request", lambda r: None if r.url.startswith(f"{to.address}/") else to.hear(f"asked for {r.url}"))


def _rules(port: int) -> str:
    """Every host of the tables is the trap; what a browser asks for by itself is nowhere."""
    ours = ("example.org", "*.example.org", "*.example", "example.com", "*.example.com")
    return ", ".join([*(f"MAP {host} 127.0.0.1:{port}" for host in ours), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"])


@contextmanager
def _trap() -> Iterator[tuple[int, list[str]]]:
    calls: list[str] = []

    class Call(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.connection.settimeout(0.5)
            number = len(calls)
            calls.append("without a word")  # a browser may call ahead and say nothing yet
            with contextlib.suppress(OSError):
                calls[number] = self.connection.recv(80).decode("latin-1") or calls[number]

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Call) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1], calls
        server.shutdown()
