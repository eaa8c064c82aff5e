"""The search index in output/pagefind/: shards, of which only those are made again whose pages changed.

The first shard lies in the folder itself beside Pagefind's scripts, the others in folders below, named by their bits:
a small site has one, as Pagefind writes it. shards.json tells the browser and the next build which there are.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefing.errors import BriefingError
from briefing.publish.index_dates import write_dates
from briefing.publish.index_order import order_index
from briefing.publish.pagefind import pagefind_version, start_pagefind
from briefing.publish.search_documents import search_document, sort_date
from briefing.publish.search_shards import CUT, Cut, IndexedPage, search_shards, shard_key

__all__ = [
    "SEARCH_FOLDER",
    "BegunShard",
    "SearchReport",
    "Shard",
    "index_site",
    "plan_shards",
    "write_search_index",
    "write_shard_list",
]

SEARCH_FOLDER = "pagefind"
_SHARDS = "shards.json"
# Counts up when our own part of a shard's files changes, so that kept ones are made again.
_FORM = 2
# Ready-made search boxes; the site has its own, so they would only make the upload heavier.
_UNUSED = (
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
)
_ENGINE = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "wasm.unknown.pagefind")
_PIECE = 6_000  # bytes of the index of words that a question reads at once from each of many shards, before zipping
_OF_A_SHARD = ("filter", "fragment", "index")  # folders
Read = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shard:
    """One shard: its `place` below the index's folder, "./" for the first; `key`: if equal, so are its files;
    `piece` as in `order_index`."""

    name: str
    place: str
    key: str
    pages: tuple[IndexedPage, ...]
    piece: int


@dataclass(frozen=True, slots=True)
class SearchReport:
    """`folder`: where the index lies; `pages` in it; `shards`: names of all, `made`: of those made in this build."""

    folder: Path
    pages: int
    shards: tuple[str, ...]
    made: tuple[str, ...]


def index_site(output: Path, without: Collection[str] = (), cut: Cut = CUT) -> SearchReport:
    """Indexes the written pages under `output`, each read for it.

    `without`: folders of `output` that hold the same pages in other languages: each article is found once.
    Raises BriefingError as `write_search_index`, and where there is no site.
    """
    if not output.is_dir():
        raise BriefingError(str(output), "there is no site to index", "build the site first")
    found = {
        path.relative_to(output).as_posix(): hashlib.sha256(document.encode()).hexdigest()
        for path in output.rglob("*.html")
        if path.relative_to(output).parts[0] not in without and (document := _read_document(output, path))
    }
    pages = [IndexedPage(address, hash) for address, hash in found.items()]
    return write_search_index(output, pages, partial(_read_document, output), cut)


def _read_document(output: Path, path: Path | str) -> str:
    return search_document((output / path).read_bytes().decode("utf-8"))


def write_search_index(output: Path, pages: Iterable[IndexedPage], read: Read, cut: Cut = CUT) -> SearchReport:
    """Brings `output/pagefind/` up to these pages: shards whose pages changed are made, others stay as they are.

    `read` gives a page's search document by its address; it is called for pages of changed shards alone, from several
    threads. No file is written through: one that changes is another file afterwards, so hard links keep the earlier
    index. The same pages give the same files, whatever was there before.
    Raises BriefingError where Pagefind is missing or fails, with what it said, and where there is no page at all, so
    the search page itself is one.
    """
    shards = plan_shards(pages, cut)
    if not shards:
        raise BriefingError(str(output), "has no page to search", "the theme's search page is to be one")
    folder = output / SEARCH_FOLDER
    keys = {shard.place: shard.key for shard in shards}
    kept = _kept(folder, keys)
    made = [shard for shard in shards if shard.place not in kept]
    with tempfile.TemporaryDirectory(prefix="search-") as room, ThreadPoolExecutor(os.cpu_count()) as threads:
        found = list(threads.map(partial(_make_shard, Path(room), read=read), made))
        # Should we be stopped half-way, the next build is not to take for whole what is half laid.
        _put(folder / _SHARDS, _told({place: key for place, key in keys.items() if place in kept}))
        for shard, files in zip(made, found, strict=True):
            _lay(files, folder, shard.place)
    for old in sorted(folder.iterdir()):
        if old.is_dir() and old.name not in (*_OF_A_SHARD, *(shard.name for shard in shards)):
            shutil.rmtree(old)
    _put(folder / _SHARDS, _told(keys))
    names = tuple(shard.name for shard in shards)
    return SearchReport(folder, sum(len(shard.pages) for shard in shards), names, tuple(shard.name for shard in made))


def plan_shards(pages: Iterable[IndexedPage], cut: Cut = CUT) -> tuple[Shard, ...]:
    """The shards of an index of these pages, the first one first; no page, none.

    Raises BriefingError where Pagefind is missing.
    """
    shards = search_shards(pages, cut)
    piece = _PIECE if len(shards) > 1 else 0
    maker = f"{pagefind_version()} {_FORM} {piece}"
    places = {name: f"{name}/" if number else "./" for number, name in enumerate(shards)}
    return tuple(
        Shard(name, places[name], shard_key(of_it, maker + places[name][:1]), of_it, piece)
        for name, of_it in shards.items()
    )


class BegunShard:
    """A shard whose pages Pagefind indexes while its builder does something else."""

    def __init__(self, shard: Shard, read: Read) -> None:
        """`read` gives a page's search document by its address. Raises BriefingError where Pagefind is missing."""
        self._shard = shard
        self._room = tempfile.TemporaryDirectory(prefix="search-")
        self._making = _Making(Path(self._room.name), shard, read)

    def write(self, output: Path) -> None:
        """Writes its files, where nothing of it lies yet, below `output`, once. Raises BriefingError."""
        try:
            _lay(self._making.made(), output / SEARCH_FOLDER, self._shard.place)
        finally:
            self.drop()

    def drop(self) -> None:
        """Lets it go, with all that it is made of. What was written before stays."""
        self._making.running.stop()
        self._room.cleanup()


