"""Pages of places and the index of places."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge.borders import Borders
from briefing.model import Place, PlaceGroup
from briefing.present.activity import activity
from briefing.present.addresses import Link, place_url, region_url, relative
from briefing.present.copies import articles_from, counted_once
from briefing.present.dossiers import (
    Dossier,
    as_of,
    claim_list,
    claimant_section,
    claims_of,
    events_on,
    force_section,
    listed,
    listed_events,
    who_says,
)
from briefing.present.facts import Answer
from briefing.present.lists import Letter, by_letter, counted_articles
from briefing.present.locate import place_map
from briefing.present.mentions import place_mentions
from briefing.present.shelf import Shelf
from briefing.present.words import (
    NOT_STATED,
    PLACE_KIND_WORDS,
    capitalise,
    count_words,
    precision_words,
)

__all__ = ["place_letters", "place_view"]

_FORCES = ("Forces", "Named in the articles on events here.")


def place_view(group: PlaceGroup, shelf: Shelf, borders: Borders) -> Dossier:
    """The page of one place: claims that are placed there, articles that name it."""
    url = place_url(group.id)
    place = group.place
    articles = shelf.picked(group.articles)
    rows, more = listed(articles, shelf, url)
    pairs = counted_once(((a, c) for a, c in claims_of(articles) if c.place == group.id), shelf)
    here = [event for event in events_on(group.site_in, shelf) if group.id in event.places]
    events, earlier = listed_events(here, shelf, url)
    mentions, mentions_more = place_mentions(group.id, articles, shelf, url)
    words = sorted(
        {w for a in articles for p in a.facts.places if p.id == group.id for w in p.as_written} - {place.name}
    )
    return Dossier(
        url=url,
        kind="Place",
        section="places",
        name=place.name,
        title=_title(group, shelf),
        also=tuple(words),
        crumbs=(Link("Places", relative(url, "places/")), *_region_crumbs(group, shelf, url)),
        meta=f"{capitalise(PLACE_KIND_WORDS[place.kind])} · {_counts(group, shelf)}",
        facts=(
            Answer("What", f"{capitalise(PLACE_KIND_WORDS[place.kind])}.", rest=_within(group)),
            _where(place),
            who_says(pairs),
            as_of(articles),
        ),
        map=place_map(group, borders),
        claims_intro="Claims stand side by side and are never added together. Each leads to its row in its article.",
        claims=(claim_list("claims-here", "Newest first", pairs, url),) if pairs else (),
        sections=tuple(
            filter(None, (force_section(group.site_in, shelf, url, _FORCES), claimant_section(pairs, shelf, url)))
        ),
        wordings=(),
        articles=rows,
        articles_more=more,
        feed="",
        charts=activity(articles, pairs, shelf),
        events=events,
        events_more=earlier,
        mentions=mentions,
        mentions_more=mentions_more,
        description=f"{place.name}: what {count_words(len(articles), 'article')} say of it.",
    )


def _title(group: PlaceGroup, shelf: Shelf) -> str:
    """The name with what tells it from other places of that name: kind, division, country."""
    place = group.place
    around = (place.admin1, _country_name(group, shelf) or place.country)
    words = [place.name, PLACE_KIND_WORDS[place.kind], *(w for w in around if w and w != place.name)]
    return ", ".join(words) + " (place)"


def _where(place: Place) -> Answer:
    if place.lat is None or place.lon is None:
        return Answer("Where", f"{NOT_STATED}.")
    return Answer("Where", f"{place.lat:.3f}, {place.lon:.3f},", rest=f"{precision_words(place)}.")


def _counts(group: PlaceGroup, shelf: Shelf) -> str:
    sites = len(group.site_in)
    named = f"named in {articles_from(group.articles, shelf)}"
    return f"{named}, events here in {sites}" if sites else f"{named}, always in passing"


def _within(group: PlaceGroup) -> str:
    place = group.place
    return ", ".join(w for w in (place.admin1, place.region) if w and w != place.name)


def _region_crumbs(group: PlaceGroup, shelf: Shelf, url: str) -> tuple[Link, ...]:
    country = shelf.countries.get(group.place.country or "")
    return (Link(country.name, relative(url, region_url(country.id))),) if country else ()


def _country_name(group: PlaceGroup, shelf: Shelf) -> str:
    country = shelf.countries.get(group.place.country or "")
    return country.name if country else ""


def place_letters(shelf: Shelf, url: str) -> tuple[Letter, ...]:
    """Every place from A to Z, with its kind and country."""
    rows: Sequence[tuple[Link, str, Sequence[str]]] = [
        (
            Link(g.place.name, relative(url, place_url(g.id)), _country_name(g, shelf)),
            PLACE_KIND_WORDS[g.place.kind],
            g.articles,
        )
        for g in shelf.corpus.places
    ]
    return by_letter(counted_articles(rows, shelf))
