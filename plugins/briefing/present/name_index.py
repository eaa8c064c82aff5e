"""Every name that a page of the site goes by, for the search: suggestions while typing, other spellings, slips."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import RegionGroup
from briefing.present.addresses import actor_url, claimant_url, place_url, region_url
from briefing.present.other_names import country_names, division_names, force_names
from briefing.present.shelf import Shelf

__all__ = ["FoundName", "found_names"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A page with its names. `kind`: force, place, country, region, division or claimant; `within` tells places of one
    name apart, "" where nothing does; `articles` is how many articles name it.
    """

    name: str
    kind: str
    url: str
    articles: int
    within: str
    others: tuple[str, ...]


def found_names(shelf: Shelf) -> tuple[FoundName, ...]:
    """Every page of a force, place, country, region, division or claimant, by address.

    A claimant that is a force is found as the force.
    """
    return tuple(sorted((*_forces(shelf), *_places(shelf), *_regions(shelf), *_claimants(shelf)), key=_by_url))


def _by_url(found: FoundName) -> str:
    return found.url


def _forces(shelf: Shelf) -> Iterator[FoundName]:
    for group in shelf.corpus.actors:
        yield FoundName(group.name, "force", actor_url(group.id), len(group.articles), "", force_names(group))


def _places(shelf: Shelf) -> Iterator[FoundName]:
    for group in shelf.corpus.places:
        country = shelf.countries.get(group.place.country or "")
        around = (group.place.admin1, country.name if country else "")
        within = ", ".join(words for words in around if words and words != group.place.name)
        others = shelf.place_names.get(group.id, ())
        yield FoundName(group.place.name, "place", place_url(group.id), len(group.articles), within, others)


_LEVELS = {"region": "region", "country": "country", "admin1": "division"}


def _regions(shelf: Shelf) -> Iterator[FoundName]:
    for group in shelf.corpus.regions:
        above: RegionGroup | None = shelf.regions.get(group.parent or "")
        within = above.name if above and group.level == "admin1" else ""
        yield FoundName(
            group.name, _LEVELS[group.level], region_url(group.id), len(group.articles), within, _region_names(group)
        )


def _region_names(group: RegionGroup) -> tuple[str, ...]:
    iso2 = group.country or ""
    if group.level == "admin1":
        return division_names(iso2, group.name)
    return country_names(iso2, group.name) if group.level == "country" else ()


def _claimants(shelf: Shelf) -> Iterator[FoundName]:
    for group in shelf.corpus.claimants:
        if group.id not in shelf.actors:
            others = tuple(words for words in group.as_written if words != group.name)
            yield FoundName(group.name, "claimant", claimant_url(group.id), len(group.articles), "", others)
