"""Charts in a real browser: their tables without a script; with it brushing narrows lists and marks, and is shared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

NewPage = Callable[..., Page]
PAGE = "regions/middle-east/"
ROWS = "#articles ~ * [data-when], section[aria-labelledby=articles] [data-when]"


def opened(new_page: NewPage, address: str, query: str = "", **options: object) -> Page:
    page = new_page(**options)
    page.goto(f"{address}/{PAGE}{query}")
    page.wait_for_selector("html[data-narrow]")
    return page


def shown(page: Page) -> list[str]:
    """The days of the articles that are seen."""
    rows = page.locator(ROWS)
    return [row.get_attribute("data-when") or "" for row in rows.all() if row.is_visible()]


def test_without_a_script_each_drawing_has_its_table_and_its_data(at_root: str, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{PAGE}")
    charts = page.locator("section[data-chart]")
    assert charts.count() >= 3
    for chart in charts.all():
        chart.locator("summary").click()
        marks = {one.get_attribute("data-when") for one in chart.locator("svg [data-when]").all()}
        rows = {row.get_attribute("data-when") for row in chart.locator("tbody tr").all()}
        assert marks == rows
        answer = page.request.get(
            page.evaluate(
                "link => new URL(link, document.baseURI).href", chart.locator("p a").first.get_attribute("href")
            )
        )
        assert answer.ok
    assert page.locator(".narrow").count() == 0


def test_dragging_over_a_chart_narrows_the_lists_and_says_so(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root)
    before = shown(page)
    chart = page.locator("svg.chart.bars").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 60, steps=4)
    page.mouse.up()
    after = shown(page)
    assert 0 < len(after) < len(before)
    assert max(after) < min(set(before) - set(after))
    expect(page.locator(".narrow [role=status]")).to_contain_text("Showing")
    assert "from=2017" in page.url and "to=" in page.url
    link = page.locator(".narrow a").get_attribute("href") or ""
    assert "/search/?year=2017" in link
    assert page.locator("svg.chart .chosen").count() >= 1


def test_the_handles_do_the_same_by_keys(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root)
    first = page.locator(".narrow input[type=range]").first
    first.focus()
    words = first.get_attribute("aria-valuetext")
    page.keyboard.press("End")
    assert first.get_attribute("aria-valuetext") != words
    assert len(set(shown(page))) == 1
    page.get_by_role("button", name="Show all").press("Enter")
    expect(first).to_be_focused()
    assert len(set(shown(page))) > 1 and "from=" not in page.url


def test_a_tap_chooses_one_period(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root, has_touch=True, viewport={"width": 360, "height": 740})
    chart = page.locator("svg.chart.bars").first
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 1, box["y"] + 100)
    assert set(shown(page)) and all(day.startswith("2017-09") for day in shown(page))


def test_the_span_in_the_address_is_taken_up(at_root: str, new_page: NewPage) -> None:
    page = opened(new_page, at_root, "?from=2017-09-01&to=2017-09-30")
    assert {day[:7] for day in shown(page)} == {"2017-09"}
    told: list[dict[str, str]] = page.evaluate(
        """() => new Promise(done => {
          document.addEventListener('briefing:narrow', event => done([event.detail]), {once: true});
          document.querySelector('.narrow input').dispatchEvent(new Event('input', {bubbles: true}));
        })"""
    )
    assert told[0]["from"] and told[0]["from"] <= "2017-09-30"


@pytest.mark.parametrize("query", ["?from=x&to=%22%3E", "?from=1999-01-01&to=1999-02-01"])
def test_a_span_without_anything_says_so_and_can_be_left(at_root: str, new_page: NewPage, query: str) -> None:
    page = opened(new_page, at_root, query)
    if "1999" in query:
        assert shown(page) == []
        expect(page.locator(".narrowed").first).to_contain_text("No report does not mean no fighting")
        page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) > 3
