"""The site while it is being worked on: served, built again on every change, refreshed in the browser."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import livereload.server
from livereload import Server

__all__ = ["live_server"]


class _OwnScript(livereload.server.LiveScriptInjector):  # type: ignore[misc]
    """Adds the refreshing script as a file of this server: the pages' policy forbids scripts written into a page."""

    def transform_first_chunk(self, *arguments: Any) -> Any:
        self.script = b'<script src="/livereload.js"></script>'
        return super().transform_first_chunk(*arguments)


def live_server(root: Path) -> Server:
    """A server, not yet serving, that builds the project in `root` again when anything it is made of changes."""
    livereload.server.LiveScriptInjector = _OwnScript
    server = Server()

    def rebuild() -> None:
        # A new process each time, so that changed plugin code is read too.
        subprocess.run([sys.executable, "-m", "invoke", "build"], cwd=root, check=False)

    rebuild()
    for folder in ("content", "theme", "plugins"):
        server.watch(str(root / folder), rebuild, ignore=_is_no_source)
    server.watch(str(root / "pelicanconf.py"), rebuild)
    return server


def _is_no_source(path: str) -> bool:
    """Compiled modules, drafts of files that are being written, and the lock that tells runs apart."""
    return "__pycache__" in path or Path(path).name.startswith(".")
