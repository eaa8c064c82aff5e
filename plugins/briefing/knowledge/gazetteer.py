"""Places by name: GeoNames towns and divisions, countries, and the hand-kept lists of what GeoNames towns leave out.

`Gazetteer.named` answers with every place that bears a name; which of them a text means is for resolve to say. Rows in
places/: `places.bin` (see `place_table`), `country_points.tsv`, and the lists `kept-*.tsv`, checked when loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from briefing.errors import KnowledgeError
from briefing.knowledge.country_book import CountryBook, read_countries
from briefing.knowledge.place_names import joined_key, place_slug, squash_key
from briefing.knowledge.place_table import FACTOR, KINDS, PlaceTable, read_table
from briefing.model import PlaceKind
from briefing.text import kept

__all__ = ["Gazetteer", "KnownPlace", "read_gazetteer"]

_FOLDER = Path(__file__).parent / "places"
_KEPT_COLUMNS = ("name", "variants", "kind", "country", "admin1", "lat", "lon", "precision_km", "why")
_CITY_OVER_PROVINCE = 20_000  # people from which a town is meant by a name that its province shares


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place that a name can mean.

    `key` is unique in the gazetteer. `lat`, `lon` degrees WGS 84; `precision_km` the radius it covers. `population` 0:
    unknown or none. `country` ISO alpha-2, "" for what lies in several. `kept`: from the hand-kept lists.
    """

    key: str
    name: str
    kind: PlaceKind
    country: str
    lat: float
    lon: float
    precision_km: float
    admin1: str | None = None
    population: int = 0
    geonames_id: int | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Every known place. `listed` and `squashed` hold countries and the hand-kept lists by joined and squash key."""

    table: PlaceTable
    divisions: tuple[str, ...]  # names of the first-level divisions, by number less one
    listed: Mapping[str, tuple[KnownPlace, ...]]
    squashed: Mapping[str, tuple[KnownPlace, ...]]
    countries: Mapping[str, KnownPlace]
    common_words: frozenset[str]  # names that are also words, and words that no name begins with
    first_names: frozenset[str]
    abbreviations: Mapping[str, str]  # of divisions, as written without a last dot, to the full name
    middles: Mapping[tuple[str, str], tuple[float, float, float]]  # (country, division) to lat, lon, radius in km

    def named(self, name: str) -> tuple[KnownPlace, ...]:
        """Every place of this name, whatever its accents, spaces and hyphens; empty where there is none.

        >>> sorted({p.country for p in read_gazetteer().named("Pokrovsk")})
        ['RU', 'UA']
        """
        return self.keyed(joined_key(name))

    def keyed(self, key: str) -> tuple[KnownPlace, ...]:
        """`named` for a joined key."""
        return _keyed(self, key) if key else ()

    def sounding(self, name: str, countries: Iterable[str]) -> tuple[KnownPlace, ...]:
        """Places in these countries whose name differs from this one only by transliteration.

        >>> [p.kind for p in read_gazetteer().sounding("Raqa", ["SY"])]
        ['settlement', 'admin1']
        """
        key, wanted = squash_key(name), frozenset(countries)
        if not key:
            return ()
        rows = {*self.table.exact.rows(key), *self.table.squashed.rows(key)}
        found = (*self.squashed.get(key, ()), *(place_of_row(self, row) for row in sorted(rows)))
        return tuple(place for place in found if place.country in wanted)

    def slug(self, place: KnownPlace) -> str:
        """The place's id: its name, and its division or country too unless it is the greatest bearer of the name.

        >>> gazetteer = read_gazetteer()
        >>> [gazetteer.slug(p) for p in gazetteer.named("Deir ez-Zor")]
        ['deir-ez-zor', 'deir-ez-zor-province']
        """
        return _slug(self, place)


@kept(32_768)
def _keyed(gazetteer: Gazetteer, key: str) -> tuple[KnownPlace, ...]:
    listed = gazetteer.listed.get(key, ())
    found = (place_of_row(gazetteer, row) for row in gazetteer.table.exact.rows(key))
    towns = [p for p in listed if p.kept and p.kind == "settlement"]
    return (*listed, *(p for p in found if p.kind != "settlement" or not any(_is_same(p, t) for t in towns)))


def _is_same(a: KnownPlace, b: KnownPlace) -> bool:
    """Whether two towns of one name are one: less than about 25 km apart in one country."""
    return a.country == b.country and abs(a.lat - b.lat) < 0.22 and abs(a.lon - b.lon) < 0.25


@kept(32_768)
def _slug(gazetteer: Gazetteer, place: KnownPlace) -> str:
    slug = place_slug(place.name)
    if place.kind == "country":
        return slug
    rivals = [p for p in gazetteer.named(place.name) if p.key != place.key and place_slug(p.name) == slug]
    if all(_weight(p) < _weight(place) for p in rivals):
        return slug
    if place.kind == "admin1" and all(p.kind == "settlement" for p in rivals if _weight(p) >= _weight(place)):
        return f"{slug}-province"
    within = place.admin1 if place.admin1 and place.kind != "admin1" else None
    country = read_countries().by_iso2.get(place.country)
    tail = place_slug(within) if within and place_slug(within) != slug else country.slug if country else ""
    named = f"{slug}-{place.kind}" if place.kind in ("admin1", "admin2", "facility") else slug
    twin = any(p.admin1 == place.admin1 and p.country == place.country and p.kind == place.kind for p in rivals)
    return f"{named}-{tail}".strip("-") + (f"-{place.geonames_id}" if twin and place.geonames_id else "")


def _weight(place: KnownPlace) -> tuple[float, str]:
    """How great a bearer of its name a place is; the key breaks ties."""
    if place.kind == "country":
        return 1e11, place.key
    if place.kept:
        return 1e8, place.key
    if place.kind == "admin1":
        return _CITY_OVER_PROVINCE, place.key
    return (place.population if place.kind == "settlement" else 10.0), place.key


def place_of_row(gazetteer: Gazetteer, row: int) -> KnownPlace:
    """The place of a row of the compiled table."""
    columns, table = gazetteer.table.columns, gazetteer.table
    division, number = columns["admin1"][row], columns["id"][row]
    name, kind, country = table.names[row], KINDS[columns["kind"][row]], table.countries[columns["country"][row]]
    middle = gazetteer.middles.get((country, name)) if kind == "admin1" else None
    lat, lon, radius_km = middle or (
        columns["lat"][row] / FACTOR,
        columns["lon"][row] / FACTOR,
        columns["radius"][row] / 10,
    )
    return KnownPlace(
        key=f"g{row}",
        name=name,
        kind=cast(PlaceKind, kind),
        country=country,
        lat=lat,
        lon=lon,
        precision_km=radius_km,
        admin1=gazetteer.divisions[division - 1] if division else None,
        population=columns["population"][row],
        geonames_id=number or None,
    )


def _rows(path: Path, width: int) -> Iterator[tuple[str, list[str]]]:
    """The rows of a table with where each stands, without comments and header. Raises KnowledgeError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as fault:
        raise KnowledgeError(path.name, f"cannot be read ({fault})", "restore the file") from None
    content = [(i, line) for i, line in enumerate(lines, 1) if line and not line.startswith("#")]
    for i, line in content[1:]:
        cells = line.split("\t")
        if len(cells) != width:
            raise KnowledgeError(f"places/{path.name} line {i}", f"has {len(cells)} columns", f"give {width}")
        yield f"places/{path.name} line {i}", cells


