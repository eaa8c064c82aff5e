"""Which marks each page's locator map carries. Only a named place gets a pin; what is vaguer is drawn as an area."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.knowledge.borders import Borders
from briefing.model import Article, Event, Place, PlaceGroup, RegionGroup
from briefing.present.addresses import claim_anchor, place_url, region_url, relative
from briefing.present.map import locator_map
from briefing.present.map_marks import MapCountry, MapMark, MapView, MarkKind
from briefing.present.map_overview import overview_map
from briefing.present.shelf import Shelf, tally

__all__ = ["MapView", "article_map", "articles_map", "event_map", "place_map", "region_map", "world_map"]

_MOST_MARKS = 24
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
    caption = "Numbers are the claim numbers used below." if any(m.number for m in marks) else ""
    if not sites and marks:
        caption = "Places named in the article; it does not say where events happened."
    return locator_map(marks[:_MOST_MARKS], title=f"Map: places in “{article.title}”", borders=borders, caption=caption)


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
    return MapMark(
        place.lat, place.lon, place.name, href, number, kind, radius if kind != "pin" else None, place.country
    )


def articles_map(articles: Sequence[Article], url: str, shelf: Shelf, borders: Borders) -> MapView | None:
    """The countries where these articles place events, filled; None where there are none."""
    found = tally((a.slug for a in articles), shelf.regions_of, len(shelf.corpus.regions))
    countries = [
        MapCountry(g.country, g.name, relative(url, region_url(g.id)), len(here))
        for g, here in sorted(found, key=lambda row: row[0].id)
        if g.level == "country" and g.country
    ]
    return overview_map(countries, title="Map: countries of these articles", borders=borders)


def event_map(event: Event, shelf: Shelf, url: str, borders: Borders) -> MapView | None:
    """The places that the event's claims name, the narrowest first; None where nothing is placed."""
    places = [shelf.places[id].place for id in event.places if id in shelf.places]
    marks = [m for p in _finest(places) if (m := _mark(p, relative(url, place_url(p.id))))]
    return locator_map(marks[:_MOST_MARKS], title="Map: where the reports place the event", borders=borders)


def region_map(
    group: RegionGroup, articles: Sequence[Article], shelf: Shelf, url: str, borders: Borders
) -> MapView | None:
    """A region shows its countries; a country or division the places where events happened."""
    if group.level == "region":
        countries = [
            MapCountry(g.country, g.name, relative(url, region_url(g.id)), len(g.articles))
            for g in shelf.children.get(group.id, ())
            if g.country
        ]
        return overview_map(countries, title=f"Map: countries of {group.name} with articles", borders=borders)
    sites = {
        p.id: p
        for a in articles
        for p in a.facts.places
        if p.site and p.country == group.country and (group.level == "country" or group.name in (p.admin1, p.name))
    }
    marks = [m for p in _finest(list(sites.values())) if (m := _mark(p, relative(url, place_url(p.id))))]
    if not marks and group.level == "country":
        marks = [MapMark(None, None, group.name, "", None, "country", None, group.country)]
    return locator_map(marks[:_MOST_MARKS], title=f"Map: where events happened in {group.name}", borders=borders)


def place_map(group: PlaceGroup, borders: Borders) -> MapView | None:
    """The place alone."""
    mark = _mark(group.place, "")
    return locator_map([mark], title=f"Map: {group.place.name}", borders=borders) if mark else None


def world_map(shelf: Shelf, url: str, borders: Borders) -> MapView | None:
    """Every country with articles, filled."""
    countries = [
        MapCountry(g.country, g.name, relative(url, region_url(g.id)), len(g.articles))
        for g in shelf.corpus.regions
        if g.level == "country" and g.country
    ]
    caption = "Filled: countries with articles. No article does not mean no fighting."
    return overview_map(countries, title="Map: countries in this collection", borders=borders, caption=caption)
