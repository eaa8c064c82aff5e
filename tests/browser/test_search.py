"""The search page in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup
from driving import search_for, serve, watch
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
OTHER_NAMES = re.compile(r"\b(daesh|da'esh|isis|isil)\b", re.IGNORECASE)


def said(path: Path) -> str:
    """Headline, deck and text of an article's page: what the outlet itself says."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    return " ".join(e.get_text(" ") for e in page.select("h1, .stand, .text"))


def hits(page: Page) -> list[str]:
    """The addresses of all results, over all result pages, without fragments."""
    found: list[str] = []
    while True:
        found += [
            urlsplit(a).path for a in page.eval_on_selector_all("#results .card h3 a", "all => all.map(a => a.href)")
        ]
        more = page.locator("#pages").get_by_role("link", name="Next")
        if not more.count():
            return found
        before = page.locator("#pages b").inner_text()
        more.click()
        expect(page.locator("#pages b")).not_to_have_text(before)


def total(page: Page) -> int:
    return int(page.locator("#results-heading").inner_text().split()[0])


def test_daesh_finds_articles_that_say_only_islamic_state(site: Path, address: str, new_page: NewPage) -> None:
    texts = {path.parent.name: said(path) for path in site.glob("articles/*/index.html")}
    only = {slug for slug, text in texts.items() if "Islamic State fighters" in text and not OTHER_NAMES.search(text)}
    assert only, "the demonstration has no article that says only Islamic State"
    page = new_page()
    search_for(page, address, "?q=Daesh")
    found = {path.rstrip("/").rsplit("/", 1)[-1] for path in hits(page)}
    assert only <= found


def test_a_result_shows_the_matching_words_its_claim_and_its_source(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    card = page.locator("#results .card").first
    assert card.locator(".excerpt mark").count() > 0
    assert re.search(r"\b20\d\d\b", card.locator("p.quiet").first.inner_text())
    assert card.locator("p.quiet b").count() == 1


def test_a_result_leads_to_its_sentence(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    page.locator("#results .card h3 a[href*='#s']").first.click()
    page.wait_for_url("**/articles/**")
    marked = page.locator("mark:target")
    expect(marked).to_be_in_viewport()
    assert "kill" in marked.inner_text().lower()


def test_results_come_while_typing_and_the_address_keeps_up(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    search_for(page, at_root)
    expect(page.locator("#found")).to_be_hidden()
    page.locator("#q").press_sequentially("soldiers")
    expect(page.locator("#results-heading")).to_contain_text("soldiers")
    assert total(page) > 0
    assert parse_qs(urlsplit(page.url).query) == {"q": ["soldiers"]}
    assert seen.faults == []


def test_words_typed_before_the_script_came_are_searched_for(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/search.js", lambda route: (page.locator("#q").fill("soldiers"), route.continue_()))
    search_for(page, at_root)
    expect(page.locator("#results-heading")).to_contain_text("soldiers")
    expect(page.locator("#q")).to_have_value("soldiers")


@pytest.mark.parametrize("facet", ["region", "country", "outcome", "actor", "grade", "year"])
def test_a_filter_narrows_to_its_count(at_root: str, new_page: NewPage, facet: str) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    everything = total(page)
    labels = page.locator(f"#boxes fieldset > label:has(input[name={facet}]):not(.zero)")
    counts = [int(words) for words in labels.locator(".num").all_inner_texts()]
    narrower = min(counts)
    assert narrower < everything, f"every article has the same {facet}"
    chosen = labels.nth(counts.index(narrower))
    value = chosen.locator("input").get_attribute("value")
    chosen.locator("input").check()
    expect(page.locator("#results-heading")).to_contain_text(f"{narrower} article")
    assert parse_qs(urlsplit(page.url).query)[facet] == [value]
    page.reload()
    page.wait_for_selector("html[data-search]")
    assert total(page) == narrower
    page.locator("#chosen a").first.click()
    expect(page.locator("#results-heading")).to_contain_text(f"{everything} article")


def test_two_values_of_one_filter_widen_and_two_filters_narrow(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?year=2024")
    one = total(page)
    search_for(page, at_root, "?year=2024&year=2025")
    both = total(page)
    search_for(page, at_root, "?year=2024&year=2025&outcome=displaced")
    assert one < both > total(page) > 0


def test_newest_first(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    page.locator("#sort a").click()
    expect(page.locator("#sort")).to_contain_text("Newest first")
    dates = re.findall(r"\b(20\d\d)\b", " ".join(page.locator("#results .card p.quiet:first-child").all_inner_texts()))
    assert "sort=date" in page.url
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


def test_back_returns_to_the_search_before(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    before = total(page)
    page.locator("#boxes label:has(input[name=year]):not(.zero) input").first.check()
    expect(page.locator("#chosen")).to_contain_text("remove")
    page.go_back()
    expect(page.locator("#results-heading")).to_contain_text(f"{before} article")
    assert page.locator("#boxes input:checked").count() == 0


def test_an_empty_list_names_the_filter_that_empties_it(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed&country=Nowhere+at+all")
    assert total(page) == 0
    step = page.locator("#results").get_by_role("link", name="Remove country “Nowhere at all”")
    expect(step).to_be_visible()
    expect(page.locator("#browse")).to_be_visible()
    step.click()
    expect(page.locator("#results .card").first).to_be_visible()


def test_no_result_at_all_offers_the_lists(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=zzyzxqwv")
    assert total(page) == 0
    expect(page.locator("#results")).to_contain_text("No article has all of these words")
    expect(page.locator("#browse")).to_be_visible()
    expect(page.locator("#facets")).to_be_hidden()


def test_words_in_the_address_are_shown_as_text(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    search_for(page, at_root, "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&country=%3Cb%3Ex%3C/b%3E")
    expect(page.locator("#results-heading")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("#finding img, #finding fieldset b, #chosen b").count() == 0
    assert seen.faults == []


def test_a_result_found_by_another_name_says_so(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=ISIL")
    expect(page.locator("#results .excerpt", has_text="Names Islamic State, also called ISIL.").first).to_be_visible()


def test_the_page_of_a_force_is_offered_by_any_of_its_names(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=Daesh")
    page.get_by_role("list", name="Pages of that name").get_by_role("link", name="Islamic State", exact=True).click()
    page.wait_for_url("**/actors/islamic-state/")


def test_keys_alone_do(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root)
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#q")).to_have_value("a/b")
    page.locator("#q").fill("killed")
    page.keyboard.press("Enter")
    expect(page.locator("#results .card").first).to_be_visible()
    box = page.locator("#boxes label:not(.zero) input").first
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_contain_text("remove")
    expect(page.locator("#boxes input:focus")).to_be_checked()


def test_without_javascript_the_lists_lead_on(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/search/?q=killed")
    expect(page.locator("#needs-script")).to_be_visible()
    expect(page.locator("#facets")).to_be_hidden()
    page.get_by_role("link", name="Forces").click()
    page.wait_for_url("**/actors/")


def test_a_missing_index_is_said_and_the_lists_stay(site: Path, tmp_path: Path, new_page: NewPage) -> None:
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("pagefind"))
    with serve(tmp_path / "site") as address:
        page = new_page()
        search_for(page, address, "?q=killed")
        expect(page.locator("#results-heading")).to_have_text("The search is not available")
        expect(page.locator("#browse")).to_be_visible()
