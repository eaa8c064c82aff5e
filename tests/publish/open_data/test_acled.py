"""ACLED's columns: one conservative number, its words for vague words, and never a sum."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.model import Claim, Corpus
from briefing.publish.open_data.acled import ACLED, acled_table
from briefing.publish.open_data.acled.numbers import coded_number
from briefing.publish.open_data.references import References, references_of


def vague(words: str) -> Claim:
    return Claim("c", "killed", 2, None, "vague", words, "undetermined", ())


def rows(corpus: Corpus, to: References) -> dict[str, dict[str, object]]:
    return {str(r[0]): dict(zip(ACLED.names, r, strict=True)) for r in acled_table(corpus, to).rows}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Dozens of people", 12), ("tens of civilians", 10), ("hundreds", 100), ("Tens of thousands of people", 10_000),
        ("hundreds of thousands", 100_000), ("scores of fighters", 20), ("thousands", 1000),
    ],
)  # fmt: skip
def test_vague_words_have_acleds_numbers_not_ours(words: str, number: int) -> None:
    assert coded_number(vague(words), in_war=False) == number


@pytest.mark.parametrize("words", ["several people", "many civilians", "soldiers", "a few villagers"])
def test_an_unknown_number_is_ten_in_fighting_and_three_otherwise(words: str) -> None:
    assert coded_number(vague(words), in_war=True) == 10
    assert coded_number(vague(words), in_war=False) == 3


def test_stated_numbers_are_taken_as_they_are_and_open_ones_are_not_guessed() -> None:
    at_least = replace(vague("at least 34"), form="at_least", min=34)
    up_to = replace(vague("up to 34"), form="up_to", min=None, max=34)
    assert coded_number(at_least, in_war=True) == 34
    assert coded_number(up_to, in_war=True) is None


def test_an_event_has_its_lowest_comparable_claim(corpus: Corpus, to: References) -> None:
    event = rows(corpus, to)["2017-09-10-mahkan"]
    # 12 for "dozens" lies under "at least 26"; neither they nor the 30 fighters of the other toll are added.
    assert event["fatalities"] == 12
    assert "Dozens of people" in str(event["notes"]) and "ACLED" in str(event["notes"])
    assert "lowest of 2 claims" in str(event["notes"])
    assert (event["event_date"], event["year"], event["time_precision"]) == ("2017-09-10", 2017, 1)
    assert (event["event_type"], event["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (event["actor1"], event["inter1"]) == ("Syrian government forces", "State forces")
    assert (event["actor2"], event["inter2"]) == ("Islamic State", "Rebel group")
    assert (event["country"], event["region"], event["location"]) == ("Syria", "Middle East", "Mahkan")
    assert event["source"] == "Mock-Up, the; paper; Sample Herald"


def test_what_one_text_alone_tells_of_is_a_row_once(corpus: Corpus) -> None:
    alone = replace(corpus, events=())
    found = rows(alone, references_of(alone, ""))
    # The copy adds none; the part ("Seven were children") and what has no day are no rows of their own.
    assert set(found) == {"ferry#At least 26 civilians", "ferry-again#Dozens of people"}
    lone = found["ferry#At least 26 civilians"]
    assert (lone["fatalities"], lone["civilian_targeting"]) == (26, "Civilian targeting")
    assert lone["notes"].endswith("articles/ferry/#claim-At-least-26-civilians")  # type: ignore[attr-defined]


def test_where_nobody_states_a_number_the_cell_is_empty(corpus: Corpus, to: References) -> None:
    event = replace(corpus.events[0], tolls=())
    assert rows(replace(corpus, events=(event,)), to)["2017-09-10-mahkan"]["fatalities"] is None
