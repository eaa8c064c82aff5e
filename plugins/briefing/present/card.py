"""What a page says of itself where it is shared: a picture's words, and the head's OpenGraph fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from briefing.model import Article
from briefing.present.article import ArticleView
from briefing.present.claims import claimant_words
from briefing.present.dossiers import Dossier
from briefing.present.event import EventView
from briefing.present.facts import lead_claim
from briefing.present.lists import site_line
from briefing.present.plain_text import plain_line
from briefing.present.shelf import Shelf
from briefing.present.words import capitalise, claim_words, date_words
from briefing.speech import gettext

__all__ = ["Card", "article_card", "page_card"]

_COUNTRY = 3  # slashes in the address of a country; a province, which has more, shares the site's card


@dataclass(frozen=True, slots=True)
class Card:
    """`headline` "" stands for the site's own card. `line`: place and day. `figure` with `claimant`: who says so.

    Empty words are not drawn. `published` and `modified`: ISO 8601, of articles alone.
    """

    headline: str = ""
    line: str = ""
    figure: str = ""
    claimant: str = ""
    grade: str = ""
    published: str = ""
    modified: str = ""

    @property
    def description(self) -> str:
        """The lead figure with its claimant, then place and day; "" where there is none of it."""
        told = ". ".join(words.rstrip(".") for words in (self.figure, capitalise(self.claimant), self.line) if words)
        return f"{told}." if told else ""

    @property
    def alt(self) -> str:
        """Everything that the picture says, in its order."""
        graded = gettext("Graded: %(grade)s") % {"grade": self.grade} if self.grade else ""
        said = (self.headline, self.line, self.figure, self.claimant, graded)
        return ". ".join(words.rstrip(".") for words in said if words)


def article_card(article: Article, view: ArticleView, shelf: Shelf) -> Card:
    """Headline, place and day, the lead figure with its claimant, and the grade."""
    claim = lead_claim(article.facts.claims)
    force = next((f for f in article.facts.forces if claim and f.id == claim.victim_force), None)
    day = article.document.published
    return Card(
        headline=plain_line(article.title),
        line=_joined(site_line(article, shelf), date_words(day) if day else ""),
        figure=claim_words(claim, force) if claim else gettext("Harm: not stated"),
        claimant=plain_line(claimant_words(claim)) if claim else "",
        grade=next((row.badge for row in view.facts if row.badge), "") if claim else "",
        published=_moment(article.published_at, day),
        modified=_moment(article.modified_at, None),
    )


def page_card(view: object) -> Card:
    """The card of an event, a country or a force; that of the site for any other page."""
    match view:
        case EventView():
            ends = "; ".join(link.text for link in view.facts[0].rest_links)
            return Card(view.name, view.meta, view.facts[0].short, ends, view.grade)
        case Dossier() if view.section in ("regions", "actors") and view.url.count("/") <= _COUNTRY:
            return Card(view.name, view.meta, gettext("Claims stand side by side and are never added up"))
    return Card()


def _joined(*words: str) -> str:
    return " · ".join(filter(None, words))


def _moment(moment: datetime | None, day: date | None) -> str:
    if moment is not None and moment.utcoffset() is not None:
        return moment.isoformat(timespec="minutes")
    told: Sequence[date] = [d for d in (moment.date() if moment else None, day) if d]
    return told[0].isoformat() if told else ""
