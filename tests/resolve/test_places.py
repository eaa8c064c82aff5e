"""Places of an article: from sentences to placed names, over tests/cases/places."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.extract.places import find_places
from briefing.knowledge import load_knowledge
from briefing.model import ForceMention, Mentions, ParsedText, Place
from briefing.pipeline import document_of_text
from briefing.resolve.places import resolve_places
from briefing.resolve.places.story import story_country
from briefing.text import parse

CASES = Path(__file__).parents[1] / "cases" / "places" / "sentences.yaml"
ROWS = yaml.safe_load(CASES.read_text("utf-8"))
NEAR_DEG = 0.35


def forces_in(parsed: ParsedText, names: list[str]) -> tuple[ForceMention, ...]:
    norms = [t.norm for t in parsed.tokens]
    found = []
    for name in names:
        words = name.lower().split()
        first = next(i for i in range(len(norms)) if norms[i : i + len(words)] == words)
        found.append(ForceMention(first, first + len(words), (), "test"))
    return tuple(found)


def places_of(text: str, title: str = "", forces: list[str] | None = None) -> tuple[tuple[Place, ...], tuple[str, ...]]:
    parsed, knowledge = parse(document_of_text("a", title, text, None)), load_knowledge()
    actors = forces_in(parsed, forces or [])
    mentions = Mentions(parsed, forces=actors, places=find_places(parsed, knowledge, actors))
    return resolve_places(mentions, knowledge)


def check(row: dict[str, Any]) -> None:
    places, _ = places_of(row["text"], row.get("title", ""), row.get("forces"))
    found = {p.id: p for p in places}
    for id, (country, lat, lon, site) in row["places"].items():
        assert id in found, f"{id} is not among {sorted(found)}"
        place = found[id]
        assert place.country == country
        if lat is not None:
            assert place.lat == pytest.approx(lat, abs=NEAR_DEG if place.kind != "admin1" else 2.0)
            assert place.lon == pytest.approx(lon, abs=NEAR_DEG if place.kind != "admin1" else 2.0)
        if site is not None:
            assert place.site is site, f"site of {id}"
    words = {word for p in places for e in p.evidence for word in e.quote.split()}
    assert not words & set(row.get("absent", ()))


@pytest.mark.parametrize(
    "row", [pytest.param(r, id=r["name"], marks=pytest.mark.xfail(strict=True) if r.get("fails") else ()) for r in ROWS]
)
def test_sentence(row: dict[str, Any]) -> None:
    check(row)


def test_ids_are_unique_and_evidence_is_the_text() -> None:
    for row in ROWS:
        places, _ = places_of(row["text"])
        assert len({p.id for p in places}) == len(places)
        for place in places:
            assert all(row["text"][e.start : e.end] == e.quote for e in place.evidence)


def test_offset_widens_the_precision() -> None:
    near, _ = places_of("Shells landed in Zinjibar in Yemen.")
    off, _ = places_of("Shells landed 15 km south of Zinjibar in Yemen.")
    assert next(p for p in near if p.name == "Zinjibar").precision_km < 15
    assert next(p for p in off if p.name == "Zinjibar").precision_km == 15


def test_losers_are_kept() -> None:
    places, _ = places_of("Gunmen attacked Gao in Mali, the Malian army said.")
    gao = next(p for p in places if p.name == "Gao")
    assert "BF" in {loser.country for loser in gao.losers}


def test_what_nothing_places_is_reported() -> None:
    places, unresolved = places_of("Fighters burned the village of Tarmuli in Nigeria.")
    assert unresolved == ("Tarmuli",)
    assert next(p for p in places if p.name == "Tarmuli").lat is None


def test_kind_says_which_of_two() -> None:
    places, _ = places_of("Shells hit Aleppo. Troops moved into Aleppo province in Syria.")
    assert {p.kind for p in places if p.name == "Aleppo"} == {"settlement", "admin1"}
    assert all(p.region == "Middle East" for p in places)


def test_country_of_the_story_is_that_of_its_sites() -> None:
    places, _ = places_of("Washington said shells hit Kherson and Nikopol in Ukraine. Washington and Washington again.")
    assert story_country(places) == "UA"
    assert story_country(()) is None


def test_country_of_the_story_is_no_state_that_is_only_named_often() -> None:
    places, _ = places_of("Shells hit Rafah in Gaza. " + "The dead lay there for hours, and medics were kept away. " * 12
                          + "Israel denied it. Israel and Iran traded words. Israel will look into it, Israel said.")  # fmt: skip
    assert story_country(places) == "PS"


def test_headline_evidence_indexes_the_title() -> None:
    places, _ = places_of("Shells hit the port of Odesa in Ukraine.", "Strikes on Odesa kill two")
    odesa = next(p for p in places if p.name == "Odesa")
    assert ("headline", "Odesa", 11) in {(e.part, e.quote, e.start) for e in odesa.evidence}
