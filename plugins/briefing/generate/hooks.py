"""Where the plugin hooks into a build of Pelican. Named functions only: lambdas are never called."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers

from briefing.generate.building import end_building, start_building
from briefing.generate.faults import FaultyPagesError, fault_count, forget_faults
from briefing.generate.holding import forget_held, tell_held
from briefing.generate.site import SiteGenerator
from briefing.generate.withholding import take_up_withheld

__all__ = ["connect"]

_OURS = "briefing"
# What the plugin reads and writes in Pelican's place, each setting kept under another name where we need it.
_TAKEN_OVER = {
    "ARTICLE_PATHS": "BRIEFING_ARTICLE_PATHS",
    "PAGE_PATHS": "BRIEFING_PAGE_PATHS",
    "DIRECT_TEMPLATES": "",
    "THEME_STATIC_PATHS": "",
}


def connect() -> None:
    """Connects every hook; a second call changes nothing."""
    signals.initialized.connect(take_over)
    signals.readers_init.connect(use_page_reader)
    signals.get_generators.connect(site_generator)
    signals.finalized.connect(end_build)


def take_over(pelican: Pelican) -> None:
    """Pelican reads and writes nothing itself: it would read every page at each build, and write through the links
    that the new site shares with the one that is served.

    With other plugins beside ours it reads all the same, for their sake: their signals are about its articles.
    """
    settings = pelican.settings
    alone = set(settings["PLUGINS"]) == {_OURS}
    for name, ours in _TAKEN_OVER.items():
        if ours:
            settings.setdefault(ours, settings[name])
        if alone or not ours:
            settings[name] = []
    for name in [name for name in settings if name.endswith("_SAVE_AS")]:
        settings[name] = ""
    pelican.delete_outputdir = False


def use_page_reader(readers: Readers) -> None:
    """Pages that Pelican reads are read by our own reader, whatever else could read Markdown."""
    if not any(readers.settings[name] for name in ("ARTICLE_PATHS", "PAGE_PATHS")):
        return
    from briefing.generate.reader import PageReader  # not needed where the plugin alone reads, which is the rule

    readers.reader_classes.update(dict.fromkeys(PageReader.file_extensions, PageReader))


def site_generator(pelican: Pelican) -> type[Generator]:
    """The generator of the whole site. Pelican asks for it once a build, before anything is read."""
    forget_faults(pelican.settings)
    forget_held(pelican.settings)
    take_up_withheld(pelican.settings)
    start_building(pelican.settings)
    return SiteGenerator


def end_build(pelican: Pelican) -> None:
    """Adds what is made from the written pages, and puts the site in the place of the last one.

    Raises FaultyPagesError where pages were left out, so that the exit code says so.
    """
    settings = pelican.settings
    end_building(settings)
    tell_held(settings)
    if count := fault_count(settings):
        raise FaultyPagesError("build", f"the site is written, with {count} faults, each reported above")
