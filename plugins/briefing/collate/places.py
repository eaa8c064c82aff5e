"""Places: every resolved place across the articles."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Article, Place, PlaceGroup

__all__ = ["group_places"]


def group_places(articles: Sequence[Article]) -> tuple[PlaceGroup, ...]:
    """One group a place id, by name. Its `place` is the best resolved: placed before not placed, exact before wide."""
    seen: dict[str, list[tuple[str, Place]]] = {}
    for article in articles:
        for place in article.facts.places:
            seen.setdefault(place.id, []).append((article.slug, place))
    groups = (_group(id, rows) for id, rows in seen.items())
    return tuple(sorted(groups, key=lambda g: (g.place.name.casefold(), g.id)))


def _group(id: str, rows: list[tuple[str, Place]]) -> PlaceGroup:
    return PlaceGroup(
        id=id,
        place=min((place for _, place in rows), key=_looseness),
        articles=tuple(dict.fromkeys(slug for slug, _ in rows)),
        site_in=tuple(dict.fromkeys(slug for slug, place in rows if place.site)),
    )


def _looseness(place: Place) -> tuple[bool, bool, float]:
    return place.lat is None, place.country is None, place.precision_km if place.precision_km is not None else 1e9
