from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.extract.counts.quantities import find_quantities
from briefing.extract.forces import find_forces
from briefing.extract.forces.strengths import find_strengths
from briefing.knowledge import load_knowledge
from briefing.model import Block, Document, StrengthMention
from briefing.pipeline import document_of_text, facts_of
from briefing.text import parse

CASES = Path(__file__).parents[1] / "cases" / "strengths" / "sentences.yaml"
KNOWLEDGE = load_knowledge()


def read(text: str) -> tuple[StrengthMention, ...]:
    parsed = parse(Document("case", "", text, (Block("paragraph", 0, len(text)),)))
    return find_strengths(parsed, find_quantities(parsed), find_forces(parsed, KNOWLEDGE), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russia will send 150 minesweepers to Palmyra.", [(150, "minesweepers", "planned")]),
        ("A first group of 60 de-miners has been deployed by Russia.", [(60, "de-miners", "deployed")]),
        ("France withdrew 400 soldiers from Gao.", [(400, "soldiers", "withdrawn")]),
        ("The group has 5,000 fighters, analysts say.", [(5000, "fighters", "reported")]),
        ("Ukraine received 31 tanks.", [(31, "tanks", "reported")]),
        ("The army killed 40 fighters near Mora.", []),
        ("Forty soldiers were wounded.", []),
        ("M23 rebels entered the town.", []),
        ("Some 300 families fled.", []),
    ],
)
def test_numbers_of_people_and_arms(text: str, found: list[tuple[int, str, str]]) -> None:
    assert [(s.count, s.unit, s.state) for s in read(text)] == found


def test_a_strength_knows_whose_it_is() -> None:
    assert read("Turkey has sent 80 tanks across the border.")[0].force == 0


def _marked(row: dict[str, Any]) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=row["fails"])] if "fails" in row else []
    return pytest.param(row, id=row["text"][:40], marks=marks)


@pytest.mark.parametrize("row", [_marked(row) for row in yaml.safe_load(CASES.read_text("utf-8"))])
def test_a_strength_in_the_box(row: dict[str, Any]) -> None:
    box = facts_of(document_of_text("x", "", row["text"], date(2024, 5, 8)), KNOWLEDGE)
    got = [f"{s.count} {s.unit} {s.state} {force.id}" for force in box.forces for s in force.strength]
    assert got == row["strengths"]
