"""An editor's corrections win, say so, and are never lost silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from briefing.errors import CorrectionError
from briefing.model import Check, Claim, Document, Evidence, FactBox, Force, Place
from briefing.resolve.corrections import apply_corrections, parse_corrections
from briefing.text import blocks_of_text

TEXT = "Shells killed three villagers near Goma on Monday. Wagner fighters were seen.\n\nThe army said nothing."
DOCUMENT = Document("goma", "Three killed near Goma", TEXT, blocks_of_text(TEXT), date(2025, 3, 4), "metadata")


def _evidence(words: str) -> tuple[Evidence, ...]:
    at = TEXT.index(words)
    return (Evidence("body", words, at, at + len(words), "test"),)


BOX = FactBox(
    "goma",
    "Three killed near Goma",
    date(2025, 3, 4),
    "metadata",
    forces=(Force("congolese-army", "Congolese army", "state-forces", "belligerent", ("The army",), _evidence("The army")),),
    claims=(
        Claim(
            "killed-3-1", "killed", 3, 3, "exact", "three villagers", "civilian", _evidence("killed three villagers"),
            blamed=("congolese-army",), blame="alleged", place="goma",
        ),
    ),
    places=(Place("goma", "Goma", ("Goma",), "settlement", _evidence("Goma"), site=True),),
)  # fmt: skip


def _corrected(yaml: str) -> FactBox:
    return apply_corrections(BOX, DOCUMENT, parse_corrections(yaml, "corrections/goma.yaml"))


def test_a_changed_claim_holds_the_editors_values_and_the_reason() -> None:
    box = _corrected(
        "- {change: claim, id: killed-3-1, set: {min: 2, max: 4, form: range, date: 2025-03-03}, reason: army list}"
    )
    claim = box.claims[0]
    assert (claim.min, claim.max, claim.form, claim.date) == (2, 4, "range", date(2025, 3, 3))
    assert (box.changes[0].action, box.changes[0].id, box.changes[0].reason) == ("change", "killed-3-1", "army list")


def test_a_fact_can_be_picked_by_words_of_its_evidence() -> None:
    assert (
        _corrected("- {change: claim, quote: three villagers, set: {victim: combatant}, reason: r}").claims[0].victim
        == "combatant"
    )


def test_a_removed_force_is_no_longer_blamed() -> None:
    box = _corrected("- {remove: force, id: congolese-army, reason: not the army of this country}")
    assert box.forces == ()
    assert (box.claims[0].blamed, box.claims[0].blame) == ((), None)


def test_an_added_force_carries_the_sentence_it_rests_on() -> None:
    box = _corrected(
        "- {add: force, quote: Wagner fighters, set: {id: wagner-group, name: Wagner Group}, reason: last sentence}"
    )
    force = box.forces[-1]
    assert (force.id, force.name, force.role) == ("wagner-group", "Wagner Group", "mentioned")
    assert TEXT[force.evidence[0].start : force.evidence[0].end] == "Wagner fighters"
    assert force.evidence[0].rule == "editor"


def test_an_added_claim_may_rest_on_the_headline() -> None:
    box = _corrected("- {add: claim, quote: Three killed, set: {id: x, min: 3, max: 3}, reason: r}")
    assert box.claims[-1].evidence[0].part == "headline"


@pytest.mark.parametrize(
    "yaml",
    [
        "- {remove: place, id: bukavu, reason: r}",
        "- {add: force, quote: words that are not there, set: {id: x}, reason: r}",
    ],
)
def test_a_stale_correction_changes_nothing_and_is_reported(yaml: str) -> None:
    box = _corrected(yaml)
    assert (box.forces, box.claims, box.places) == (BOX.forces, BOX.claims, BOX.places)
    assert box.warnings and box.warnings[0].startswith("corrections/goma.yaml:1: ")


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("a: [", "not readable YAML"),
        ("just words", "is not a list"),
        ("- 3", "is not a mapping"),
        ("- {id: x, reason: r}", "neither add, change, remove nor confirm"),
        ("- {change: tank, id: x, set: {a: 1}, reason: r}", "cannot change a 'tank'"),
        ("- {change: claim, id: x, set: {min: 1}}", "gives no reason"),
        ("- {change: claim, set: {min: 1}, reason: r}", "does not say what to change"),
        ("- {add: force, id: x, set: {name: X}, reason: r}", "does not say what to add"),
        ("- {change: claim, id: x, reason: r}", "sets nothing"),
        ("- {change: claim, id: x, set: {minimum: 1}, reason: r}", "has no field minimum"),
        ("- {change: claim, id: x, set: {min: -1}, reason: r}", "min cannot be -1"),
        ("- {change: claim, id: x, set: {min: yes}, reason: r}", "min cannot be True"),
        ("- {change: claim, id: x, set: {outcome: dead}, reason: r}", "it is one of killed"),
        ("- {change: claim, id: x, set: {date: soon}, reason: r}", "a day is written"),
        ("- {change: claim, id: x, colour: red, set: {min: 1}, reason: r}", "unknown key colour"),
        ("\n\n- {remove: place, id: a, reason: r}\n- {remove: place, id: b}", "c.yaml:4: gives no reason"),
        ("- {confirm: claim, id: x, set: {min: 1}}", "confirms a fact and sets it"),
        ("- {confirm: claim, id: x, checked: soon}", "a day is written"),
        ("- !!python/object/apply:os.system [ls]", "not readable YAML"),
    ],
)
def test_a_faulty_file_is_refused_with_file_line_and_remedy(yaml: str, words: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        parse_corrections(yaml, "c.yaml")
    assert words in str(caught.value)


def test_an_id_of_an_earlier_version_works_where_it_can_mean_one_claim_only() -> None:
    entries = parse_corrections("- {change: claim, id: killed-3-1, set: {victim: combatant}, reason: r}", "goma.yaml")
    one = replace(BOX.claims[0], id="killed-3-5d1f0c")
    box = apply_corrections(replace(BOX, claims=(one,)), DOCUMENT, entries)
    assert (box.claims[0].victim, box.changes[0].id) == ("combatant", "killed-3-5d1f0c")
    two = apply_corrections(replace(BOX, claims=(one, replace(one, id="killed-3-00aa11"))), DOCUMENT, entries)
    assert two.changes == () and "killed-3-1" in two.warnings[0]


def test_a_confirmed_fact_stays_as_it_is_and_is_checked() -> None:
    box = _corrected("- {confirm: claim, quote: three villagers, checked: 2025-03-05}")
    assert box.claims == BOX.claims
    assert box.changes == ()
    assert box.checks == (Check("claim", "killed-3-1", "confirmed", date(2025, 3, 5)),)


def test_what_an_editor_changed_or_added_is_checked_and_what_is_removed_is_not() -> None:
    box = _corrected(
        "- {change: claim, id: killed-3-1, set: {min: 2}, reason: r}\n"
        "- {confirm: claim, id: killed-3-1, checked: 2025-03-06}\n"
        "- {add: force, quote: Wagner fighters, set: {id: wagner-group}, reason: r, checked: 2025-03-05}\n"
        "- {confirm: place, id: goma}\n"
        "- {remove: place, id: goma, reason: r}"
    )
    assert box.checks == (
        Check("claim", "killed-3-1", "corrected", date(2025, 3, 6)),
        Check("force", "wagner-group", "added", date(2025, 3, 5)),
    )


def test_a_confirmation_of_nothing_is_stale() -> None:
    box = _corrected("- {confirm: claim, id: killed-9-1}")
    assert box.checks == () and "no claim killed-9-1" in box.warnings[0]
