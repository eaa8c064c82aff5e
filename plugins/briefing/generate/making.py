"""Makes the site: the corpus of what was read, the jobs that it touches, and what the next build is to know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template

from briefing.generate.editor_pages import read_editor_pages
from briefing.generate.gathering import gather_corpus
from briefing.generate.incremental.jobs import Job, Made, Making, Sink, do_jobs, is_heavy, stale_jobs
from briefing.generate.incremental.recording import Ear, key_of
from briefing.generate.incremental.state import Doings, State
from briefing.generate.incremental.world import World, changed_keys, picture_of, world_of
from briefing.generate.ledger import ledger_follows
from briefing.generate.plan import Plan, data_job, folder_jobs, page_jobs, theme_jobs
from briefing.generate.printing import Printer
from briefing.generate.progress import pages_told, progress_of
from briefing.generate.shards_ahead import ShardsAhead
from briefing.generate.site import Begun, Build
from briefing.generate.trees import site_of, trees_of
from briefing.generate.withheld_ground import ground_of
from briefing.present.shelf import shelf_of
from briefing.publish.finishing import SEARCH, Part, finishing_parts, is_last, last_parts, search_parts, searched
from briefing.publish.hosts import hosts_of
from briefing.publish.site_lock import room_of
from briefing.settings import site_settings

__all__ = ["make_site"]

# Up to so many jobs are made one by one, while the search engine works on up to so many shards.
_FEW = 24
_FEW_SHARDS = 4


def make_site(build: Build, begun: Begun, environment: Environment, settings: dict[str, Any]) -> None:
    """Writes what changed, takes away what is no more, and fills the build with what came of it."""
    before, kept = build.before, {article.slug: article for article in begun.reading.articles}
    # Without facts the heads, which are at hand, have all that groups are made of.
    facts = "facts" in site_settings(settings).parts
    given: list[Any] = [article.whole for article in kept.values()] if facts else list(kept.values())
    build.times.lap("loading")
    corpus, history = gather_corpus(given, settings)
    build.times.lap("collating")
    plain = shelf_of(corpus, history, has_facts=facts)
    world = world_of(plain, lambda slug: kept[slug].html)
    picture = picture_of(plain, {slug: article.key for slug, article in kept.items()})
    picture["lookup template"] = dict(begun.templates)
    holds = before.world == begun.world and ledger_follows(settings, before.ledger)
    made = before.made if holds else {}
    changed = changed_keys(before.picture, picture, build.store.digests) if made else set()
    build.times.lap("comparing")
    keys = before.picture.get("articles", {}) if "data" in made else {}
    unchanged = frozenset(slug for slug, row in picture["articles"].items() if keys.get(slug) == row)
    jobs = _jobs(world, begun, environment, settings, unchanged)
    now, gone = _Maker(build, world, made, changed, settings).all_of(jobs)
    build.removed = tuple({*gone, *_remove_old(set(before.files), now, build.staging)})
    build.written, build.history, build.templates = _written(before.made, now), history, begun.templates
    unrecorded = bool(history.editions) and not history.editions[-1].number
    known, ledger = begun.reading.known, begun.ledger
    sizes = {path: size for m in now.values() for path, _, size in m.files}
    doings = Doings(picture, now)
    build.state = State(
        "", begun.world, begun.began, known, sizes, ledger, unrecorded=unrecorded, doings=lambda: doings
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the stale ones of a build's jobs. `made`: what earlier builds made that still holds, by the job's name;
    `changed`: the keys behind which another value stands now."""

    build: Build
    world: World
    made: Mapping[str, Made]
    changed: Set[int]
    settings: dict[str, Any]

    def all_of(self, jobs: Sequence[Job]) -> tuple[dict[str, Made], tuple[str, ...]]:
        """What each of the jobs made, now or earlier, and each of those that are made of their files; and the paths
        that were taken away between the two, so that the latter do not see them."""
        build, folder = self.build, self.build.staging.folder
        has_search = "search" in site_settings(self.settings).parts
        with ShardsAhead() as ahead:
            now = self._pages(jobs, ahead if has_search else None)
            before = {path for name, m in build.before.made.items() if not is_last(name) for path, _, _ in m.files}
            build.times.lap("pages")
            gone = _remove_old(before, now, build.staging)
            files = sorted(path for m in now.values() for path, _, _ in m.files)
            indexed = _found_in(now) if has_search else None
            parts = last_parts(self.world.shelf, site_of(self.settings), folder, files, indexed)
            last = list(folder_jobs(ahead.taken_over(parts), self.world.shelf))
            stale = stale_jobs(last, self.made, self.changed)
            now |= {**_kept(last, stale, self.made), **self._done(stale)}
        build.times.lap("search")
        return now, gone

    def _pages(self, jobs: Sequence[Job], ahead: ShardsAhead | None) -> dict[str, Made]:
        """What each of these jobs made. Who waits for pages gets them before what goes through the whole corpus;
        where nobody does, and there is little to do, the search engine gets those it reads before all others."""
        stale, tell = stale_jobs(jobs, self.made, self.changed), pages_told(self.settings)
        now = _kept(jobs, stale, self.made)
        if tell:
            now |= self._done([job for job in stale if not is_heavy(job)])
            tell([path for path in _written(self.build.before.made, now) if path.endswith(".html")])
        elif ahead and len(stale) <= _FEW and not any(map(is_heavy, stale)):
            now |= self._done([job for job in stale if job.name not in self.made or self.made[job.name].searched])
            ahead.begin(_few_stale(search_parts(self.build.staging.folder, _found_in(now)), self.made))
        return now | self._done([job for job in stale if job.name not in now])

    def _done(self, stale: Sequence[Job]) -> dict[str, Made]:
        """Makes these jobs; what came of each, by its name."""
        show, build = progress_of(self.settings), self.build
        done: dict[str, Made] = {}
        others = [path.strip("/") for _, path in site_of(self.settings).trees if path]
        has_search = "search" in site_settings(self.settings).parts
        look = partial(searched, others=others) if has_search else _not_searched
        making = Making(self.world.ear, build.staging, build.before.made, look, self.changed if self.made else None)
        for name, row in do_jobs(stale, making, build.store.reopen):
            done[name] = row
            show("printing", len(done), len(stale))
        return done


