"""Harm as written: the grammar of number, people and word of harm, from rows of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.extract.counts.quantities import find_quantities
from briefing.extract.harm import find_harm
from briefing.knowledge import load_knowledge
from briefing.model import HarmMention, ParsedText
from briefing.pipeline import document_of_text
from briefing.text import parse

ROWS = yaml.safe_load((Path(__file__).parents[1] / "cases/casualties/claims.yaml").read_text("utf-8"))


def read(text: str) -> tuple[ParsedText, tuple[HarmMention, ...]]:
    parsed = parse(document_of_text("x", "", text, None))
    return parsed, find_harm(parsed, find_quantities(parsed), load_knowledge())


@pytest.mark.parametrize("row", [r for r in ROWS if r["group"] == "none"], ids=lambda r: r["text"][:40])
def test_no_harm(row):
    assert read(row["text"])[1] == ()


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Shells killed two men.", "active"),
        ("Two men were killed.", "passive"),
        ("Two men died.", "dying"),
        ("The deaths of two men were confirmed.", "noun"),
        ("The toll rose to 12.", "toll"),
    ],
)
def test_voice(text, voice):
    (harm,) = read(text)[1]
    assert harm.voice == voice


def test_span_holds_number_and_word_of_harm():
    parsed, (harm,) = read("In Gao, two drivers were later found and killed, police said.")
    source = parsed.words(harm.first, harm.last)
    assert source.startswith("two drivers")
    assert source.endswith("killed")


def test_what_belongs_to_the_people_is_absorbed():
    parsed, (harm,) = read("Nine members of the Niger National Guard were killed.")
    words = parsed.words(harm.victim_first, harm.victim_last)
    assert words == "Nine members of the Niger National Guard"


def test_groups():
    assert [h.group for h in read("Two journalists, a nurse and three boys were killed.")[1]] == [
        "journalists",
        "medics",
        "children",
    ]


def test_a_text_without_stops_is_cut_and_still_read():
    text = "12 people were killed and " * 100
    parsed, found = read(text)
    assert len(parsed.sentences) > 1
    assert all(s.last - s.first <= 250 for s in parsed.sentences)
    assert len(found) > 90
