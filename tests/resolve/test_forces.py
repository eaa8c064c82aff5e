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
from briefing.model import Block, Document, Force, Mentions
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.forces import bound_forces, resolve_forces
from briefing.text import parse

KNOWLEDGE = load_knowledge()
CASES = Path(__file__).parents[1] / "cases" / "forces"


def read(text: str, title: str = "", country: str | None = None) -> tuple[Mentions, tuple[Force, ...]]:
    document = Document("case", title, text, (Block("paragraph", 0, len(text)),), country=country)
    parsed = parse(document)
    quantities, forces = find_quantities(parsed), find_forces(parsed, KNOWLEDGE)
    strengths = find_strengths(parsed, quantities, forces, KNOWLEDGE)
    mentions = Mentions(parsed=parsed, quantities=quantities, forces=forces, strengths=strengths)
    return mentions, resolve_forces(mentions, (), KNOWLEDGE)


def rows() -> list[Any]:
    found = []
    for row in yaml.safe_load((CASES / "sentences.yaml").read_text("utf-8")):
        marks = [pytest.mark.xfail(strict=True, reason=row["fails"])] if "fails" in row else []
        found.append(pytest.param(row, marks=marks, id=row["text"][:60]))
    return found


@pytest.mark.parametrize("row", rows())
def test_sentence(row: dict[str, Any]) -> None:
    _, forces = read(row["text"])
    assert {f.id: f.role for f in forces} == row["forces"]
    assert [[f.id, s.count, s.unit, s.state] for f in forces for s in f.strength] == row.get("strength", [])
    assert {f.id: list(f.backs) for f in forces if f.backs} == row.get("backs", {})


def test_sdf_is_told_by_the_country_of_the_story() -> None:
    text = "The SDF arrested twelve men after the shooting, residents said."
    assert [f.id for f in read(text, country="LY")[1]] == ["special-deterrence-force"]
    assert [f.id for f in read(text, country="SY")[1]] == ["syrian-democratic-forces"]


def test_an_abbreviation_that_the_text_introduces_is_bound_in_the_whole_article() -> None:
    text = "The Harar Liberation Front (HLF) burned a bridge. A day later HLF men shot two guards."
    _, forces = read(text)
    assert forces[0].as_written == ("Harar Liberation Front", "HLF")
    assert not forces[0].known


def test_the_army_is_that_of_the_story() -> None:
    _, forces = read("Clashes broke out near Pibor. The army shelled the town.", country="SS")
    assert [f.id for f in forces] == ["south-sudan-peoples-defence-forces"]
    assert forces[0].as_written == ("army",)


def test_a_bare_word_means_the_only_group_named() -> None:
    mentions, forces = read("Abu Sayyaf raided a village. The militants burned ten houses.")
    assert [f.id for f in forces] == ["abu-sayyaf"]
    assert bound_forces(mentions, (), KNOWLEDGE) == ("abu-sayyaf", "abu-sayyaf")
    assert [e.quote for e in forces[0].evidence] == ["Abu Sayyaf", "militants"]


def test_plain_names_come_before_deeds_and_arms() -> None:
    _, forces = read("Israeli strikes hit Tyre. The Israeli army said it had struck a depot.")
    assert forces[0].as_written == ("Israeli army",)


def test_names_of_islamic_state_are_one_force() -> None:
    _, forces = read("Daesh held Raqqa. ISIS, or Islamic State, lost it in 2017, and IS fighters fled.")
    assert [f.id for f in forces] == ["islamic-state"]
    assert forces[0].as_written == ("Daesh", "ISIS", "Islamic State", "IS")


def test_a_unit_has_the_army_of_its_country_as_parent() -> None:
    _, forces = read("Ukraine's 47th Mechanised Brigade withdrew from the village.")
    assert (forces[0].parent, forces[0].country) == ("ukrainian-armed-forces", "UA")


def test_the_body_knows_the_state_of_a_strength_better_than_the_headline() -> None:
    _, forces = read("Turkey plans to send 300 sappers to Idlib.", title="Turkey sends 300 sappers to Idlib")
    assert [(s.count, s.state, len(s.evidence)) for s in forces[0].strength] == [(300, "planned", 2)]


def test_no_force_in_a_text_about_something_else() -> None:
    assert read("The harvest in Normandy was late, and apples were dear.")[1] == ()


def test_a_bare_army_after_a_unit_of_no_list_is_the_army_the_unit_belongs_to() -> None:
    text = "Ukraine's 936th Separate Marine Brigade fought near Mariupol. The army lost two soldiers there."
    document = document_of_text("x", "", text, date(2022, 4, 12))
    ids = [f.id for f in facts_of(document, load_knowledge()).forces]
    assert "ukrainian-armed-forces" in ids


def test_deeds_of_long_ago_are_context_beside_those_of_the_day() -> None:
    text = "Hamas fired rockets at Ashkelon on Friday. The Kosovo Liberation Army fought Serbian troops in 1998."
    document = Document("case", "", text, (Block("paragraph", 0, len(text)),), published=date(2023, 5, 12))
    facts = facts_of(document, KNOWLEDGE)
    assert {f.id: f.role for f in facts.forces} == {
        "hamas": "belligerent",
        "kosovo-liberation-army": "mentioned",
        "serbian-armed-forces": "mentioned",
    }
