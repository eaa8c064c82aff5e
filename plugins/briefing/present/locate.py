"""Which marks each page's locator map carries. Only a named place gets a pin; what is vaguer is drawn as an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.knowledge.borders import Borders
from briefing.model import Article, Event, Place, PlaceGroup, RegionGroup
from briefing.present.addresses import claim_anchor, place_url, region_url, relative
from briefing.present.map import fit_frame, locator_map
from briefing.present.map_marks import MapCountry, MapMark, MapView, MarkKind, shape_of
from briefing.present.map_overview import overview_map
from briefing.present.shelf import Shelf, tally
from briefing.speech import gettext

__all__ = ["MapView", "article_map", "articles_map", "event_map", "place_map", "region_map", "world_map"]

_MOST_MARKS = 24
_MOST_COUNTED = 60
_GLOBAL_KM = 9000.0  # wider than this, one flat frame misleads, and the world in equal areas is drawn
# A point is drawn only where the words place it this closely; beyond that the reader sees an area.
_PIN_KM = 15.0
# A river's length or a region of several provinces says less than any place in it.
_WIDE_KM = 100.0
_AREA_KINDS = ("area", "admin2", "feature")


def article_map(article: Article, url: str, borders: Borders) -> MapView | None:
    """The places of one article: where events happened, numbered by the first claim there.

    Where the article places no event, the map shows the places it names; None where nothing is placed.
    """
    sites = [p for p in article.facts.places if p.site]
    shown = _finest(sites or list(article.facts.places))
    first: dict[str, tuple[int, str]] = {}
    for number, claim in enumerate(article.facts.claims, 1):
        if claim.place:
            first.setdefault(claim.place, (number, f"#{claim_anchor(claim.id)}"))
    there = ((p, *first.get(p.id, (None, relative(url, place_url(p.id))))) for p in shown)
    marks = [m for p, number, href in there if (m := _mark(p, href, number))]
    caption = gettext("Numbers are the claim numbers used below.") if any(m.number for m in marks) else ""
    if not sites and marks:
        caption = gettext("Places named in the article; it does not say where events happened.")
    return locator_map(
        marks[:_MOST_MARKS],
        title=gettext("Map: places in “%(title)s”") % {"title": article.title},
        borders=borders,
        caption=caption,
    )


def _finest(places: Sequence[Place]) -> list[Place]:
    """Without what would only widen the map or cover a nearer place: countries, wide areas, provinces of places."""
    fine = [p for p in places if p.kind not in ("country", "admin1") and (p.precision_km or 0) <= _WIDE_KM]
    provinces = [p for p in places if p.kind == "admin1"]
    if fine:
        shown = {name for p in fine for name in (p.admin1, p.name)}
        return [p for p in places if p in fine or (p in provinces and p.name not in shown)]
    return provinces or list(places)


def _mark(place: Place, href: str, number: int | None = None) -> MapMark | None:
    """The place as a mark; None where it has no position and is no country."""
    if place.kind == "country":
        return MapMark(place.lat, place.lon, place.name, href, number, "country", None, place.country)
    if place.lat is None or place.lon is None:
        return None
    radius = place.precision_km
    kind: MarkKind = "pin"
    if place.kind == "admin1":
        kind = "admin1"
    elif place.kind in _AREA_KINDS or (radius or 0) > _PIN_KM:
        kind = "area"
    division = place.name if kind in ("admin1", "area") else ""
    return MapMark(
        place.lat, place.lon, place.name, href, number, kind, radius if kind != "pin" else None, place.country, division
    )


def articles_map(articles: Sequence[Article], url: str, shelf: Shelf, borders: Borders) -> MapView | None:
    """Where these articles place events: signs sized by articles, or, round half the globe, countries filled.

    None where they place none, and on a site without facts.
    """
    if not shelf.has_facts:
        return None
    return _sites_map(
        articles, url, borders, title=gettext("Map: where these articles place events")
    ) or _countries_map(articles, url, shelf, borders)


def _countries_map(articles: Sequence[Article], url: str, shelf: Shelf, borders: Borders) -> MapView | None:
    found = tally((a.slug for a in articles), shelf.regions_of, len(shelf.corpus.regions))
    numbers = {a.slug: number for number, a in enumerate(articles)}
    countries = [
        MapCountry(
            g.country, g.name, relative(url, region_url(g.id)), len(here), tuple(sorted(numbers[s] for s in here))
        )
        for g, here in sorted(found, key=lambda row: row[0].id)
        if g.level == "country" and g.country
    ]
    title = gettext("Map: countries of these articles")
    return overview_map(countries, title=title, borders=borders, days=_days(articles))


def _counted(group: RegionGroup, slugs: Sequence[str], numbers: Mapping[str, int], url: str) -> MapCountry:
    articles = tuple(sorted(numbers[slug] for slug in slugs))
    return MapCountry(group.country or "", group.name, relative(url, region_url(group.id)), len(slugs), articles)


def _sites_map(
    articles: Sequence[Article], url: str, borders: Borders, *, title: str, within: RegionGroup | None = None
) -> MapView | None:
    """Each article's nearest places, sized by articles; None where none is placed, or they are too far apart."""
    places: dict[str, Place] = {}
    found: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        for place in _finest([p for p in article.facts.places if p.site and _lies_in(p, within)]):
            places.setdefault(place.id, place)
            found.setdefault(place.id, []).append(number)
    marks = [
        replace(mark, articles=tuple(found[id]))
        for id, place in places.items()
        if (mark := _mark(place, relative(url, place_url(id))))
    ]
    drawn = [mark for mark in marks if (mark.radius_km or 0) <= _WIDE_KM or shape_of(mark, borders)]
    ordered = sorted(drawn or marks, key=lambda mark: (-len(mark.articles), mark.label))
    frame = fit_frame(ordered[:_MOST_COUNTED], 0.0, borders)
    if frame is None or frame.width_km > _GLOBAL_KM:
        return None
    caption = gettext("An article that places events in several places counts at each of them.")
    if len(ordered) > _MOST_COUNTED:
        many = gettext("Drawn are the %(count)s places with most articles, of %(all)s.")
        caption = f"{many % {'count': _MOST_COUNTED, 'all': len(ordered)}} {caption}"
    return locator_map(ordered[:_MOST_COUNTED], title=title, borders=borders, caption=caption, days=_days(articles))


