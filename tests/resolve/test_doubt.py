"""Claims that are rather no news."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.knowledge import load_knowledge
from briefing.pipeline import document_of_text, facts_of

REST = " The road was closed. Schools stayed shut. Markets opened late. Buses ran again by noon."


def claims(text: str) -> list[str]:
    box = facts_of(document_of_text("x", "", text + REST, date(2024, 5, 8)), load_knowledge())
    return [c.evidence[0].quote for c in box.claims]


def test_a_death_of_illness_that_concerns_no_force_is_left_out() -> None:
    assert claims("The singer, aged 71, died after a long illness.") == []


@pytest.mark.parametrize(
    "text",
    [
        "A civilian died of wounds.",
        "A raid killed 40 traders.",
        "A trader died in Goma after rebels of the M23 shelled it.",
    ],
)
def test_harm_told_with_an_attack_a_place_or_a_force_stays(text: str) -> None:
    assert len(claims(text)) == 1


def test_an_unnamed_relative_mourned_beside_another_death_is_left_out() -> None:
    told = "Shelling by the Syrian army killed a baker in Douma. She mourned the death of her aunt."
    assert claims(told) == ["killed a baker"]
    assert claims("She mourned the death of her aunt in Douma after shelling by the Syrian army.") != []


def test_in_a_text_of_few_sentences_nothing_is_left_out() -> None:
    box = facts_of(document_of_text("x", "", "A singer died after an illness.", date(2024, 5, 8)), load_knowledge())
    assert len(box.claims) == 1
