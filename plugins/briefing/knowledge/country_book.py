"""Countries and territories: names, adjectives, regions, state forces. Rows in countries.tsv, checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from briefing.errors import KnowledgeError
from briefing.text import fold, kept

__all__ = ["REGIONS", "Country", "CountryBook", "name_key", "read_countries", "slug_of"]

_TABLE = Path(__file__).parent / "countries.tsv"
_COLUMNS = (
    "iso2", "iso3", "name", "other_names", "adjectives", "demonyms", "region", "capital", "metonyms", "state_forces",
)  # fmt: skip

REGIONS: tuple[str, ...] = (
    "Middle East", "Europe", "Caucasus and Central Asia", "South Asia", "Southeast Asia", "East Asia",
    "Northern Africa", "Western Africa", "Middle Africa", "Eastern Africa", "Southern Africa",
    "North America", "Central America", "Caribbean", "South America", "Oceania",
)  # fmt: skip

_NOT_WORD = re.compile(r"[^\w]+")


def slug_of(name: str) -> str:
    """The id of a name: lower-case ASCII words joined by hyphens; "" for a name without a Latin letter or digit.

    >>> slug_of("Côte d'Ivoire"), slug_of("US-led coalition (Iraq)")
    ('cote-divoire', 'us-led-coalition-iraq')
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(name).replace("'", "")).strip("-")


@kept(16_384)
def name_key(name: str) -> str:
    """A name as lookups see it: folded, without apostrophes, dots in abbreviations, hyphens and a leading "the".

    >>> name_key("The U.S."), name_key("Guinea-Bissau"), name_key("Côte d’Ivoire")
    ('us', 'guinea bissau', 'cote divoire')
    """
    key = _NOT_WORD.sub(" ", fold(name).replace("'", "").replace(".", "")).strip()
    return key.removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory.

    `iso2`, `iso3`: ISO 3166-1 codes (XK for Kosovo). `slug`: its id. `demonyms`: singular first, then plurals; empty
    where there is none. `region`: one of REGIONS. `capital`: "" where there is none. `metonyms`: further words that
    stand for its government ("Kremlin"). `forces_id`, `forces_name`: its armed forces as an actor.
    """

    iso2: str
    iso3: str
    name: str
    slug: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    region: str
    capital: str
    metonyms: tuple[str, ...]
    forces_id: str
    forces_name: str

    @property
    def names(self) -> tuple[str, ...]:
        """The short name, then the others."""
        return (self.name, *self.other_names)


@dataclass(frozen=True, slots=True, eq=False)
class CountryBook:
    """All countries with lookups. Keys of the mappings are `name_key`s; use the methods for words as written."""

    countries: tuple[Country, ...]
    by_iso2: Mapping[str, Country]
    by_name: Mapping[str, Country]
    by_adjective: Mapping[str, Country]
    by_demonym: Mapping[str, Country]
    by_capital: Mapping[str, Country]  # capitals and further metonyms
    by_forces: Mapping[str, Country]  # id of the state forces

    def named(self, words: str) -> Country | None:
        """The country of this name, in any case, or None.

        >>> read_countries().named("the Gambia").iso2
        'GM'
        """
        return self.by_name.get(name_key(words))

    def adjectived(self, words: str) -> Country | None:
        """The country that an adjective ("Burkinabè") means, or None."""
        return self.by_adjective.get(name_key(words))


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def _country(line: str, number: int) -> Country:
    cells = line.split("\t")
    where = f"countries.tsv line {number}"
    if len(cells) != len(_COLUMNS):
        raise KnowledgeError(where, f"has {len(cells)} columns", f"give the {len(_COLUMNS)} of the header")
    row = dict(zip(_COLUMNS, cells, strict=True))
    if row["region"] not in REGIONS:
        raise KnowledgeError(where, f"names no region {row['region']!r}", "use one of REGIONS")
    adjectives = _items(row["adjectives"])
    forces = row["state_forces"].strip() or f"{adjectives[0] if adjectives else row['name']} Armed Forces"
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name"],
        slug=slug_of(row["name"]),
        other_names=_items(row["other_names"]),
        adjectives=adjectives,
        demonyms=_items(row["demonyms"]),
        region=row["region"],
        capital=row["capital"],
        metonyms=_items(row["metonyms"]),
        forces_id=slug_of(forces),
        forces_name=forces,
    )


def _index(countries: Iterable[Country], keys: Callable[[Country], Iterable[str]], kind: str) -> Mapping[str, Country]:
    """Maps each key to its country. Raises KnowledgeError where one key would mean two countries."""
    found: dict[str, Country] = {}
    for country in countries:
        for key in keys(country):
            if found.setdefault(key, country) is not country:
                reason = f"{kind} {key!r} means {found[key].name} and {country.name}"
                raise KnowledgeError("countries.tsv", reason, "keep one")
    return MappingProxyType(found)


def _keys(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(name_key(word) for word in words if word)


@cache
def read_countries() -> CountryBook:
    """The table of countries, read once a process. Raises KnowledgeError naming the line that breaks a rule."""
    try:
        lines = _TABLE.read_text("utf-8").splitlines()
    except OSError as fault:
        raise KnowledgeError("countries.tsv", f"cannot be read ({fault})", "restore the file") from None
    rows = [(i, line) for i, line in enumerate(lines, 1) if line and not line.startswith("#")]
    countries = tuple(_country(line, i) for i, line in rows[1:])
    _index(countries, lambda c: (c.slug,), "slug")  # for its check alone: no two countries share an address
    return CountryBook(
        countries=countries,
        by_iso2=_index(countries, lambda c: (c.iso2,), "iso2"),
        by_name=_index(countries, lambda c: _keys(c.names), "name"),
        by_adjective=_index(countries, lambda c: _keys(c.adjectives), "adjective"),
        by_demonym=_index(countries, lambda c: _keys(c.demonyms), "demonym"),
        by_capital=_index(countries, lambda c: _keys((c.capital, *c.metonyms)), "capital or metonym"),
        by_forces=_index(countries, lambda c: (c.forces_id,), "state forces"),
    )
