"""What many articles hold together: regions, actors, places, origins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefing.collate.actors import NamesOf, group_actors
from briefing.collate.bodies import Bodies
from briefing.collate.claimants import group_claimants
from briefing.collate.places import group_places
from briefing.collate.regions import group_regions, primary_country
from briefing.knowledge.country_book import CountryBook
from briefing.model import ActorGroup, Article, Corpus, EventNote
from briefing.text import fold

if TYPE_CHECKING:
    from briefing.collate.events import Earlier

__all__ = ["corpus_of", "corpus_of_heads", "newest_first"]


def newest_first(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By day and time of publication, newest first; undated ones last; ties by slug."""
    by_slug = sorted(articles, key=lambda a: a.slug)
    dated = sorted(by_slug, key=_moment, reverse=True)
    # `reverse` keeps equal items in order, so ties stay sorted by slug.
    return tuple(sorted(dated, key=lambda a: a.document.published is None))


def _moment(article: Article) -> tuple[date, str]:
    time = article.published_at.time().isoformat() if article.published_at else ""
    return article.document.published or date.min, time


def corpus_of(
    articles: Iterable[Article],
    countries: CountryBook,
    names_of: NamesOf,
    notes: Sequence[EventNote] = (),
    known_claimants: Set[str] = frozenset(),
    earlier: Earlier | None = None,
) -> Corpus:
    """The published articles and how they group. `names_of` gives the names that knowledge holds for a force.

    `known_claimants`: bodies that knowledge names. `earlier`: ids under which events were published, and their claims,
    so that they keep them.
    `notes`: what an editor wrote about events; raises BriefingError where one speaks of what is not there.
    """
    from briefing.collate.contradictions import find_contradictions  # a site without facts does not wait for these
    from briefing.collate.events import find_events
    from briefing.collate.origins import find_origins

    ordered = tuple(replace(a, country=primary_country(a.facts, a.document.country)) for a in newest_first(articles))
    origins = find_origins(ordered)
    events = find_events(ordered, origins, notes, earlier)
    actors = group_actors(ordered, names_of)
    return Corpus(
        articles=ordered,
        regions=group_regions(ordered, countries),
        actors=actors,
        places=group_places(ordered),
        origins=origins,
        events=events,
        contradictions=find_contradictions(ordered),
        claimants=group_claimants(ordered, events, Bodies(countries, known_claimants, _speaking(actors))),
    )


def corpus_of_heads(articles: Iterable[Article], countries: CountryBook, names_of: NamesOf) -> Corpus:
    """The articles of a site without facts, grouped by the country and the forces that their heads name."""
    ordered = newest_first(articles)
    return Corpus(ordered, group_regions(ordered, countries), group_actors(ordered, names_of), ())


def _speaking(actors: Iterable[ActorGroup]) -> dict[str, tuple[str, str]]:
    """Id and name of each force by its folded names; a name of two forces speaks for neither."""
    known = [g for g in actors if g.known]
    counts = Counter(name for g in known for name in {fold(n) for n in (g.name, *g.aliases)})
    return {fold(name): (g.id, g.name) for g in known for name in (g.name, *g.aliases) if counts[fold(name)] == 1}
