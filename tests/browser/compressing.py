"""A host that compresses as hosts do, so that weight and first paint are those of a published site."""

from __future__ import annotations

import functools
import gzip
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

from briefing.console.serving import SiteHandler

__all__ = ["serve_compressed"]

_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")
Rewrite = Callable[[bytes], bytes]


def _as_it_is(page: bytes) -> bytes:
    return page


class _CompressingHandler(SiteHandler):
    """Sends text with gzip at level 6, the usual one; `rewrite` may change a page's HTML first."""

    rewrite: Rewrite = staticmethod(_as_it_is)

    def send_head(self) -> BinaryIO | None:  # type: ignore[override]  # the base class has io.BytesIO | BufferedReader
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        kind = self.guess_type(str(path))
        if not path.is_file() or not kind.startswith(_TEXT):
            return super().send_head()
        body = path.read_bytes()
        body = gzip.compress(self.rewrite(body) if path.suffix == ".html" else body, 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


@contextmanager
def serve_compressed(folder: Path, rewrite: Rewrite = _as_it_is) -> Iterator[str]:
    """The address under which this folder is served with gzip meanwhile."""
    kind = type("Handler", (_CompressingHandler,), {"rewrite": staticmethod(rewrite)})
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(kind, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()
