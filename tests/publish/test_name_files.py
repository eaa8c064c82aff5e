"""Files of names for the search box."""

from __future__ import annotations

import json
from pathlib import Path

from briefing.present.name_index import FoundName
from briefing.publish.name_files import FOLDER, SHARDS, name_shards, shard_of, write_name_files

STATE = FoundName("Islamic State", "force", "actors/islamic-state/", 7, "", ("Daesh", "داعش"))
ZOR = FoundName("Deir ez-Zor", "place", "places/deir-ez-zor/", 2, "Syria", ("Deir Ezzor", "دير الزور"))


def holding(name: FoundName) -> dict[str, list[str | int]]:
    """By file the row of this name."""
    return {shard: row for shard, rows in name_shards([STATE, ZOR]).items() for row in rows if row[2] == name.url}


def test_a_name_lies_in_the_file_of_each_of_its_words_with_the_names_that_belong_there() -> None:
    rows = holding(STATE)
    assert rows["a"] == ["Islamic State", "force", "actors/islamic-state/", 7, ""]
    assert rows["s"] == rows["a"]
    assert rows["d"] == [*rows["a"], "Daesh"]
    assert rows[shard_of("داعش")] == [*rows["a"], "داعش"]
    assert len(rows) == 4


def test_articles_and_small_words_have_no_file_of_their_own() -> None:
    assert {*holding(ZOR)} == {"d", "s", "a", shard_of("دير"), shard_of("زور")}  # "a" for Ezzor
    of = name_shards([FoundName("Army of the Nile", "force", "actors/x/", 1, "", ())])
    assert [shard for shard, rows in of.items() if rows] == ["a", "n"]


def test_letters_that_spellings_exchange_share_a_file() -> None:
    assert shard_of("qamishli") == shard_of("kamishli") == shard_of("camishli")
    assert shard_of("الزور") == shard_of("زور")


def test_every_file_is_written_even_an_empty_one_and_the_same_names_give_the_same_bytes(tmp_path: Path) -> None:
    size = write_name_files(tmp_path, [STATE, ZOR])
    written = {path.stem: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()}
    assert {*written} == {*SHARDS}
    assert size == sum(map(len, written.values()))
    assert json.loads(written["h"]) == []
    write_name_files(tmp_path, [STATE, ZOR])
    assert {path.stem: path.read_bytes() for path in (tmp_path / FOLDER).iterdir()} == written