def _countries(book: CountryBook) -> dict[str, KnownPlace]:
    points = {cells[0]: cells for _, cells in _rows(_FOLDER / "country_points.tsv", 4)}
    found = {}
    for country in book.countries:
        if country.iso2 not in points:
            raise KnowledgeError("places/country_points.tsv", f"has no point for {country.iso2}", "add one")
        _, lat, lon, radius = points[country.iso2]
        found[country.iso2] = KnownPlace(
            f"c{country.iso2}", country.name, "country", country.iso2, float(lat), float(lon), float(radius)
        )
    return found


def _kept() -> Iterator[tuple[tuple[str, ...], KnownPlace]]:
    """Each hand-kept place with all its names."""
    for path in sorted(_FOLDER.glob("kept-*.tsv")):
        for where, cells in _rows(path, len(_KEPT_COLUMNS)):
            row = dict(zip(_KEPT_COLUMNS, cells, strict=True))
            if row["kind"] not in get_args(PlaceKind):
                raise KnowledgeError(where, f"has kind {row['kind']!r}", f"use one of {get_args(PlaceKind)}")
            try:
                lat, lon, km = float(row["lat"]), float(row["lon"]), float(row["precision_km"])
            except ValueError as fault:
                raise KnowledgeError(where, f"has no number where one is needed ({fault})") from None
            if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
                raise KnowledgeError(where, f"lies nowhere: {lat}, {lon}, within {km} km")
            place = KnownPlace(
                f"k{path.stem}:{row['name']}:{row['country']}", row["name"], cast(PlaceKind, row["kind"]),
                row["country"], lat, lon, km, row["admin1"] or None, kept=True,
            )  # fmt: skip
            yield (row["name"], *(v for v in row["variants"].split("|") if v)), place


