"""Why words are a fact, and why others are none: each reason with a sentence of its kind."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.knowledge import load_knowledge
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.explanation import ExplainedSentence, explain

KNOWLEDGE = load_knowledge()


def _explained(text: str, title: str = "") -> tuple[ExplainedSentence, ...]:
    return explain(document_of_text("a", title, text, date(2025, 3, 5)), KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "kind", "words", "reason"),
    [
        ("Rebels fired 122mm rockets at Goma.", "number", "122mm", "a calibre"),
        ("The 17th Division held Goma.", "number", "17th", "an ordinal"),
        ("A 26-year-old was killed in Goma.", "number", "26", "age"),
        ("About 30 percent of Goma has no water.", "number", "30", "a measure"),
        ("The war in Mali began in 2012.", "number", "2012", "a date"),
        ("Soldiers fought M23 rebels near Sake.", "number", "23", "part of a name"),
        ("Three tanks were destroyed near Goma.", "number", "Three", "“tanks”"),
        ("He met Jean Kabongo near Goma.", "name", "Jean Kabongo", "no list"),
        ("Two aid workers arrived in Goma.", "number", "Two", "no word of harm"),
        ("Officials said the strike could kill hundreds of civilians.", "harm", "kill", "planned, feared"),
        ("The army denied killing 12 civilians.", "number", "12", "planned, feared, denied"),
        ("Russian officials met in Geneva.", "force", "Russian", "without an act of arms"),
        ("The Syrian Observatory for Human Rights said two men had died.", "force", "Observatory", "monitor"),
        ("UNICEF said two children had died.", "force", "UNICEF", "un"),
        ("Iranian diplomats left Beirut.", "place", "Iranian", "a nationality"),
        ("Iran-backed fighters held the road to Aleppo.", "place", "Iran", "a backer"),
        ("General Paul Sidon said two men had died. Sidon left.", "place", "Sidon", "person"),
        ("Islamic State in the Greater Sahara killed two men.", "place", "Sahara", "armed actor"),
    ],
)
def test_a_refusal_says_why(text: str, kind: str, words: str, reason: str) -> None:
    refused = [(r.kind, r.words, r.reason) for s in _explained(text) for r in s.refused]
    assert [r for r in refused if r[0] == kind and words in r[1] and reason in r[2]], refused


def test_every_fact_of_the_box_is_told_with_its_rule() -> None:
    title, text = (
        "Shelling kills nine in Goma",
        (
            "Shelling by M23 rebels killed nine civilians in Goma on Monday, a hospital said. Some 200 Kenyan soldiers "
            "were deployed in the city."
        ),
    )
    box = facts_of(document_of_text("a", title, text, date(2025, 3, 5)), KNOWLEDGE)
    wanted = {
        (kind, proof.quote, proof.rule)
        for kind, facts in (("force", box.forces), ("claim", box.claims), ("place", box.places))
        for fact in facts
        for proof in fact.evidence  # type: ignore[attr-defined]
    }
    told = {(t.kind, t.words, t.rule) for s in _explained(text, title) for t in s.taken}
    assert wanted <= told and {"speaker", "date", "number", "strength"} <= {kind for kind, *_ in told}


def test_sentences_come_whole_and_in_order() -> None:
    sentences = _explained("Shells hit Goma. Nobody was hurt.", "Shells hit Goma")
    assert [(s.part, s.text) for s in sentences] == [
        ("headline", "Shells hit Goma"), ("body", "Shells hit Goma."), ("body", "Nobody was hurt."),
    ]  # fmt: skip
    assert any("nobody" in r.reason for r in sentences[2].refused)


def test_an_explanation_changes_nothing() -> None:
    document = document_of_text("a", "", "Shelling killed nine civilians in Goma on Monday.", date(2025, 3, 5))
    before = facts_of(document, KNOWLEDGE)
    explain(document, KNOWLEDGE)
    assert facts_of(document, KNOWLEDGE) == before


def test_the_rule_that_found_the_blamed_is_told() -> None:
    text = "A bomb killed nine people in Kidal in Mali on Monday. JNIM claimed the attack."
    told = [line for s in _explained(text) for t in s.taken for line in t.reasons if line.startswith("blamed")]
    assert [line for line in told if "claimed: " in line and "(rule accused)" in line] == told != []


def test_a_claim_tells_why_it_has_its_attributes() -> None:
    text = (
        "Shelling by M23 rebels killed nine civilians in Goma on Monday, a hospital said on Tuesday. "
        "The rebels have killed 900 people since January."
    )
    taken = [t for s in _explained(text) for t in s.taken if t.kind == "claim"]
    day, war = (t.reasons for t in taken)
    for words in (
        "“a hospital”: named beside",
        "the doer of the deed",
        "no word tells of a longer",
        "“Monday”",
        "“Goma”",
    ):
        assert any(words in line for line in day), (words, day)
    assert any("2025-03-03" in line for line in day)
    assert any("“since” tells a beginning" in line for line in war) and any("more than one" in line for line in war)


def test_a_day_that_dates_no_harm_says_whose_it_is() -> None:
    (claim,) = [
        t for s in _explained("The army said on Monday that shells had killed two men.") for t in s.taken if t.reasons
    ]
    assert any("the only day here is that of a statement" in line for line in claim.reasons)
