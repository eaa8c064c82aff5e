"""Where the claims of an event exclude each other: both sentences, each with who says it and where."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import ClaimRef, Contradiction, Event, Evidence
from briefing.present.addresses import article_url, relative
from briefing.present.disagreements import Disagreement, Side, side_of
from briefing.present.shelf import Shelf
from briefing.present.words import listed_words
from briefing.speech import gettext, gettext_noop

__all__ = ["about_words", "event_disputes"]

_ABOUT = {
    "number": gettext_noop("How many"),
    "victims": gettext_noop("Who was harmed"),
    "blame": gettext_noop("Who did it"),
    "denial": gettext_noop("Whether it was so"),
    "amount": gettext_noop("How much"),
}


def event_disputes(event: Event, shelf: Shelf, url: str) -> tuple[Disagreement, ...]:
    """Between articles, then within one, where two are quoted against each other on the same harm; () for none."""
    held = set(event.claims)
    within = (d for slug in event.articles for d in shelf.contradictions_of.get(slug, ()))
    found = (*event.contradictions, *(d for d in within if {d.first, d.second} <= held))
    return tuple(_dispute(d, shelf, url) for d in found)


def about_words(found: Contradiction) -> str:
    """What two accounts part on."""
    return gettext(_ABOUT[found.about])


def _dispute(found: Contradiction, shelf: Shelf, url: str) -> Disagreement:
    first, second = (
        _side(ref, evidence, shelf, url)
        for ref, evidence in ((found.first, found.first_evidence), (found.second, found.second_evidence))
    )
    return Disagreement(gettext(_ABOUT[found.about]), (first, second))


def _side(ref: ClaimRef, evidence: Evidence, shelf: Shelf, url: str) -> Side:
    """The sentence as on its article's page, with the way there, the claimant and the outlet."""
    article = shelf.articles[ref.article]
    claim = shelf.claim(ref)
    if evidence.part == "headline":  # says less than the sentence below it, and seldom who did it
        evidence = next((e for e in claim.evidence if e.part != "headline"), evidence)
    side = side_of(evidence, claim, article, shelf.anchors[article.slug])
    words = replace(side.words, href=relative(url, article_url(ref.article)) + side.words.href)
    return replace(side, words=words, who=listed_words((side.who, article.outlet or "")))
