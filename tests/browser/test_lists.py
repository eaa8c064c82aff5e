"""Long lists in Chromium: every item is reached without JavaScript, and with it a table can be sorted in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from driving import ROOT, build, serve
from playwright.sync_api import Page

NewPage = Callable[..., Page]
PAGE_SIZE = 4


@pytest.fixture(scope="module")
def cut_short(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration with pages of four articles, so that its lists have several."""
    folder = tmp_path_factory.mktemp("short")
    conf = folder / "conf.py"
    lines = (
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        "from pelicanconf import *",
        f"BRIEFING_PAGE_SIZE = {PAGE_SIZE}",
    )
    told = (
        f"PATH = {str(ROOT / 'content')!r}",
        f"THEME = {str(ROOT / 'theme')!r}",
        f"PLUGIN_PATHS = [{str(ROOT / 'plugins')!r}]",
    )
    conf.write_text("\n".join((*lines, *told, 'BRIEFING_LANGUAGES = ("en",)')), encoding="utf-8")
    output = folder / "output"
    with serve(build(output, "pelican", "-s", str(conf), "-o", str(output))) as address:
        yield address


def walk(page: Page, address: str) -> Iterator[str]:
    """Every row's day along the links to the next page, from the list's own address on."""
    page.goto(address)
    while True:
        yield from page.locator("main ol.events > li").evaluate_all(
            "rows => rows.map(row => `${row.querySelector('time')?.dateTime ?? ''} ${row.querySelector('a').getAttribute('href').split('/').at(-2)}`)"
        )
        following = page.locator("main nav.turn a[rel=next]").last
        if not page.locator("main nav.turn a[rel=next]").count():
            return
        following.click()


@pytest.mark.parametrize(("list_url", "rising"), [
    ("articles/", False), ("articles/oldest-first/", True), ("events/", False), ("events/oldest-first/", True),
])  # fmt: skip
def test_a_list_is_walked_from_end_to_end_without_javascript(
    new_page: NewPage, cut_short: str, list_url: str, rising: bool
) -> None:
    page = new_page(java_script_enabled=False)
    found = list(walk(page, f"{cut_short}/{list_url}"))
    kind = list_url.split("/")[0]
    page.goto(f"{cut_short}/sitemap.xml")
    every = set(re.findall(rf"/{kind}/([^/<]+)/</loc>", page.content())) - {
        "a-z", "oldest-first", "most-claims", "most-articles", *(f"page-{n}" for n in range(1, 40)),
    }  # fmt: skip
    assert len(found) == len(set(found)) > PAGE_SIZE
    assert {row.split()[-1] for row in found} == every
    days = [row.split()[0] for row in found if len(row.split()) == 2]
    assert days == sorted(days, reverse=not rising)


def test_a_page_of_a_list_says_where_it_stands_and_fits_a_small_phone(new_page: NewPage, cut_short: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 600})
    page.goto(f"{cut_short}/articles/page-1/")
    assert page.locator("nav.turn [aria-current=page]").first.inner_text() == "Page 1, counted from the oldest"
    assert page.locator("nav.orders [aria-current=true]").inner_text() == "Newest first"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("navigation", name="Pages", exact=True).get_by_role("link", name="Newest").click()
    assert page.url == f"{cut_short}/articles/"


@pytest.mark.parametrize("facet", ["outlets", "years", "outcomes", "grades"])
def test_each_value_of_a_facet_has_as_many_rows_as_its_index_says(new_page: NewPage, at_root: str, facet: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{facet}/")
    rows = page.locator("table.counts tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('a').href, Number(row.querySelector('td.num').textContent)])"
    )
    assert rows
    for href, count in rows[:4]:
        page.goto(href)
        assert page.locator("main ol.events > li").count() == count
        assert page.locator("nav.crumbs a").last.get_attribute("href") == f"../../{facet}/"


def test_a_table_is_sorted_in_place_from_the_keyboard(new_page: NewPage, at_root: str) -> None:
    page = new_page()
    page.goto(f"{at_root}/actors/most-articles/")
    names = page.locator("table.counts tbody th")
    at_first = names.all_inner_texts()
    head = page.get_by_role("columnheader", name="Force")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    plain = [name for name in names.all_inner_texts() if name.replace(" ", "").isalpha()]
    assert plain == sorted(plain, key=str.casefold) != [name for name in at_first if name in plain]
    counts = page.get_by_role("columnheader", name="Articles")
    counts.get_by_role("button").focus()
    page.keyboard.press("Space")
    assert (head.get_attribute("aria-sort"), counts.get_attribute("aria-sort")) == (None, "ascending")
    figures = [int(text) for text in page.locator("table.counts tbody td.num").all_inner_texts()]
    assert figures == sorted(figures)
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    assert counts.get_attribute("aria-sort") is None
    assert names.all_inner_texts() == at_first


def test_without_javascript_a_table_has_no_button(new_page: NewPage, at_root: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/actors/most-articles/")
    assert page.locator("table button").count() == 0
