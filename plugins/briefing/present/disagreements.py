"""Where an article disagrees with itself: both sentences, each with who says it and the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Article, Claim, Contradiction, Evidence
from briefing.present.addresses import Link
from briefing.present.anchors import Anchors, claim_number
from briefing.present.claims import claimant_words
from briefing.present.shelf import Shelf
from briefing.present.words import capitalise, outcome_words
from briefing.speech import gettext, gettext_noop

__all__ = ["Disagreement", "Side", "disagreements", "side_of"]

_ABOUT = {
    "number": "",
    "victims": gettext_noop("Who was harmed"),
    "blame": gettext_noop("Who is to blame"),
    "denial": gettext_noop("Claimed and denied"),
    "amount": gettext_noop("Two figures for one thing"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two statements: the sentence, with the words that carry the figure; who says so, empty for the article.

    `before` and `after` are the sentence around `words`, which lead to it.
    """

    before: str
    words: Link
    after: str
    who: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements of one article that cannot both be so; `about` says on what."""

    about: str
    sides: tuple[Side, Side]


def disagreements(article: Article, shelf: Shelf, anchors: Anchors) -> tuple[Disagreement, ...]:
    """In order of the text; () where the article does not contradict itself."""
    claims = {c.id: c for c in article.facts.claims}
    return tuple(_row(found, article, claims, anchors) for found in shelf.contradictions_of.get(article.slug, ()))


def _row(found: Contradiction, article: Article, claims: dict[str, Claim], anchors: Anchors) -> Disagreement:
    first, second = claims.get(found.first.claim), claims.get(found.second.claim)
    about = gettext(_ABOUT[found.about])
    if first and not about:
        numbers = [claim_number(article.facts.claims, c.id) for c in (first, second) if c]
        about = gettext("%(outcome)s: claims %(first)s and %(second)s") % {
            "outcome": capitalise(outcome_words(first.outcome)),
            "first": numbers[0],
            "second": numbers[-1],
        }
    sides = (
        side_of(found.first_evidence, first, article, anchors),
        side_of(found.second_evidence, second, article, anchors),
    )
    return Disagreement(about, sides)


def side_of(item: Evidence, claim: Claim | None, article: Article, anchors: Anchors) -> Side:
    """The sentence that this evidence stands in, with its words as the way to it on the article's page."""
    text = article.title if item.part == "headline" else article.document.text
    start, end = (0, len(text)) if item.part == "headline" else anchors.sentence(item)
    return Side(
        before=text[start : item.start].lstrip(),
        words=Link(item.quote, anchors.href(item)),
        after=text[item.end : end].rstrip(),
        who=claimant_words(claim) if claim else "",
    )
