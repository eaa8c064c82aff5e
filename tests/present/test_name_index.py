"""The names under which the search finds pages."""

from __future__ import annotations

from dataclasses import replace

from tests.making import document, ferry, place

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Article
from briefing.present.name_index import FoundName, found_names
from briefing.present.other_names import division_names, search_words
from briefing.present.shelf import Shelf, shelf_of

NAMES = {"islamic-state": ("Daesh", "ISIS", "Islamic State"), "army": ()}


def shelf(*articles: Article) -> Shelf:
    return shelf_of(corpus_of(articles, read_countries(), lambda id: NAMES[id]))


def found(url: str) -> FoundName:
    return next(name for name in found_names(shelf(ferry())) if name.url == url)


def test_a_force_is_found_by_its_aliases_and_in_its_own_script() -> None:
    name = found("actors/islamic-state/")
    assert (name.name, name.kind, name.articles) == ("Islamic State", "force", 1)
    assert {"Daesh", "ISIS", "داعش"} <= {*name.others}


def test_a_country_is_found_by_its_other_names_and_in_arabic() -> None:
    assert "سوريا" in found("regions/middle-east/syria/").others


def test_a_division_says_its_country_and_bears_the_name_of_its_town() -> None:
    name = found("regions/middle-east/syria/deir-ez-zor/")
    assert (name.kind, name.within, name.others) == ("division", "Syria", ("دير الزور",))
    assert division_names("SY", "Nowhere at all") == ()


def test_a_place_is_found_as_articles_write_it_each_spelling_once() -> None:
    doc = document()
    spelled = [
        replace(place(doc, "Mahkan"), geonames_id=170794, as_written=words)
        for words in (("Mahkan", "MAHKAN", "Mahkān"),)
    ]
    seen = replace(ferry(), facts=replace(ferry().facts, places=tuple(spelled)))
    assert shelf(seen).place_names[spelled[0].id] == ("دير الزور",)
    other = replace(spelled[0], as_written=("Mahkan", "Mah-kan"))
    seen = replace(ferry(), facts=replace(ferry().facts, places=(other,)))
    assert shelf(seen).place_names[other.id] == ("Mah-kan", "دير الزور")


def test_pages_come_by_address_and_each_once() -> None:
    urls = [name.url for name in found_names(shelf(ferry()))]
    assert urls == sorted(set(urls))


def test_words_are_told_in_any_script_without_accents_and_apostrophes() -> None:
    assert search_words("Ta‘izz, São Tomé") == ("taizz", "sao", "tome")
    assert search_words("دير الزور") == ("دير", "الزور")
    assert search_words("!?") == ()
