"""The site while it is being worked on: served, built again on every change, refreshed in the browser.

A page that changed is shown as soon as it is written; the search, the data and the exchange of the whole site follow.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

import livereload.server
from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop
from watchfiles import Change, awatch

from briefing.publish.site_lock import room_of

__all__ = ["LiveBuilder", "serve_live"]

_WATCHED = ("content", "theme", "plugins")
_ALONE = frozenset(["pelicanconf.py"])  # files beside those folders
_MOST_FRESH = 500  # pages that are shown before the rest is there; where more change, somebody waits for the whole
_SETTLED_MS = 50  # how long nothing may change any more before a build begins


class LiveBuilder:
    """A process that builds the site when told, and has what a build needs in its memory (live_builder.py)."""

    def __init__(self, root: Path, output: Path) -> None:
        self.output = output.resolve()
        self._root = root
        self._process: subprocess.Popen[str] | None = None

    def build(self, on_pages: Callable[[Sequence[str]], None]) -> None:
        """Builds the site, and returns when that has ended; `on_pages` is told which pages are written before that."""
        process = self._process if self._process and self._process.poll() is None else self._started()
        told, said = _ends(process)
        try:
            told.write("\n")
            told.flush()
        except BrokenPipeError:
            return
        for line in said:
            row = json.loads(line)
            if "ended" in row:
                return
            on_pages(row["pages"])

    def end(self) -> None:
        """Ends the process: the next build begins one that reads code and knowledge anew."""
        if self._process:
            _ends(self._process)[0].close()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """Ends the process at once; a build that is at work leaves nothing half-written."""
        if self._process and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "briefing.console.live_builder", "pelicanconf.py", str(self.output)]
        path = os.pathsep.join([str(self._root / "plugins"), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        self._process = subprocess.Popen(
            command,
            cwd=self._root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path},
        )
        return self._process


def _ends(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was begun without pipes")
    return process.stdin, process.stdout


class _OwnScript(livereload.server.LiveScriptInjector):  # type: ignore[misc]
    """Adds the refreshing script as a file of this server: the pages' policy forbids scripts written into a page."""

    def transform_first_chunk(self, *arguments: Any) -> Any:
        self.script = b'<script src="/livereload.js"></script>'
        return super().transform_first_chunk(*arguments)


def _handler(fresh: dict[str, bytes]) -> type[StaticFileHandler]:
    """What serves the site; of a page in `fresh` that content, which is about to take its place."""

    class Fresh(StaticFileHandler):  # type: ignore[misc]
        async def get(self, path: str, include_body: bool = True) -> None:
            content = fresh.get(f"{path}index.html" if path.endswith("/") or not path else path)
            if content is None:
                await super().get(path, include_body)
                return
            self.set_header("Content-Type", "text/html; charset=UTF-8")
            self.set_header("Cache-Control", "no-store")
            self.finish(content if include_body else b"")

        def compute_etag(self) -> str | None:
            return super().compute_etag() if hasattr(self, "absolute_path") else None

    return Fresh


class _Watching(Watcher):  # type: ignore[misc]
    """Builds when something changes, as soon as the system tells it; the library would look at every file in turn."""

    def __init__(self, root: Path, builder: LiveBuilder, fresh: dict[str, bytes]) -> None:
        super().__init__()
        self._tasks: dict[str, object] = {"": {}}  # the library would watch the working folder if there were nothing
        self._root, self._builder, self._fresh = root.resolve(), builder, fresh
        self._loop: asyncio.AbstractEventLoop | None = None
        self._running: list[asyncio.Task[None]] = []

    def start(self, _callback: object) -> bool:
        """Begins to watch, once the server's loop runs. True: the library need not look itself."""
        IOLoop.current().add_callback(self._begin)
        return True

    def _begin(self) -> None:
        folders = [(self._root / name).resolve() for name in _WATCHED if (self._root / name).exists()]
        self._loop, changed = asyncio.get_running_loop(), asyncio.Queue[set[str]]()
        watch = partial(awatch, step=_SETTLED_MS, debounce=1_000)
        alone = watch(self._root, recursive=False, watch_filter=lambda _, path: Path(path).name in _ALONE)
        self._running = [
            asyncio.ensure_future(_pass_on(watch(*folders, watch_filter=_is_source), changed)),
            asyncio.ensure_future(_pass_on(alone, changed)),
            asyncio.ensure_future(self._keep_built(changed)),
        ]

    def end(self) -> None:
        """Ends what waits for changes, once the server's loop has stopped: its threads would keep the process."""
        for task in self._running:
            task.cancel()
        if self._loop:
            self._loop.run_until_complete(asyncio.gather(*self._running, return_exceptions=True))

    async def _keep_built(self, changed: asyncio.Queue[set[str]]) -> None:
        loop, plugins = asyncio.get_running_loop(), str((self._root / "plugins").resolve())
        while True:
            paths = await changed.get()
            while not changed.empty():
                paths |= changed.get_nowait()
            if any(path.startswith(plugins) for path in paths):
                await loop.run_in_executor(None, self._builder.end)
            shown: list[bool] = []

            def show(pages: Sequence[str], shown: list[bool] = shown) -> None:
                if pages and self._take_fresh(pages):
                    shown.append(True)
                    loop.call_soon_threadsafe(LiveReloadHandler.reload_waiters)

            await loop.run_in_executor(None, self._builder.build, show)
            self._fresh.clear()
            if not shown:
                LiveReloadHandler.reload_waiters()

    def _take_fresh(self, pages: Sequence[str]) -> bool:
        """Reads the pages that are about to take their place; False where those are too many."""
        if len(pages) > _MOST_FRESH:
            return False
        coming = room_of(self._builder.output) / "next"
        self._fresh |= {path: (coming / path).read_bytes() for path in pages}
        return True


async def _pass_on(changes: Any, to: asyncio.Queue[set[str]]) -> None:
    async for found in changes:
        await to.put({path for _, path in found})


def serve_live(root: Path, output: Path, port: int) -> None:
    """Builds the project in `root`, serves it on this machine and builds it again when anything it is made of changes,
    until it is stopped."""
    livereload.server.LiveScriptInjector = _OwnScript
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # however it is ended, its builder ends too
    builder = LiveBuilder(root, output)
    fresh: dict[str, bytes] = {}
    watching = _Watching(root, builder, fresh)
    try:
        builder.build(lambda _: None)
        server = Server(watcher=watching)
        server.SFH = _handler(fresh)
        server.serve(root=str(output), port=port, host="127.0.0.1", open_url_delay=None)
    except KeyboardInterrupt:
        pass
    finally:
        builder.stop()
        watching.end()


def _is_source(_change: Change, path: str) -> bool:
    """Not so compiled modules, drafts of files that are being written, and the lock that tells runs apart."""
    return "__pycache__" not in path and not Path(path).name.startswith(".")
