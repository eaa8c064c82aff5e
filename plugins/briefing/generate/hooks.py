"""Where the plugin hooks into a build of Pelican. Named functions only: lambdas are never called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.readers import Readers

from briefing.generate.article_page import article_page
from briefing.generate.cards import card_drawer
from briefing.generate.editions import record_edition
from briefing.generate.evidence import check_written_feeds, check_written_page
from briefing.generate.faults import FaultyPagesError, fault_count, forget_faults
from briefing.generate.gathering import PROGRESS, gather_articles, gather_shelf, progress_of
from briefing.generate.holding import forget_held, tell_held
from briefing.generate.reader import PageReader
from briefing.generate.site import SiteGenerator
from briefing.generate.trees import site_of, trees_of
from briefing.knowledge.borders import BORDER_POLICY
from briefing.present.shelf import Shelf
from briefing.publish.finishing import finish_site
from briefing.publish.headers import content_policy
from briefing.publish.hosts import hosts_of
from briefing.publish.page_style import PageStyle, read_page_style
from briefing.speech import gettext, ngettext, pgettext, speak

__all__ = ["PROGRESS", "connect"]

# The settings are all that Pelican still holds when it says that everything is written.
_SHELF = "BRIEFING_SHELF"


def connect() -> None:
    """Connects every hook; a second call changes nothing."""
    signals.readers_init.connect(use_page_reader)
    signals.generator_init.connect(speak_in_templates)
    signals.get_generators.connect(site_generator)
    signals.all_generators_finalized.connect(prepare_site)
    signals.content_written.connect(check_written)
    signals.finalized.connect(end_build)


def use_page_reader(readers: Readers) -> None:
    """Pages are read by our own reader, whatever else could read Markdown."""
    readers.reader_classes.update(dict.fromkeys(PageReader.file_extensions, PageReader))


def speak_in_templates(generator: Generator) -> None:
    """Templates speak the language that is spoken when they are printed."""
    generator.env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)
    generator.env.policies["ext.i18n.trimmed"] = True


def site_generator(pelican: Pelican) -> type[Generator]:
    """The generator of everything that is not an article. Pelican asks for it once a build, before it reads a page."""
    forget_faults(pelican.settings)
    forget_held(pelican.settings)
    # What Pelican prints by itself stands in the tree at the root; the other trees are the site generator's.
    speak(trees_of(pelican.settings)[0].catalogue)
    return SiteGenerator


def prepare_site(generators: Sequence[Generator]) -> None:
    """Works out every article's facts and the corpus before anything is printed."""
    generator = next(g for g in generators if isinstance(g, ArticlesGenerator))
    # What an editor holds back, as a draft or hidden, is on no page of any kind.
    generator.drafts, generator.hidden_articles = [], []
    articles, generator.articles = gather_articles(generator.articles, generator.settings)
    shelf = gather_shelf(articles, generator.settings)
    generator.context["shelf"] = generator.settings[_SHELF] = shelf
    generator.context["BORDER_POLICY"] = BORDER_POLICY
    generator.context["card_picture"] = card_drawer(generator.settings)
    generator.context["TREES"] = trees = trees_of(generator.settings)
    generator.context["LANGUAGE"], generator.context["TREE"] = trees[0], trees[0].path
    style = _style(generator.settings)
    generator.context["STYLE"], generator.context["CONTENT_POLICY"] = Markup(style.css), content_policy(style)  # noqa: S704
    _give_views(generator, shelf)


def _give_views(generator: ArticlesGenerator, shelf: Shelf) -> None:
    site, show = site_of(generator.settings), progress_of(generator.settings)
    for number, page in enumerate(generator.articles, 1):
        show("laying out articles", number, len(generator.articles))
        laid_out = article_page(shelf.articles[page.slug], shelf, page._content, site)
        page.view, page.sources = laid_out.view, laid_out.sources
        page.cite, page.structure, page.card = laid_out.cite, laid_out.structure, laid_out.card
    generator.context["article_html"] = {page.slug: page._content for page in generator.articles}


def _style(settings: Mapping[str, Any]) -> PageStyle:
    return read_page_style(Path(settings["THEME"]) / "static" / "css")


def check_written(path: str, context: Mapping[str, Any]) -> None:
    """Holds each page that was written against the stored texts; raises EvidenceError, which ends the build."""
    written, shelf = Path(path), context.get("shelf")
    if shelf is not None and written.suffix == ".html":
        below = written.relative_to(context["OUTPUT_PATH"]).as_posix()
        check_written_page(below, written.read_bytes().decode("utf-8"), shelf)


def end_build(pelican: Pelican) -> None:
    """Adds what is made from the written pages.

    Raises FaultyPagesError where pages were left out, so that the exit code says so.
    """
    settings = pelican.settings
    shelf: Shelf = settings.pop(_SHELF)
    progress_of(settings)("making the search index", 1, 1)
    finish_site(Path(pelican.output_path), shelf, site_of(settings), _style(settings), hosts_of(settings))
    check_written_feeds(Path(pelican.output_path), shelf)
    speak(NullTranslations())
    record_edition(settings, shelf.history)
    tell_held(settings)
    if count := fault_count(settings):
        raise FaultyPagesError("build", f"the site is written, with {count} faults, each reported above")
