"""Days named in the text; which day a claim takes is tested with the claims."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.extract.days.dates import find_dates
from briefing.knowledge import load_knowledge
from briefing.pipeline import document_of_text
from briefing.text import parse


def days(text: str, published: date | None = date(2024, 5, 8)) -> list[tuple[str | None, str | None]]:
    found = find_dates(parse(document_of_text("x", "", text, published)), load_knowledge())
    return [(d.low.isoformat() if d.low else None, d.high.isoformat() if d.high else None) for d in found]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It fell on Sunday.", "2024-05-05", "2024-05-05"),
        ("It fell last Wednesday.", "2024-05-01", "2024-05-01"),
        ("Two days earlier it fell.", "2024-05-06", "2024-05-06"),
        ("It fell on 3 May.", "2024-05-03", "2024-05-03"),
        ("It fell on Dec. 24.", "2023-12-24", "2023-12-24"),
        ("It fell in March 2021.", "2021-03-01", "2021-03-31"),
        ("It fell in 2014.", "2014-01-01", "2014-12-31"),
        ("It has lasted since October 7.", "2023-10-07", None),
        ("It fell this week.", "2024-05-02", "2024-05-08"),
    ],
)
def test_one_day(text, low, high):
    assert days(text) == [(low, high)]


@pytest.mark.parametrize("text", ["They may march on.", "The second day was calm.", "February 31 never comes."])
def test_no_day(text):
    assert days(text) == []


def test_without_publication_only_a_full_date_is_a_day():
    assert days("On Monday and on May 3, 2023.", None) == [(None, None), ("2023-05-03", "2023-05-03")]
