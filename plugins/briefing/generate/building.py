"""A build from its beginning to its end: the state of the last one, the new site beside the old, the exchange."""

from __future__ import annotations

import os
import shutil
from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.generate.editions import record_edition
from briefing.generate.evidence import check_written_data, check_written_feeds
from briefing.generate.gathering import progress_of
from briefing.generate.incremental.article_store import ArticleStore
from briefing.generate.incremental.jobs import Made
from briefing.generate.incremental.state import State, read_state, write_state
from briefing.generate.site import BUILD, Build
from briefing.generate.trees import site_of, trees_of
from briefing.publish.finishing import finish_site
from briefing.publish.hosts import hosts_of
from briefing.publish.manifest import MANIFEST, FileSum, file_paths, sum_of, write_manifest
from briefing.publish.open_data.folder import DATA_FOLDER, write_open_data
from briefing.publish.open_data.page import data_page
from briefing.speech import source_language, speaking

__all__ = ["end_building", "start_building"]

_NOTHING = State("", b"", 0)
_FINISH, _NONE = "finish", Made((), (), b"")


class FolderSink:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, rel: str, content: bytes) -> None:
        path = self.folder / rel
        beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        try:
            beside.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
        beside.replace(path)

    def remove(self, rel: str) -> None:
        path = self.folder / rel
        path.unlink(missing_ok=True)
        while path.parent != self.folder and path.parent.is_dir() and not any(path.parent.iterdir()):
            path = path.parent
            path.rmdir()


def _write_data(build: Build, settings: MutableMapping[str, Any]) -> None:
    if not (build.world and build.printer):
        return
    site = site_of(settings)
    with source_language():
        data = write_open_data(build.folder, build.world.shelf, site)
    check_written_data(build.folder / DATA_FOLDER, build.world.shelf)
    for tree in trees_of(settings):
        with speaking(tree.catalogue):
            page = ("data/", "data", {"view": data_page(data, site), "section": "data"})
            for path, content in build.printer.files(tree, page, build.world.shelf):
                build.sink.put(path, content)


def _room(output: Path) -> Path:
    return output.with_name(f".{output.name}.build")


def start_building(settings: MutableMapping[str, Any]) -> None:
    """Opens the store and the folder that the new site is written to."""
    output = Path(settings["OUTPUT_PATH"])
    room = _room(output)
    room.mkdir(parents=True, exist_ok=True)
    before = read_state(room / "state")
    manifest = output / MANIFEST
    if before is None or not manifest.is_file() or sum_of(manifest.read_bytes()).sha256 != before.site:
        before = replace(_NOTHING, known=before.known, written_ns=before.written_ns) if before else _NOTHING
    folder = room / "next"
    shutil.rmtree(folder, ignore_errors=True)
    if before.site:
        shutil.copytree(output, folder, copy_function=os.link)
    else:
        folder.mkdir()
    settings[BUILD] = Build(folder, ArticleStore(room / "articles.db"), FolderSink(folder), before)


def end_building(settings: MutableMapping[str, Any]) -> None:
    """Finishes the site, exchanges it with the last one, and keeps what the next build needs."""
    build: Build = settings.pop(BUILD)
    if not (build.world and build.style and build.state and build.history):
        return  # nothing was printed, and what stopped it was raised already
    progress_of(settings)("making the search index", 1, 1)
    for path, _, _ in build.before.made.get(_FINISH, _NONE).files:
        build.sink.remove(path)
    _write_data(build, settings)
    finish_site(build.folder, build.world.shelf, site_of(settings), build.style, hosts_of(settings))
    check_written_feeds(build.folder, build.world.shelf)
    output = Path(settings["OUTPUT_PATH"])
    room = _room(output)
    ours = {path: FileSum(sha, size) for m in build.state.made.values() for path, sha, size in m.files}
    rest = tuple((path, "", 0) for path in file_paths(build.folder) if path not in ours)
    made = {**build.state.made, _FINISH: Made((), rest, b"")}
    build.sink.remove(MANIFEST)
    site = write_manifest(build.folder, ours).sha256
    write_state(room / "state", replace(build.state, site=site, made=made))
    if output.exists():
        old = room / "old"
        shutil.rmtree(old, ignore_errors=True)
        output.rename(old)
    build.folder.rename(output)
    build.store.keep_only({key for _, _, key in build.state.known.values() if isinstance(key, bytes)})
    build.store.close()
    record_edition(settings, build.history)
