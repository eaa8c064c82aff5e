"""The search of a large site, whose index is cut in shards, answers as that of the same site with one index."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from driving import search_for, serve
from playwright.sync_api import Page, expect

from briefing.publish.search_index import index_site
from briefing.publish.search_shards import Cut

NewPage = Callable[..., Page]


@pytest.fixture(scope="module")
def cut(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration with its index cut in many shards; its pages are the very same."""
    output = tmp_path_factory.mktemp("cut") / "output"
    shutil.copytree(site, output)
    report = index_site(output, ["ar"], Cut(whole=1, pages=5, shards=1000))
    assert len(report.shards) > 8
    with serve(output) as address:
        yield address


def answer(page: Page, address: str, query: str) -> dict[str, object]:
    """What the search page says: its heading, its results, and the counts of its filters."""
    search_for(page, address, query)
    page.wait_for_selector("#results > *")
    return {
        "heading": page.locator("#results-heading").inner_text(),
        "results": [
            urlsplit(a).path for a in page.eval_on_selector_all("#results .card h3 a", "all => all.map(a => a.href)")
        ],
        "words": page.locator("#results .card .excerpt").all_inner_texts(),
        "filters": page.locator("#boxes label").all_inner_texts(),
        "told": page.locator("#results > :not(.card)").all_inner_texts(),
    }


@pytest.mark.parametrize(
    "query",
    [
        "?q=killed&sort=date",
        "?q=killed&sort=oldest&page=2",
        "?q=mali&sort=date",
        "?q=hospital+killed&sort=date",
        '?q="said+on"&sort=date',
        "?q=killed&country=Syria&year=2017&year=2018&sort=date",
        "?q=Beledweyne&sort=date",
        "?q=beledw&sort=date",
        "?q=Beledwein",
        "?q=zzzz",
        "?q=killed&country=Nowhere",
    ],
)
def test_every_question_has_the_same_answer(at_root: str, cut: str, new_page: NewPage, query: str) -> None:
    page = new_page()
    one, many = answer(page, at_root, query), answer(page, cut, query)
    if "sort" in query:  # articles of one day may stand in another order
        for told in (one, many):
            told["results"], told["words"] = sorted(told["results"]), sorted(told["words"])  # type: ignore[call-overload]
    assert many == one


def test_the_box_on_every_page_asks_all_shards(at_root: str, cut: str, new_page: NewPage) -> None:
    told = []
    for address in (at_root, cut):
        page = new_page()
        page.goto(f"{address}/articles/")
        page.locator("#seek").press_sequentially("killed")
        last = page.locator("#seek-list [role=group]").last
        expect(last).to_contain_text("All results")
        told.append(last.inner_text())
    assert told[0] == told[1]


def test_the_best_match_is_the_best_of_all_shards(at_root: str, cut: str, new_page: NewPage) -> None:
    """A headline's very words lead to its article."""
    page = new_page()
    for address in (at_root, cut):
        first = answer(page, address, "?q=Beledweyne+tea+shop")["results"][0]  # type: ignore[index]
        assert first == "/articles/suicide-bombing-at-beledweyne-tea-shop-kills-12/"
