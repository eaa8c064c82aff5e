"""Blame by weight: its table, and what the explanation says of it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.errors import KnowledgeError
from briefing.knowledge import blame_weights, load_knowledge
from briefing.pipeline import document_of_text, facts_of

TEXT = (
    "Russian forces shelled Kherson on Monday, killing two people. The governor said homes burned. "
    "Five Ukrainians were wounded in the suburb of Antonivka, he added."
)


def test_the_rule_names_the_cues_that_spoke_most() -> None:
    claims = facts_of(document_of_text("x", "", TEXT, date(2024, 5, 8)), load_knowledge()).claims
    assert [(c.blame, c.blame_rule) for c in claims if c.outcome == "injured"] == [
        ("suspected", "weighed: other nation, same scope")
    ]


@pytest.mark.parametrize("text", ["force: {}\nnobody: {}\nenough: 0.6\n", "enough: 2\n"])
def test_weights_that_are_not_those_of_the_cues_are_refused(tmp_path, monkeypatch, text) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "blame.yaml"
    path.write_text(text, "utf-8")
    monkeypatch.setattr(blame_weights, "_PATH", path)
    with pytest.raises(KnowledgeError):
        blame_weights.read_blame_weights.__wrapped__()
