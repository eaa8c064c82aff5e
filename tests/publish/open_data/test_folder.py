"""The whole of /data/ on disk: what is there, that it is counted and hashed, and that the same content is the same."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest

from briefing.model import Corpus
from briefing.present.addresses import Site
from briefing.present.shelf import shelf_of
from briefing.publish.open_data.acled import ACLED
from briefing.publish.open_data.dictionary import codebook_text
from briefing.publish.open_data.files import OpenData
from briefing.publish.open_data.folder import write_open_data
from briefing.publish.open_data.forms import FORMS
from briefing.publish.open_data.page import data_page
from briefing.settings import DATA_LICENCE, site_settings

ROOT = Path(__file__).parents[3]
SITE = Site("Sample Room", "https://briefing.example.org/room", "Facts: CC0, by the Example Desk.")


@pytest.fixture
def written(corpus: Corpus, tmp_path: Path) -> OpenData:
    return write_open_data(tmp_path, shelf_of(corpus), SITE)


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_each_file_is_there_with_its_size_rows_and_hash(written: OpenData, tmp_path: Path) -> None:
    found = contents(tmp_path / "data")
    assert sorted(found) == sorted(file.name for file in (*written.files, *written.slices))
    for file in (*written.files, *written.slices):
        content = found[file.name]
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
        if file.name.endswith(".jsonl"):
            assert file.rows == content.count(b"\n")
        if file.name.endswith(".csv"):
            heads = 2 if ".hxl." in file.name else 1
            assert file.rows == len(list(csv.reader(content.decode("utf-8").splitlines(keepends=True)))) - heads


def test_the_hash_of_the_build_covers_every_data_file(written: OpenData, tmp_path: Path) -> None:
    found = contents(tmp_path / "data")
    sums = dict(line.split("  ")[::-1] for line in found["SHA256SUMS"].decode("ascii").splitlines())
    assert sorted(sums) == sorted(set(found) - {"SHA256SUMS", "README.txt"})
    assert all(hashlib.sha256(found[name]).hexdigest() == digest for name, digest in sums.items())
    assert written.sha256 == hashlib.sha256(found["SHA256SUMS"]).hexdigest()


def test_the_readme_tells_terms_conventions_and_the_build(written: OpenData, tmp_path: Path) -> None:
    text = (tmp_path / "data" / "README.txt").read_text(encoding="utf-8")
    joined = " ".join(text.split())
    for words in (
        "Facts: CC0, by the Example Desk.", "GeoNames", "CC BY 4.0", written.sha256, '"dozens" 12', "never a sum",
        "coded 10 in fighting", "and 3 otherwise", "apostrophe", "https://briefing.example.org/room/data/",
    ):  # fmt: skip
        assert words in joined, words
    assert max(map(len, text.splitlines())) <= 100


def test_the_same_corpus_gives_the_same_bytes_and_another_one_does_not(corpus: Corpus, tmp_path: Path) -> None:
    first = write_open_data(tmp_path / "a", shelf_of(corpus), SITE)
    again = write_open_data(tmp_path / "b", shelf_of(corpus), SITE)
    assert first == again
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    other = write_open_data(tmp_path / "c", shelf_of(corpus), Site("Sample Room", "https://elsewhere.example.org"))
    assert other.sha256 != first.sha256


def test_a_second_build_touches_nothing_and_takes_away_what_is_no_more(corpus: Corpus, tmp_path: Path) -> None:
    write_open_data(tmp_path, shelf_of(corpus), SITE)
    stale = tmp_path / "data" / "actors" / "gone" / "claims.csv"
    stale.parent.mkdir(parents=True)
    stale.write_text("x", encoding="utf-8")
    page = tmp_path / "data" / "index.html"
    page.write_text("the page", encoding="utf-8")
    times = {p: p.stat().st_mtime_ns for p in (tmp_path / "data").rglob("*.*") if p != stale}
    write_open_data(tmp_path, shelf_of(corpus), SITE)
    assert not stale.exists()
    assert page.is_file()
    assert {p: p.stat().st_mtime_ns for p in times} == times


def test_slices_hold_the_claims_of_their_region_and_actor(written: OpenData, tmp_path: Path) -> None:
    def claims(name: str) -> set[tuple[str, str]]:
        lines = (tmp_path / "data" / name).read_text(encoding="utf-8").splitlines()
        return {(row["article"], row["id"]) for row in map(json.loads, lines)}

    army = claims("actors/army/claims.jsonl")
    assert ("ferry-again", "Three soldiers") in army  # harmed
    assert ("ferry", "At least 26 civilians") in army  # blamed
    assert ("ferry", "between 30 and 40 fighters") in army  # says so itself
    assert ("ferry", "Seven were children") not in army
    assert len(claims("regions/middle-east/syria/deir-ez-zor/claims.jsonl")) == 10
    with (tmp_path / "data/regions/middle-east/claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["article"], row["id"]) for row in rows} == claims("regions/middle-east/claims.jsonl")
    assert rows[0]["permalink"].startswith("https://briefing.example.org/room/articles/")


def test_metadata_speaks_of_tables_and_columns_that_are_there(written: OpenData, tmp_path: Path) -> None:
    metadata = json.loads((tmp_path / "data" / "metadata.json").read_text(encoding="utf-8"))
    tables = metadata["databases"]["briefing"]["tables"]
    assert tables["claims"]["fts_table"] == "claims_fts"
    assert "open on that side" in tables["claims"]["columns"]["min"]
    assert metadata["license"] == "Facts: CC0, by the Example Desk."
    assert set(tables["claims"]["facets"]) <= set(tables["claims"]["columns"])


def test_the_dictionary_has_every_column_of_every_csv_file(written: OpenData, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with (folder / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = [(r["table"], r["column"], r["meaning"]) for r in csv.DictReader(file)]
    for name in {table for table, _, _ in rows}:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert [c for t, c, _ in rows if t == name] == next(csv.reader(file)), name
    assert all(meaning for _, _, meaning in rows)


def test_the_projects_codebook_is_what_the_model_says() -> None:
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    made = codebook_text((*FORMS, ACLED))
    assert text.endswith(made), "run: python -m briefing.publish.open_data.dictionary docs/data.md"


def test_the_page_lists_every_file_of_the_whole_corpus_once(written: OpenData) -> None:
    view = data_page(written, SITE)
    names = [file.name for group in view.groups for file in group.files]
    assert sorted(names) == sorted(file.name for file in written.files)
    assert (view.slices, view.build_hash) == (len(written.slices), written.sha256)


def test_the_licence_is_a_setting_with_words_of_its_own() -> None:
    given = {"PATH": "content", "ARTICLE_PATHS": []}
    assert site_settings(given).data_licence == DATA_LICENCE
    assert "CC BY 4.0" in DATA_LICENCE
    assert site_settings({**given, "BRIEFING_DATA_LICENCE": "CC0"}).data_licence == "CC0"
