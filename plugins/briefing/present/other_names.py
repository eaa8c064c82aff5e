"""The other names of places and forces, as a search knows them: spellings of articles, and their country's script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from babel import Locale

from briefing.knowledge.actor_book import read_actors
from briefing.knowledge.actor_names import read_own_names
from briefing.knowledge.country_book import read_countries
from briefing.knowledge.gazetteer import read_gazetteer
from briefing.knowledge.place_scripts import read_place_scripts
from briefing.model import ActorGroup, Corpus, Place
from briefing.text import fold

__all__ = ["country_names", "division_names", "force_names", "names_of_places", "search_words"]

_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile(r"['\u02bf\u02be`]+")


def search_words(name: str) -> tuple[str, ...]:
    """The words of a name as the search sees them, in any script; theme/static/js/folding.js does the same.

    >>> search_words("Deir ez-Zor"), search_words("Ta’izz")
    (('deir', 'ez', 'zor'), ('taizz',))
    """
    bare = _APOSTROPHES.sub("", fold(name))
    return tuple(word for word in _NOT_WORD.split(bare) if word)


def force_names(group: ActorGroup) -> tuple[str, ...]:
    """Every name of a force but its usual one, those in its own script last."""
    own = read_own_names(read_actors(read_countries())).get(group.id, ())
    return _told_apart(group.name, (*group.aliases, *(form.name for form in own)))


def country_names(iso2: str, name: str) -> tuple[str, ...]:
    """Every name of a country but this one, with the Arabic one; () for a code that no book holds.

    >>> country_names("SY", "Syria")[-1]
    'سوريا'
    """
    country = read_countries().by_iso2.get(iso2)
    arabic = Locale("ar").territories.get(iso2, "")
    return _told_apart(name, (*country.names, arabic)) if country else ()


def names_of_places(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """By place the other names that articles write, then those in its country's script; () for none."""
    written: dict[str, set[str]] = {}
    for article in corpus.articles:
        for place in article.facts.places:
            written.setdefault(place.id, set()).update(place.as_written)
    return {
        group.id: _told_apart(group.place.name, (*sorted(written.get(group.id, ())), *_own_names(group.place)))
        for group in corpus.places
    }


def division_names(iso2: str, name: str) -> tuple[str, ...]:
    """The names in its country's script of the town that a division is called after; () where there is none."""
    bearers = read_gazetteer().named(name)
    towns = [p for p in bearers if p.kind == "settlement" and p.country == iso2 and p.geonames_id]
    seat = max(towns, key=lambda p: (p.population, p.key), default=None)
    return read_place_scripts().get(seat.geonames_id or 0, ()) if seat else ()


def _own_names(place: Place) -> tuple[str, ...]:
    """In its country's script."""
    if place.kind == "country":
        return country_names(place.country or "", place.name)
    if place.geonames_id is None and place.kind in ("admin1", "admin2"):
        return division_names(place.country or "", place.name)
    return read_place_scripts().get(place.geonames_id or 0, ())


def _told_apart(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The others, each spelling once: what differs in case and accents alone is one to a search."""
    found = {fold(name): ""}
    for other in others:
        found.setdefault(fold(other), other)
    return tuple(other for other in found.values() if other)
