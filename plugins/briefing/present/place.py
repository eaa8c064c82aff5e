"""Pages of places and the index of places."""

from __future__ import annotations

from briefing.knowledge.borders import Borders
from briefing.model import Place, PlaceGroup
from briefing.present.addresses import place_url, region_url
from briefing.present.charts.activity import activity
from briefing.present.copies import articles_from, counted_once
from briefing.present.dossiers import (
    Dossier,
    Told,
    as_of,
    claimant_section,
    claims_of,
    described,
    events_on,
    force_section,
    side_by_side,
    who_says,
    with_lists,
)
from briefing.present.facts import Answer
from briefing.present.lists import last_day
from briefing.present.locate import place_map
from briefing.present.mentions import place_mentions
from briefing.present.name_lists import Name
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

__all__ = ["place_names", "place_view"]

_FORCES = (gettext_noop("Forces"), gettext_noop("Named in the articles on events here."))


def place_view(group: PlaceGroup, shelf: Shelf, borders: Borders) -> Dossier:
    """The page of one place: claims that are placed there, articles that name it."""
    url = place_url(group.id)
    place = group.place
    articles = shelf.picked(group.articles)
    pairs = counted_once(((a, c) for a, c in claims_of(articles) if c.place == group.id), shelf)
    here = [event for event in events_on(group.site_in, shelf) if group.id in event.places]
    forces = (gettext(_FORCES[0]), gettext(_FORCES[1]))
    mentions, mentions_more = place_mentions(group.id, articles, shelf, url)
    words = sorted(
        {w for a in articles for p in a.facts.places if p.id == group.id for w in p.as_written} - {place.name}
    )
    dossier = Dossier(
        url=url,
        kind=gettext("Place"),
        section="places",
        name=place.name,
        title=_title(group, shelf),
        also=tuple(words),
        path=((gettext("Places"), "places/"), *_region_path(group, shelf)),
        meta=gettext(" · ").join((capitalise(place_kind(place.kind)), _counts(group, shelf))),
        facts=(
            Answer(gettext("What"), f"{capitalise(place_kind(place.kind))}.", rest=_within(group)),
            _where(place),
            who_says(pairs),
            as_of(articles),
        ),
        map=place_map(group, borders),
        claims_intro=side_by_side(),
        sections=tuple(
            filter(None, (force_section(group.site_in, shelf, url, forces), claimant_section(pairs, shelf, url)))
        ),
        wordings=(),
        feed="",
        charts=activity(articles, pairs, shelf, url),
        mentions=mentions,
        mentions_more=mentions_more,
        description=described(place.name, len(articles)),
    )
    told = Told(articles, here, (("claims-here", gettext("Newest first"), pairs),))
    return with_lists(dossier, told, shelf)


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


def _region_path(group: PlaceGroup, shelf: Shelf) -> tuple[tuple[str, str], ...]:
    country = shelf.countries.get(group.place.country or "")
    return ((country.name, region_url(country.id)),) if country else ()


def _country_name(group: PlaceGroup, shelf: Shelf) -> str:
    country = shelf.countries.get(group.place.country or "")
    return country.name if country else ""


def place_names(shelf: Shelf) -> list[Name]:
    """Every place, with its kind and country."""
    return [_name(g, shelf) for g in shelf.corpus.places]


def _name(group: PlaceGroup, shelf: Shelf) -> Name:
    country = _country_name(group, shelf)
    kind, last = place_kind(group.place.kind), last_day(group.articles, shelf)
    code = (group.place.country or "").lower() if country else ""
    return Name(group.place.name, place_url(group.id), country, kind, len(group.articles), last, (code, country))