def _lies_in(place: Place, group: RegionGroup | None) -> bool:
    if group is None:
        return True
    if group.level == "region":
        return place.region == group.name
    return place.country == group.country and (group.level == "country" or group.name in (place.admin1, place.name))


def _days(articles: Sequence[Article]) -> tuple[date | None, ...]:
    return tuple(article.document.published for article in articles)


def event_map(event: Event, shelf: Shelf, url: str, borders: Borders) -> MapView | None:
    """The places that the event's claims name, the narrowest first; None where nothing is placed."""
    places = [shelf.places[id].place for id in event.places if id in shelf.places]
    marks = [m for p in _finest(places) if (m := _mark(p, relative(url, place_url(p.id))))]
    return locator_map(marks[:_MOST_MARKS], title=gettext("Map: where the reports place the event"), borders=borders)


def region_map(
    group: RegionGroup, articles: Sequence[Article], shelf: Shelf, url: str, borders: Borders
) -> MapView | None:
    """The places in it where events happened, sized by articles; without any, the country alone. None without facts."""
    if not shelf.has_facts:
        return None
    title = gettext("Map: where events happened in %(name)s") % {"name": group.name}
    if view := _sites_map(articles, url, borders, title=title, within=group):
        return view
    if group.level == "region":
        return _countries_map(articles, url, shelf, borders)
    if group.level == "country":
        mark = MapMark(None, None, group.name, "", None, "country", None, group.country)
        return locator_map([mark], title=title, borders=borders)
    return None


def place_map(group: PlaceGroup, borders: Borders) -> MapView | None:
    """The place alone."""
    mark = _mark(group.place, "")
    return (
        locator_map([mark], title=gettext("Map: %(name)s") % {"name": group.place.name}, borders=borders)
        if mark
        else None
    )


def world_map(shelf: Shelf, url: str, borders: Borders) -> MapView | None:
    """Every country with articles, filled; None on a site without facts, which has no maps."""
    if not shelf.has_facts:
        return None
    articles = shelf.corpus.articles
    numbers = {a.slug: number for number, a in enumerate(articles)}
    countries = [
        MapCountry(
            g.country,
            g.name,
            relative(url, region_url(g.id)),
            len(g.articles),
            tuple(sorted(numbers[s] for s in g.articles)),
        )
        for g in shelf.corpus.regions
        if g.level == "country" and g.country
    ]
    caption = gettext("Filled: countries with articles. No article does not mean no fighting.")
    return overview_map(
        countries,
        title=gettext("Map: countries in this collection"),
        borders=borders,
        caption=caption,
        days=_days(articles),
    )
