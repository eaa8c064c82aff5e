"""The demonstration articles as data files: they open in what people use, and the facts come back equal."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import hxl
import pytest
from geojson_pydantic import FeatureCollection
from hxl.input import InputOptions
from jsonschema import Draft202012Validator

from briefing.collate import corpus_of
from briefing.generate.articles import article_of
from briefing.generate.world import names_of
from briefing.ingest.front_matter import read_page
from briefing.knowledge import load_knowledge
from briefing.markup import safe_html
from briefing.model import Corpus
from briefing.present.addresses import Site
from briefing.present.shelf import shelf_of
from briefing.publish.open_data.folder import write_open_data
from briefing.publish.open_data.published import published_box
from briefing.publish.open_data.reading import read_boxes_from_csv, read_boxes_from_lines, read_boxes_from_sqlite
from briefing.publish.open_data.schema import LINES
from briefing.resolve.corrections import corrections_in

CONTENT = Path(__file__).parents[3] / "content"
NUMBER = {"type": "number"}
GEOJSON = {
    "type": "object",
    "required": ["type", "features"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "additionalProperties": False,
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "additionalProperties": False,
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [
                                    NUMBER | {"minimum": -180, "maximum": 180},
                                    NUMBER | {"minimum": -90, "maximum": 90},
                                ],
                                "items": False,
                                "minItems": 2,
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture(scope="module")
def demonstration() -> Corpus:
    knowledge = load_knowledge()
    articles, corrections = [], corrections_in(CONTENT / "corrections")
    for path in sorted((CONTENT / "articles").rglob("*.md")):
        front, body = read_page(path)
        articles.append(article_of(path.stem, front, safe_html(body), knowledge, corrections))
    return corpus_of(articles, knowledge.countries, partial(names_of, knowledge.actors))


@pytest.fixture(scope="module")
def data(demonstration: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("site")
    write_open_data(output, shelf_of(demonstration), Site("Sample Room", "https://briefing.example.org"))
    return output / "data"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def test_facts_to_files_to_facts_is_equal(demonstration: Corpus, data: Path) -> None:
    wanted = tuple(published_box(article.facts) for article in demonstration.articles)
    assert len(wanted) > 20
    assert read_boxes_from_lines(data / "articles.jsonl") == wanted
    assert read_boxes_from_csv(data) == wanted
    assert read_boxes_from_sqlite(data / "briefing.sqlite") == wanted


@pytest.mark.parametrize("name", LINES)
def test_every_line_fits_the_published_schema(name: str, data: Path) -> None:
    whole = json.loads((data / "schema.json").read_text(encoding="utf-8"))
    checker = Draft202012Validator({"$ref": f"#/$defs/{LINES[name]}", "$defs": whole["$defs"]})
    found = lines(data / name)
    assert found
    assert [f"{e.json_path}: {e.message}" for line in found for e in checker.iter_errors(line)] == []


def test_slices_fit_the_schema_too(data: Path) -> None:
    whole = json.loads((data / "schema.json").read_text(encoding="utf-8"))
    checker = Draft202012Validator({"$ref": "#/$defs/ClaimLine", "$defs": whole["$defs"]})
    paths = [*data.glob("regions/**/claims.jsonl"), *data.glob("actors/*/claims.jsonl")]
    assert len(paths) > 20
    assert all(checker.is_valid(line) for path in paths[:40] for line in lines(path))


def test_every_quote_stands_where_the_files_say(demonstration: Corpus, data: Path) -> None:
    articles = {a.slug: a for a in demonstration.articles}
    with (data / "evidence.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    for row in rows:
        document = articles[row["article"]].document
        source = document.title if row["part"] == "headline" else document.text
        assert source[int(row["start"]) : int(row["end"])] == row["quote"]


def test_no_article_is_published_again_in_the_files(demonstration: Corpus, data: Path) -> None:
    """No run of 200 characters of any article stands in any file."""
    written = "\n".join(p.read_text("utf-8", "ignore") for p in data.rglob("*") if p.is_file())
    for article in demonstration.articles:
        text = article.document.text
        assert not [i for i in range(0, len(text) - 200, 100) if text[i : i + 200] in written], article.slug


@pytest.mark.parametrize("name", ["places.geojson", "events.geojson"])
def test_geojson_is_of_rfc_7946(name: str, data: Path) -> None:
    collection = json.loads((data / name).read_text(encoding="utf-8"))
    assert [e.message for e in Draft202012Validator(GEOJSON).iter_errors(collection)] == []
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))
    # Longitude stands first: no demonstration is of a place where both would fit.
    for feature in collection["features"]:
        if feature["properties"].get("country") == "UA":
            assert feature["geometry"]["coordinates"][1] > 44


def test_libhxl_reads_and_passes_the_tagged_file(data: Path) -> None:
    path = data / "claims.hxl.csv"
    source = hxl.data(str(path), InputOptions(allow_local=True))
    assert {"#affected+num+min", "#geo+lat", "#date+occurred", "#event+id", "#meta+url"} <= set(source.display_tags)
    claims = lines(data / "claims.jsonl")
    values = source.values
    assert len(values) == len(claims)
    assert [row[source.display_tags.index("#meta+claim+id")] for row in values] == [c["id"] for c in claims]
    faults: list[Any] = []
    assert hxl.schema(None, callback=faults.append).validate(hxl.data(str(path), InputOptions(allow_local=True))), [
        str(f) for f in faults[:3]
    ]


def test_the_database_is_sound_and_every_link_leads_somewhere(data: Path) -> None:
    with sqlite3.connect(data / "briefing.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        told = connection.execute("SELECT count(*) FROM claims").fetchone()
        assert told == (len(lines(data / "claims.jsonl")),)


def test_csv_opens_in_pythons_own_reader_with_one_width(data: Path) -> None:
    for path in data.glob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, path.name
        assert "\n" not in text.replace("\r\n", "") or any("\n" in cell for row in rows for cell in row), path.name


@pytest.mark.parametrize("name", ["places.geojson", "events.geojson"])
def test_a_geojson_validator_that_is_not_ours_takes_the_file(name: str, data: Path) -> None:
    collection = FeatureCollection.model_validate_json((data / name).read_text("utf-8"))
    assert collection.features
