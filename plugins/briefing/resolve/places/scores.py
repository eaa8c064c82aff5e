"""Which of several places a name means: votes for countries, importance, hierarchy in the sentence, nearness."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import NamedTuple

from briefing.knowledge.gazetteer import KnownPlace
from briefing.knowledge.place_names import joined_key
from briefing.model import PlaceKind

__all__ = ["Candidate", "Setting", "candidate_of", "distance_km", "great_circle_km", "importance", "ranking"]

_BIG_DIVISIONS = frozenset(("US", "CA", "AU", "IN", "BR", "GB", "DE", "MX", "NG"))
_FITS: dict[PlaceKind, tuple[PlaceKind, ...]] = {
    "settlement": ("settlement", "neighbourhood"),
    "admin1": ("admin1", "area"),
    "admin2": ("admin2", "settlement", "neighbourhood", "admin1"),
    "neighbourhood": ("neighbourhood", "settlement", "admin2"),
    "area": ("area", "admin1", "settlement", "feature", "country"),
    "facility": ("facility",),
    "feature": ("feature", "area"),
}
_NEARNESS = 0.6  # for each of at most three places nearby
NEAR_KM = 150.0
NEAR_DEG = 2.5  # no two places farther apart in latitude, or as far in longitude, are near


@dataclass(frozen=True, slots=True)
class Setting:
    """What the article has shown of where it plays. Weights: of countries, of (country, division).

    `leading`: countries by votes, most first, those with a twentieth and more; worked out once.
    """

    votes: Mapping[str, float]
    divisions: Mapping[tuple[str, str], float]
    capitals: frozenset[tuple[str, str]]  # (country, name of its capital)
    anchors: tuple[KnownPlace, ...] = ()
    own: Mapping[tuple[str, str], float] = field(default_factory=dict)  # (joined name, country) to the votes it gave
    leading: tuple[str, ...] = field(init=False, default=())
    total: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        total = sum(self.votes.values())
        ranked = sorted((c for c, v in self.votes.items() if v >= 0.05 * total), key=lambda c: (-self.votes[c], c))
        object.__setattr__(self, "total", total)
        object.__setattr__(self, "leading", tuple(ranked) if total else ())

    def share(self, country: str) -> float:
        """The country's part of all votes, 0 to 1."""
        return self.votes.get(country, 0.0) / self.total if self.total else 0.0

    def votes_beside(self, country: str, name_key: str) -> tuple[float, float]:
        """The country's votes, and all, but those of this name: none but a country's is its own witness."""
        own = self.own.get((name_key, ""), 0.0)
        mine = self.own.get((name_key, country), 0.0) if own else 0.0
        return self.votes.get(country, 0.0) - mine, self.total - own


def great_circle_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way over ground between two points of latitude and longitude in degrees, by the haversine formula.

    >>> round(great_circle_km((35.34, 40.14), (35.95, 39.01)))  # Deir ez-Zor to Raqqa
    123
    """
    p1, p2 = math.radians(one[0]), math.radians(other[0])
    side = math.sin(math.radians(other[1] - one[1]) / 2)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * side**2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def distance_km(a: KnownPlace, b: KnownPlace) -> float:
    """Great-circle distance between two places' points."""
    return great_circle_km((a.lat, a.lon), (b.lat, b.lon))


def importance(place: KnownPlace, name_key: str, own_key: str) -> float:
    """How likely a name means this place when nothing else is known, about 0 to 9."""
    other_name = 0.0 if name_key == own_key else 0.8 if place.population > 50_000 else 1.5
    if place.kind == "country":
        return 9.0
    if place.kept:
        if place.population > 100_000:
            return math.log10(place.population)
        return {"area": 6.4, "feature": 5.6, "settlement": 5.0}.get(place.kind, 4.2)
    if place.kind == "admin1":
        return (6.1 if place.country in _BIG_DIVISIONS else 4.9) - other_name
    if place.kind == "admin2":
        return (4.9 if place.country == "GB" else 2.6) - other_name
    if place.kind == "facility":
        return 4.0
    return math.log10(place.population + 30) - other_name


