"""Where the plugin hooks into a build of Pelican. Named functions only: lambdas are never called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.readers import Readers

from briefing.generate.editions import record_edition
from briefing.generate.faults import FaultyPagesError, fault_count, forget_faults
from briefing.generate.gathering import PROGRESS, gather_articles, gather_shelf, progress_of
from briefing.generate.reader import PageReader
from briefing.generate.site import SiteGenerator
from briefing.knowledge.borders import BORDER_POLICY, read_borders
from briefing.present.addresses import Site
from briefing.present.article import article_view
from briefing.present.citations import article_cite
from briefing.present.shelf import Shelf
from briefing.present.sources import article_sources
from briefing.present.structured import article_structure, json_ld
from briefing.publish.content_hash import facts_hash
from briefing.publish.finishing import finish_site
from briefing.publish.headers import content_policy
from briefing.publish.page_style import PageStyle, read_page_style
from briefing.settings import site_settings
from briefing.speech import gettext, ngettext, pgettext

__all__ = ["PROGRESS", "connect"]

# The settings are all that Pelican still holds when it says that everything is written.
_SHELF = "BRIEFING_SHELF"


def connect() -> None:
    """Connects every hook; a second call changes nothing."""
    signals.readers_init.connect(use_page_reader)
    signals.generator_init.connect(speak_in_templates)
    signals.get_generators.connect(site_generator)
    signals.all_generators_finalized.connect(prepare_site)
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
    style = _style(generator.settings)
    generator.context["STYLE"], generator.context["CONTENT_POLICY"] = Markup(style.css), content_policy(style)  # noqa: S704
    _give_views(generator, shelf)


def _give_views(generator: ArticlesGenerator, shelf: Shelf) -> None:
    borders = read_borders()
    site = _site(generator.settings)
    show = progress_of(generator.settings)
    for number, page in enumerate(generator.articles, 1):
        show("laying out articles", number, len(generator.articles))
        article = shelf.articles[page.slug]
        page.view = article_view(article, shelf, page._content, borders)
        page.sources = article_sources(page.view, article.slug, shelf)
        page.cite = article_cite(article, site, facts_hash(article.facts))
        page.structure = json_ld(article_structure(article, site))


def _site(settings: Mapping[str, Any]) -> Site:
    return Site(settings["SITENAME"], site_settings(settings).address)


def _style(settings: Mapping[str, Any]) -> PageStyle:
    return read_page_style(Path(settings["THEME"]) / "static" / "css")


def end_build(pelican: Pelican) -> None:
    """Adds what is made from the written pages.

    Raises FaultyPagesError where pages were left out, so that the exit code says so.
    """
    settings = pelican.settings
    shelf: Shelf = settings.pop(_SHELF)
    progress_of(settings)("making the search index", 1, 1)
    finish_site(Path(pelican.output_path), shelf, _site(settings), _style(settings))
    record_edition(settings, shelf.history)
    if count := fault_count(settings):
        raise FaultyPagesError("build", f"the site is written, with {count} faults, each reported above")
