"""The gazetteer: its lookups, its hand-kept lists, and what no list may hold."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from briefing.errors import KnowledgeError
from briefing.knowledge.country_book import read_countries
from briefing.knowledge.gazetteer import Gazetteer, KnownPlace, read_gazetteer
from briefing.knowledge.place_names import joined_key, place_slug, squash_key
from briefing.knowledge.place_table import base36, read_table, write_table


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return read_gazetteer()


def kept(gazetteer: Gazetteer) -> dict[str, KnownPlace]:
    return {p.key: p for places in gazetteer.listed.values() for p in places if p.kept}


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Deir Ezzor", "SY", 35.34, 40.14),
        ("Bakhmut", "UA", 48.59, 38.0),
        ("El Fasher", "SD", 13.63, 25.35),
        ("Mosul", "IQ", 36.34, 43.12),
        ("Goma", "CD", -1.67, 29.22),
        ("Hmeimim air base", "SY", 35.4, 35.95),
        ("Jabalia refugee camp", "PS", 31.54, 34.5),
        ("Snake Island", "UA", 45.26, 30.2),
        ("Donbas", "UA", 48.3, 38.3),
        ("Kandahar airfield", "AF", 31.5, 65.85),
    ],
)
def test_names_lead_to_their_places(gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float) -> None:
    found = [p for p in gazetteer.named(name) if p.country == country]
    assert any(math.hypot(p.lat - lat, p.lon - lon) < 0.2 for p in found)


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("Raqa", "SY", "Raqqa"),
        ("Hudaydah", "YE", "Hodeidah"),
        ("Deir al-Zour", "SY", "Deir ez-Zor"),
        ("Mosel", "IQ", "Mosul"),
    ],
)
def test_transliterations_sound_alike(gazetteer: Gazetteer, written: str, country: str, name: str) -> None:
    found = {*gazetteer.sounding(written, [country]), *gazetteer.named(written)}
    assert name in {p.name for p in found if p.country == country}


def test_sounding_keeps_to_the_countries_asked(gazetteer: Gazetteer) -> None:
    assert {p.country for p in gazetteer.sounding("Raqa", ["SY"])} == {"SY"}
    assert gazetteer.sounding("Raqa", ["NO"]) == ()


def test_unknown_names_find_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.named("Qqxzvville") == ()
    assert gazetteer.named("") == ()


def test_every_country_has_a_point(gazetteer: Gazetteer) -> None:
    assert set(gazetteer.countries) == {c.iso2 for c in read_countries().countries}


def test_hand_kept_lists_are_many_and_lie_in_their_countries(gazetteer: Gazetteer) -> None:
    places = kept(gazetteer)
    assert len(places) >= 500
    for place in places.values():
        home = gazetteer.countries.get(place.country)
        if home is not None and place.kind in ("facility", "neighbourhood", "settlement"):
            reach = 2.5 * home.precision_km / 111 + 3
            shrink = math.cos(math.radians(place.lat))
            assert math.hypot(place.lat - home.lat, (place.lon - home.lon) * shrink) < reach or place.country in (
                "US",
                "RU",
                "PS",
                "CY",
                "JP",
            )


def test_slugs_are_plain_for_the_greatest_bearer(gazetteer: Gazetteer) -> None:
    by_country = {(p.country, p.kind): gazetteer.slug(p) for p in gazetteer.named("Gao")}
    assert by_country["ML", "settlement"] == "gao"
    assert by_country["ML", "admin1"] == "gao-province"
    assert by_country["BF", "settlement"] not in ("gao", "gao-province")


def test_slugs_of_one_name_differ(gazetteer: Gazetteer) -> None:
    for name in ("Springfield", "Tripoli", "Rafah", "San Jose", "Pokrovsk"):
        places = [p for p in gazetteer.named(name) if place_slug(p.name) == place_slug(name)]
        slugs = [gazetteer.slug(p) for p in places]
        assert len(set(slugs)) == len(slugs), sorted(slugs)


def test_keys() -> None:
    assert joined_key("Ta‘izz") == "taizz"
    assert squash_key("Al Ḩudaydah") == squash_key("Hodeidah")
    assert squash_key("Oo") == ""
    assert int(base36(123_456), 36) == 123_456


def test_table_comes_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    columns = {"lat": [1000, -50], "lon": [-1, 2], "id": [7, 3], "population": [5, 0], "kind": [0, 1], "country": [0, 0], "admin1": [1, 1], "radius": [15, 400]}  # fmt: skip
    write_table(path, ["Aba", "Bor"], ["SS"], columns, ({"aba": [0], "bor": [0, 1]}, {}))
    table = read_table(path)
    assert table.names == ("Aba", "Bor")
    assert [list(table.columns[c]) for c in columns] == list(columns.values())
    assert (table.exact.rows("bor"), table.exact.rows("bo"), table.exact.rows("zz")) == ((0, 1), (), ())


def test_broken_table_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    path.write_bytes(b"no table")
    with pytest.raises(KnowledgeError, match=r"places\.bin"):
        read_table(path)


def test_towns_bear_the_spellings_of_the_news(gazetteer: Gazetteer) -> None:
    for spelling, usual in (
        ("Tel Abyad", "Tell Abyad"),
        ("Husaybah", "Al-Qaim"),
        ("Siewierodoniec", "Sievierodonetsk"),
    ):
        (town,) = [p for p in gazetteer.named(spelling) if p.kind == "settlement"]
        assert town.name == usual and town.geonames_id


def test_divisions_lie_at_their_middle_by_area(gazetteer: Gazetteer) -> None:
    (ontario,) = [p for p in gazetteer.named("Ontario") if p.kind == "admin1"]
    assert 48 < ontario.lat < 51 and ontario.precision_km > 400


def test_town_bears_its_own_english_name_not_that_of_a_town_it_once_shared_one_with(gazetteer: Gazetteer) -> None:
    assert "Nikopol" in {p.name for p in gazetteer.named("Nikopol") if p.country == "UA"}
    assert {p.admin1 for p in gazetteer.named("Sloviansk")} == {"Donetsk"}
