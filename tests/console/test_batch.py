"""`invoke facts --input --output`: the format other programs score us through."""

from __future__ import annotations

import gc
import json
from pathlib import Path

import pytest

from briefing.console.batch import read_line, write_facts
from briefing.errors import BriefingError

GOOD = {
    "id": "a-1",
    "title": "Two killed in Goma",
    "text": "Shelling killed two people in Goma on Monday.",
    "published": "2025-03-04",
}


def _run(tmp_path: Path, *lines: str) -> tuple[list[dict[str, object]], tuple[BriefingError, ...]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    report = write_facts(source, target)
    rows = [json.loads(line) for line in target.read_text("utf-8").split("\n") if line]
    assert report.written == len(rows)
    return rows, report.faults


def test_one_line_of_facts_for_each_article_in_order(tmp_path: Path) -> None:
    rows, faults = _run(tmp_path, json.dumps(GOOD), json.dumps({**GOOD, "id": "a-2", "published": None}))
    assert [row["id"] for row in rows] == ["a-1", "a-2"]
    assert rows[0]["published"] == "2025-03-04" and rows[1]["published"] is None
    assert set(rows[0]) == {
        "id",
        "title",
        "published",
        "published_basis",
        "primary_country",
        "forces",
        "casualties",
        "places",
        "unresolved",
        "changes",
    }
    assert faults == ()


def test_every_evidence_quote_equals_the_text_at_its_offsets(tmp_path: Path) -> None:
    rows, _ = _run(tmp_path, json.dumps(GOOD))
    spans = [e for kind in ("forces", "casualties", "places") for fact in rows[0][kind] for e in fact["evidence"]]  # type: ignore[attr-defined]
    assert spans
    for e in spans:
        stored = GOOD["title"] if e["part"] == "headline" else GOOD["text"]
        assert stored[e["start"] : e["end"]] == e["quote"]


def test_a_line_separator_inside_a_text_does_not_cut_the_line(tmp_path: Path) -> None:
    rows, faults = _run(
        tmp_path, json.dumps({**GOOD, "text": "Shells fell.\u2028Two people died."}, ensure_ascii=False)
    )
    assert (len(rows), faults) == (1, ())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "is not JSON"),
        ("[1]", "has no id or no text"),
        (json.dumps({"id": "x"}), "has no id or no text"),
    ],
)
def test_a_faulty_line_is_named_and_the_rest_goes_on(tmp_path: Path, line: str, words: str) -> None:
    rows, faults = _run(tmp_path, json.dumps(GOOD), line, json.dumps({**GOOD, "id": "a-3"}))
    assert [row["id"] for row in rows] == ["a-1", "a-3"]
    assert len(faults) == 1 and words in str(faults[0]) and "in.jsonl:2" in str(faults[0])


@pytest.mark.parametrize(
    ("written", "day"), [("4:58 PM ET", None), ("11 Sept. 2017", "2017-09-11"), (20170911.5, None)]
)
def test_a_day_is_read_in_any_usual_form_and_else_unknown(tmp_path: Path, written: object, day: str | None) -> None:
    rows, faults = _run(tmp_path, json.dumps({**GOOD, "published": written}))
    assert (rows[0]["published"], faults) == (day, ())


def test_a_missing_input_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="cannot be read"):
        write_facts(tmp_path / "none.jsonl", tmp_path / "out.jsonl")


def test_an_empty_title_and_text_are_no_error() -> None:
    assert read_line('{"id": 7, "title": null, "text": ""}', "in:1").id == "7"


def test_nothing_that_is_garbage_is_kept_for_good(tmp_path: Path) -> None:
    before = gc.get_freeze_count()
    _run(tmp_path, json.dumps(GOOD))
    assert gc.get_freeze_count() <= before
