"""Counts as written, from the rows of tests/cases/quantities."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.extract.counts.quantities import find_quantities
from briefing.pipeline import document_of_text
from briefing.text import parse

ROWS = yaml.safe_load((Path(__file__).parents[1] / "cases/quantities/counts.yaml").read_text("utf-8"))


def shown(low: int | None, high: int | None, form: str) -> str:
    return f"{'-' if low is None else low}..{'-' if high is None else high} {form}"


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["text"][:40])
def test_counts(row):
    parsed = parse(document_of_text("x", "", row["text"], None))
    assert [shown(q.low, q.high, q.form) for q in find_quantities(parsed)] == row["counts"]


def test_spans_hold_the_hedge():
    parsed = parse(document_of_text("x", "", "Medics counted at least 12 or more.", None))
    (quantity,) = find_quantities(parsed)
    words = [t.text for t in parsed.tokens[quantity.first : quantity.last]]
    assert words[:2] == ["at", "least"]
    assert "12" in words


def test_strange_digits_and_marks_do_no_harm():
    parsed = parse(document_of_text("x", "", "Area of 5 ² and \ufe0f ٣ men … ½", None))
    assert all(q.low is not None for q in find_quantities(parsed))
