"""The search box of every page, in a real browser: what it loads and when, what it finds, by keys alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from driving import watch
from playwright.sync_api import Page, expect

from briefing.knowledge.place_names import squash_key
from briefing.present.other_names import search_words
from briefing.publish.name_files import SHARDS, shard_of
from briefing.text import fold

NewPage = Callable[..., Page]


def type_in(page: Page, words: str) -> None:
    """Types into the box and waits for the articles."""
    page.locator("#seek").fill("")
    page.locator("#seek").press_sequentially(words)
    expect(page.locator(".panel [role=status]")).to_contain_text("The arrow keys")


def test_every_page_has_one_box_and_the_slash_leads_to_it(
    at_root: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    page = new_page()
    for url in templates:
        page.goto(f"{at_root}/{url}")
        box = page.get_by_role("search").locator("input[type=search]")
        expect(box).to_have_count(1)
        page.wait_for_load_state()
        page.keyboard.press("/")
        expect(box).to_be_focused()
        page.keyboard.type("a/b")
        expect(box).to_have_value("a/b")


def test_nothing_is_loaded_before_the_box_is_used_and_the_index_not_before_one_types(
    at_root: str, new_page: NewPage
) -> None:
    page = new_page()
    seen = watch(page)
    page.goto(f"{at_root}/")
    page.wait_for_load_state("networkidle")
    for part in ("/pagefind/", "/search/names/", "suggest.js"):
        assert not [one for one in seen.requests if part in one], part
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert not [one for one in seen.requests if "/pagefind/" in one or "/search/names/" in one]
    type_in(page, "Goma")
    assert [one for one in seen.requests if "/pagefind/" in one]
    assert seen.foreign(at_root) == []
    assert seen.faults == []


def test_names_come_first_then_articles_with_the_words_found_then_all_results(address: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{address}/about/")
    page.locator("#seek").focus()
    type_in(page, "hezbollah")
    groups = [group.get_attribute("aria-label") for group in page.locator(".panel [role=group]").all()]
    assert groups == ["Pages", "Articles", "All results"]
    expect(page.get_by_role("option").first).to_contain_text("Hezbollah Force")
    assert page.locator(".panel .excerpt mark").count() > 0
    page.get_by_role("option", name="All results").click()
    page.wait_for_url("**/search/?q=hezbollah")
    page.wait_for_selector("html[data-search=ready]")
    expect(page.locator("#q")).to_have_value("hezbollah")


def test_a_page_is_suggested_by_any_name_and_by_one_with_a_slip(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.locator("#seek").focus()
    for typed, name in {"daesh": "Islamic State", "داعش": "Islamic State", "Mogadischu": "Mogadishu"}.items():
        type_in(page, typed)
        expect(page.locator(".panel [role=option] b").first).to_have_text(name)
    expect(page.locator(".panel [role=group]").first).to_have_attribute("aria-label", "Did you mean")


def test_arrows_enter_and_escape(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.keyboard.press("/")
    type_in(page, "islamic state")
    box, panel = page.locator("#seek"), page.locator(".panel")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = panel.locator("[aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(box).to_have_value("islamic state")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(panel).to_be_visible()
    expect(page.locator(".panel [role=status]")).to_contain_text("The arrow keys")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/islamic-state/")


def test_enter_without_a_choice_goes_to_all_results_and_leaving_closes(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.keyboard.press("/")
    type_in(page, "killed")
    page.locator("main").click(position={"x": 2, "y": 400})
    expect(page.locator(".panel")).to_be_hidden()
    page.locator("#seek").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=killed")


def test_an_article_is_opened_at_its_sentence(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.locator("#seek").focus()
    type_in(page, "killed")
    page.locator(".panel [role=option][href*='#s']").first.click()
    page.wait_for_url("**/articles/**")
    expect(page.locator("mark:target")).to_be_in_viewport()


def test_without_an_index_the_box_says_so_and_still_leads_on(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{at_root}/")
    page.locator("#seek").focus()
    page.locator("#seek").press_sequentially("Mogadishu")
    expect(page.locator(".panel [role=status]")).to_contain_text("could not be loaded")
    expect(page.locator(".panel [role=option] b").first).to_have_text("Mogadishu")


def test_without_javascript_the_box_leads_to_the_lists(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/actors/")
    page.locator("#seek").fill("killed")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=killed")
    expect(page.locator("#needs-script")).to_be_visible()
    for name in ("Articles by headline", "Forces", "Claimants"):
        expect(page.locator("#browse").get_by_role("link", name=name)).to_be_visible()


def test_at_360_px_the_panel_stays_in_the_window(at_root: str, new_page: NewPage) -> None:
    page = new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{at_root}/")
    page.locator("#seek").focus()
    type_in(page, "killed")
    box = page.locator(".panel").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    sizes = page.locator(".panel [role=option]").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


def test_the_arabic_pages_find_names_and_lead_to_arabic_pages(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/ar/")
    page.locator("#seek").focus()
    page.locator("#seek").press_sequentially("داعش")
    expect(page.locator(".panel [role=option] b").first).to_have_text("Islamic State")
    expect(page.locator(".panel [role=option][href*='/ar/articles/']").first).to_be_visible()
    page.locator(".panel [role=option]").first.click()
    page.wait_for_url("**/ar/actors/islamic-state/")


# --- scripts and Python agree ------------------------------------------------------------------------------------

ODD = (
    "Zaporizhzhia’s",
    "São Tomé",
    "Ta‘izz",
    "Łódź",
    "STRASSE",
    "Straße",
    "دير الزور",
    "الرقّة",
    "Харків",
    "ΑΣ",
    "x",
    "17th",
    "!?",
    "Ḥūth",
)


def test_names_are_folded_in_the_browser_as_they_are_at_build_time(site: Path, at_root: str, new_page: NewPage) -> None:
    rows = [
        row for shard in SHARDS for row in json.loads((site / "search" / "names" / f"{shard}.json").read_text("utf-8"))
    ]
    names = sorted({str(name) for row in rows for name in (row[0], *row[5:])} | {*ODD})
    assert len(names) > 500
    page = new_page()
    page.goto(f"{at_root}/about/")
    told = page.evaluate(
        """async names => {
          const { fold, words, squash, shardOf } = await import(new URL("../theme/js/folding.js", location));
          return names.map(name => [fold(name), words(name), squash(name), words(name).map(shardOf)]);
        }""",
        names,
    )
    for name, (folded, words, squashed, shards) in zip(names, told, strict=True):
        assert folded == fold(name), name
        assert words == [*search_words(name)], name
        assert squashed == squash_key(name), name
        assert shards == [shard_of(word) for word in words], name
