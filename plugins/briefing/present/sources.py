"""The numbered sources of a page on paper: the articles that its figures come from, and the number beside each figure.

On a screen a figure links to its sentence. Paper has no links: there a number in brackets stands in their place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from briefing.model import Article
from briefing.present.article import ArticleView
from briefing.present.claims import ClaimRow
from briefing.present.dossiers import Dossier
from briefing.present.event import EventView
from briefing.present.events import EventRow
from briefing.present.home import HomeView
from briefing.present.list_pages import ListPage
from briefing.present.lists import ArticleRow
from briefing.present.plain_text import web_address
from briefing.present.shelf import Shelf
from briefing.present.words import date_words
from briefing.speech import gettext

__all__ = ["Source", "Sources", "article_sources", "edition_line", "page_sources", "slug_of", "sources_of"]

_ARTICLE = re.compile(r"(?:^|/)articles/([^/#]+)/")
_NONE = Markup("")
_OWN_FIGURE = re.compile(r"#(?:claim-|s\d|title$)")


@dataclass(frozen=True, slots=True)
class Source:
    """One article as a source: `original` is the outlet's address, "" where not stated; `url` below the site's root."""

    number: int
    outlet: str
    title: str
    language: str
    day: str
    original: str
    url: str


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of one page in the order of their numbers, which count from 1.

    `own`: the number of the article whose page this is, 0 on every other page. The first `listed` sources stand in the
    page's own list of articles and are not repeated below it. `edition`: of which edition a brief is, in words; pages
    of the site leave it to the sheet for paper, since it is another at each edition.
    """

    rows: tuple[Source, ...] = ()
    own: int = 0
    listed: int = 0
    numbers: Mapping[str, int] = field(default_factory=dict)
    edition: str = ""

    @property
    def unlisted(self) -> tuple[Source, ...]:
        """The sources that the page's own list of articles lacks."""
        return self.rows[self.listed :]

    def number(self, href: str) -> int:
        """The number of the source that a figure's link leads to; 0 where it leads to no source.

        >>> Sources(numbers={"ferry": 2}).number("../../articles/ferry/#claim-killed-26")
        2
        """
        if href.startswith("#"):
            return self.own if _OWN_FIGURE.match(href) else 0
        return self.numbers.get(slug_of(href), 0)

    def numbers_of(self, slugs: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these articles, each once, in rising order."""
        return tuple(sorted({self.numbers[slug] for slug in slugs if slug in self.numbers}))

    def mark(self, href: str) -> Markup:
        """The number as it stands beside a figure on paper; nothing where the link leads to no source."""
        number = self.number(href)
        return _mark(number) if number else _NONE

    def marks(self, slugs: Iterable[str]) -> Markup:
        """`mark` for a figure that several articles give."""
        return _NONE.join(map(_mark, self.numbers_of(slugs)))

    def of(self, href: str) -> Source | None:
        """The source that a link leads to."""
        number = self.number(href)
        return self.rows[number - 1] if number else None


@lru_cache(maxsize=1024)
def _mark(number: int) -> Markup:
    return Markup('<span class="paper cited"> [{}]</span>').format(number)


def slug_of(href: str) -> str:
    """The slug of the article that a link leads to or into; "" for any other link."""
    found = _ARTICLE.search(href)
    return found.group(1) if found else ""


def sources_of(slugs: Iterable[str], shelf: Shelf, own: str = "", listed: int = 0) -> Sources:
    """These articles as sources, numbered in the order given; a slug given twice counts once."""
    kept = [slug for slug in dict.fromkeys(slugs) if slug in shelf.articles]
    numbers = {slug: number for number, slug in enumerate(kept, 1)}
    rows = tuple(_source(number, shelf.articles[slug]) for slug, number in numbers.items())
    return Sources(rows, numbers.get(own, 0), listed, numbers)


def _source(number: int, article: Article) -> Source:
    day = article.document.published
    return Source(
        number=number,
        outlet=article.outlet or gettext("Outlet not stated"),
        title=article.title,
        language=article.language,
        day=date_words(day) if day else gettext("date not stated"),
        original=web_address(article.source_url),
        url=article.url,
    )


def edition_line(shelf: Shelf) -> str:
    """Which edition this is, with its day; where none is recorded, up to which day the articles go."""
    editions = shelf.history.editions
    if editions and editions[-1].number:
        last = editions[-1]
        return gettext("Edition %(number)s of %(date)s.") % {
            "number": last.number,
            "date": date_words(date.fromisoformat(last.date)),
        }
    newest = next((a.document.published for a in shelf.corpus.articles if a.document.published), None)
    if newest is None:
        return gettext("No edition is recorded.")
    return gettext("No edition is recorded; articles up to %(date)s.") % {"date": date_words(newest)}


# --- what each kind of page cites --------------------------------------------------------------------------------


def article_sources(view: ArticleView, slug: str, shelf: Shelf) -> Sources:
    """The article itself, then those behind the events that others report too."""
    return sources_of((slug, *_cited(view.events)), shelf, own=slug)


def page_sources(view: object, shelf: Shelf) -> Sources:
    """The sources of any page but an article's; none where the page shows no figure of an article."""
    match view:
        case EventView():
            return sources_of((slug_of(row.article.href) for row in view.times), shelf)
        case Dossier():
            return _dossier_sources(view, shelf)
        case HomeView():
            return sources_of((*_listed(view.newest), *_cited(view.events)), shelf)
        case ListPage():
            return _list_sources(view, shelf)
    return Sources()


def _list_sources(view: ListPage, shelf: Shelf) -> Sources:
    listed = _listed(row for row in view.rows if isinstance(row, ArticleRow))
    cited = _cited(row for row in view.rows if isinstance(row, EventRow))
    claims = (slug_of(row.permalink) for row in view.rows if isinstance(row, ClaimRow))
    return sources_of((*listed, *cited, *claims), shelf, listed=len(listed))


def _dossier_sources(view: Dossier, shelf: Shelf) -> Sources:
    """The articles of its list, then what its events, claims and sentences rest on beside these."""
    listed = _listed(view.articles)
    claims = (slug_of(row.permalink) for part in view.claims for row in part.rows)
    told = (slug_of(row.words.href) for row in view.mentions)
    return sources_of((*listed, *_cited(view.events), *claims, *told), shelf, listed=len(listed))


def _cited(rows: Iterable[EventRow]) -> list[str]:
    return [slug for row in rows for slug in row.cited]


def _listed(rows: Iterable[ArticleRow]) -> list[str]:
    return list(dict.fromkeys(slug_of(row.title.href) for row in rows))
