"""Prints the site: reads what changed, makes again what that touches, and leaves for the next build what it learned."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from briefing.collate.editions import History
from briefing.generate.editions import EDITION, ledger_follows, ledger_mark
from briefing.generate.editor_pages import read_editor_pages
from briefing.generate.faults import fault_count
from briefing.generate.gathering import gather_corpus, progress_of
from briefing.generate.incremental.article_store import ArticleStore
from briefing.generate.incremental.fingerprint import code_digest, inputs_of, template_digests, world_digest
from briefing.generate.incremental.jobs import Job, Made, Making, Sink, do_jobs, stale_jobs
from briefing.generate.incremental.reading import read_articles
from briefing.generate.incremental.recording import Ear, key_of
from briefing.generate.incremental.state import State
from briefing.generate.incremental.world import World, changed_keys, picture_of, world_of
from briefing.generate.plan import Plan, data_job, folder_jobs, page_jobs, theme_jobs
from briefing.generate.printing import Printer
from briefing.generate.trees import site_of, trees_of
from briefing.generate.withholding import with_withheld
from briefing.publish.finishing import finishing_parts, is_last, last_parts, searched
from briefing.publish.hosts import hosts_of
from briefing.publish.page_style import PageStyle, read_page_style
from briefing.publish.site_lock import SiteLock
from briefing.publish.staging import Staging
from briefing.settings import site_settings

__all__ = ["BUILD", "Build", "SiteGenerator"]

# The settings of a build hold what it is to be made with here: a Build.
BUILD = "BRIEFING_BUILD"


@dataclass(slots=True)
class Build:
    """One build of the site. `before` is the state of the site that is served; without one, all is made anew.

    The rest is filled as it goes: `state` for the next build, which files were `written` and `removed`; `unchanged`
    where there was nothing to do. `dry`: nothing is to be published, only told.
    """

    lock: SiteLock
    staging: Staging
    store: ArticleStore
    before: State
    state: State | None = None
    world: World | None = None
    history: History | None = None
    templates: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    dry: bool = False
    unchanged: bool = False

    def is_as_before(self, settings: Mapping[str, Any], inputs: bytes) -> bool:
        """Whether a build of these inputs would make the site that is served, and record nothing."""
        before = self.before
        to_record = settings.get(EDITION) and (before.unrecorded or not before.ledger[0])
        return bool(before.site) and before.inputs == inputs and not (to_record or fault_count(dict(settings)))


class SiteGenerator(Generator):  # type: ignore[misc]
    """Reads the articles and prints every page of the site, in every tree."""

    def generate_output(self, writer: Writer) -> None:
        """Writes what changed into the folder of the settings' Build, and takes away what is no more."""
        build: Build = self.settings[BUILD]
        settings, show = self.settings, progress_of(self.settings)
        code = with_withheld(code_digest(), settings)
        before, began = build.before, time.time_ns()
        style = read_page_style(Path(self.theme) / "static" / "css")
        world_now = world_digest(code, settings, (style.css,))
        known = before.known if before.world == world_now else {}
        reading = read_articles(settings, build.store, (known, before.written_ns), code, show)
        templates, ledger = template_digests(map(Path, self._templates_path)), ledger_mark(settings)
        if build.is_as_before(settings, inputs_of(settings, world_now, templates, reading.known)):
            build.unchanged = True
            return
        corpus, history = gather_corpus([article.whole for article in reading.articles], settings)
        kept = {article.slug: article for article in reading.articles}
        world = world_of(corpus, history, lambda slug: kept[slug].html)
        picture = picture_of(corpus, history, {slug: article.key for slug, article in kept.items()})
        picture["lookup template"] = dict(templates)
        made = before.made if before.world == world_now and ledger_follows(settings, before.ledger) else {}
        changed = changed_keys(before.picture, picture, build.store.digests) if made else set()
        printer = Printer(_noting(self.env, world.ear), settings, trees_of(settings), style)
        build.world = world
        now = self._made(self._jobs(world, printer, style), made, changed, build)
        pages_before = {name: m for name, m in before.made.items() if not is_last(name)}
        gone = _remove_old(pages_before, now, build.staging)
        files = sorted(path for m in now.values() for path, _, _ in m.files)
        indexed = sorted(row for m in now.values() for row in m.searched)
        site, folder = site_of(settings), build.staging.folder
        last = folder_jobs(last_parts(world.shelf, site, folder, files, indexed), world.shelf)
        now |= self._made(list(last), made, changed, build)
        build.removed = tuple({*gone, *_remove_old(before.made, now, build.staging)})
        build.written = _written(before.made, now)
        build.history = history
        unrecorded = bool(history.editions) and not history.editions[-1].number
        build.state = State("", world_now, began, reading.known, picture, now, ledger, unrecorded=unrecorded)
        build.templates = templates
        for path in build.written:
            signals.content_written.send(str(build.staging.folder / path), context=self.context)

    def _jobs(self, world: World, printer: Printer, style: PageStyle) -> list[Job]:
        trees, settings, theme = trees_of(self.settings), site_settings(self.settings), Path(self.theme)
        site = site_of(self.settings)
        plan = Plan(world, site, settings.page_size, read_editor_pages(self.settings))
        beside = finishing_parts(world.shelf, site, style, hosts_of(self.settings), theme)
        return [
            data_job(plan, printer, trees),
            *folder_jobs(beside, world.shelf),
            *page_jobs(plan, printer, trees),
            *theme_jobs(theme, world.shelf, trees),
        ]

    def _made(self, jobs: Sequence[Job], made: Mapping[str, Made], changed: Set[int], build: Build) -> dict[str, Made]:
        """What every one of the jobs made, now or at an earlier build."""
        show, stale = progress_of(self.settings), stale_jobs(jobs, made, changed)
        done: dict[str, Made] = {}
        ear, there = build.world.ear if build.world else Ear(), build.before.made
        others = [path.strip("/") for _, path in site_of(self.settings).trees if path]
        making = Making(ear, build.staging, there, partial(searched, others=others))
        for name, row in do_jobs(stale, making, build.store.reopen):
            done[name] = row
            show("printing", len(done), len(stale))
        return {job.name: done.get(job.name) or made[job.name] for job in jobs}


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


def _remove_old(before: Mapping[str, Made], now: Mapping[str, Made], sink: Sink) -> tuple[str, ...]:
    """Takes away what jobs made at the last build and none makes now."""
    kept = {path for made in now.values() for path, _, _ in made.files}
    gone = sorted({path for made in before.values() for path, _, _ in made.files} - kept)
    for path in gone:
        sink.remove(path)
    return tuple(gone)
