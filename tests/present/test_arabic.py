"""What pages say in Arabic: nouns beside numbers in all six forms, dates and lists in digits of English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from briefing.catalogues import read_catalogue
from briefing.model import Claim, Form, Outcome
from briefing.present.copies import articles_of_origins
from briefing.present.words import claim_words, day_words, join_words, number_words, span_words
from briefing.speech import speaking

MARK = "\u200f"  # before a phrase that begins with a name or number; nothing that is seen


@pytest.fixture(autouse=True)
def in_arabic() -> Iterator[None]:
    with speaking(read_catalogue("ar")):
        yield


@pytest.mark.parametrize(
    ("least", "most", "form", "says"),
    [
        (0, 0, "exact", "مقتل صفر من المدنيين"),
        (1, 1, "exact", "مقتل مدني واحد"),
        (2, 2, "exact", "مقتل مدنيَّين"),
        (7, 7, "exact", "مقتل 7 مدنيين"),
        (34, 34, "exact", "مقتل 34 مدنياً"),
        (100, 100, "exact", "مقتل 100 مدني"),
        (2, None, "at_least", "مقتل ما لا يقل عن 2 من المدنيين"),
        (26, None, "at_least", "مقتل ما لا يقل عن 26 مدنياً"),
        (601, None, "more_than", "مقتل أكثر من 600 مدني"),
        (3, 7, "range", "مقتل 3 إلى 7 مدنيين"),
        (24, None, "vague", "مقتل 24 أو أكثر (“dozens”) من المدنيين"),
        (None, None, "vague", "مقتل عدد غير مذكور من المدنيين"),
    ],
)
def test_a_claim_takes_the_form_that_its_number_needs(
    least: int | None, most: int | None, form: Form, says: str
) -> None:
    outcome: Outcome = "killed"
    assert (
        claim_words(Claim("c", outcome, least, most, form, "dozens of civilians", "civilian", ())).replace(MARK, "")
        == says
    )


def test_counts_of_articles_and_origins() -> None:
    assert articles_of_origins(11, 2).replace(MARK, "") == "11 مقالاً، مصدران أصليان"
    assert articles_of_origins(103, 1).replace(MARK, "") == "103 مقالات، مصدر أصلي واحد"


def test_days_numbers_and_lists() -> None:
    assert day_words(date(2017, 9, 10)).replace(MARK, "") == "الأحد 10 سبتمبر 2017"
    assert span_words(date(2017, 9, 10), date(2017, 9, 11)).replace(MARK, "") == "10 إلى 11 سبتمبر 2017"
    assert (number_words(25000), join_words(["Homs", "Hama", "Raqqa"])) == ("25,000", "Homs وHama وRaqqa")
