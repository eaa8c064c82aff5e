"""Rows of lists: articles with their figure, groups with their counts, names from A to Z."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Article
from briefing.present.addresses import Link, article_url, relative
from briefing.present.claims import claimant_words
from briefing.present.facts import lead_claim
from briefing.present.shelf import Shelf
from briefing.present.words import claim_words, date_words, listed_words, number_words
from briefing.speech import gettext, ngettext
from briefing.text import fold

__all__ = [
    "ArticleRow", "CountRow", "Letter", "article_rows", "counted_articles", "last_day", "last_words",
    "site_line", "sounding",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in a list: where and when, headline, figure and claimant, outlet. Empty words are not printed."""

    title: Link
    place: str
    date: str
    iso: str
    figure: str
    claimant: str
    outlet: str
    more: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """A name with a count of articles; `share` of the largest count in its list, 0 to 100; `iso` the day of `last`."""

    name: Link
    kind: str
    count: int
    share: int
    last: str
    newest: Link | None = None
    depth: int = 0
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """The rows under one letter; "0-9" holds everything that does not begin with a Latin letter."""

    name: str
    id: str
    rows: tuple[CountRow, ...]


def article_rows(articles: Iterable[Article], shelf: Shelf, url: str) -> tuple[ArticleRow, ...]:
    """The articles as rows, in the order given."""
    return tuple(_article_row(a, shelf, url) for a in articles)


def _article_row(article: Article, shelf: Shelf, url: str) -> ArticleRow:
    claim = lead_claim(article.facts.claims)
    force = next((f for f in article.facts.forces if claim and f.id == claim.victim_force), None)
    published = article.document.published
    others = len(article.facts.claims) - 1
    return ArticleRow(
        title=Link(article.title, relative(url, article_url(article.slug))),
        place=site_line(article, shelf),
        date=date_words(published) if published else gettext("Date not stated"),
        iso=published.isoformat() if published else "",
        figure=claim_words(claim, force) if claim else "",
        claimant=claimant_words(claim) if claim else "",
        outlet=article.outlet or "",
        more=_more_claims(others) if others > 0 else "",
    )


def _more_claims(others: int) -> str:
    return ngettext("%(count)s more claim", "%(count)s more claims", others) % {"count": number_words(others)}


def site_line(article: Article, shelf: Shelf) -> str:
    """The first place where events happened and the country: "Goma, Democratic Republic of the Congo"; may be empty."""
    group = shelf.countries.get(article.country or "")
    country = group.name if group else ""
    site = next((p for p in article.facts.places if p.site and p.kind != "country"), None)
    if site is None:
        return country
    return listed_words((site.name, country)) if country and site.country == article.country else site.name


def counted_articles(rows: Sequence[tuple[Link, str, Sequence[str]]], shelf: Shelf) -> tuple[CountRow, ...]:
    """(name, kind, slugs newest first) with counts, shares of the largest, and the day of the last report."""
    most = max((len(slugs) for _, _, slugs in rows), default=1) or 1
    return tuple(_counted(name, kind, slugs, most, shelf) for name, kind, slugs in rows)


def _counted(name: Link, kind: str, slugs: Sequence[str], most: int, shelf: Shelf) -> CountRow:
    last = last_day(slugs, shelf)
    share = round(100 * len(slugs) / most)
    return CountRow(name, kind, len(slugs), share, last_words(last), iso=last.isoformat() if last else "")


def last_day(slugs: Sequence[str], shelf: Shelf) -> date | None:
    """The newest day of publication of these articles, which come newest first, as everywhere, those without a date
    last; None where none has one."""
    return shelf.articles[slugs[0]].document.published if slugs else None


def last_words(day: date | None) -> str:
    """The day of a last report."""
    return date_words(day) if day else gettext("date not stated")


def sounding(name: str) -> str:
    """The name from its first Latin letter or digit on, without accents and case; whole where it has none."""
    folded = fold(name)
    start = next((i for i, c in enumerate(folded) if c.isdigit() or "a" <= c <= "z"), 0)
    return folded[start:]
