from __future__ import annotations

import re

import pytest

from briefing.knowledge.country_book import REGIONS, Country, name_key, read_countries, slug_of

BOOK = read_countries()


def test_holds_every_country_and_territory_of_iso_3166() -> None:
    assert len(BOOK.countries) >= 250


def test_every_region_has_countries() -> None:
    assert {country.region for country in BOOK.countries} == set(REGIONS)


@pytest.mark.parametrize("country", BOOK.countries, ids=lambda c: c.slug)
def test_row_is_well_formed(country: Country) -> None:
    assert re.fullmatch("[A-Z]{2}", country.iso2)
    assert re.fullmatch("[A-Z]{3}", country.iso3)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", country.slug)
    assert country.forces_id == slug_of(country.forces_name)


@pytest.mark.parametrize(
    ("words", "iso2"),
    [
        ("Burma", "MM"), ("the Gambia", "GM"), ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("U.S.", "US"), ("USA", "US"),
        ("DR Congo", "CD"), ("Congo-Brazzaville", "CG"), ("Guinea Bissau", "GW"), ("Türkiye", "TR"), ("Timor Leste", "TL"),
    ],
)  # fmt: skip
def test_names_are_found_in_any_spelling(words: str, iso2: str) -> None:
    country = BOOK.named(words)
    assert country is not None and country.iso2 == iso2


@pytest.mark.parametrize(
    ("words", "iso2"),
    [
        ("Burkinabé", "BF"),
        ("South Sudanese", "SS"),
        ("Sudanese", "SD"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("US", "US"),
    ],
)
def test_adjectives_are_told_apart(words: str, iso2: str) -> None:
    country = BOOK.adjectived(words)
    assert country is not None and country.iso2 == iso2


def test_a_word_that_is_no_country_is_none() -> None:
    assert BOOK.named("Kurdistan Workers") is None
    assert BOOK.adjectived("Islamic") is None


@pytest.mark.parametrize(
    ("iso2", "forces"),
    [
        ("IL", "Israel Defense Forces"), ("SY", "Syrian government forces"), ("RU", "Russian Armed Forces"),
        ("UA", "Ukrainian Armed Forces"), ("US", "US Armed Forces"), ("ML", "Malian Armed Forces"),
    ],
)  # fmt: skip
def test_state_forces_have_their_usual_name(iso2: str, forces: str) -> None:
    assert BOOK.by_iso2[iso2].forces_name == forces


def test_capitals_and_metonyms_lead_to_their_country() -> None:
    assert [BOOK.by_capital[name_key(w)].iso2 for w in ("Kyiv", "Kiev", "Kremlin", "Port Sudan")] == [
        "UA",
        "UA",
        "RU",
        "SD",
    ]
