"""How days were read is kept for the pages: the words, where they stand, the days meant."""

from __future__ import annotations

from datetime import date

from briefing.knowledge import load_knowledge
from briefing.model import ReadDay
from briefing.pipeline import document_of_text, facts_of

TEXT = "Shells fell on Sunday. It began on March 3, 2024. Talks are to be held on Friday."


def _days(published: date | None) -> tuple[ReadDay, ...]:
    return facts_of(document_of_text("x", "Raid on Sunday", TEXT, published), load_knowledge()).days


def test_a_weekday_of_the_body_is_kept_with_its_place_and_day() -> None:
    at = TEXT.index("Sunday")
    assert _days(date(2024, 4, 9)) == (ReadDay("Sunday", at, date(2024, 4, 7), date(2024, 4, 7), "weekday"),)


def test_nothing_is_kept_where_no_day_can_be_worked_out() -> None:
    assert _days(None) == ()
