"""Words that may name a place: spans, cues and what is left out."""

from __future__ import annotations

import pytest

from briefing.extract.places import find_places
from briefing.extract.places.cues import cue_of, is_offset
from briefing.knowledge import load_knowledge
from briefing.model import ForceMention, PlaceMention
from briefing.pipeline import document_of_text
from briefing.text import parse


def mentions_of(text: str, title: str = "", forces: tuple[ForceMention, ...] = ()) -> tuple[PlaceMention, ...]:
    return find_places(parse(document_of_text("a", title, text, None)), load_knowledge(), forces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on Kharkiv.", [("Kharkiv", "in")]),
        ("Troops captured Sirte.", [("Sirte", "object")]),
        ("Turkey said so.", [("Turkey", "actor")]),
        ("The London-based monitor spoke.", [("London", "based")]),
        ("Fighters held rebel-held parts of Idlib.", [("Idlib", "in")]),
        ("They fled from Malakal.", [("Malakal", "from")]),
        ("Clashes hit Homs, Hama and Aleppo.", [("Homs", "object"), ("Hama", "object"), ("Aleppo", "object")]),
        ("BEIRUT (Agency) - It rained.", [("BEIRUT", "dateline")]),
        ("Residents of the besieged town of Douma spoke.", [("Douma", "in")]),
    ],
)
def test_cues(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.name, m.cue) for m in mentions_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The SDF spoke on Monday.",
        "In May, Reading was cold comfort to most.",
        "Iran-backed fighters and US-led forces moved.",
        "It cost US$40 million.",
        "Gen. Sam Houston resigned.",
        "The Damascus University Press closed.",
        "White House officials met.",
    ],
)
def test_no_place_here(text: str) -> None:
    assert mentions_of(text) == ()


def test_tokens_of_a_force_are_never_places() -> None:
    text = "The Deir Ezzor Military Council entered Raqqa."
    assert [m.name for m in mentions_of(text, forces=(ForceMention(1, 5, (), "test"),))] == ["Raqqa"]


def test_a_bare_country_that_acts_is_a_place_all_the_same() -> None:
    assert [m.name for m in mentions_of("Israel bombed Tyre.", forces=(ForceMention(0, 1, (), "test"),))] == [
        "Israel",
        "Tyre",
    ]


def test_kind_beside_the_name() -> None:
    by_name = {
        m.name: m.hint for m in mentions_of("Rebels took Helmand province, the town of Sangin and Jenin refugee camp.")
    }
    assert by_name == {"Helmand": "admin1", "Sangin": "settlement", "Jenin refugee camp": "facility"}


def test_what_lies_in_what() -> None:
    found = mentions_of("Bombs hit Atarib, in Aleppo province.")
    assert found[0].parent == 1 and found[1].parent is None


def test_long_form_takes_direction_and_kind() -> None:
    text = "Clashes shook northern Aleppo province."
    parsed = parse(document_of_text("a", "", text, None))
    mention = find_places(parsed, load_knowledge(), ())[0]
    assert [t.text for t in parsed.tokens[mention.long_first : mention.long_last]] == ["northern", "Aleppo", "province"]


def test_offsets() -> None:
    assert is_offset(("20", "miles", "north", "of", "basra"), 0, 4) == pytest.approx(32.2)
    assert is_offset(("southeast", "of", "basra"), 0, 2) == 15.0
    assert is_offset(("mayor", "of", "basra"), 0, 2) is None
    assert cue_of(("mayor", "of", "basra", "resigned"), 0, 4, 2, 3) == "in"
