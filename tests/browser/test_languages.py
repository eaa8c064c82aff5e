"""The two trees of pages in a real browser: the switch, the direction, the search, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from driving import watch
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scripts", [True, False])
def test_the_switch_leads_to_the_same_page_and_back(
    address: str, new_page: NewPage, fullest: dict[str, str], scripts: bool
) -> None:
    page = new_page(java_script_enabled=scripts)
    for path in ("", "search/", *fullest.values()):
        page.goto(f"{address}/{path}")
        page.locator(".tongues a[hreflang=ar]").click()
        expect(page).to_have_url(f"{address}/ar/{path}")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.locator(".tongues a[hreflang=en]").click()
        expect(page).to_have_url(f"{address}/{path}")
        expect(page.locator("html")).to_have_attribute("dir", "ltr")


def test_each_language_is_named_in_itself(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/ar/")
    links = page.locator(".tongues a")
    assert links.evaluate_all("all => all.map(a => [a.lang, a.dir, a.textContent])") == [
        ["en", "ltr", "English"],
        ["ar", "rtl", "العربية"],
    ]


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_arabic_page_scrolls_sideways(
    at_root: str, new_page: NewPage, templates: tuple[str, ...], width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 800})
    seen = watch(page)
    wide = []
    for path in (path for path in templates if not path.endswith(".html")):
        page.goto(f"{at_root}/ar/{path}")
        # In a page from right to left what is too wide sticks out at the left.
        if page.evaluate(WIDER) > 0:
            wide.append(path)
    assert (wide, seen.faults) == ([], [])


def test_an_article_keeps_its_own_direction(at_root: str, new_page: NewPage, fullest: dict[str, str]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/ar/{fullest['articles/*/']}")
    for own in ("h1", ".text"):
        assert page.locator(own).evaluate("e => [e.lang, getComputedStyle(e).direction]") == ["en", "ltr"]
    assert page.locator("h2").first.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_a_quotation_keeps_its_stops_in_a_page_from_right_to_left(
    at_root: str, new_page: NewPage, fullest: dict[str, str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/ar/{fullest['articles/*/']}")
    assert set(page.locator("q").evaluate_all("all => all.map(q => getComputedStyle(q).unicodeBidi)")) == {"plaintext"}


def test_the_arabic_search_leads_to_arabic_pages(address: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    page.goto(f"{address}/ar/search/?q=killed")
    page.wait_for_selector("html[data-search]")
    links = page.eval_on_selector_all("#results .card h3 a", "all => all.map(a => a.href)")
    root = urlsplit(address).path
    assert links and all(urlsplit(link).path.startswith(f"{root}/ar/articles/") for link in links)
    assert any("؀" <= letter <= "ۿ" for letter in page.locator("#results-heading").inner_text())
    page.goto(links[0])
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert seen.faults == []


def test_without_scripts_the_arabic_search_page_leads_to_the_arabic_lists(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/ar/search/")
    page.locator("#browse a[href$='places/']").click()
    expect(page).to_have_url(f"{at_root}/ar/places/")
