"""The built site over http on this machine, with its own 404 page."""

from __future__ import annotations

import re
from functools import partial
from html import unescape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.publish.headers import header_rules

__all__ = ["SiteHandler", "policy_of", "site_server"]

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class SiteHandler(SimpleHTTPRequestHandler):
    """Static files with the headers that a host should send; an unknown address gets the site's 404 page.

    Requests are not logged. Without a `policy` only what the files themselves are is sent.
    """

    def __init__(self, *arguments: Any, policy: str = "", **options: Any) -> None:
        self._policy = policy
        super().__init__(*arguments, **options)

    extensions_map = {  # noqa: RUF012 - the base class's own mutable table, replaced whole
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".xml": "application/xml",
        ".atom.xml": "application/atom+xml",
        ".pagefind": "application/octet-stream",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        for rule in header_rules(self._policy) if self._policy else ():
            if re.search(rule.pattern, self.path):
                for name, value in rule.rows:
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal shows the address and nothing else."""


def policy_of(page: Path) -> str:
    """The content policy that a written page states; "" where it states none."""
    found = _POLICY.search(page.read_text(encoding="utf-8"))
    return unescape(found.group(1)) if found else ""


def site_server(folder: Path, port: int, host: str = "127.0.0.1") -> ThreadingHTTPServer:
    """A server of the built site, not yet serving. Port 0 picks a free one. Raises BriefingError with the remedy."""
    if not (folder / "index.html").is_file():
        raise BriefingError(str(folder), "holds no built site", "run: invoke build")
    try:
        handler = partial(SiteHandler, directory=str(folder), policy=policy_of(folder / "index.html"))
        return ThreadingHTTPServer((host, port), handler)
    except OSError as fault:
        raise BriefingError(
            f"{host}:{port}", f"cannot be used ({fault.strerror})", "give another one with --port"
        ) from None
