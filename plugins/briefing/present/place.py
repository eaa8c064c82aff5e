"""Pages of places and the index of places."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge.borders import Borders
from briefing.model import Corpus, Place, PlaceGroup
from briefing.present.addresses import Link, actor_url, place_url, region_url, relative
from briefing.present.dossiers import Dossier, Section, as_of, claim_list, claims_of, who_says
from briefing.present.facts import Answer
from briefing.present.lists import Letter, article_rows, by_letter, counted_articles
from briefing.present.locate import place_map
from briefing.present.words import (
    FORCE_TYPE_WORDS,
    NOT_STATED,
    PLACE_KIND_WORDS,
    capitalise,
    count_words,
    precision_words,
)

__all__ = ["place_letters", "place_view"]

_MOST_ACTORS = 12


def place_view(group: PlaceGroup, corpus: Corpus, borders: Borders) -> Dossier:
    """The page of one place: claims that are placed there, articles that name it."""
    url = place_url(group.id)
    place = group.place
    articles = [a for a in corpus.articles if a.slug in set(group.articles)]
    pairs = [(a, c) for a, c in claims_of(articles) if c.place == group.id]
    words = sorted(
        {w for a in articles for p in a.facts.places if p.id == group.id for w in p.as_written} - {place.name}
    )
    return Dossier(
        url=url,
        kind="Place",
        section="places",
        name=place.name,
        also=tuple(words),
        crumbs=(Link("Places", relative(url, "places/")), *_region_crumbs(group, corpus, url)),
        meta=f"{capitalise(PLACE_KIND_WORDS[place.kind])} · {_counts(group)}",
        facts=(
            Answer("What", f"{capitalise(PLACE_KIND_WORDS[place.kind])}.", rest=_within(group)),
            _where(place),
            who_says(pairs),
            as_of(articles),
        ),
        map=place_map(group, borders),
        claims_intro="Claims stand side by side and are never added together. Each leads to its row in its article.",
        claims=(claim_list("claims-here", "Newest first", pairs, url),) if pairs else (),
        sections=tuple(filter(None, (_actors(group, corpus, url),))),
        wordings=(),
        articles=article_rows(articles, corpus, url),
        feed="",
        description=f"{place.name}: what {count_words(len(articles), 'article')} say of it.",
    )


def _where(place: Place) -> Answer:
    if place.lat is None or place.lon is None:
        return Answer("Where", f"{NOT_STATED}.")
    return Answer("Where", f"{place.lat:.3f}, {place.lon:.3f},", rest=f"{precision_words(place)}.")


def _counts(group: PlaceGroup) -> str:
    sites = len(group.site_in)
    named = f"named in {count_words(len(group.articles), 'article')}"
    return f"{named}, events here in {sites}" if sites else f"{named}, always in passing"


def _within(group: PlaceGroup) -> str:
    place = group.place
    return ", ".join(w for w in (place.admin1, place.region) if w and w != place.name)


def _region_crumbs(group: PlaceGroup, corpus: Corpus, url: str) -> tuple[Link, ...]:
    country = next((g for g in corpus.regions if g.level == "country" and g.country == group.place.country), None)
    return (Link(country.name, relative(url, region_url(country.id))),) if country and group.place.country else ()


def _actors(group: PlaceGroup, corpus: Corpus, url: str) -> Section | None:
    here = set(group.site_in)
    found = [(g, [s for s in g.articles if s in here]) for g in corpus.actors]
    ranked = sorted((row for row in found if row[1]), key=lambda row: (-len(row[1]), row[0].name))[:_MOST_ACTORS]
    rows = [(Link(g.name, relative(url, actor_url(g.id))), FORCE_TYPE_WORDS[g.type], slugs) for g, slugs in ranked]
    if not rows:
        return None
    return Section("forces", "Forces", "Named in the articles on events here.", counted_articles(rows, corpus), "Force")


def place_letters(corpus: Corpus, url: str) -> tuple[Letter, ...]:
    """Every place from A to Z, with its kind and country."""
    countries = {g.country: g.name for g in corpus.regions if g.level == "country"}
    rows: Sequence[tuple[Link, str, Sequence[str]]] = [
        (
            Link(g.place.name, relative(url, place_url(g.id)), countries.get(g.place.country, "")),
            PLACE_KIND_WORDS[g.place.kind],
            g.articles,
        )
        for g in corpus.places
    ]
    return by_letter(counted_articles(rows, corpus))
