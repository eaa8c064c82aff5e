"""Contradictions within one article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import article, claim, document, evidence, force

from briefing.collate.contradictions import find_contradictions
from briefing.knowledge import load_knowledge
from briefing.model import Strength
from briefing.pipeline import facts_of

TEXT = (
    "The governor said eight people died in the bombing in Mahkan. A monitor put the toll at 12 dead. Three more died."
)
DAY = {"date": date(2017, 9, 10), "place": "mahkan", "victim": "undetermined"}


def told(second: str = "12 dead", low: int = 12, **fields: object) -> list[str]:
    doc = document("a", TEXT)
    one = claim(doc, "eight people died", 8, 8, claimant="governor", **DAY)
    other = claim(doc, second, low, low, **{"claimant": "monitor", **DAY, **fields})
    return [c.about for c in find_contradictions([article(doc, claims=[one, other])])]


def test_two_who_tell_of_one_harm_with_other_numbers_contradict_each_other() -> None:
    assert told() == ["number"]


@pytest.mark.parametrize(
    "fields",
    [
        {"claimant": "governor"},
        {"claimant": None},
        {"place": "goma"},
        {"outcome": "injured"},
        {"part_of": "eight people died"},
        {"low": 80},
        {"second": "Three more died", "low": 3},
    ],
)  # fmt: skip
def test_what_may_both_be_so_is_no_contradiction(fields: dict[str, object]) -> None:
    assert told(**fields) == []  # type: ignore[arg-type]


def found_in(text: str) -> list[tuple[str, str, str]]:
    doc = document("a", text, title="News of the siege")
    box = facts_of(doc, load_knowledge())
    return [
        (c.about, c.first_evidence.quote, c.second_evidence.quote)
        for c in find_contradictions([replace(article(doc), facts=box)])
    ]


def test_two_shares_of_one_town_held_by_one_force_contradict_each_other() -> None:
    text = (
        "Islamic State holds half of Raqqa, a monitor said. Clashes went on.\n\n"
        "The SDF said Islamic State controls 70 percent of the city."
    )
    assert found_in(text) == [("amount", "half of Raqqa", "70 percent of the city")]


def test_what_remains_and_the_other_sides_share_must_make_a_whole() -> None:
    text = (
        "Islamic State holds half of Raqqa.\n\nThe remaining {} percent of the city is held by the Syrian army, "
        "which sent troops."
    )
    assert found_in(text.format(40)) == [("amount", "half of Raqqa", "40 percent of the city")]
    assert found_in(text.format(50)) == []


def test_people_of_one_town_counted_twice_contradict_each_other() -> None:
    text = "Some 93,000 people were living in Raqqa, aid workers said.\n\nRaqqa is home to around {} civilians."
    assert found_in(text.format("100,000")) == [("amount", "Some 93,000 people", "around 100,000 civilians")]
    assert found_in(text.format("95,000")) == []
    assert found_in(text.format("300,000")) == []


def test_shares_of_other_places_or_other_forces_do_not() -> None:
    assert found_in("Islamic State holds half of Raqqa. Islamic State holds 70 percent of Manbij.") == []
    assert found_in("Islamic State holds half of Raqqa. The Syrian army holds 40 percent of Raqqa.") == []


def test_a_forces_strength_told_in_two_numbers() -> None:
    doc = document("a", "About 900 fighters hold out in Mahkan. The army said 1,200 fighters were holding the town.")
    rows = tuple(Strength(n, "fighters", "holding", evidence(doc, f"{n:,} fighters")) for n in (900, 1200))
    guard = replace(force(doc, "guard", "River Guard", "fighters"), strength=rows)
    assert [c.about for c in find_contradictions([article(doc, forces=[guard])])] == ["amount"]
    mixed = replace(guard, strength=(rows[0], replace(rows[1], state="withdrawn")))
    assert find_contradictions([article(doc, forces=[mixed])]) == ()


def test_vague_unnamed_and_countrywide_figures_and_a_toll_that_rose_do_not_contradict() -> None:
    assert told(form="vague") == []
    assert told(claimant_type="unnamed") == []
    doc = document(
        "a", "The hospital said 12 died. " + "Clashes went on. " * 20 + "The governor earlier spoke of 8 dead."
    )
    rows = [claim(doc, "12 died", 12, 12, claimant="hospital", **DAY), claim(doc, "8 dead", 8, 8, claimant="governor", **DAY)]  # fmt: skip
    assert find_contradictions([article(doc, claims=rows)]) == ()
