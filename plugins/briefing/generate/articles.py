"""A page of content/articles as an article with its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.generate.headed import actor_ids, article_with, country_of, document_with, named_force
from briefing.html_text import blocks_of_html
from briefing.ingest.front_matter import PageFront
from briefing.knowledge import Knowledge
from briefing.knowledge.actor_book import ActorBook
from briefing.model import Article, Change, Check, Correction, Document, FactBox
from briefing.pipeline import corrected_facts
from briefing.resolve.corrections import without_dangling

__all__ = ["article_of", "document_of"]

_HEAD = "actors: in the head of the page"  # the reason that stands beside a force that an editor put there


def document_of(slug: str, front: PageFront, html: str, country: str | None) -> Document:
    """The article as text: what the rules read. `country` is an editor's, as ISO alpha-2."""
    return document_with(slug, front, country, *blocks_of_html(html, front.deck or ""))


def article_of(
    slug: str, front: PageFront, html: str, knowledge: Knowledge, corrections: Callable[[str], tuple[Correction, ...]]
) -> Article:
    """The article with its facts, corrections applied. Raises BriefingError where head or corrections are faulty."""
    document = document_of(slug, front, html, country_of(front.country, slug, knowledge.countries))
    facts = corrected_facts(document, knowledge, corrections)
    actors = actor_ids(front.actors, slug, knowledge.actors, frozenset(f.id for f in facts.forces))
    return article_with(slug, front, document, _with_actors(facts, actors, knowledge.actors), actors)


def _with_actors(box: FactBox, wanted: tuple[str, ...], book: ActorBook) -> FactBox:
    """The fact box with an editor's forces in place of all others; one that no rule found has no words to show."""
    if not wanted:
        return box
    held = tuple(f for f in box.forces if f.id in wanted)
    added = [book.by_id[id] for id in wanted if id not in {f.id for f in held}]
    forces = map(named_force, added)
    # Without words of its own a force must be seen to be the editor's, on the page and in the data.
    changes = (Change("add", "force", a.id, _HEAD) for a in added)
    checks = (Check("force", a.id, "added") for a in added)
    box = replace(box, changes=(*box.changes, *changes), checks=(*box.checks, *checks))
    return without_dangling(replace(box, forces=(*held, *forces)))
