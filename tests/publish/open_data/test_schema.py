"""The schema fits what is published, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briefing.model import Corpus
from briefing.publish.open_data.json_lines import (
    article_objects,
    claim_objects,
    event_objects,
    force_objects,
    place_objects,
)
from briefing.publish.open_data.references import References
from briefing.publish.open_data.schema import LINES, schema_of_lines


def checker(line: str) -> Draft202012Validator:
    whole = schema_of_lines()
    return Draft202012Validator(
        {"$schema": whole["$schema"], "$ref": f"#/$defs/{line}", "$defs": whole["$defs"]},
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def lines(corpus: Corpus, to: References) -> dict[str, list[dict[str, Any]]]:
    return {
        "articles.jsonl": list(article_objects(corpus, to)),
        "claims.jsonl": [o for a in corpus.articles for o in claim_objects(a, to)],
        "forces.jsonl": [o for a in corpus.articles for o in force_objects(a)],
        "places.jsonl": [o for a in corpus.articles for o in place_objects(a)],
        "events.jsonl": list(event_objects(corpus.events, to)),
    }


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema_of_lines())


@pytest.mark.parametrize("name", LINES)
def test_every_line_fits(name: str, corpus: Corpus, to: References) -> None:
    found = lines(corpus, to)[name]
    assert found
    for line in found:
        assert [f"{e.json_path}: {e.message}" for e in checker(LINES[name]).iter_errors(line)] == []


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "hurt"}, {"min": "34"}, {"min": -1}, {"scope": None}, {"blame_rule": "x"}, {"date": "soon"},
        {"groups": {"children": [1]}}, {"evidence": [{"part": "body"}]}, {"origin": None}, {"blamed": [1]},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_not_of_the_format_is_refused(change: dict[str, Any], corpus: Corpus, to: References) -> None:
    line = lines(corpus, to)["claims.jsonl"][0]
    assert checker("ClaimLine").is_valid(line)
    assert not checker("ClaimLine").is_valid(line | change)


def test_a_line_without_a_field_is_refused(corpus: Corpus, to: References) -> None:
    line = lines(corpus, to)["claims.jsonl"][0]
    for field in line:
        assert not checker("ClaimLine").is_valid({k: v for k, v in line.items() if k != field}), field


def test_meanings_are_the_models_own() -> None:
    claim = schema_of_lines()["$defs"]["Claim"]["properties"]
    assert "open on that side" in claim["min"]["description"]
    assert claim["min"]["type"] == ["integer", "null"]
    assert "as_written" in claim and "blame_rule" not in claim
