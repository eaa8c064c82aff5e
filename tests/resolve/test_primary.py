"""The country an article is about, told from the country where its fighting is."""

from __future__ import annotations

import pytest

from briefing.errors import KnowledgeError
from briefing.knowledge import load_knowledge, primary_weights
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.places.primary import country_told_of


def told(text: str, title: str = "") -> str | None:
    return country_told_of(facts_of(document_of_text("a", title, text, None), load_knowledge()))


def test_a_story_on_a_government_abroad_is_that_countrys() -> None:
    text = (
        "Kenyan President Daniel Moi told parliament in Nairobi that Kenya would take in more refugees. Ministers in "
        "Nairobi had asked for help.\n\nShells hit Juba in South Sudan last week. South Sudan has been at war for years."
    )
    assert told(text, "Kenya to take in more refugees") == "KE"


def test_a_story_on_an_attack_is_that_of_the_place_attacked() -> None:
    text = (
        "Burmese warplanes bombed Loikaw on Monday and killed 12 people, a monitor said.\n\nThailand said that it "
        "would take in the wounded. Thailand has closed its border. Thailand and China are watching."
    )
    assert told(text, "Air raid kills 12 in Loikaw") == "MM"


def test_a_nationality_in_the_opening_is_enough() -> None:
    assert told("Danish soldiers who had been given blood may be ill, doctors said.") == "DK"
    assert told("Nobody was hurt.") is None


def test_weights_that_are_not_those_of_the_cues_are_refused(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "primary_country.yaml"
    path.write_text("harm: -1\n", "utf-8")
    monkeypatch.setattr(primary_weights, "_PATH", path)
    with pytest.raises(KnowledgeError):
        primary_weights.read_weights.__wrapped__()
