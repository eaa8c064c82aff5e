"""A build from its beginning to its end: the state of the last one, the new site beside the old, the exchange."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.generate.faults import fault_count
from briefing.generate.incremental.article_store import ArticleStore
from briefing.generate.incremental.fingerprint import inputs_of
from briefing.generate.incremental.state import State, read_state, with_inputs, write_inputs, write_state
from briefing.generate.ledger import RECORDED, ledger_mark
from briefing.generate.site import BUILD, Build
from briefing.generate.timing import Times
from briefing.publish.manifest import MANIFEST, FileSum, file_paths, manifest_text, read_manifest, sum_of
from briefing.publish.site_lock import SiteLock, room_of
from briefing.publish.staging import open_staging

__all__ = [
    "DRY", "OUTCOME", "Outcome", "abandon_building", "end_building", "forget_articles", "hold_last", "start_building",
]  # fmt: skip

# The settings of a build hold what came of it here.
OUTCOME = "BRIEFING_OUTCOME"
# Set where nothing is to be published, only told.
DRY = "BRIEFING_DRY"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many pages the site has, and which files are new, other than before, or gone."""

    pages: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


_NOTHING = State("", b"", 0)
# The state of the site that is served, and that of the version which is about to take its place.
_STATE, _COMING = "state", "state.coming"
# By what a build without any change is known, once all of the last one is done.
_INPUTS = "state.inputs"
_STORE = "articles.db"


def start_building(settings: MutableMapping[str, Any]) -> None:
    """Takes the lock, and opens the store and the folder that the new site is written to."""
    output, times = Path(settings["OUTPUT_PATH"]).resolve(), Times()
    lock = SiteLock(output)
    try:
        before = _state_of(output)
        staging = open_staging(output, fresh=not before.site)
        store = ArticleStore(room_of(output) / _STORE)
        tempfile.tempdir = str(_emptied(room_of(output) / "making"))
    except BaseException:
        lock.release()
        raise
    settings[BUILD] = Build(lock, staging, store, before, dry=bool(settings.get(DRY)), times=times)
    times.lap("opening")


def _emptied(folder: Path) -> Path:
    """A folder for what the build makes on its way: what a killed one left there is taken away."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder


def _state_of(output: Path) -> State:
    """The state of the site that is served. Where it is not known, what is known of the articles is used all the same:
    a record of the store is right or not there."""
    manifest = output / MANIFEST
    served = sum_of(manifest.read_bytes()).sha256 if manifest.is_file() else ""
    found = [state for name in (_STATE, _COMING) if (state := read_state(room_of(output) / name))]
    for state in found:
        if state.site == served and _is_whole(output, state):
            return with_inputs(room_of(output) / _INPUTS, state)
    return replace(_NOTHING, known=found[0].known, written_ns=found[0].written_ns) if found else _NOTHING


def _is_whole(output: Path, state: State) -> bool:
    """Whether every file of the site is there with the size it had: what somebody took away or cut is made again."""
    root = os.fspath(output)
    try:
        return all(
            os.stat(f"{root}/{path}").st_size == size  # noqa: PTH116 - sixty thousand paths, as they come
            for path, size in state.files.items()
        )
    except OSError:
        return False


def hold_last(room: Path) -> None:
    """Holds in memory what the next build reads before anything else: for a process that parts in two for each."""
    if state := read_state(room / _STATE):
        state.doings()
    if (room / _STORE).is_file():
        store = ArticleStore(room / _STORE)
        store.hold_heads()
        store.close()


def abandon_building(settings: MutableMapping[str, Any]) -> None:
    """Lets go of a build that did not come to its end; nothing of it is served."""
    build: Build | None = settings.pop(BUILD, None)
    if build is not None:
        tempfile.tempdir = None  # where it is for any program
        build.store.close()
        build.lock.release()


def forget_articles(settings: MutableMapping[str, Any], why: Exception) -> BriefingError:
    """Takes away the store of articles that a build found broken; what is to be told of it."""
    path = room_of(Path(settings["OUTPUT_PATH"]).resolve()) / _STORE
    path.unlink(missing_ok=True)
    return BriefingError(str(path), f"was broken and is taken away ({why})", "run this again: it is made anew")


def end_building(settings: MutableMapping[str, Any]) -> None:
    """Exchanges the new site with the last one, and keeps what the next build needs; tells what came of it."""
    build: Build = settings[BUILD]
    if build.unchanged:
        settings[OUTCOME] = Outcome(_pages(build.before))
    elif build.state and build.history:
        settings[OUTCOME] = _outcome(build, build.state)
        if not build.dry:
            _publish(settings, build, build.state)
            from briefing.generate.editions import record_edition  # not needed where nothing changed

            record_edition(settings, build.history)
            _remember(settings, build)
    build.times.lap("publishing")
    build.times.write()
    abandon_building(settings)


def _publish(settings: MutableMapping[str, Any], build: Build, state: State) -> None:
    staging, room = build.staging, room_of(build.staging.output)
    sums = {path: FileSum(sha, size) for made in state.made.values() for path, sha, size in made.files}
    manifest = manifest_text(sums)
    staging.put(MANIFEST, manifest)
    staging.carry(_ours_before(build), sums.keys())
    build.state = replace(state, site=sum_of(manifest).sha256)
    write_state(room / _COMING, build.state)
    staging.commit()
    (room / _COMING).replace(room / _STATE)
    build.store.keep_only({key for _, _, key in state.known.values() if isinstance(key, bytes)})


def _remember(settings: MutableMapping[str, Any], build: Build) -> None:
    """Keeps by what a build without any change is known. The ledger is among it, as it is now."""
    if build.state is None or fault_count(dict(settings)):
        return
    inputs = inputs_of(settings, build.state.world, build.templates, build.state.known)
    unrecorded = build.state.unrecorded and not settings.get(RECORDED)
    state = replace(build.state, inputs=inputs, unrecorded=unrecorded, ledger=ledger_mark(settings))
    write_inputs(room_of(build.staging.output) / _INPUTS, state)


def _pages(state: State) -> int:
    return sum(path.endswith(".html") for path in state.files)


def _outcome(build: Build, state: State) -> Outcome:
    there = build.before.files
    added = tuple(path for path in build.written if path not in there)
    changed = tuple(path for path in build.written if path in there)
    return Outcome(_pages(state), added, changed, tuple(sorted(build.removed)))


def _ours_before(build: Build) -> set[str]:
    """The files of the last version: nothing else in the served folder is the site's to delete."""
    if build.before.site:
        return set(build.before.files)
    try:
        return set(read_manifest(build.staging.output))
    except BriefingError:
        # A folder from before there were manifests, or somebody else's: what the site writes anew was its own.
        return set(file_paths(build.staging.output)) if (build.staging.output / "index.html").is_file() else set()