def write_shard_list(shards: Iterable[Shard], output: Path) -> None:
    """Writes shards.json, which tells the browser which shards there are."""
    _put(output / SEARCH_FOLDER / _SHARDS, _told({shard.place: shard.key for shard in shards}))


def _told(keys: dict[str, str]) -> bytes:
    return json.dumps(keys, separators=(",", ":")).encode()


def _kept(folder: Path, keys: dict[str, str]) -> frozenset[str]:
    """The places where the wanted shard lies already."""
    try:
        earlier = json.loads((folder / _SHARDS).read_bytes())
        return frozenset(
            place
            for place, key in keys.items()
            if earlier.get(place) == key and (folder / place / "pagefind-entry.json").is_file()
        )
    except (OSError, ValueError, AttributeError):
        return frozenset()


def _make_shard(rooms: Path, shard: Shard, read: Read) -> Path:
    """Makes a shard's files in a folder of its own and returns that."""
    return _Making(rooms / f"shard-{shard.name}", shard, read).made()


class _Making:
    """A shard in the making, in a folder of its own."""

    def __init__(self, room: Path, shard: Shard, read: Read) -> None:
        self._room, self._piece = room, shard.piece
        self._dates: list[str] = []
        for page in shard.pages:
            place = room / "site" / page.address
            place.parent.mkdir(parents=True)
            document = read(page.address)
            self._dates += [date] if (date := sort_date(document)) else []
            place.write_bytes(document.encode())
        self.running = start_pagefind(room / "site", room / "made")

    def made(self) -> Path:
        """The folder with its files."""
        made = self.running.into
        self.running.wait()
        shutil.rmtree(self._room / "site")
        for name in _UNUSED:
            (made / name).unlink(missing_ok=True)
        try:
            order_index(made, self._piece)
            write_dates(made, self._dates)
        except ValueError as fault:
            raise BriefingError("pagefind", str(fault), "install the version that constraints.txt names") from fault
        return made


def _lay(made: Path, folder: Path, place: str) -> None:
    """Puts a shard's files in their place, and takes away those that it had before."""
    target = folder / place
    new = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    if place != "./":
        new -= {Path(name) for name in _ENGINE}
    for old in [path for path in _files_of_shard(target, first=place == "./") if path.relative_to(target) not in new]:
        old.unlink()
    for name in sorted(new):
        _move(made / name, target / name)
    shutil.rmtree(made)


def _files_of_shard(target: Path, first: bool) -> Iterator[Path]:
    """All files there; of the first shard those that lie in no other shard's folder."""
    for path in target.glob("*"):
        if path.is_file() and path.name != _SHARDS:
            yield path
        elif not first or path.name in _OF_A_SHARD:
            yield from (below for below in path.rglob("*") if below.is_file())


def _move(made: Path, target: Path) -> None:
    """Puts a file in its place without a copy, unless that lies on another disk."""
    if target.is_file() and target.read_bytes() == made.read_bytes():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        made.replace(target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        _put(target, made.read_bytes())


def _put(path: Path, data: bytes) -> None:
    if path.is_file() and path.read_bytes() == data:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
