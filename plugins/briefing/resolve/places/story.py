"""The country of a story: votes of what is named in it, with no doubt left over what each vote is for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.gazetteer import Gazetteer, KnownPlace
from briefing.knowledge.place_names import joined_key
from briefing.model import Mentions, ParsedText, Place, PlaceMention
from briefing.resolve.places.scores import Setting
from briefing.text import kept

__all__ = ["first_setting", "nationalities", "setting_of", "story_country"]

_CLEAR = 8.0  # a name is clear when its greatest bearer has this many times the people of the next
_GREAT = 150_000
_WELL_KNOWN = 50_000
_LEAD_SENTENCES = 4
_NO_SITE = 0.3
_BY_NAME = 0.7
_OPENING = 600  # characters of the body


def story_country(places: Iterable[Place]) -> str | None:
    """The country a story is about: that of most evidence, by what each place and each evidence of it weighs.

    A place where events happen weighs most; a country by name less than a town in it, for its name also stands for
    those who govern it; what headline and opening name counts twice. Weights are those that 173 labelled articles bear
    out, and near ones do as well. None where no place has a country. Ties go to the country named first.

    >>> story_country(()) is None
    True
    """
    votes: dict[str, float] = {}
    for place in places:
        if place.country:
            weight = (1.0 if place.site else _NO_SITE) * (_BY_NAME if place.kind == "country" else 1.0)
            told = sum(2.0 if e.part == "headline" or e.start < _OPENING else 1.0 for e in place.evidence)
            votes[place.country] = votes.get(place.country, 0.0) + weight * max(told, 1.0)
    return max(votes, key=lambda c: votes[c]) if votes else None


def first_setting(mentions: Mentions, knowledge: Knowledge) -> Setting:
    """Votes by what can mean but one thing: countries, nationalities, great cities, hand-kept places."""
    votes: dict[str, float] = defaultdict(float)
    divisions: dict[tuple[str, str], float] = defaultdict(float)
    own: dict[tuple[str, str], float] = defaultdict(float)
    if mentions.parsed.document.country:
        votes[mentions.parsed.document.country] += 10.0
    _adjectives(mentions.parsed, knowledge, votes)
    clear: dict[str, KnownPlace | None] = {}  # most names come again
    for mention in mentions.places:
        if mention.weak or mention.cue == "based":
            continue
        if mention.name not in clear:
            clear[mention.name] = _clear_bearer(knowledge.gazetteer, mention.name)
        place = clear[mention.name]
        if place is not None and place.country:
            weight = _weight(mentions.parsed, mention, place)
            votes[place.country] += weight
            for owned in (place.country, "") if place.kind != "country" else ():
                own[joined_key(mention.name), owned] += weight
            if place.kind == "admin1":
                divisions[place.country, place.name] += 1.0
    return Setting(dict(votes), dict(divisions), _capitals(knowledge.countries), own=dict(own))


def _weight(parsed: ParsedText, mention: PlaceMention, place: KnownPlace) -> float:
    weight = 0.6 if mention.cue == "actor" else 1.5 if mention.cue == "dateline" and place.kind != "country" else 1.0
    if place.kind == "settlement" and not place.kept and place.population < _WELL_KNOWN:
        weight *= 0.4  # one town alone bears the name, but villages that no list has may
    return weight * (1.5 if parsed.in_sentence[mention.first] < _LEAD_SENTENCES else 1.0)


def _adjectives(parsed: ParsedText, knowledge: Knowledge, votes: dict[str, float]) -> None:
    """A vote for the country of each adjective or demonym, kept by how often each word stands with a capital."""
    by_adjective, by_demonym = knowledge.countries.by_adjective, knowledge.countries.by_demonym
    told = parsed.spots(nationalities(knowledge.countries))
    for norm, times in Counter(parsed.norms[i] for i in told if parsed.capitals[i]).items():
        votes[(by_adjective.get(norm) or by_demonym[norm]).iso2] += 0.4 * times


@kept(16_384)
def _clear_bearer(gazetteer: Gazetteer, name: str) -> KnownPlace | None:
    return _clear(gazetteer.named(name))


def _clear(candidates: tuple[KnownPlace, ...]) -> KnownPlace | None:
    """The one place that a name can sensibly mean, or None."""
    for place in candidates:
        if place.kind == "country":
            rivals = [p for p in candidates if p.kind == "admin1" and p.country != place.country and p.country == "US"]
            return None if rivals else place
    kept = [p for p in candidates if p.kept]
    if kept:
        small = kept[0].kind in ("settlement", "neighbourhood", "facility") and not kept[0].population
        countries = {p.country for p in (candidates if small else kept)}  # a village's name is seldom its own
        return kept[0] if len(countries) == 1 else None
    ranked = sorted(candidates, key=lambda p: -_people(p))
    if not ranked or _people(ranked[0]) < _GREAT:
        return ranked[0] if len({p.country for p in ranked}) == 1 and _people(ranked[0]) > 2000 else None
    rival = next((p for p in ranked if p.country != ranked[0].country), None)
    return ranked[0] if rival is None or _people(ranked[0]) > _CLEAR * _people(rival) else None


def _people(place: KnownPlace) -> float:
    return 400_000.0 if place.kind == "admin1" else float(place.population)


@cache
def nationalities(book: CountryBook) -> frozenset[str]:
    """Every adjective and demonym as a token's norm."""
    return frozenset({*book.by_adjective, *book.by_demonym})


@cache
def _capitals(book: CountryBook) -> frozenset[tuple[str, str]]:
    return frozenset((c.iso2, c.capital) for c in book.countries)


def setting_of(chosen: Iterable[tuple[str, KnownPlace, float]], before: Setting) -> Setting:
    """The setting after a first choice: each place, with its name's key, votes with its weight; towns are anchors."""
    votes, divisions, own = dict(before.votes), dict(before.divisions), dict(before.own)
    anchors = []
    for name_key, place, weight in chosen:
        votes[place.country] = votes.get(place.country, 0.0) + weight
        for owned in (place.country, "") if place.kind != "country" else ():
            own[name_key, owned] = own.get((name_key, owned), 0.0) + weight
        if place.admin1 and place.kind != "admin1":
            division = (place.country, place.admin1)
            divisions[division] = divisions.get(division, 0.0) + 0.34
        if place.precision_km < NEAR_ENOUGH_KM:
            anchors.append(place)
    return Setting(votes, divisions, before.capitals, tuple(anchors), own)


NEAR_ENOUGH_KM = 120.0
