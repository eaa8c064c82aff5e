"""Shares of places and people who are somewhere, from the words alone."""

from __future__ import annotations

import pytest
from tests.making import document

from briefing.extract.amounts import find_amounts
from briefing.extract.counts.quantities import find_quantities
from briefing.text import parse


def read(text: str) -> list[tuple[str, float, float]]:
    parsed = parse(document(text=text, title="News"))
    return [(m.about, m.low, m.high) for m in find_amounts(parsed, find_quantities(parsed))]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("The rebels hold half the town.", 45, 55),
        ("The rebels now control two-thirds of Mahkan.", 62, 71),
        ("A quarter of the city is held by the rebels.", 22, 28),
        ("The army controls 40 percent of the city.", 39, 41),
        ("The army controls more than 60% of Mahkan city.", 60, 100),
        ("The army controls about 70 per cent of the province.", 65, 75),
        ("Some 30 percent of the town is under the control of the army.", 25, 35),
        ("Shells fell on the rebel-held half of the town.", 45, 55),
    ],
)
def test_a_share_held_is_read_as_wide_as_its_words(text: str, low: float, high: float) -> None:
    assert read(text) == [("share", low, high)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels hold the southern half of the town.",
        "The army controlled the first half of the match in the city.",
        "It will take a week and a half to control the town.",
        "The rebels hold half of the city's bakeries.",
        "Shells destroyed half of the city.",
        "The rebels held half the town until last year.",
        "The army plans to control 60 percent of the province.",
        "Troops control 120 percent of the town.",
        "The rebels hold half a million dollars.",
    ],
)
def test_what_nobody_holds_now_is_no_share(text: str) -> None:
    assert read(text) == []


def test_people_who_live_or_are_trapped_somewhere_are_read() -> None:
    assert read("Exactly 93,000 people were living in Mahkan.") == [("people", 93_000, 93_000)]
    assert read("Mahkan is home to around 100,000 civilians.") == [("people", 97_000, 103_000)]
    assert read("At least 4,000 residents remain in the town.") == [("people", 4_000, float("inf"))]


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,000 people are trapped under the rubble in Mahkan.",
        "About 100,000 people lived in Mahkan.",
        "A year ago 9,000 people were living in Mahkan.",
        "Thousands of people remain in Mahkan.",
        "A strike killed 300 people in Mahkan.",
        "Up to 150 people are trapped in the cellar.",
    ],
)
def test_people_of_another_time_or_state_are_not(text: str) -> None:
    assert read(text) == []
