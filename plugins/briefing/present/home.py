"""The front page and the lists of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.knowledge.borders import Borders
from briefing.model import Article, Corpus
from briefing.present.addresses import Link, actor_url, relative
from briefing.present.lists import ArticleRow, CountRow, Letter, article_rows, by_letter, counted_articles
from briefing.present.locate import MapView, world_map
from briefing.present.region import region_rows
from briefing.present.words import FORCE_TYPE_WORDS, count_words, day_words

__all__ = ["ArticlePage", "HomeView", "article_letters", "article_pages", "home_view"]

_NEWEST = 8
_MOST_ACTORS = 12
PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page: newest articles, counts, regions, the most named actors, a map."""

    heading: str
    counts: str
    newest: tuple[ArticleRow, ...]
    more: Link | None
    regions: tuple[CountRow, ...]
    actors: tuple[CountRow, ...]
    map: MapView | None


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page of the list of articles; years in order of the list."""

    url: str
    number: int
    last: int
    years: tuple[tuple[str, tuple[ArticleRow, ...]], ...]
    newer: str
    older: str


def home_view(corpus: Corpus, borders: Borders) -> HomeView:
    """The front page. Its heading carries the day of the newest article, never the day of the build."""
    newest = next((a.document.published for a in corpus.articles if a.document.published), None)
    ranked = sorted(corpus.actors, key=lambda g: (-len(g.articles), g.name))[:_MOST_ACTORS]
    actors = [(Link(g.name, actor_url(g.id)), FORCE_TYPE_WORDS[g.type], g.articles) for g in ranked]
    total = len(corpus.articles)
    return HomeView(
        heading=f"Briefing for {day_words(newest)}" if newest else "Briefing",
        counts=_counts(corpus),
        newest=article_rows(corpus.articles[:_NEWEST], corpus, ""),
        more=Link(f"All {count_words(total, 'article')}", relative("", "articles/")) if total > _NEWEST else None,
        regions=region_rows(corpus, "", ("region", "country")),
        actors=counted_articles(actors, corpus),
        map=world_map(corpus, "", borders),
    )


def _counts(corpus: Corpus) -> str:
    claims = sum(len(a.facts.claims) for a in corpus.articles)
    countries = sum(1 for g in corpus.regions if g.level == "country")
    outlets = len({a.outlet for a in corpus.articles if a.outlet})
    return ", ".join(
        (
            count_words(len(corpus.articles), "article"),
            f"{count_words(outlets, 'outlet')}",
            f"{count_words(claims, 'claim')} of harm",
            count_words(len(corpus.actors), "force"),
            f"{count_words(countries, 'country', 'countries')}.",
        )
    )


def _page_url(number: int) -> str:
    return "articles/" if number == 1 else f"articles/page-{number}/"


def article_pages(corpus: Corpus, size: int = PAGE_SIZE) -> tuple[ArticlePage, ...]:
    """The list of articles by date, newest first, cut in pages; one empty page where there is no article."""
    last = max(1, -(-len(corpus.articles) // size))
    return tuple(_page(corpus, n, last, corpus.articles[(n - 1) * size : n * size]) for n in range(1, last + 1))


def _page(corpus: Corpus, number: int, last: int, articles: Sequence[Article]) -> ArticlePage:
    url = _page_url(number)
    years: dict[str, list[Article]] = {}
    for article in articles:
        day = article.document.published
        years.setdefault(str(day.year) if day else "Date not stated", []).append(article)
    return ArticlePage(
        url=url,
        number=number,
        last=last,
        years=tuple((name, article_rows(items, corpus, url)) for name, items in years.items()),
        newer=relative(url, _page_url(number - 1)) if number > 1 else "",
        older=relative(url, _page_url(number + 1)) if number < last else "",
    )


def article_letters(corpus: Corpus, url: str) -> tuple[Letter, ...]:
    """Every article by its headline, from A to Z."""
    rows = [
        (Link(a.title, relative(url, f"articles/{a.slug}/"), a.outlet or ""), "", (a.slug,)) for a in corpus.articles
    ]
    return by_letter(counted_articles(rows, corpus))
