"""Days as pages and texts write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from briefing.ingest.dating import date_in_text, infer_from_text, stamp_of

ROWS = yaml.safe_load((Path(__file__).parents[1] / "cases/ingest/dates.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_stated_day(row: dict[str, str | None]) -> None:
    stamp = stamp_of(row["text"])
    assert (stamp.iso() if stamp else None) == row["stamp"]


def test_a_weekday_behind_a_caption_s_date_is_the_day_of_publication() -> None:
    found = infer_from_text(
        ["A burnt lorry near Goma on March 3, 2024."], ["It burnt on Sunday.", "Two died on Monday."]
    )
    assert found == (date(2024, 3, 3), "inferred")
    assert infer_from_text(["A burnt lorry near Goma on March 3, 2024."], ["Two died on Tuesday."]) == (
        date(2024, 3, 5),
        "inferred",
    )


def test_a_date_without_a_weekday_is_a_day_known_of() -> None:
    assert infer_from_text(["A burnt lorry near Goma on March 3, 2024."], ["Two died."]) == (date(2024, 3, 3), "text")


def test_dates_that_look_back_are_no_anchors() -> None:
    assert infer_from_text([], ["The army has held Gao since January 28, 2013, and lost it on Monday."]) is None
    assert infer_from_text([], ["After the attacks on September 11, 2001, it changed. He spoke on Monday."]) is None


def test_a_place_line() -> None:
    assert date_in_text("GOMA, DR Congo, 3 March 2024 (Lake News) - Shells fell.") == (date(2024, 3, 3), "dateline")
    assert date_in_text("Shells fell on 3 March 2024 - and again.") != (date(2024, 3, 3), "text")
