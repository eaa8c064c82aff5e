"""Pages of places and the index of places."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge.borders import Borders
from briefing.model import Place, PlaceGroup
from briefing.present.addresses import Link, place_url, region_url, relative
from briefing.present.charts.activity import activity
from briefing.present.copies import articles_from, counted_once
from briefing.present.dossiers import (
    Dossier,
    as_of,
    claim_list,
    claimant_section,
    claims_of,
    described,
    events_on,
    force_section,
    listed,
    listed_events,
    side_by_side,
    who_says,
)
from briefing.present.facts import Answer
from briefing.present.lists import Letter, by_letter, counted_articles
from briefing.present.locate import place_map
from briefing.present.mentions import place_mentions
from briefing.present.shelf import Shelf
from briefing.present.words import (
    capitalise,
    listed_words,
    not_stated,
    number_words,
    place_kind,
    precision_words,
)
from briefing.speech import gettext, gettext_noop

__all__ = ["place_letters", "place_view"]

_FORCES = (gettext_noop("Forces"), gettext_noop("Named in the articles on events here."))


def place_view(group: PlaceGroup, shelf: Shelf, borders: Borders) -> Dossier:
    """The page of one place: claims that are placed there, articles that name it."""
    url = place_url(group.id)
    place = group.place
    articles = shelf.picked(group.articles)
    rows, more = listed(articles, shelf, url)
    pairs = counted_once(((a, c) for a, c in claims_of(articles) if c.place == group.id), shelf)
    here = [event for event in events_on(group.site_in, shelf) if group.id in event.places]
    events, earlier = listed_events(here, shelf, url)
    forces = (gettext(_FORCES[0]), gettext(_FORCES[1]))
    mentions, mentions_more = place_mentions(group.id, articles, shelf, url)
    words = sorted(
        {w for a in articles for p in a.facts.places if p.id == group.id for w in p.as_written} - {place.name}
    )
    return Dossier(
        url=url,
        kind=gettext("Place"),
        section="places",
        name=place.name,
        title=_title(group, shelf),
        also=tuple(words),
        crumbs=(Link(gettext("Places"), relative(url, "places/")), *_region_crumbs(group, shelf, url)),
        meta=f"{capitalise(place_kind(place.kind))} · {_counts(group, shelf)}",
        facts=(
            Answer(gettext("What"), f"{capitalise(place_kind(place.kind))}.", rest=_within(group)),
            _where(place),
            who_says(pairs),
            as_of(articles),
        ),
        map=place_map(group, borders),
        claims_intro=side_by_side(),
        claims=(claim_list("claims-here", gettext("Newest first"), pairs, url),) if pairs else (),
        sections=tuple(
            filter(None, (force_section(group.site_in, shelf, url, forces), claimant_section(pairs, shelf, url)))
        ),
        wordings=(),
        articles=rows,
        articles_more=more,
        feed="",
        charts=activity(articles, pairs, shelf, url),
        events=events,
        events_more=earlier,
        mentions=mentions,
        mentions_more=mentions_more,
        description=described(place.name, len(articles)),
    )


def _title(group: PlaceGroup, shelf: Shelf) -> str:
    """The name with what tells it from other places of that name: kind, division, country."""
    place = group.place
    around = (place.admin1, _country_name(group, shelf) or place.country)
    words = [place.name, place_kind(place.kind), *(w for w in around if w and w != place.name)]
    return gettext("%(name)s (place)") % {"name": listed_words(words)}


def _where(place: Place) -> Answer:
    if place.lat is None or place.lon is None:
        return Answer(gettext("Where"), not_stated())
    spot = gettext("%(latitude)s, %(longitude)s,") % {"latitude": f"{place.lat:.3f}", "longitude": f"{place.lon:.3f}"}
    return Answer(gettext("Where"), spot, rest=f"{precision_words(place)}.")


def _counts(group: PlaceGroup, shelf: Shelf) -> str:
    sites = len(group.site_in)
    words = {"articles": articles_from(group.articles, shelf), "count": number_words(sites)}
    if sites:
        return gettext("named in %(articles)s, events here in %(count)s") % words
    return gettext("named in %(articles)s, always in passing") % words


def _within(group: PlaceGroup) -> str:
    place = group.place
    return listed_words(w for w in (place.admin1, place.region) if w and w != place.name)


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
            place_kind(g.place.kind),
            g.articles,
        )
        for g in shelf.corpus.places
    ]
    return by_letter(counted_articles(rows, shelf))