def _words(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / name).read_text("utf-8").split())


@cache
def read_gazetteer() -> Gazetteer:
    """All places, read once a process. Raises KnowledgeError naming the file and row that breaks a rule."""
    book, table = read_countries(), read_table(_FOLDER / "places.bin")
    countries = _countries(book)
    listed: dict[str, dict[str, KnownPlace]] = {}
    squashed: dict[str, dict[str, KnownPlace]] = {}
    for country in book.countries:
        for name in country.names:
            listed.setdefault(joined_key(name), {})[country.iso2] = countries[country.iso2]
    for names, place in _kept():
        for name in names:
            listed.setdefault(joined_key(name), {})[place.key] = place
            squashed.setdefault(squash_key(name), {})[place.key] = place
    admin1 = KINDS.index("admin1")
    divisions = tuple(table.names[i] for i, kind in enumerate(table.columns["kind"]) if kind == admin1)
    bare = Gazetteer(
        table,
        divisions,
        MappingProxyType({}),
        MappingProxyType({}),
        MappingProxyType(countries),
        _words("common_words.txt"),
        _words("first_names.txt"),
        MappingProxyType({cells[0].rstrip("."): cells[1] for _, cells in _rows(_FOLDER / "abbreviations.tsv", 3)}),
        MappingProxyType(dict(_middles())),
    )
    for names, place in _respelled(bare):
        for name in names:
            listed.setdefault(joined_key(name), {})[place.key] = place
            squashed.setdefault(squash_key(name), {})[place.key] = place
    return replace(
        bare,
        listed=MappingProxyType({key: tuple(found.values()) for key, found in listed.items()}),
        squashed=MappingProxyType({key: tuple(found.values()) for key, found in squashed.items() if key}),
    )


def _respelled(gazetteer: Gazetteer) -> Iterator[tuple[tuple[str, ...], KnownPlace]]:
    """Towns of the table under the names that news gives them. Raises KnowledgeError for a name the table lacks."""
    for where, (country, name, known_as, variants) in _rows(_FOLDER / "spellings.tsv", 4):
        rows = (place_of_row(gazetteer, row) for row in gazetteer.table.exact.rows(joined_key(name)))
        towns = [p for p in rows if p.country == country and p.kind == "settlement"]
        if not towns:
            raise KnowledgeError(where, f"has {name!r}, which is no town of {country}", "give the table's name")
        town = max(towns, key=lambda p: (p.population, p.key))
        yield (known_as, name, *(v for v in variants.split("|") if v)), replace(town, name=known_as, kept=True)


def _middles() -> Iterator[tuple[tuple[str, str], tuple[float, float, float]]]:
    """Where the middle of a division lies by area, if far from that of its towns; see `compile_divisions`."""
    for _, cells in _rows(_FOLDER / "division_points.tsv", 5):
        yield (cells[0], cells[1]), (float(cells[2]), float(cells[3]), float(cells[4]))
