"""Conflict-data region > country > first-level division, from the places where an article's events happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.knowledge.country_book import Country, CountryBook, slug_of
from briefing.model import Article, FactBox, Place, RegionGroup

__all__ = ["conflict_countries", "group_regions", "primary_country"]

# Below this share of the words on where events happened, a country is one that the story touches, not one it is on.
_LEAST_SHARE = 0.25


Level = Literal["region", "country", "admin1"]


def primary_country(box: FactBox, editors: str | None = None) -> str | None:
    """The country an article is about: an editor's, else the one its facts speak for (`country_told_of`).

    None where no place has a country and the opening tells no nationality.
    """
    if editors or not (box.places or box.nations):
        return editors
    from briefing.resolve.places.primary import country_told_of  # a site without facts does not wait for the rules

    return country_told_of(box)


def conflict_countries(box: FactBox, editors: str | None = None) -> tuple[str, ...]:
    """The countries an article is listed under, in order of code: an editor's alone, else those its events are in.

    These are the primary country, those where harm is placed, and those with a quarter of the words on where events
    happened; a country that is only touched on gets no entry. () where no place of the article has a country.
    """
    primary = primary_country(box, editors)
    if editors or primary is None:
        return (primary,) if primary else ()
    weights = _weights(p for p in box.places if p.site)
    harmed = {claim.place for claim in box.claims}
    codes = {primary, *(p.country for p in box.places if p.id in harmed and p.site and p.country)}
    codes.update(code for code, weight in weights.items() if weight >= _LEAST_SHARE * weights.total())
    return tuple(sorted(codes))


def _weights(places: Iterable[Place]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for place in places:
        if place.country:
            weights[place.country] += len(place.evidence) or 1
    return weights


@dataclass(frozen=True, slots=True)
class _Branch:
    """One article's way through the tree. `id` "" stands for no country."""

    id: str
    name: str
    level: Level
    parent: str | None
    country: str | None


def group_regions(articles: Sequence[Article], book: CountryBook) -> tuple[RegionGroup, ...]:
    """Every region, country and division with an article on it, parents before children, by name within a parent.

    Articles keep their order. An article without a placed country is on no page unless an editor set its region.
    """
    branches: dict[str, _Branch] = {}
    members: dict[str, list[str]] = {}
    lands = {code: (_region(land.region), _country(land)) for code, land in book.by_iso2.items()}
    short: dict[tuple[object, ...], list[str]] = {}  # many articles go the same way
    for article in articles:
        way = (article.region, article.document.country, article.country, article.facts.nations)
        ids = short.get(way) if not article.facts.places else None
        if ids is None:
            # One id may come under two spellings of a name; the first one stays.
            ids = sorted({branches.setdefault(b.id, b).id for b in _branches(article, lands)})
            if not article.facts.places:
                short[way] = ids
        for id in ids:
            members.setdefault(id, []).append(article.slug)
    return tuple(
        RegionGroup(id, b.name, b.level, b.parent, tuple(members[id]), b.country) for id, b in sorted(branches.items())
    )


def _branches(article: Article, lands: Mapping[str, tuple[_Branch, _Branch]]) -> Iterable[_Branch]:
    """The article's ways; `lands` has the region and the country for each code."""
    above = _region(article.region) if article.region else None
    if above:
        yield above
    sites = [p for p in article.facts.places if p.site and p.country]
    codes = conflict_countries(article.facts, article.document.country)
    for code in codes or filter(None, (article.country,)):
        region, country = lands.get(code, (None, None))
        if region is None or country is None or (above and region.id != above.id):
            continue
        yield from (region, country)
        for place in sites:
            division = place.name if place.kind == "admin1" else place.admin1
            if place.country == code and division:
                slug = f"{country.id}/{slug_of(division) or 'unnamed'}"
                yield _Branch(slug, division, "admin1", country.id, code)


def _region(name: str) -> _Branch:
    return _Branch(slug_of(name), name, "region", None, None)


def _country(land: Country) -> _Branch:
    region = slug_of(land.region)
    return _Branch(f"{region}/{land.slug}", land.name, "country", region, land.iso2)
