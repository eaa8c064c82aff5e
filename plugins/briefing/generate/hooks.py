"""Where the plugin hooks into a build of Pelican. Named functions only: lambdas are never called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican import Pelican, signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.readers import Readers

from briefing.collate import corpus_of
from briefing.collate.events import Earlier, read_event_note
from briefing.errors import BriefingError
from briefing.generate.articles import article_of
from briefing.generate.editions import history_of, past_of, record_edition
from briefing.generate.faults import FaultyPagesError, fault_count, forget_faults, report_fault
from briefing.generate.reader import PageReader
from briefing.generate.site import SiteGenerator
from briefing.generate.world import names_of
from briefing.knowledge import Knowledge, load_knowledge
from briefing.knowledge.borders import BORDER_POLICY, read_borders
from briefing.model import Article, Corpus, EventNote
from briefing.present.addresses import Site
from briefing.present.article import article_view
from briefing.present.citations import article_cite
from briefing.present.shelf import Shelf, shelf_of
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
# A callable (what is done, how many, of how many) that a terminal may give.
PROGRESS = "BRIEFING_PROGRESS"
# Addresses below articles/ that the lists use themselves.
_TAKEN = re.compile(r"a-z|page-\d+")


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
    articles = _read_articles(generator)
    knowledge = load_knowledge()
    past = past_of(generator.settings, articles)
    corpus = _corpus(articles, knowledge, past.earlier, generator.settings)
    history = history_of(generator.settings, past, corpus)
    generator.context["shelf"] = generator.settings[_SHELF] = shelf = shelf_of(corpus, history)
    generator.context["BORDER_POLICY"] = BORDER_POLICY
    style = _style(generator.settings)
    generator.context["STYLE"], generator.context["CONTENT_POLICY"] = Markup(style.css), content_policy(style)  # noqa: S704
    _give_views(generator, shelf)


def _corpus(articles: Sequence[Article], knowledge: Knowledge, earlier: Earlier, settings: dict[str, Any]) -> Corpus:
    """The corpus with what an editor wrote about events; a note that cannot be used is reported and left out."""
    notes: list[EventNote] = []
    for path in sorted((site_settings(settings).content / "events").glob("*.yaml")):
        try:
            notes.append(read_event_note(path))
        except BriefingError as fault:
            report_fault(settings, str(fault))
    names, bodies = partial(names_of, knowledge.actors), knowledge.words.known_claimants
    while True:
        try:
            return corpus_of(articles, knowledge.countries, names, notes, bodies, earlier)
        except BriefingError as fault:  # a note that speaks of what is not there: the others still count
            report_fault(settings, str(fault))
            fitting = [note for note in notes if not fault.where.endswith(f"events/{note.id}.yaml")]
            if len(fitting) == len(notes):
                raise
            notes = fitting


def _read_articles(generator: ArticlesGenerator) -> list[Article]:
    """The articles with their facts; one that is at fault is reported and taken out of the build."""
    settings = site_settings(generator.settings)
    knowledge = load_knowledge()
    kept: list[Any] = []
    articles: dict[str, Article] = {}
    show = generator.settings.get(PROGRESS) or _silent
    for number, page in enumerate(sorted(generator.articles, key=lambda page: str(page.source_path)), 1):
        show("reading facts", number, len(generator.articles))
        try:
            if page.slug in articles or _TAKEN.fullmatch(page.slug):
                raise BriefingError(page.source_path, f"the address articles/{page.slug}/ is taken", "rename the file")
            article = article_of(page.slug, page.front, page._content, knowledge, settings.corrections)
            # A correction that fits nothing any more may have protected somebody: the build must not end quietly.
            for words in article.facts.warnings:
                report_fault(generator.settings, words)
            articles[page.slug] = article
            kept.append(page)
        except BriefingError as fault:
            report_fault(generator.settings, str(fault))
        except Exception as fault:  # one article that breaks a rule of ours must not take the others with it
            words = f"{page.source_path}: cannot be read: {type(fault).__name__}: {fault}"
            report_fault(generator.settings, words)
    generator.articles = kept
    return list(articles.values())


def _give_views(generator: ArticlesGenerator, shelf: Shelf) -> None:
    borders = read_borders()
    site = _site(generator.settings)
    show = generator.settings.get(PROGRESS) or _silent
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


def _silent(_words: str, _done: int, _total: int) -> None:
    """Where nobody watches."""


def end_build(pelican: Pelican) -> None:
    """Adds what is made from the written pages.

    Raises FaultyPagesError where pages were left out, so that the exit code says so.
    """
    settings = pelican.settings
    shelf: Shelf = settings.pop(_SHELF)
    (settings.get(PROGRESS) or _silent)("making the search index", 1, 1)
    finish_site(Path(pelican.output_path), shelf, _site(settings), _style(settings))
    record_edition(settings, shelf.history)
    if count := fault_count(settings):
        raise FaultyPagesError("build", f"the site is written, with {count} faults, each reported above")
