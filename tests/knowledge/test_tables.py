"""Knowledge is in use, sourced, and says one thing: every list is read, every word can be met, no word is in two minds."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.knowledge import load_knowledge
from briefing.knowledge.arms_words import ArmsWords
from briefing.knowledge.country_book import CountryBook
from briefing.knowledge.gazetteer import Gazetteer
from briefing.knowledge.place_words import PlaceWords
from briefing.knowledge.scope_words import ScopeWords
from briefing.knowledge.word_tables import WordTables, plural_of
from briefing.text import fold

PACKAGE = Path(__file__).parents[2] / "plugins" / "briefing"
FOLDER = PACKAGE / "knowledge"
WORDS = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in sorted((FOLDER / "words").glob("*.yaml"))}
KNOWLEDGE = load_knowledge()


def _attributes(path: Path) -> set[str]:
    """Names of attributes that a module reads."""
    return {node.attr for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Attribute)}


READ = set().union(*(_attributes(path) for path in PACKAGE.rglob("*.py")))


def _texts(path: Path) -> set[str]:
    """Strings that a module holds, and names of the fields of its classes."""
    tree = ast.parse(path.read_text("utf-8"))
    named = {n.target.id for n in ast.walk(tree) if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)}
    return named | {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


# --- in use -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table", [WordTables, ScopeWords, PlaceWords, ArmsWords, CountryBook, Gazetteer], ids=lambda t: t.__name__
)
def test_every_table_is_read_by_code(table: type) -> None:
    assert [f.name for f in fields(table) if f.name not in READ] == []


@pytest.mark.parametrize(
    ("data", "loader"),
    [
        ("arms.yaml", "arms_words.py"),
        ("places/words.yaml", "place_words.py"),
        *((f"words/{name}", "scope_words.py" if name == "scope.yaml" else "word_tables.py") for name in WORDS),
    ],
)
def test_every_list_of_a_file_is_read_by_its_loader(data: str, loader: str) -> None:
    root = yaml.safe_load((FOLDER / data).read_text("utf-8"))
    keys = set(root) if isinstance(root, dict) else {key for row in root for key in row}
    sides = {f"{side}_generics" for side in ("state", "police", "coalition")}
    assert sorted(keys - _texts(FOLDER / loader) - sides) == []


def test_no_file_lies_unread() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.py"))
    files = [p for p in FOLDER.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc", ".md")]
    unread = [p.relative_to(FOLDER).as_posix() for p in files if p.name not in code and p.stem not in code]
    assert [p for p in unread if not p.startswith(("actors/", "places/kept-"))] == []


# --- sourced ----------------------------------------------------------------------------------------------------


def test_every_file_of_places_and_borders_is_in_the_note_of_its_sources() -> None:
    for folder, note in (("places", "NOTICE.md"), ("borders", "SOURCES.md")):
        told = (FOLDER / folder / note).read_text("utf-8")
        missing = [p.name for p in sorted((FOLDER / folder).iterdir()) if p.name not in told and p.name != note]
        assert [name for name in missing if not (name.startswith("kept-") and "kept-*.tsv" in told)] == []


def test_every_kept_place_says_why_it_is_kept_and_its_list_where_from() -> None:
    for path in sorted((FOLDER / "places").glob("kept-*.tsv")):
        head, columns, *rows = path.read_text("utf-8").splitlines()
        assert head.startswith("#") and "knowledge" in head, path.name
        at = columns.split("\t").index("why")
        assert [row for row in rows if len(row.split("\t")) <= at or not row.split("\t")[at]] == [], path.name


def test_every_word_table_begins_with_what_it_is() -> None:
    paths = [*sorted((FOLDER / "words").glob("*.yaml")), FOLDER / "arms.yaml", FOLDER / "places/words.yaml"]
    assert [p.name for p in paths if not p.read_text("utf-8").startswith("#")] == []


# --- one meaning ---------------------------------------------------------------------------------------------------


def _harm_forms() -> Iterator[tuple[str, str]]:
    for outcome, frames in WORDS["harm.yaml"]["verbs"].items():
        for frame, entries in frames.items():
            yield from ((word, f"{outcome} {frame}") for entry in entries for word in str(entry).split())


def test_no_verb_of_harm_has_two_outcomes() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for word, meaning in _harm_forms():
        meanings[word].add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_no_noun_for_people_has_two_kinds() -> None:
    """The first row wins when the table is loaded: a second one would never be seen."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in WORDS["victims.yaml"]:
        for noun in row["nouns"]:
            one, slash, many = str(noun).partition("/")
            adjectives = "adjective" if row.get("adjectives") else "noun"
            for form in (one, many if slash else plural_of(one)):
                kinds[f"{adjectives} {form}"].add(f"{row['status']} {row.get('group') or ''}")
    assert {word: sorted(found) for word, found in kinds.items() if len(found) > 1} == {}


def test_no_country_shares_a_name_or_an_adjective_with_another() -> None:
    book = KNOWLEDGE.countries
    for group in ("names", "adjectives"):
        owners: dict[str, set[str]] = defaultdict(set)
        for country in book.countries:
            for name in getattr(country, group):
                owners[fold(name)].add(country.iso2)
        shared = {name: sorted(found) for name, found in owners.items() if len(found) > 1}
        assert {name: found for name, found in shared.items() if name not in SHARED} == {}


# Congo is two countries, Dominican two adjectives: the first row is the likelier in news of conflict.
SHARED = frozenset({"congo", "congolese", "dominican"})


def test_a_plain_word_names_an_actor_only_in_context() -> None:
    """A single word that is an ordinary one ("Resistance") needs its country or another of its names beside it."""
    common = KNOWLEDGE.gazetteer.common_words
    sure = [n for names in KNOWLEDGE.actors.by_first.values() for n in names if n.sure and not n.spelled]
    assert sorted(n.words[0] for n in sure if len(n.words) == 1 and n.words[0] in common) == []


# --- words that can be met ----------------------------------------------------------------------------------------


def _lists(node: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _lists(value, f"{path} {key}")
    elif isinstance(node, list):
        if node and not isinstance(node[0], dict):
            yield path, [str(item) for item in node]
        else:
            for item in node:
                yield from _lists(item, path)


ALL_LISTS = [
    found
    for name in ("harm.yaml", "speech.yaml", "things.yaml", "titles.yaml", "victims.yaml")
    for found in _lists(WORDS[name], name)
] + [*_lists(yaml.safe_load((FOLDER / "places/words.yaml").read_text("utf-8")), "places/words.yaml")]


@pytest.mark.parametrize(("path", "words"), ALL_LISTS, ids=lambda x: x if isinstance(x, str) else "")
def test_every_word_is_folded_as_the_text_is(path: str, words: list[str]) -> None:
    """A word with a capital or an accent is never met: a token's `norm` has none."""
    assert [word for word in words if fold(word) != word] == []


@pytest.mark.parametrize(("path", "words"), ALL_LISTS, ids=lambda x: x if isinstance(x, str) else "")
def test_no_word_stands_twice_in_a_list(path: str, words: list[str]) -> None:
    if "phrases words" not in path:  # the words of one phrase
        assert [word for word, times in Counter(words).items() if times > 1] == []
