"""Origins: which articles carry one text, on texts of our own and by the rules for credits and furniture."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from datasketch import MinHash
from tests.making import TEXT, article, document

from briefing.collate.origins import find_origins
from briefing.collate.origins.candidates import likely_pairs, signatures_of
from briefing.collate.origins.credits import credited_agency
from briefing.collate.origins.furniture import without_furniture
from briefing.collate.origins.likeness import held
from briefing.collate.origins.shingles import WordNumbers, sequences_of
from briefing.model import Article, Origin

_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "plugins")}
_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/origins/texts.yaml").read_text("utf-8"))


def _made(slug: str, row: dict[str, Any]) -> Article:
    text = "\n\n".join(_CASES["passages"].get(part, part) for part in row["text"])
    day = date(2017, 10, row.get("day", 1))
    return article(document(slug, text, row["title"], day), outlet=row["outlet"], agency=row.get("agency"))


def _origins(case: dict[str, Any]) -> tuple[Origin, ...]:
    return find_origins([_made(slug, row) for slug, row in case["articles"].items()])


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(strict=True)] if case.get("fails") else [])
        for case in _CASES["cases"]
    ],
)
def test_texts_of_one_origin(case: dict[str, Any]) -> None:
    found = _origins(case)
    assert sorted(sorted(origin.articles) for origin in found) == sorted(sorted(group) for group in case["groups"])
    kinds = {copy.article: copy.kind for origin in found for copy in origin.copies}
    assert {slug: kinds[slug] for slug in case.get("kinds", {})} == case.get("kinds", {})


def test_same_words_in_other_dress_are_copies_first_published_first() -> None:
    first = article(document("z-wire", published=date(2017, 9, 10)))
    second = article(document("a-paper", TEXT.upper().replace("\n\n", "  \n\n"), published=date(2017, 9, 11)))
    undated = article(document("b-paper", TEXT.replace(",", ""), published=None, deck="Another outlet's own deck"))
    (origin,) = find_origins([undated, second, first])
    assert origin.articles == ("z-wire", "a-paper", "b-paper")
    assert [(c.kind, c.added, c.missing) for c in origin.copies] == [("same", (), ())] * 2


def test_what_a_later_version_changed_is_told() -> None:
    first = article(document("a", published=date(2017, 9, 10)))
    second = article(document("b", TEXT.replace("26", "27") + "\n\nThe mayor called for three days of mourning."))
    (copy,) = find_origins([first, second])[0].copies
    assert copy.added == ("The mayor called for three days of mourning.",)
    assert copy.missing == ()
    assert copy.shared < 1


def test_a_copy_that_leaves_out_sentences_tells_which() -> None:
    whole = article(document("a", TEXT + "\n\nHe said it.\n\nThe mayor called for three days of mourning."))
    cut = article(document("b", TEXT, published=date(2017, 9, 12)), outlet="Another Herald")
    (copy,) = find_origins([whole, cut])[0].copies
    assert (copy.kind, copy.shared) == ("copy", 1.0)
    assert copy.missing == ("He said it.", "The mayor called for three days of mourning.")


def test_stubs_are_never_copies() -> None:
    assert find_origins([article(document("a", "No text here.")), article(document("b", "No text here."))]) == ()


def test_the_agencys_own_page_is_the_origin_and_names_it() -> None:
    text = TEXT + " An official told SANA reporter that the road was closed."
    paper = article(document("a", text, published=date(2017, 9, 9)), outlet="Beacon")
    own = article(document("b", text, published=date(2017, 9, 10)), outlet="sana")
    (origin,) = find_origins([paper, own])
    assert (origin.id, origin.agency) == ("b", "SANA")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("He told AFP that the road was cut.", "AFP"),
        ("A mayor told The Associated Press by telephone that shells fell.", "AP"),
        ("A source told SANAs correspondent that shells fell.", "SANA"),
        ("Smoke rose over the town, an AFP photographer said.", "AFP"),
        ("BEIRUT (Reuters) - Shells fell on the town.", "Reuters"),
        ("Shells kill 17 Monitor AFP Sunday 8 Oct 2017 Shells fell.", "AFP"),
        ("Shells fell on the town.\n\nSource: Reuters", "Reuters"),
        ("Shells fell, Reuters reported, on the town.", None),
        ("A statement carried by SANA said the army had answered fire from the hills.", None),
        ("The road was cut, according to Reuters.", None),
        ("He was told that the AFPAK office was closed.", None),
    ],
)
def test_credits_are_an_agencys_own_words_about_itself(text: str, agency: str | None) -> None:
    assert credited_agency(article(document("a", text))) == agency


def test_the_pages_own_credit_wins() -> None:
    assert credited_agency(article(document("a", "He told AFP so."), agency="Reuters")) == "Reuters"


def test_a_thousand_copies_make_some_thousands_of_pairs() -> None:
    row = sequences_of(TEXT.lower().split(), WordNumbers())
    pairs = likely_pairs([row] * 1000)
    assert {later for _, later in pairs} == set(range(1, 1000))
    assert len(pairs) <= 4 * 1000


def test_what_stands_in_four_different_stories_of_an_outlet_is_its_furniture() -> None:
    standing = np.arange(100, 130, dtype=np.uint32)
    own = [np.arange(n * 1000, n * 1000 + 50, dtype=np.uint32) + 200 for n in range(4)]
    rows = [np.concatenate((row, standing)) for row in own]
    pages = [article(document(str(n)), outlet="Beacon") for n in range(4)]
    # A story is told from another by its smallest number.
    rows = [np.concatenate((row, np.array([n], np.uint32))) for n, row in enumerate(rows)]
    assert [set(kept) & set(standing) for kept in without_furniture(pages, rows)] == [set()] * 4
    others = [replace(page, outlet=str(n)) for n, page in enumerate(pages)]
    assert all(set(standing) <= set(kept) for kept in without_furniture(others, rows))
    assert all(set(standing) <= set(kept) for kept in without_furniture(pages[:3], rows[:3]))


def test_what_stands_first_weighs_more() -> None:
    row = np.arange(400, dtype=np.uint32)
    first, last = row[:200], row[200:]
    assert held(row, first) > 0.6 > 0.4 > held(row, last)
    assert held(row, first) + held(row, last) == pytest.approx(1)


def _lines(slug: str, numbers: Sequence[int], day: int) -> Article:
    lines = [f"Line {n} tells of shells, ferries and towns number {n * 7} on the river of that name." for n in numbers]
    return article(document(slug, "\n\n".join(lines), published=date(2017, 9, day)))


def test_of_one_day_the_fullest_is_first() -> None:
    (origin,) = find_origins([_lines("a", range(5), 1), _lines("b", range(8), 1), _lines("c", range(12), 1)])
    assert origin.articles == ("c", "b", "a")


def test_a_copy_of_a_copy_is_of_the_first() -> None:
    with_more = [*range(8), *range(20, 26)]
    cut = [*range(6), *range(20, 24)]
    (origin,) = find_origins([_lines("a", range(12), 1), _lines("b", with_more, 2), _lines("c", cut, 3)])
    assert origin.articles == ("a", "b", "c")


def test_order_of_the_input_changes_nothing() -> None:
    case = next(c for c in _CASES["cases"] if len(c["articles"]) == 6)
    articles = [_made(slug, row) for slug, row in case["articles"].items()]
    assert find_origins(articles) == find_origins(articles[::-1])


def test_signatures_are_those_of_datasketch() -> None:
    chance = np.random.RandomState(3)
    rows = [np.unique(chance.randint(0, 1 << 32, length, np.uint32)) for length in (1, 2, 600, 900)]
    theirs = MinHash.generator((row.tolist() for row in rows), num_perm=64, seed=1, hashfunc=int)
    assert signatures_of(rows).tolist() == [made.hashvalues.tolist() for made in theirs]


def test_what_a_build_starts_with_does_not_bring_scipy() -> None:
    names = "import sys, briefing.generate.build; print(sorted(m for m in sys.modules if m in ('scipy', 'datasketch')))"
    told = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True, env=_ENVIRONMENT)
    assert told.stdout.strip() == "[]"
