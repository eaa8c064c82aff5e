"""Claims on one scale."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from briefing.model import Claim, Form
from briefing.present.ladder import Scale, axis, bar, scale_of


def one(low: int | None, high: int | None, form: Form = "exact") -> Claim:
    return Claim(f"{low}-{high}", "killed", low, high, form, "words", "civilian", ())


@pytest.mark.parametrize(
    ("ends", "scale"),
    [
        ((14, 40), Scale(50, 10)),
        ((1, 2), Scale(3, 1)),
        ((1, 9), Scale(10, 2)),
        ((5, 50), Scale(60, 20)),
        ((99, 3), Scale(100, 20)),
        ((12_000, 800), Scale(15_000, 5000)),
        ((1_000_000, 1), Scale(1_500_000, 500_000)),
    ],
)
def test_the_scale_ends_above_the_largest_number_in_round_steps(ends: tuple[int, int], scale: Scale) -> None:
    assert scale_of([one(n, n) for n in ends]) == scale


@pytest.mark.parametrize("claims", [[], [one(5, 5)], [one(5, 5), one(None, None)], [one(0, 0), one(0, 0)]])
def test_nothing_to_compare_gives_no_scale(claims: list[Claim]) -> None:
    assert scale_of(claims) is None


@pytest.mark.parametrize(
    ("claim", "shapes"),
    [
        (one(14, 14), ["bar"]),
        (one(26, None, "at_least"), ["more dash", "more", "bar"]),
        (one(None, 35, "up_to"), ["more dash", "bar"]),
        (one(30, 40, "range"), ["bar"]),
        (one(40, 40, "about"), ["bar open"]),
    ],
)
def test_each_form_has_its_drawing(claim: Claim, shapes: list[str]) -> None:
    drawn = bar(claim, Scale(50, 10), party=False)
    found = [c for c in re.findall(r'class="([^"]+)"', drawn) if c.startswith(("bar", "more"))]
    assert found == shapes


def test_a_party_is_hollow_and_a_part_says_of_what() -> None:
    drawn = bar(one(7, 7), Scale(50, 10), party=True, within=1)
    assert 'class="bar party"' in drawn
    assert ">7, within claim 1</text>" in drawn


def test_a_claim_without_a_number_is_not_drawn() -> None:
    assert bar(one(None, None), Scale(50, 10), party=False) == ""


def test_drawings_are_well_formed_and_carry_no_style() -> None:
    scale = Scale(50, 10)
    for drawn in (
        axis(scale),
        *(bar(c, scale, False) for c in (one(14, 14), one(30, 40), one(26, None), one(None, 9))),
    ):
        ElementTree.fromstring(drawn)
        assert "style=" not in drawn


def test_zero_stands_at_the_left_end() -> None:
    assert (Scale(50, 10).at(0), Scale(50, 10).at(50)) == ("1.0%", "97.0%")
