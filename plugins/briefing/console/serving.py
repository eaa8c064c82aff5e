"""The built site over http on this machine, with its own 404 page."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefing.errors import BriefingError

__all__ = ["SiteHandler", "site_server"]


class SiteHandler(SimpleHTTPRequestHandler):
    """Static files; an unknown address gets the site's 404 page, as hosts do it. Requests are not logged."""

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

    def log_message(self, format: str, *args: object) -> None:
        """Silent: the terminal shows the address and nothing else."""


def site_server(folder: Path, port: int, host: str = "127.0.0.1") -> ThreadingHTTPServer:
    """A server of the built site, not yet serving. Port 0 picks a free one. Raises BriefingError with the remedy."""
    if not (folder / "index.html").is_file():
        raise BriefingError(str(folder), "holds no built site", "run: invoke build")
    try:
        return ThreadingHTTPServer((host, port), partial(SiteHandler, directory=str(folder)))
    except OSError as fault:
        raise BriefingError(
            f"{host}:{port}", f"cannot be used ({fault.strerror})", "give another one with --port"
        ) from None
