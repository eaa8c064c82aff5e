"""The front page and the lists of articles."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.knowledge.borders import Borders
from briefing.present.addresses import Link, actor_url, article_url, relative
from briefing.present.copies import articles_from, counted_once
from briefing.present.counted import countries_counted, forces_counted, harm_claims_counted, outlets_counted
from briefing.present.events import EventRow, event_rows
from briefing.present.lists import ArticleRow, CountRow, article_rows, counted_articles
from briefing.present.locate import MapView, world_map
from briefing.present.name_lists import Name
from briefing.present.region import region_rows
from briefing.present.shelf import Shelf
from briefing.present.words import day_words, force_kind, listed_words, number_words
from briefing.speech import gettext, ngettext

__all__ = ["HomeView", "article_names", "home_view"]

_NEWEST = 8
_NEWEST_EVENTS = 6
_MOST_ACTORS = 12


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
    events: tuple[EventRow, ...] = ()


def home_view(shelf: Shelf, borders: Borders) -> HomeView:
    """The front page. Its heading carries the day of the newest article, never the day of the build."""
    newest = next((a.document.published for a in shelf.corpus.articles if a.document.published), None)
    ranked = sorted(shelf.corpus.actors, key=lambda g: (-len(g.articles), g.name))[:_MOST_ACTORS]
    actors = [(Link(g.name, actor_url(g.id)), force_kind(g.type), g.articles) for g in ranked]
    total = len(shelf.corpus.articles)
    all_articles = ngettext("All %(count)s article", "All %(count)s articles", total)
    return HomeView(
        heading=gettext("Briefing for %(day)s") % {"day": day_words(newest)} if newest else gettext("Briefing"),
        counts=_counts(shelf),
        newest=article_rows(shelf.corpus.articles[:_NEWEST], shelf, ""),
        more=Link(all_articles % {"count": number_words(total)}, relative("", "articles/"))
        if total > _NEWEST
        else None,
        regions=region_rows(shelf, "", ("region", "country")),
        actors=counted_articles(actors, shelf),
        map=world_map(shelf, "", borders),
        events=event_rows(shelf.corpus.events[:_NEWEST_EVENTS], shelf, ""),
    )


def _counts(shelf: Shelf) -> str:
    countries = sum(1 for g in shelf.corpus.regions if g.level == "country")
    outlets = len({a.outlet for a in shelf.corpus.articles if a.outlet})
    counts = [
        articles_from([a.slug for a in shelf.corpus.articles], shelf),
        outlets_counted(outlets),
        forces_counted(len(shelf.corpus.actors)),
        countries_counted(countries),
    ]
    if shelf.has_facts:  # elsewhere nobody read any claims, which is not the same as none
        claims = counted_once(((a, c) for a in shelf.corpus.articles for c in a.facts.claims), shelf)
        counts.insert(2, harm_claims_counted(len(claims)))
    return f"{listed_words(counts)}."


def article_names(shelf: Shelf) -> list[Name]:
    """Every article by its headline."""
    return [
        Name(a.title, article_url(a.slug), a.outlet or "", "", 1, a.document.published) for a in shelf.corpus.articles
    ]
