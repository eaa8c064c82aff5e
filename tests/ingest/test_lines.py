"""Bare lines: each row of the cases is one line and what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.ingest.lines import caption_words, date_line, is_credit, is_related_link, is_subhead, people_in_byline

ROWS = yaml.safe_load((Path(__file__).parents[1] / "cases/ingest/lines.yaml").read_text("utf-8"))


def kind_of(line: str) -> str:
    if is_related_link(line):
        return "related"
    if is_credit(line):
        return "credit"
    if people_in_byline(line):
        return "byline"
    if date_line(line):
        return "date"
    if caption_words(line):
        return "caption"
    return "subhead" if is_subhead(line) else "paragraph"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"][:40])
def test_a_line(row: dict[str, str]) -> None:
    assert kind_of(row["line"]) == row["is"]