def _is_left_out(name: str, parts: Set[str]) -> bool:
    """Whether this site is made without the finishing part of this name."""
    if name in ("feed of events", "feed of changes", "names") and "facts" not in parts:
        return True
    if name == "names":  # the search's box offers them
        return "search" not in parts
    if name.startswith("feed "):
        return "feeds" not in parts
    return name == "citations" and "citations" not in parts


def _jobs(
    world: World, begun: Begun, environment: Environment, settings: dict[str, Any], unchanged: frozenset[str]
) -> list[Job]:
    trees, site, theme = trees_of(settings), site_of(settings), Path(settings["THEME"])
    environment.bytecode_cache = _compiled(room_of(Path(settings["OUTPUT_PATH"]).resolve()), begun.world)
    printer = Printer(_noting(environment, world.ear), settings, trees, begun.style)
    told = site_settings(settings)
    plan = Plan(world, site, told.page_size, read_editor_pages(settings), ground_of(settings), told.parts, unchanged)
    beside = finishing_parts(world.shelf, site, begun.style, hosts_of(settings), theme)
    return [
        *([data_job(plan, printer, trees)] if "data" in told.parts else ()),
        *folder_jobs((part for part in beside if not _is_left_out(part[0], told.parts)), world.shelf),
        *page_jobs(plan, printer, trees),
        *theme_jobs(theme, world.shelf, trees),
    ]


def _kept(jobs: Iterable[Job], stale: Iterable[Job], made: Mapping[str, Made]) -> dict[str, Made]:
    """What an earlier build made of the jobs that are not stale."""
    again = {job.name for job in stale}
    return {job.name: made[job.name] for job in jobs if job.name not in again}


def _few_stale(parts: Iterable[Part], made: Mapping[str, Made]) -> list[Part]:
    """The parts that are to be made again; none of many, which are made in several processes, later."""
    wanted = [(name, given, write) for name, given, write in parts if name != SEARCH]
    stale = [part for part in wanted if (m := made.get(part[0])) is None or m.given != part[1]]
    return stale if len(stale) <= _FEW_SHARDS else []


def _found_in(made: Mapping[str, Made]) -> list[tuple[str, str]]:
    """The pages that the search looks into, each with the hash of what it finds."""
    return sorted(row for m in made.values() for row in m.searched)


def _compiled(room: Path, world: bytes) -> FileSystemBytecodeCache:
    """Templates as compiled by the last builds with the same settings and the same Jinja: a template's own text is
    held against what was compiled, but nothing else that it depends on."""
    folder, own = room / "templates", f"{world.hex()[:16]}-%s"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        if not path.name.startswith(own[:17]):
            path.unlink()
    return FileSystemBytecodeCache(str(folder), own)


def _not_searched(_path: str, _content: bytes) -> str:
    """What the search finds in a file of a site without one."""
    return ""


def _noting(environment: Environment, ear: Ear) -> Environment:
    """The environment, each template noted as it is asked for: by a page, or by a template that builds on it."""
    get = environment.get_template

    def get_template(name: str | Template, *given: Any, **named: Any) -> Template:
        ear.note(key_of("template", name if isinstance(name, str) else str(name.name)))
        return get(name, *given, **named)

    environment.get_template = get_template  # type: ignore[method-assign]
    return environment


def _written(before: Mapping[str, Made], now: Mapping[str, Made]) -> tuple[str, ...]:
    """The files that are not as they were at the last build."""
    held = {path: sha for made in before.values() for path, sha, _ in made.files}
    return tuple(sorted({path for made in now.values() for path, sha, _ in made.files if held.get(path) != sha}))


def _remove_old(before: Set[str], now: Mapping[str, Made], sink: Sink) -> tuple[str, ...]:
    """Takes away the files of the last build that no job makes now."""
    kept = {path for made in now.values() for path, _, _ in made.files}
    gone = sorted(before - kept)
    for path in gone:
        sink.remove(path)
    return tuple(gone)
