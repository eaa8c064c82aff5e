"""Labels against facts of short texts: what agrees, what is a miss, what is judged and what stays out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import BriefingError
from briefing.knowledge import load_knowledge
from briefing.measure.agreement import claimant_agrees, force_likeness
from briefing.measure.labelled_set import read_labelled_set
from briefing.measure.scoring import tally_article
from briefing.measure.tally import Score, Tally, scores_of
from briefing.model import Force
from briefing.pipeline import document_of_text, facts_of
from briefing.publish.public_format import public_facts

TITLE = "Shelling kills nine in Goma"
TEXT = (
    "GOMA, DR Congo - Shelling by M23 rebels killed nine civilians in Goma on Monday, a hospital said. "
    "Congolese soldiers fought the rebels near Sake on Tuesday, and three soldiers were wounded, the army said."
)
ROW = {"id": "a", "title": TITLE, "text": TEXT, "published": "2025-03-05"}
NINE = {"outcome": "killed", "min": 9, "max": 9, "form": "exact", "quote": "killed nine civilians in Goma on Monday"}
THREE = {"outcome": "injured", "min": 3, "max": 3, "form": "exact", "quote": "three soldiers were wounded"}


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _write(folder: Path, name: str, *rows: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def _scored(folder: Path, **labels: Any) -> tuple[dict[str, Score], Tally]:
    tally = Tally()
    for article in read_labelled_set([_write(folder, "set.jsonl", ROW | labels)], _day):
        tally_article(article, load_knowledge(), tally)
    return {score.row: score for score in scores_of(tally.counts)}, tally


def test_our_own_facts_as_labels_agree_with_themselves(tmp_path: Path) -> None:
    box = facts_of(document_of_text("a", TITLE, TEXT, date(2025, 3, 5)), load_knowledge())
    rows, tally = _scored(tmp_path, **{k: v for k, v in public_facts(box).items() if k not in ROW})
    assert {"forces", "belligerents", "claims", "places", "claims.victim", "places.kind"} <= set(rows)
    assert [s for s in rows.values() if 1.0 not in (s.f1, s.accuracy)] == []
    assert tally.differences == []


def test_a_missing_claim_costs_recall_and_another_number_both(tmp_path: Path) -> None:
    four = {"outcome": "killed", "min": 4, "max": 4, "form": "exact", "quote": "Congolese soldiers fought"}
    rows, _ = _scored(tmp_path, casualties=[NINE, THREE, four])
    assert (rows["claims"].precision, rows["claims"].recall) == (1.0, 2 / 3)
    rows, tally = _scored(tmp_path, casualties=[NINE, THREE | {"min": 4, "max": 4}])
    assert (rows["claims"].precision, rows["claims"].recall) == (0.5, 0.5)
    assert sorted(d.sign for d in tally.differences) == ["+", "-"]
    assert any("three soldiers were wounded" in d.sentence for d in tally.differences if d.sign == "+")


def test_a_number_at_another_place_of_the_text_is_another_claim(tmp_path: Path) -> None:
    rows, _ = _scored(tmp_path, casualties=[NINE | {"quote": "three soldiers were wounded"}])
    assert rows["claims"].recall == 0.0


def test_a_quote_in_the_headline_agrees_with_the_body(tmp_path: Path) -> None:
    rows, _ = _scored(tmp_path, casualties=[NINE | {"quote": "kills nine in Goma"}])
    assert rows["claims"].recall == 1.0


def test_only_what_a_label_tells_is_judged(tmp_path: Path) -> None:
    rows, _ = _scored(tmp_path, casualties=[NINE | {"victim": "combatant"}, THREE])
    assert (rows["claims.victim"].labelled, rows["claims.victim"].accuracy) == (1, 0.0)
    assert "claims.scope" not in rows and "forces" not in rows and "places" not in rows


def test_blame_is_judged_by_names_and_by_ids(tmp_path: Path) -> None:
    m23 = {
        "id": "m23",
        "name": "March 23 Movement",
        "as_written": ["M23 rebels"],
        "role": "belligerent",
        "quote": "M23",
    }
    for reference in ("m23", "M23 rebels", "March 23 Movement"):
        rows, _ = _scored(tmp_path, forces=[m23], casualties=[NINE | {"blamed": [reference]}])
        assert rows["claims.blamed_named"].accuracy == 1.0
    rows, _ = _scored(tmp_path, casualties=[NINE | {"blamed": ["Congolese army"]}])
    assert rows["claims.blamed_named"].accuracy == 0.0


def test_vague_labels_are_left_out_of_the_counted_row(tmp_path: Path) -> None:
    vague = {"outcome": "killed", "min": 24, "max": None, "form": "vague", "quote": "Congolese soldiers fought"}
    rows, _ = _scored(tmp_path, casualties=[NINE, THREE, vague])
    assert (rows["claims"].labelled, rows["claims.counted"].labelled) == (3, 2)


def test_places_are_the_same_in_any_spelling_and_far_ones_are_told(tmp_path: Path) -> None:
    goma = {"as_written": "Goma", "kind": "settlement", "country": "CD", "lat": -1.68, "lon": 29.22, "site": True}
    rows, _ = _scored(tmp_path, places=[goma | {"as_written": "GOMA"}])
    assert (rows["places"].recall, rows["places.within_25_km"].accuracy) == (1.0, 1.0)
    rows, _ = _scored(tmp_path, places=[goma | {"lat": 3.0}])
    assert (rows["places"].recall, rows["places.within_25_km"].accuracy) == (1.0, 0.0)


def test_a_site_that_the_label_leaves_open_costs_nothing(tmp_path: Path) -> None:
    places = [{"as_written": name, "kind": "settlement", "site": True} for name in ("Goma", "Sake")]
    rows, _ = _scored(tmp_path, places=places)
    before = rows["sites"].found
    rows, _ = _scored(tmp_path, places=[places[0], {"as_written": "Sake", "kind": "settlement"}])
    assert before is not None and rows["sites"].found == before - 1


@pytest.mark.parametrize(
    ("names", "id", "alike"),
    [
        (("Daesh",), "islamic-state", True),
        (("Islamic State",), "islamic-state-west-africa-province", False),
        (("Russian warplanes",), "russian-armed-forces", True),
        (("Hamas",), "izz-ad-din-al-qassam-brigades", False),
        (("the Israeli army",), "israel-defense-forces", True),
    ],
)
def test_forces_are_told_apart_by_what_knowledge_holds(names: tuple[str, ...], id: str, alike: bool) -> None:
    knowledge = load_knowledge()
    name = knowledge.actors.by_id[id].name
    force = Force(id, name, "unknown", "belligerent", (name,), ())
    assert (force_likeness(names, force, knowledge) > 0) is alike


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("the Observatory", "Syrian Observatory for Human Rights", True),
        ("SOHR", "Syrian Observatory for Human Rights", True),
        ("a local official", "police officials", False),
        (None, None, True),
        ("police", None, False),
    ],
)
def test_claimants_are_one_by_a_telling_word(one: str | None, two: str | None, alike: bool) -> None:
    assert claimant_agrees(one, two) is alike


# --- reading --------------------------------------------------------------------------------------------------------


def test_texts_and_labels_may_lie_in_two_files(tmp_path: Path) -> None:
    _write(tmp_path, "one.input.jsonl", ROW)
    _write(tmp_path, "one.gold.jsonl", {"id": "a", "casualties": [NINE]})
    _write(tmp_path, "two.input.jsonl", ROW | {"text": "Another text of the same id."})
    [article] = read_labelled_set([tmp_path], _day)
    assert article.document.text == TEXT and article.claims is not None and article.claims[0].spots[0].start > 0


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (({"id": "b", "casualties": []},), "whose text is in none of the files"),
        ((ROW,), "holds no labelled article"),
        ((ROW | {"casualties": [{"min": 3}]},), "set.jsonl:1: has labels of another shape"),
    ],
)
def test_a_set_that_cannot_be_scored_says_why(tmp_path: Path, rows: tuple[dict[str, Any], ...], words: str) -> None:
    with pytest.raises(BriefingError, match=words):
        read_labelled_set([_write(tmp_path, "set.jsonl", *rows)], _day)