class Candidate(NamedTuple):
    """A place that a name may mean, with what an article's other names do not change."""

    place: KnownPlace
    alone: float  # what speaks for it by itself
    division: tuple[str, str] | None  # whose votes speak for it too


def candidate_of(
    place: KnownPlace, name_key: str, hint: PlaceKind | None, capitals: frozenset[tuple[str, str]]
) -> Candidate:
    """One meaning of a name (joined), with the kind that its words give it."""
    alone = importance(place, name_key, joined_key(place.name))
    if place.kind == "settlement" and (place.country, place.name) in capitals:
        alone += 1.8
    if hint is not None:
        alone += 3.0 if place.kind == hint else 1.0 if place.kind in _FITS.get(hint, ()) else -2.5
    own = place.admin1 and place.kind not in ("country", "admin1") and not _is_namesake(place, name_key)
    return Candidate(place, alone, (place.country, place.admin1) if own and place.admin1 else None)


def ranking(
    candidates: Sequence[Candidate], name_key: str, within: Sequence[KnownPlace], setting: Setting, most: int
) -> list[tuple[float, KnownPlace]]:
    """The candidates of most score with their scores, at most `most` of them, best first: the sum of what speaks."""
    scored = [(_far_score(candidate, name_key, within, setting), candidate.place) for candidate in candidates]
    if len(scored) > most:  # nearness is dear to measure, and these it cannot bring up
        least = nlargest(most, [total for total, _ in scored])[-1] - 3 * _NEARNESS - 1e-9
        scored = [pair for pair in scored if pair[0] >= least]
    ranked = [(total + _NEARNESS * _near(place, setting.anchors), place) for total, place in scored]
    if len(ranked) > 1:
        ranked.sort(key=lambda pair: (-pair[0], pair[1].key))
    return ranked[:most]


def _far_score(candidate: Candidate, name_key: str, within: Sequence[KnownPlace], setting: Setting) -> float:
    """What speaks for a candidate but nearness."""
    place, total, division = candidate
    mine, votes = setting.votes_beside(place.country, name_key)
    if mine > 0.01:
        total += 0.8 + 4.0 * mine / max(votes, 1.0)
    if division is not None and division in setting.divisions:
        total += 1.2 * min(1.0, setting.divisions[division])
    for outer in within:
        total += _inside(place, outer)
    return total


def _is_namesake(place: KnownPlace, name_key: str) -> bool:
    """Whether a town shares its name with its great division, whose votes then do not speak for the town: Quebec."""
    return place.country in _BIG_DIVISIONS and place.admin1 is not None and joined_key(place.admin1) == name_key


def _near(place: KnownPlace, anchors: tuple[KnownPlace, ...]) -> int:
    """How many places of the article lie near this one; three say all that nearness can."""
    if not anchors:
        return 0
    lat, lon, count = place.lat, place.lon, 0
    wide = NEAR_DEG / max(0.2, math.cos(math.radians(lat)))
    for anchor in anchors:
        if abs(anchor.lat - lat) < NEAR_DEG and abs(anchor.lon - lon) < wide and anchor.key != place.key:
            count += distance_km(anchor, place) < NEAR_KM + anchor.precision_km
            if count == 3:
                break
    return count


def _inside(place: KnownPlace, outer: KnownPlace) -> float:
    """What it tells that the text says the place lies in another; 0 where it may as well be a list of equals."""
    if place.kind == "country" or place.key == outer.key:
        return 0.0
    if outer.kind == "country":
        return 5.0 if place.country == outer.country else 0.0
    if place.kind == "admin1":
        return 0.0
    if outer.kind == "admin1":
        return 6.0 if place.country == outer.country and place.admin1 == outer.name else 0.0
    return 3.0 if distance_km(place, outer) < 60 + outer.precision_km else 0.0
