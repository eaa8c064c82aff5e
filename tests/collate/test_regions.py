"""Regions of a corpus: from sites, an editor's word first."""

from __future__ import annotations

from dataclasses import replace

from tests.making import article, document, ferry, place

from briefing.collate.regions import conflict_countries, group_regions, primary_country
from briefing.knowledge.country_book import read_countries
from briefing.model import Article


def ids(*articles: Article) -> list[str]:
    return [g.id for g in group_regions(articles, read_countries())]


def test_site_places_give_region_country_and_division() -> None:
    assert ids(ferry()) == ["middle-east", "middle-east/syria", "middle-east/syria/deir-ez-zor"]


def test_groups_name_their_parent_level_and_articles() -> None:
    groups = group_regions([ferry("a"), ferry("b")], read_countries())
    assert [(g.name, g.level, g.parent, g.articles) for g in groups] == [
        ("Middle East", "region", None, ("a", "b")),
        ("Syria", "country", "middle-east", ("a", "b")),
        ("Deir ez-Zor", "admin1", "middle-east/syria", ("a", "b")),
    ]


def test_places_named_in_passing_give_no_division() -> None:
    doc = document()
    seen = article(doc, places=[place(doc, "Mahkan", site=False)], country="SY")
    assert ids(seen) == ["middle-east", "middle-east/syria"]


def test_sites_in_two_countries_stand_under_both() -> None:
    doc = document()
    both = article(doc, places=[place(doc, "Mahkan"), place(doc, "Mayadin", country="IQ", admin1="Anbar")])
    assert ids(both) == [
        "middle-east",
        "middle-east/iraq",
        "middle-east/iraq/anbar",
        "middle-east/syria",
        "middle-east/syria/deir-ez-zor",
    ]


def test_an_editors_country_wins_over_the_sites() -> None:
    base = ferry()
    assert ids(replace(base, document=replace(base.document, country="TD"))) == ["middle-africa", "middle-africa/chad"]


def test_an_editors_region_keeps_out_other_regions() -> None:
    assert ids(replace(ferry(), region="Europe")) == ["europe"]
    assert ids(replace(ferry(), region="Middle East"))[:2] == ["middle-east", "middle-east/syria"]


def test_an_article_without_places_is_on_no_page() -> None:
    assert ids(article(document())) == []


def test_one_division_under_two_spellings_is_one_page() -> None:
    doc = document()
    spelt = article(doc, places=[place(doc, "Mahkan"), place(doc, "Mayadin", admin1="Deir-ez-Zor")])
    assert [i for i in ids(spelt) if i.count("/") == 2] == ["middle-east/syria/deir-ez-zor"]


def test_primary_country_is_that_of_most_evidence_among_sites() -> None:
    doc = document()
    passing = place(doc, "Euphrates", country="IQ", site=False, evidence=place(doc, "Mahkan").evidence * 3)
    box = article(doc, places=[place(doc, "Mahkan"), passing]).facts
    assert primary_country(box) == "SY"
    assert primary_country(box, "TD") == "TD"
    assert primary_country(article(doc, places=[passing]).facts) == "IQ"
    assert primary_country(article(doc).facts) is None


def test_a_country_that_is_only_touched_on_is_not_listed() -> None:
    doc = document()
    here = place(doc, "Mahkan")
    words = tuple(e for _ in range(5) for e in here.evidence)
    touched = place(doc, "Mayadin", country="IQ", admin1="Anbar")
    story = article(doc, places=[replace(here, evidence=words), touched])
    assert ids(story) == ["middle-east", "middle-east/syria", "middle-east/syria/deir-ez-zor"]
    harm = replace(ferry().facts.claims[0], place=touched.id)
    facts = replace(story.facts, claims=(harm,))
    assert conflict_countries(facts) == ("IQ", "SY")
    assert conflict_countries(facts, "TD") == ("TD",)
