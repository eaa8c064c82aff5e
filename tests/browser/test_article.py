"""An article's page as its reader meets it: how words were read, names explained, what was checked, the way on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

NewPage = Callable[..., Page]
DAESH = "articles/daesh-ambush-kills-23-as-syrian-troops-clear-desert-road/"
COUNT = "articles/beledweyne-hospital-counts-21-dead-ministry-disputes-the-figure/"
PHONE = {"width": 360, "height": 740}
WITH_AND_WITHOUT = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


def opened(new_page: NewPage, address: str, url: str, scripts: bool = True, **options: object) -> Page:
    page = new_page(java_script_enabled=scripts, **options)
    page.goto(f"{address}/{url}")
    return page


@WITH_AND_WITHOUT
def test_notes_stand_beside_the_sentence_and_below_it_on_a_phone(
    at_root: str, new_page: NewPage, scripts: bool
) -> None:
    for size, beside in (({"width": 1280, "height": 800}, True), (PHONE, False)):
        page = opened(new_page, at_root, DAESH, scripts, viewport=size)
        frame = page.locator(".para", has=page.locator("#s2"))
        text, note = frame.locator("p").first.bounding_box(), frame.locator(".read").bounding_box()
        assert text and note
        assert (note["x"] >= text["x"] + text["width"]) == beside
        assert beside or note["y"] >= text["y"] + text["height"]
    assert "“Thursday” is read as 21 September 2017" in page.locator(".text").inner_text()


@WITH_AND_WITHOUT
def test_another_name_is_explained_on_hover_and_focus_and_leads_to_the_forces_row(
    at_root: str, new_page: NewPage, scripts: bool
) -> None:
    page = opened(new_page, at_root, DAESH, scripts)
    name = page.locator(".text a.alias", has_text="Daesh").first
    tip = page.locator(f"#{name.get_attribute('aria-describedby')}")
    assert not tip.is_visible()
    name.hover()
    assert tip.is_visible() and "Islamic State" in tip.inner_text()
    tip.hover()
    assert tip.is_visible(), "a pointer can go to the explanation"
    page.mouse.move(0, 0)
    assert not tip.is_visible()
    name.locator("xpath=preceding::a[1]").focus()
    page.keyboard.press("Tab")
    assert tip.is_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("#force-islamic-state")
    assert "Islamic State" in page.locator("tr:target").inner_text()


def test_escape_puts_an_explanation_away_until_the_name_is_met_again(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root, DAESH)
    name = page.locator(".text a.alias").first
    tip = page.locator(f"#{name.get_attribute('aria-describedby')}")
    name.hover()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.mouse.move(0, 0)
    name.hover()
    assert tip.is_visible()


@WITH_AND_WITHOUT
def test_the_box_says_another_name_what_is_disputed_and_not_stated(
    at_root: str, new_page: NewPage, scripts: bool
) -> None:
    page = opened(new_page, at_root, DAESH, scripts)
    assert "Islamic State, here “Daesh”" in page.locator(".facts").first.inner_text()
    page = opened(new_page, at_root, COUNT, scripts, viewport={"width": 1280, "height": 800})
    row = page.locator(".facts > div", has=page.locator("dt", has_text="Disputed")).first
    assert "Beledweyne hospital" in row.inner_text() and "Information Ministry" in row.inner_text()
    box = row.bounding_box()
    assert box and box["y"] + box["height"] <= 800, "it is seen on the first screen"
    for href in row.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))"):
        assert page.locator(href).count() == 1, "each account leads to its sentence"
    assert page.locator(".facts dt", has_text="Not stated").first.is_visible()


@WITH_AND_WITHOUT
def test_checked_facts_and_read_ones_differ_in_words(at_root: str, new_page: NewPage, scripts: bool) -> None:
    page = opened(new_page, at_root, COUNT, scripts)
    rows = page.locator(".ladder > .claim")
    assert "checked by an editor, 6 February 2026" in rows.nth(0).inner_text()
    assert "read by machine" in rows.nth(1).inner_text()
    assert "An editor looked at 1 of 2 claims" in page.locator("section", has=page.locator("#claims")).inner_text()
    assert page.locator(".facts").first.get_by_role("link", name="facts checked by an editor").is_visible()


@WITH_AND_WITHOUT
def test_the_foot_leads_to_the_article_before_and_back(at_root: str, new_page: NewPage, scripts: bool) -> None:
    page = opened(new_page, at_root, COUNT, scripts)
    page.locator(".onward a[rel=prev]").click()
    page.wait_for_url("**/toll-in-beledweyne-bombing-rises-to-19-hospital-says/")
    assert "Harm" in page.locator(".onward").inner_text() or "says" in page.locator(".onward").inner_text()
    page.locator(".onward a[rel=next]").click()
    page.wait_for_url(f"**/{COUNT}")


def test_sentence_and_row_light_each_other(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root, DAESH)
    row = page.locator(".ladder > .claim").first
    row.locator(".said a").last.focus()
    lit = page.locator("mark.lit").first
    assert "soldiers" in lit.inner_text()
    before = page.evaluate("scrollY")
    page.locator("a.n").first.focus()
    assert row.evaluate("row => row.classList.contains('lit')")
    assert page.locator("mark.lit").count() == 0, "only the partner of what is met now is lit"
    assert page.evaluate("scrollY") >= before
