"""Contradictions within one article."""

from __future__ import annotations

from datetime import date

import pytest
from tests.making import article, claim, document

from briefing.collate.contradictions import find_contradictions

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
