"""What search engines and programs read of a page: schema.org terms as JSON-LD.

Our page is about a news article, so it is a WebPage that is based on a NewsArticle of its outlet. Nothing here rates a
claim: we check none. Only what is published anyway is told, and what is unknown is left out.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from markupsafe import Markup

from briefing.model import Article, Event, Force, Place
from briefing.present.addresses import Site, actor_url, article_url, event_url, place_url, relative
from briefing.present.event import event_title
from briefing.present.plain_text import plain_line, web_address
from briefing.present.shelf import Shelf
from briefing.present.words import capitalise

__all__ = ["article_structure", "event_structure", "json_ld"]

Thing = dict[str, Any]

# Kinds whose middle says little of where they are: they are named, without a point.
_AREAS = {"country": "Country", "admin1": "AdministrativeArea", "admin2": "AdministrativeArea"}
# A closing tag, a comment or an entity in a headline must stay a headline.
_SPELT_OUT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def json_ld(thing: Mapping[str, Any]) -> Markup:
    """The element for a page's head. It is data, which no browser runs, so the content policy lets it stand.

    >>> print(json_ld({"name": "</script><b>"}))
    <script type="application/ld+json">{"name":"\\u003c/script\\u003e\\u003cb\\u003e"}</script>
    """
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":")).translate(_SPELT_OUT)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - spelt out above


def article_structure(article: Article, site: Site) -> Thing:
    """An article's page."""
    sites = [p for p in article.facts.places if p.site]
    others = [p for p in article.facts.places if not p.site]
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "url": _address(site, article.url, article.url),
            "name": plain_line(article.title),
            "isPartOf": _known({"@type": "WebSite", "name": plain_line(site.name), "url": site.url and site.link("")}),
            "isBasedOn": _news(article),
            "about": [_place(p, article.url, site) for p in sites],
            "mentions": [
                *(_force(f, article.url, site) for f in article.facts.forces),
                *(_place(p, article.url, site) for p in others),
            ],
        }
    )


def event_structure(event: Event, shelf: Shelf, site: Site) -> Thing:
    """An event's page: where and when, who takes part, and the articles that tell of it."""
    url = event_url(event.id)
    group = shelf.places.get(event.place or "")
    actors = (shelf.actors[id] for id in event.actors if id in shelf.actors)
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Event",
            "identifier": event.id,
            "url": _address(site, url, url),
            "name": plain_line(event_title(event, shelf)),
            "description": plain_line(f"{capitalise(event.grounds)}."),
            "startDate": _time(None, event.first_day),
            "endDate": _time(None, event.last_day),
            "location": _place(group.place, url, site) if group else {},
            "about": [_organization(a.name) | {"url": _address(site, url, actor_url(a.id))} for a in actors],
            "subjectOf": [
                {"@type": "WebPage", "name": plain_line(a.title), "url": _address(site, url, article_url(a.slug))}
                for a in shelf.picked(event.articles)
            ],
        }
    )


def _news(article: Article) -> Thing:
    """What the outlet published. A date that we worked out ourselves is not told as the outlet's."""
    inferred = article.document.published_basis == "inferred"
    return _known(
        {
            "@type": "NewsArticle",
            "headline": plain_line(article.title),
            "description": plain_line(article.deck),
            "datePublished": "" if inferred else _time(article.published_at, article.document.published),
            "dateModified": _time(article.modified_at, None),
            "author": [{"@type": "Person", "name": plain_line(name)} for name in article.authors],
            "publisher": _organization(article.outlet),
            "sourceOrganization": _organization(article.agency),
            "inLanguage": plain_line(article.language),
            "url": web_address(article.source_url),
        }
    )


def _time(moment: datetime | None, day: date | None) -> str:
    """With the time of day where it is known with its zone, else the day; "" where neither is known."""
    if moment and moment.utcoffset() is not None:
        return moment.isoformat()
    day = day or (moment.date() if moment else None)
    return day.isoformat() if day else ""


def _organization(name: str | None) -> Thing:
    return {"@type": "Organization", "name": plain_line(name)} if plain_line(name) else {}


def _force(force: Force, page: str, site: Site) -> Thing:
    return {"@type": "Organization", "name": plain_line(force.name), "url": _address(site, page, actor_url(force.id))}


def _place(place: Place, page: str, site: Site) -> Thing:
    names = f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id else ""
    return _known(
        {
            "@type": _AREAS.get(place.kind, "Place"),
            "name": plain_line(place.name),
            "url": _address(site, page, place_url(place.id)),
            "sameAs": names,
            "address": _land(place),
            "geo": {} if place.kind in _AREAS else _geo(place),
        }
    )


def _land(place: Place) -> Thing:
    if not place.country:
        return {}
    return _known(
        {"@type": "PostalAddress", "addressCountry": place.country, "addressRegion": plain_line(place.admin1)}
    )


def _geo(place: Place) -> Thing:
    """A circle as wide as the place is known, its radius in metres; a point where no width is known."""
    if place.lat is None or place.lon is None:
        return {}
    point = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    if place.precision_km is None:
        return point
    return {"@type": "GeoCircle", "geoMidpoint": point, "geoRadius": round(place.precision_km * 1000)}


def _address(site: Site, page: str, url: str) -> str:
    """In full where the site's address is known; else from the page on, which JSON-LD in a page allows."""
    return web_address(site.link(url)) if site.url else relative(page, url)


def _known(thing: Thing) -> Thing:
    """Without what is empty. A number is never empty: the equator has latitude 0."""
    return {name: value for name, value in thing.items() if value not in ("", None, [], {})}
