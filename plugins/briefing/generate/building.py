"""A build from its beginning to its end: the state of the last one, the new site beside the old, the exchange."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.generate.editions import record_edition
from briefing.generate.incremental.article_store import ArticleStore
from briefing.generate.incremental.state import State, read_state, write_state
from briefing.generate.site import BUILD, Build
from briefing.publish.manifest import MANIFEST, FileSum, file_paths, manifest_text, read_manifest, sum_of
from briefing.publish.site_lock import SiteLock, room_of
from briefing.publish.staging import open_staging

__all__ = ["abandon_building", "end_building", "start_building"]

_NOTHING = State("", b"", 0)
# The state of the site that is served, and that of the version which is about to take its place.
_STATE, _COMING = "state", "state.coming"


def start_building(settings: MutableMapping[str, Any]) -> None:
    """Takes the lock, and opens the store and the folder that the new site is written to."""
    output = Path(settings["OUTPUT_PATH"]).resolve()
    lock = SiteLock(output)
    try:
        before = _state_of(output)
        staging = open_staging(output, fresh=not before.site)
        store = ArticleStore(room_of(output) / "articles.db")
    except BaseException:
        lock.release()
        raise
    settings[BUILD] = Build(lock, staging, store, before)


def _state_of(output: Path) -> State:
    """The state of the site that is served. Where it is not known, what is known of the articles is used all the same:
    a record of the store is right or not there."""
    manifest = output / MANIFEST
    served = sum_of(manifest.read_bytes()).sha256 if manifest.is_file() else ""
    found = [state for name in (_STATE, _COMING) if (state := read_state(room_of(output) / name))]
    for state in found:
        if state.site == served:
            return state
    return replace(_NOTHING, known=found[0].known, written_ns=found[0].written_ns) if found else _NOTHING


def abandon_building(settings: MutableMapping[str, Any]) -> None:
    """Lets go of a build that did not come to its end; nothing of it is served."""
    build: Build | None = settings.pop(BUILD, None)
    if build is not None:
        build.store.close()
        build.lock.release()


def end_building(settings: MutableMapping[str, Any]) -> None:
    """Exchanges the new site with the last one, and keeps what the next build needs."""
    build: Build = settings[BUILD]
    if not (build.state and build.history):
        return  # nothing was printed, and what stopped it was raised already
    staging, room = build.staging, room_of(build.staging.output)
    sums = {path: FileSum(sha, size) for made in build.state.made.values() for path, sha, size in made.files}
    manifest = manifest_text(sums)
    staging.put(MANIFEST, manifest)
    staging.carry(_ours_before(build), sums.keys())
    write_state(room / _COMING, replace(build.state, site=sum_of(manifest).sha256))
    staging.commit((*build.written, MANIFEST))
    (room / _COMING).replace(room / _STATE)
    build.store.keep_only({key for _, _, key in build.state.known.values() if isinstance(key, bytes)})
    record_edition(settings, build.history)
    abandon_building(settings)


def _ours_before(build: Build) -> set[str]:
    """The files of the last version: nothing else in the served folder is the site's to delete."""
    if build.before.site:
        return {path for made in build.before.made.values() for path, _, _ in made.files}
    try:
        return set(read_manifest(build.staging.output))
    except BriefingError:
        # A folder from before there were manifests, or somebody else's: what the site writes anew was its own.
        return set(file_paths(build.staging.output)) if (build.staging.output / "index.html").is_file() else set()
