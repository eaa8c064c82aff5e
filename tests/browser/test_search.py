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
        expect(page.locator("#results-heading")).to_be_focused()


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


FACETS = ["region", "country", "place", "actor", "outcome", "claimant", "outlet", "grade", "year"]


@pytest.mark.parametrize("facet", FACETS)
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
    page.locator("#sort").get_by_role("link", name="Newest first").click()
    expect(page.locator("#sort b")).to_have_text("Newest first")
    dates = re.findall(r"\b(20\d\d)\b", " ".join(page.locator("#results .card p.quiet:first-child").all_inner_texts()))
    assert "sort=date" in page.url
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) > 1


def test_back_returns_to_the_search_before(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    before = total(page)
    page.locator("#boxes label:has(input[name=year]):not(.zero) input").first.check()
    expect(page.locator("#chosen")).to_contain_text("Remove the filter")
    page.go_back()
    expect(page.locator("#results-heading")).to_contain_text(f"{before} article")
    assert page.locator("#boxes input:checked").count() == 0


def test_an_empty_list_names_the_filter_that_empties_it(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed&country=Nowhere+at+all")
    assert total(page) == 0
    step = page.locator("#results").get_by_role("link", name="Remove the filter Country: “Nowhere at all”")
    expect(step).to_be_visible()
    expect(page.locator("#browse")).to_be_visible()
    step.click()
    expect(page.locator("#results .card").first).to_be_visible()


def test_no_result_at_all_offers_the_lists(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=zzyzxqwv")
    assert total(page) == 0
    expect(page.locator("#results")).to_contain_text("No article has the word “zzyzxqwv”.")
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
    expect(page.locator("#chosen")).to_contain_text("Remove the filter")
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


# --- order and pages ---------------------------------------------------------------------------------------------


def dates(page: Page) -> list[str]:
    """The years of all results of this page, in order; "" for none."""
    above = page.locator("#results .card p.quiet:first-child").all_inner_texts()
    return ["".join(re.findall(r"\b20\d\d\b", words)[-1:]) for words in above]


def test_oldest_first_turns_the_order_round_and_leaves_undated_articles_last(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed&sort=oldest")
    expect(page.locator("#sort b")).to_have_text("Oldest first")
    years = dates(page)
    assert years == sorted(years) and "" not in years
    last = 1 + total(page) // 10
    search_for(page, at_root, f"?q=killed&sort=oldest&page={last}")
    assert dates(page)[-1] == ""
    assert dates(page)[0] >= years[-1]


def test_a_page_has_its_number_in_the_address_and_back_leads_to_the_one_before(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    first = page.locator("#results h3").all_inner_texts()
    page.get_by_role("link", name="Page 2", exact=True).click()
    expect(page.locator("#pages b")).to_have_text("2")
    assert parse_qs(urlsplit(page.url).query)["page"] == ["2"]
    assert not {*first} & {*page.locator("#results h3").all_inner_texts()}
    page.go_back()
    expect(page.locator("#pages b")).to_have_text("1")
    assert page.locator("#results h3").all_inner_texts() == first
    search_for(page, at_root, "?q=killed&page=99")
    expect(page.locator("#results .card").first).to_be_visible()


# --- facets ------------------------------------------------------------------------------------------------------


def test_a_long_facet_shows_ten_values_and_finds_the_others_by_a_part_of_their_name(
    at_root: str, new_page: NewPage
) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed")
    facet = page.locator("fieldset", has=page.locator("legend", has_text="Force"))
    assert facet.locator("> label").count() == 10
    page.locator("details[data-facet=actor] summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("HEZBÓL")
    rest = facet.locator("details label")
    expect(rest).to_have_count(1)
    expect(rest).to_contain_text("Hezbollah")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#chosen")).to_contain_text("Hezbollah")
    expect(facet.locator("> label", has_text="Hezbollah").locator("input")).to_be_checked()
    assert parse_qs(urlsplit(page.url).query)["actor"] == ["Hezbollah"]


def test_counts_are_those_after_the_other_filters_and_zero_stays_in_grey(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?country=Somalia")
    other = page.locator("fieldset", has=page.locator("legend", has_text="Region")).locator("label.zero")
    assert other.count() > 0
    assert {*other.locator(".num").all_inner_texts()} == {"0"}
    # The countries are counted as without their own filter: another one would widen the search.
    counts = page.locator("label:has(input[name=country]) .num").all_inner_texts()
    assert sum(count != "0" for count in counts) > 1
    assert int(page.locator("label:has(input[value=Somalia]) .num").first.inner_text()) == total(page)


def test_filters_in_use_are_links_that_remove_themselves_or_all(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed&outcome=killed&year=2024")
    page.get_by_role("link", name="Remove the filter: Year 2024").click()
    expect(page.locator("#chosen a", has_text="2024")).to_have_count(0)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["killed"], "outcome": ["killed"]}
    expect(page.locator("#results-heading")).to_be_focused()
    page.go_back()
    page.get_by_role("link", name="remove all").click()
    expect(page.locator("#boxes input:checked")).to_have_count(0)


# --- names -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Daesh", "ISIL", "داعش", "da’esh"])
def test_any_name_finds_articles_that_write_another_and_says_why(at_root: str, new_page: NewPage, name: str) -> None:
    page = new_page()
    search_for(page, at_root, "?q=Islamic+State&actor=Islamic+State")
    usual = {*hits(page)}
    search_for(page, at_root, f"?q={name}")
    expect(page.locator("#results .why")).to_contain_text(f"“{name}” is a name of Islamic State")
    expect(page.locator("#results .excerpt", has_text="Names Islamic State, also called").first).to_be_visible()
    assert usual <= {*hits(page)}


@pytest.mark.parametrize("name", ["Deir Ezzor", "Deir ez-Zor", "دير الزور"])
def test_a_place_is_found_in_other_spellings_and_scripts(at_root: str, new_page: NewPage, name: str) -> None:
    page = new_page()
    search_for(page, at_root, f"?q={name}")
    assert total(page) > 0
    expect(page.get_by_role("list", name="Pages of that name").locator("a").first).to_have_text("Deir ez-Zor")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Deir Ezor", "Deir ez-Zor"), ("Hezbolah", "Hezbollah"), ("Mogadischu", "Mogadishu"), ("Raqa", "Raqqa"),
        ("Hezbolah rockets", "Hezbollah rockets"), ("Islmaic State", "Islamic State"),
    ],
)  # fmt: skip
def test_a_slip_is_asked_back_and_one_step_leads_to_what_was_meant(
    at_root: str, new_page: NewPage, typed: str, meant: str
) -> None:
    page = new_page()
    search_for(page, at_root, f"?q={typed}")
    page.locator("#results .meant").get_by_role("link", name=meant, exact=True).click()
    expect(page.locator("#q")).to_have_value(meant)
    expect(page.locator("#results .meant")).to_have_count(0)


def test_words_that_are_found_as_they_are_bring_no_question_back(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    for query in ("killed", "Goma", "Hezb", "soldiers%20killed"):
        search_for(page, at_root, f"?q={query}")
        assert total(page) > 0, query
        expect(page.locator("#results .meant")).to_have_count(0)


# --- what may go wrong -------------------------------------------------------------------------------------------


def test_the_word_that_no_article_has_is_named_and_the_others_are_offered(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed+zzyzxqwv")
    assert total(page) == 0
    expect(page.locator("#results")).to_contain_text("No article has the word “zzyzxqwv”.")
    page.locator("#results").get_by_role("link", name="Search for killed").click()
    expect(page.locator("#results .card").first).to_be_visible()


def test_a_very_long_question_is_cut_and_says_so(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    search_for(page, at_root, "?q=" + "killed+" * 200)
    expect(page.locator("#results")).to_contain_text("Only the first 200 letters are looked for.")
    assert total(page) > 0
    assert seen.faults == []


def test_offline_is_said_and_the_lists_stay(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{at_root}/search/")
    page.wait_for_selector("html[data-search=failed]")
    page.context.set_offline(True)
    page.locator("#q").press_sequentially("killed")
    expect(page.locator("#results")).to_contain_text("You seem to be offline")
    expect(page.locator("#browse")).to_be_visible()
    expect(page.get_by_role("link", name="Try again")).to_be_visible()


def test_at_360_px_nothing_is_cut_off(at_root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    search_for(page, at_root, "?q=killed&year=2024&outcome=killed")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("link", name="change filters").click()
    expect(page.locator("#filters")).to_be_in_viewport()


def test_only_the_site_itself_is_asked(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    seen = watch(page)
    search_for(page, at_root, "?q=Hezbolah")
    assert any("/pagefind/" in one for one in seen.requests) and any("/search/names/" in one for one in seen.requests)
    assert seen.foreign(at_root) == []
    assert seen.faults == []
