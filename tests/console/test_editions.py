"""Recording an edition from the terminal: the day, the words, and that a clone stays clean."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.generate.test_build import GOOD, project

from briefing.console import commands
from briefing.console.editions import edition_day, edition_words
from briefing.errors import BriefingError

ROOT = Path(__file__).parents[2]


def test_the_day_is_that_of_the_epoch_given_else_today() -> None:
    assert edition_day({"SOURCE_DATE_EPOCH": "1505088000"}, date(2026, 10, 1)) == "2017-09-11"
    assert edition_day({"SOURCE_DATE_EPOCH": " "}, date(2026, 10, 1)) == "2026-10-01"
    with pytest.raises(BriefingError, match="SOURCE_DATE_EPOCH"):
        edition_day({"SOURCE_DATE_EPOCH": "soon"}, date(2026, 10, 1))


def test_a_build_that_is_recorded_says_so_and_only_then_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project(tmp_path, {"articles/goma.md": GOOD})
    ledger = tmp_path / "content/editions.jsonl"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1505088000")
    assert commands.build(settings, tmp_path / "output") == 0
    assert not ledger.exists() and "dition" not in capsys.readouterr().out
    assert commands.build(settings, tmp_path / "output", record=True, why="To begin with.") == 0
    assert "Edition 1 is recorded in content/editions.jsonl." in capsys.readouterr().out
    line = json.loads(ledger.read_text("utf-8"))
    assert (line["edition"], line["date"], line["why"]) == (1, "2017-09-11", "To begin with.")
    assert commands.build(settings, tmp_path / "output", record=True) == 0
    assert "Nothing changed since the last edition." in capsys.readouterr().out


def test_a_build_with_faults_says_why_it_is_not_recorded() -> None:
    assert edition_words(0, 2).startswith("No edition is recorded, because pages are missing")


def test_the_first_command_of_a_clone_leaves_the_ledger_alone() -> None:
    assert "invoke regenerate --no-record" in (ROOT / "Makefile").read_text("utf-8")
