"""The SQLite file: opens, holds, links, is searched, and has the same bytes for the same content."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from briefing.model import Corpus
from briefing.publish.open_data.corpus_rows import tables_of
from briefing.publish.open_data.references import References
from briefing.publish.open_data.sqlite_file import write_sqlite


@pytest.fixture
def file(corpus: Corpus, to: References, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "briefing.sqlite"
    write_sqlite(path, tables_of(corpus, to))
    return path


def test_it_is_sound_and_every_link_leads_somewhere(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA page_size").fetchone() == (4096,)
        assert len(connection.execute("PRAGMA foreign_key_list(claims)").fetchall()) == 3


def test_people_find_claims_by_words_of_any_accent(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        found = connection.execute(
            "SELECT article, min FROM claims WHERE rowid IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?) "
            "ORDER BY article",
            ("mähkan dozens",),
        ).fetchall()
    assert found == [("ferry-again", 24)]


def test_lists_are_json_that_sql_takes_apart(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        found = connection.execute("SELECT e.value FROM events, json_each(events.origins) AS e").fetchall()
    assert found == [("ferry",), ("ferry-again",)]


def test_no_article_text_is_in_it(file: Path, corpus: Corpus) -> None:
    content = file.read_bytes()
    assert b"Fighting has gone on along the Euphrates" not in content
    assert b"not to be published" not in content
    assert b"At least 26 civilians" in content


def test_the_same_content_gives_the_same_bytes(file: Path, corpus: Corpus, to: References, tmp_path: Path) -> None:
    again = tmp_path / "elsewhere.sqlite"
    again.write_bytes(b"an older file")
    write_sqlite(again, tables_of(corpus, to))
    assert again.read_bytes() == file.read_bytes()


def test_filters_have_an_index(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        for column in ("event", "place", "claimant", "date"):
            asked = f"EXPLAIN QUERY PLAN SELECT * FROM claims WHERE {column} = 'x'"  # noqa: S608
            plan = connection.execute(asked).fetchall()
            assert f"claims_{column}" in plan[0][3]
