"""Who says so, from the rows of tests/cases/claimants."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.extract.speakers import find_speakers
from briefing.knowledge import load_knowledge
from briefing.pipeline import document_of_text
from briefing.text import parse

ROWS = yaml.safe_load((Path(__file__).parents[1] / "cases/claimants/speakers.yaml").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r["text"][:40])
def test_speakers(row):
    parsed = parse(document_of_text("x", "", row["text"], None))
    assert [f"{s.name} | {s.type}" for s in find_speakers(parsed, load_knowledge())] == row["speakers"]


def test_a_quoted_sentence_has_the_speaker_beside_it():
    text = '"They shot nine men," the priest and mayor said. "They shot two boys as well."'
    speakers = find_speakers(parse(document_of_text("x", "", text, None)), load_knowledge())
    assert speakers[-1].rule == "quote"
    assert speakers[-1].name == speakers[0].name
