"""Rows of data files with a wrong quote, offset, part or article: each is found, in each kind of file."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.making import ferry

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Change, Document, Strength
from briefing.present.addresses import Site
from briefing.present.shelf import shelf_of
from briefing.publish.open_data.evidence_check import Stored, check_data_file, check_open_data
from briefing.publish.open_data.folder import write_open_data

DOCUMENTS = {slug: ferry(slug).document for slug in ("ferry", "=ferry")}
SITE = Site("Briefing Room", "https://briefing.example.org", "CC BY 4.0", (("en", ""),))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of two articles, one with a slug that a spreadsheet would run, a strength, and an editor's force."""
    output = tmp_path_factory.mktemp("site")
    first, second = ferry(), ferry("=ferry", date(2017, 9, 1))
    army, other = first.facts.forces
    strong = replace(army, strength=(Strength(30, "fighters", "deployed", other.evidence),))
    added = replace(other, id="editors", evidence=(), as_written=())
    changes = (Change("add", "force", "editors", "named in the head"),)
    first = replace(first, facts=replace(first.facts, forces=(strong, other, added), changes=changes))
    corpus = corpus_of((first, second), read_countries(), lambda id: (id,))
    write_open_data(output, shelf_of(corpus), SITE)
    return output / "data"


def test_files_as_they_should_be_have_no_fault(data: Path) -> None:
    assert check_open_data(data, Stored(DOCUMENTS)) == ()


Spoil = Callable[[str], str]


def line(change: Callable[[dict[str, object]], object]) -> Spoil:
    """Changes the first line of JSON Lines."""

    def spoil(text: str) -> str:
        head, _, rest = text.partition("\n")
        row = json.loads(head)
        change(row)
        return f"{json.dumps(row)}\n{rest}"

    return spoil


def other_span(evidence: list[dict[str, object]]) -> None:
    evidence[0]["start"] = 3


@pytest.mark.parametrize(
    ("name", "spoil", "words"),
    [
        ("evidence.csv", lambda text: text.replace(",0,21,", ",1,22,"), "body 1 to 22 reads"),
        ("evidence.csv", lambda text: text.replace(",0,21,", ",,,"), "has no place in the article"),
        ("evidence.csv", lambda text: text.replace("At least 26 civilians,0", "At least 27 civilians,0"), "27 civilians"),
        ("evidence.csv", lambda text: text.replace("body,", "headline,"), "headline 0 to 21 reads"),
        ("evidence.csv", lambda text: text.replace("\r\nferry,", "\r\nsubway,"), "subway, data/evidence.csv: army: is no pub"),
        ("claims.csv", lambda text: text.replace(",0,21,", ",0,20,"), "reads “At least 26 civilian”"),
        ("claims.csv", lambda text: text.replace("about,some 40 w", "about,some 400 w"), "some 400 wounded"),
        ("regions/middle-east/claims.csv", lambda text: text.replace(",0,21,", ",0,20,"), "reads “At least 26 civilian”"),
        ("claims.hxl.csv", lambda text: text.replace("Seven were children", "Six were children"), "Six were children"),
        ("forces.csv", lambda text: text.replace("fighters", "rebels"), "“rebels” stands nowhere"),
        ("places.csv", lambda text: text.replace("Mayadin,Mayadin", "Mayadin,Mayadeen"), "“Mayadeen” stands nowhere"),
        ("articles.jsonl", line(lambda row: other_span(row["casualties"][0]["evidence"])), "claim At least 26"),
        ("articles.jsonl", line(lambda row: other_span(row["forces"][0]["strength"][0]["evidence"])), "strength of force"),
        ("articles.jsonl", line(lambda row: row["places"][0].update(evidence=[])), "place mahkan has no evidence"),
        ("articles.jsonl", line(lambda row: row.update(changes=[])), "force editors has no evidence"),
        ("claims.jsonl", line(lambda row: other_span(row["evidence"])), "body 3 to 21 reads"),
        ("forces.jsonl", line(lambda row: other_span(row["evidence"])), "body 3 to"),
        ("places.jsonl", line(lambda row: other_span(row["evidence"])), "body 3 to"),
        ("actors/army/claims.jsonl", line(lambda row: row.update(article="subway")), "is no published article"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_found(data: Path, name: str, spoil: Spoil, words: str) -> None:
    right = (data / name).read_bytes().decode("utf-8")
    wrong = spoil(right)
    assert wrong != right
    found = list(check_data_file(name, wrong.encode("utf-8"), Stored(DOCUMENTS)))
    assert any(words in fault for fault in found), found
    assert all(f"data/{name}: " in fault for fault in found)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "UPDATE evidence SET start = start + 1 WHERE kind = 'claim' AND article = 'ferry'",
            "At least 26 civilians: body",
        ),
        ("UPDATE evidence SET quote = 'forty' WHERE kind = 'strength'", "not “forty”"),
        ("UPDATE claims SET start = NULL WHERE article = 'ferry'", "is not in the article"),
        (
            "UPDATE claims SET quote = 'Six were children' WHERE quote = 'Seven were children'",
            "not “Six were children”",
        ),
        ("DELETE FROM evidence WHERE kind = 'place'", "place mahkan has no evidence"),
        ("DELETE FROM changes", "force editors has no evidence"),
        ("UPDATE evidence SET article = 'subway'", "is no published article"),
    ],
)
def test_a_wrong_row_of_the_database_is_found(data: Path, tmp_path: Path, statement: str, words: str) -> None:
    path = tmp_path / "briefing.sqlite"
    path.write_bytes((data / "briefing.sqlite").read_bytes())
    with sqlite3.connect(path) as connection:
        assert connection.execute(statement).rowcount
    connection.close()
    found = list(check_data_file("briefing.sqlite", path.read_bytes(), Stored(DOCUMENTS)))
    assert any(words in fault for fault in found), found


def test_rows_of_articles_that_did_not_change_are_passed_over(data: Path) -> None:
    documents: dict[str, Document] = {"ferry": DOCUMENTS["ferry"]}
    assert check_open_data(data, Stored(documents)) != ()
    assert check_open_data(data, Stored(documents, unchanged={"=ferry"})) == ()


def test_a_wrong_row_is_found_in_a_region_too_after_the_right_one_of_the_whole(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    part = tmp_path / "data/regions/middle-east/claims.jsonl"
    part.write_text(part.read_text("utf-8").replace('"start":0', '"start":1', 1), encoding="utf-8")
    table = part.with_suffix(".csv")
    table.write_bytes(table.read_bytes().replace(b",0,21,", b",1,22,", 1))
    found = check_open_data(tmp_path / "data", Stored(DOCUMENTS))
    assert [fault.split(": ")[0].partition(", ")[2] for fault in found] == [
        "data/regions/middle-east/claims.csv", "data/regions/middle-east/claims.jsonl",
    ]  # fmt: skip
