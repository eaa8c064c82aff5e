"""Places and events as GeoJSON (RFC 7946): WGS 84, longitude before latitude, at most six decimals."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from briefing.model import Corpus, Event, Place, PlaceGroup
from briefing.present.addresses import event_url, place_url
from briefing.publish.open_data.references import References

__all__ = ["events_geojson", "geojson_text", "places_geojson"]

Feature = dict[str, Any]
_DECIMALS = 6  # a tenth of a metre; RFC 7946, section 11.2, asks for no more


def places_geojson(corpus: Corpus, to: References) -> dict[str, Any]:
    """Every place with coordinates, with counts of articles, of those that place events there, and of claims."""
    claims = Counter(claim.place for article in corpus.articles for claim in article.facts.claims if claim.place)
    features = (_place(group, claims[group.id], to) for group in corpus.places)
    return _collection(feature for feature in features if feature)


def _place(group: PlaceGroup, claims: int, to: References) -> Feature | None:
    place = group.place
    properties = {
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "region": place.region,
        "precision_km": place.precision_km,
        "geonames_id": place.geonames_id,
        "articles": len(group.articles),
        "site_in_articles": len(group.site_in),
        "claims": claims,
        "permalink": to.link(place_url(group.id)),
    }
    return _feature(group.id, place, properties)


def events_geojson(corpus: Corpus, to: References) -> dict[str, Any]:
    """Every event whose place has coordinates. Its lowest and highest figures are in the tolls, each by itself."""
    places = {group.id: group.place for group in corpus.places}
    features = (_event(event, places.get(event.place or ""), to) for event in corpus.events)
    return _collection(feature for feature in features if feature)


def _event(event: Event, place: Place | None, to: References) -> Feature | None:
    if place is None:
        return None
    properties = {
        "name": event.name,
        "first_day": event.first_day.isoformat() if event.first_day else None,
        "last_day": event.last_day.isoformat() if event.last_day else None,
        "country": event.country,
        "place": event.place,
        "place_name": place.name,
        "precision_km": place.precision_km,
        "grade": event.grade,
        "grounds": event.grounds,
        "articles": len(event.articles),
        "origins": len(event.origins),
        "claims": len(event.claims),
        "actors": list(event.actors),
        "permalink": to.link(event_url(event.id)),
    }
    return _feature(event.id, place, properties)


def _feature(id: str, place: Place, properties: Feature) -> Feature | None:
    if place.lat is None or place.lon is None:
        return None
    point = [round(place.lon, _DECIMALS), round(place.lat, _DECIMALS)]
    return {
        "type": "Feature",
        "id": id,
        "geometry": {"type": "Point", "coordinates": point},
        "properties": properties,
    }


def _collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def geojson_text(collection: dict[str, Any]) -> str:
    """The collection with a feature a line, so that a change shows as a line."""
    lines = (json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in collection["features"])
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
