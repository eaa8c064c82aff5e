"""The newcomer's walk of docs/newcomer.md: three questions, each answered within three actions from the front page."""

from __future__ import annotations

from collections.abc import Callable

from driving import follow
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]


def test_who_says_how_many_civilians_died_in_a_place_on_a_day(at_root: str, new_page: NewPage) -> None:
    """Who says how many died in Beledweyne on 3 February 2026: the place, the event, the row."""
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/")
    page.get_by_role("link", name="Events", exact=True).first.click()  # 1
    page.locator("main li", has_text="Beledweyne").get_by_role("link").first.click()  # 2
    ladder = page.locator(".ladder .claim")
    assert ladder.count() >= 2
    told = ladder.all_inner_texts()
    assert any("21" in words for words in told), told
    assert all(page.locator(".ladder .claim .who").nth(n).inner_text().strip() for n in range(ladder.count()))
    follow(page.locator(".ladder .claim .said a").first)  # 3: the claim's row in its article, with its sentence
    expect(page.locator(".claim:target")).to_be_visible()


def test_the_same_question_by_the_search_box(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.keyboard.press("/")
    page.keyboard.type("Beledweyne")  # 1
    page.keyboard.press("Enter")  # 2
    page.wait_for_url("**/search/?q=Beledweyne*")
    page.locator("#results .card h3 a").first.click()  # 3
    page.wait_for_url("**/articles/**")
    expect(page.locator(".facts dt", has_text="Who says")).to_be_visible()


def test_everything_about_one_actor_under_an_alias(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    page.keyboard.press("/")
    page.keyboard.type("Daesh")  # 1
    page.keyboard.press("Enter")  # 2
    page.wait_for_url("**/search/?q=Daesh*")
    page.get_by_role("link", name="Islamic State", exact=True).first.click()  # 3
    page.wait_for_url("**/actors/islamic-state/")
    expect(page.locator("h1")).to_have_text("Islamic State")
    expect(page.locator("#articles")).to_be_attached()


def test_the_data_behind_a_chart(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/")
    page.get_by_role("link", name="Regions", exact=True).first.click()  # 1
    page.locator("main").get_by_role("link", name="Ukraine", exact=True).first.click()  # 2
    link = page.locator("section[data-chart] a", has_text="CSV").first
    address = page.evaluate("link => new URL(link, document.baseURI).href", link.get_attribute("href"))
    answer = page.request.get(address)  # 3
    assert (answer.ok and answer.text().lstrip("\ufeff").startswith("id,")) or "," in answer.text().splitlines()[0]
    rows = answer.text().splitlines()
    assert len(rows) > 1
