"""Figures, dates and places in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.model import Claim, Force, Place
from briefing.present.counted import articles_counted
from briefing.present.words import (
    claim_words,
    date_words,
    join_words,
    moment_words,
    precision_words,
    span_words,
)

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/present/claims.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", CASES, ids=[row["says"] for row in CASES])
def test_claims_in_words(row: dict[str, Any]) -> None:
    force = Force("x", row["force"]["name"], row["force"]["type"], "belligerent", (), ()) if "force" in row else None
    claim = Claim(
        id="c",
        outcome=row.get("outcome", "killed"),
        min=row["min"],
        max=row["max"],
        form=row.get("form", "exact"),
        as_written=row.get("words", ""),
        victim=row.get("victim", "civilian"),
        evidence=(),
        groups=tuple(tuple(g) for g in row.get("groups", ())),
    )
    assert claim_words(claim, force) == row["says"]


def test_days_are_never_written_with_a_leading_zero() -> None:
    assert date_words(date(2024, 3, 5)) == "5 March 2024"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2017, 9, 10), (2017, 9, 10), "10 September 2017"),
        ((2017, 9, 10), (2017, 9, 12), "10 to 12 September 2017"),
        ((2017, 8, 30), (2017, 9, 2), "30 August to 2 September 2017"),
        ((2016, 12, 30), (2017, 1, 2), "30 December 2016 to 2 January 2017"),
    ],
)
def test_spans(first: tuple[int, int, int], last: tuple[int, int, int], words: str) -> None:
    assert span_words(date(*first), date(*last)) == words


def test_a_moment_keeps_the_zone_of_its_source() -> None:
    zone = timezone(timedelta(hours=-4, minutes=-30))
    assert moment_words(datetime(2017, 9, 11, 14, 20, tzinfo=zone)) == "11 September 2017, 14:20 UTC-04:30"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "settlement", "precision_km": 5.0}, "within 5 km"),
        ({"kind": "facility", "precision_km": 0.3}, "within 1 km"),
        ({"kind": "admin1", "precision_km": 150.0}, "the whole province or state"),
        ({"kind": "country"}, "the whole country"),
        ({"kind": "settlement", "lat": None}, "not placed"),
        ({"kind": "settlement"}, "not stated"),
    ],
)
def test_how_exactly_a_place_is_known(fields: dict[str, Any], words: str) -> None:
    values: dict[str, Any] = {"lat": 1.0, "lon": 2.0, **fields}
    assert precision_words(Place("x", "X", (), evidence=(), **values)) == words


def test_lists_and_counts() -> None:
    assert [join_words(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert articles_counted(0) == "0 articles"
