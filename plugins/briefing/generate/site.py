"""The generator of the whole site: looks at what there is, and has the site made where anything is another."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from briefing.generate.faults import fault_count
from briefing.generate.incremental.article_store import ArticleStore
from briefing.generate.incremental.fingerprint import code_digest, inputs_of, template_digests, world_digest
from briefing.generate.incremental.reading import Reading, look_at_articles, read_articles
from briefing.generate.incremental.state import State
from briefing.generate.ledger import EDITION, ledger_mark
from briefing.generate.progress import progress_of
from briefing.generate.timing import Times
from briefing.generate.withholding import with_withheld
from briefing.publish.page_style import PageStyle, read_page_style
from briefing.publish.site_lock import SiteLock, room_of
from briefing.publish.staging import Staging
from briefing.settings import site_settings

if TYPE_CHECKING:
    from briefing.collate.editions import History

__all__ = ["BUILD", "Begun", "Build", "SiteGenerator"]

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
    history: History | None = None
    templates: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    dry: bool = False
    unchanged: bool = False
    times: Times = field(default_factory=Times)

    def is_as_before(self, settings: Mapping[str, Any], inputs: bytes) -> bool:
        """Whether a build of these inputs would make the site that is served, and record nothing."""
        before = self.before
        recorded = "facts" in site_settings(settings).parts  # editions are of facts
        to_record = recorded and settings.get(EDITION) and (before.unrecorded or not before.ledger[0])
        return bool(before.site) and before.inputs == inputs and not (to_record or fault_count(dict(settings)))


@dataclass(frozen=True, slots=True)
class Begun:
    """What a build knows before it makes anything: when it `began`, in ns; the digest of the `world` that makes every
    page; the `style` in it; the articles as read; digests of the `templates`; what is to be noted of the `ledger`."""

    began: int
    world: bytes
    style: PageStyle
    reading: Reading
    templates: Mapping[str, str]
    ledger: tuple[int, bytes]


class SiteGenerator(Generator):  # type: ignore[misc]
    """Reads the articles and prints every page of the site, in every tree."""

    def generate_output(self, writer: Writer) -> None:
        """Writes what changed into the folder of the settings' Build, and takes away what is no more."""
        build: Build = self.settings[BUILD]
        begun = self._begun(build)
        if begun is None:
            build.unchanged = True
            return
        # Only now: a build without changes should not wait for the rooms that make pages.
        from briefing.generate.making import make_site

        make_site(build, begun, self.env, self.settings)
        build.times.lap("the rest")
        for path in build.written:
            signals.content_written.send(str(build.staging.folder / path), context=self.context)

    def _begun(self, build: Build) -> Begun | None:
        """What is known before anything is made; None where the site that is served is what this build would make."""
        settings, began, before = self.settings, time.time_ns(), build.before
        style = read_page_style(Path(self.theme) / "static" / "css")
        kept = room_of(Path(self.settings["OUTPUT_PATH"]).resolve()) / "code"
        code = with_withheld(code_digest(kept), settings)
        code += b"" if "facts" in site_settings(settings).parts else b"head"
        world = world_digest(code, settings, (style.css,))
        known = before.known if before.world == world else {}
        look = look_at_articles(settings, (known, before.written_ns), code)
        templates = template_digests(map(Path, self._templates_path))
        build.times.lap("looking")
        # The files alone tell it: the heads of ten thousand articles take longer to read than to look at their files.
        if not look.faults and build.is_as_before(settings, inputs_of(settings, world, templates, look.known)):
            return None
        reading = read_articles(settings, build.store, look, progress_of(settings))
        build.times.lap("reading")
        return Begun(began, world, style, reading, templates, ledger_mark(settings))
