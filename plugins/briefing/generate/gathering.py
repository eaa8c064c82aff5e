"""From the pages of articles to the shelf that every page is printed from: one way for the site and for a brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefing.collate import corpus_of, corpus_of_heads
from briefing.collate.editions import History
from briefing.collate.evidence import check_evidence, evidence_error
from briefing.errors import BriefingError
from briefing.generate.editions import history_of, past_of
from briefing.generate.faults import report_fault
from briefing.generate.holding import held_slugs, report_corrections, without_held
from briefing.generate.progress import progress_of
from briefing.generate.withholding import withheld_of
from briefing.generate.world import names_of
from briefing.ingest.front_matter import PageFront
from briefing.knowledge import load_knowledge
from briefing.knowledge.actor_book import read_actors
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, Corpus, EventNote
from briefing.present.shelf import Shelf, shelf_of
from briefing.settings import site_settings
from briefing.speech import source_language

if TYPE_CHECKING:
    from briefing.collate.events import Earlier

__all__ = ["WrittenPage", "gather_articles", "gather_corpus", "gather_shelf"]

# Addresses below articles/ that the lists use themselves.
_TAKEN = re.compile(r"a-z|page-\d+")


class WrittenPage(Protocol):
    """A page of content/articles as read: where it lies, its head, and its body as safe HTML."""

    @property
    def slug(self) -> str: ...
    @property
    def source_path(self) -> str: ...
    @property
    def front(self) -> PageFront: ...
    @property
    def _content(self) -> str: ...


Page = TypeVar("Page", bound=WrittenPage)


def gather_articles(pages: Iterable[Page], settings: dict[str, Any]) -> tuple[list[Article], list[Page]]:
    """The articles with their facts, and their pages; one that is at fault is reported and left out."""
    from briefing.generate.articles import article_of  # reads with all rules; a build reads elsewhere

    withheld = withheld_of(settings)
    corrections, knowledge, show = site_settings(settings).corrections, load_knowledge(), progress_of(settings)
    ordered = sorted(pages, key=lambda page: str(page.source_path))
    kept: list[Page] = []
    articles: dict[str, Article] = {}
    unfounded: list[str] = []
    for number, page in enumerate(ordered, 1):
        show("reading facts", number, len(ordered))
        try:
            if page.slug in articles or _TAKEN.fullmatch(page.slug):
                raise BriefingError(page.source_path, f"the address articles/{page.slug}/ is taken", "rename the file")
            article = article_of(page.slug, page.front, page._content, knowledge, withheld.corrections(corrections))
            article = withheld.article(article)
            report_corrections(settings, article.facts.warnings)
            unfounded += check_evidence(article)
            articles[page.slug] = article
            kept.append(page)
        except BriefingError as fault:
            report_fault(settings, str(fault))
        except Exception as fault:  # one article that breaks a rule of ours must not take the others with it
            words = f"{page.source_path}: cannot be read: {type(fault).__name__}: {fault}"
            report_fault(settings, words)
    if (
        unfounded
    ):  # not a fault of one page: a rule or a correction gave words a wrong place, and may have done so anywhere
        raise evidence_error(unfounded)
    return list(articles.values()), kept


def gather_shelf(articles: Sequence[Article], settings: dict[str, Any]) -> Shelf:
    """The corpus of these articles with its lookups and what was published before."""
    return shelf_of(*gather_corpus(articles, settings))


def gather_corpus(articles: Sequence[Article], settings: dict[str, Any]) -> tuple[Corpus, History]:
    """The corpus of these articles and what was published before: nothing, on a site without facts."""
    if "facts" not in site_settings(settings).parts:
        countries = read_countries()
        return corpus_of_heads(articles, countries, partial(names_of, read_actors(countries))), History()
    with source_language():  # the ledger keeps what it keeps in one language
        past = past_of(settings, articles)
    corpus = _corpus(articles, past.earlier, settings)
    return corpus, history_of(settings, past, corpus)


def _corpus(articles: Sequence[Article], earlier: Earlier, settings: dict[str, Any]) -> Corpus:
    """The corpus with what an editor wrote about events; a note that cannot be used is reported and left out."""
    from briefing.collate.events import read_event_note  # a site without facts has no events

    notes: list[EventNote] = []
    held = held_slugs(settings)
    for path in sorted((site_settings(settings).content / "events").glob("*.yaml")):
        try:
            note = without_held(read_event_note(path), held)
            notes += [withheld_of(settings).note(note, str(path.parent))] if note else []
        except BriefingError as fault:
            report_fault(settings, str(fault))
    knowledge = load_knowledge()
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
