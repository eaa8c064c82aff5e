"""Maps in a real browser: moved and zoomed by mouse, keys and fingers, narrowed with the timeline, whole without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from driving import watch
from playwright.sync_api import Locator, Page, expect

NewPage = Callable[..., Page]
REGION = "regions/middle-east/"
ARTICLE = "articles/daesh-ambush-kills-23-as-syrian-troops-clear-desert-road/"
NARROW = "span => document.dispatchEvent(new CustomEvent('briefing:narrow', {detail: span}))"


def opened(new_page: NewPage, address: str, **options: object) -> Page:
    page = new_page(**options)
    page.goto(address)
    return page


def signs(page: Page) -> list[str]:
    """What a screen reader says of each sign."""
    return page.eval_on_selector_all(".map .signs > a", "all => all.map(a => a.getAttribute('aria-label'))")  # type: ignore[no-any-return]


def seen(page: Page) -> list[float]:
    """The part of the map that is seen, in its units: left, top, width, height."""
    box = page.locator(".map svg.ground").first.get_attribute("viewBox") or ""
    return [float(part) for part in box.split()]


def middle(page: Page) -> tuple[float, float]:
    box = page.locator(".map").first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def status(page: Page) -> Locator:
    return page.locator(".map-status")


@pytest.fixture
def region(new_page: NewPage, at_root: str) -> Page:
    return opened(new_page, f"{at_root}/{REGION}", viewport={"width": 1280, "height": 900})


def test_keys_zoom_move_and_show_all_again(region: Page) -> None:
    whole = seen(region)
    region.locator(".map").focus()
    region.keyboard.press("+")
    assert seen(region)[2] == pytest.approx(whole[2] / 2)
    expect(status(region)).to_contain_text("Zoom 2 times.")
    before = seen(region)
    region.keyboard.press("ArrowRight")
    region.keyboard.press("ArrowUp")
    assert seen(region)[0] > before[0] and seen(region)[1] < before[1]
    region.keyboard.press("-")
    assert seen(region) == pytest.approx(whole)
    region.keyboard.press("+")
    region.keyboard.press("0")
    assert seen(region) == pytest.approx(whole)
    expect(status(region)).to_have_text("The whole map.")


def test_signs_and_words_keep_their_size_while_shapes_grow(region: Page) -> None:
    def heights() -> tuple[float, float]:
        sizes = region.evaluate(
            "() => ['.map .signs .site', '.map .bar text'].map(s => document.querySelector(s).getBoundingClientRect().height)"
        )
        return round(sizes[0]), round(sizes[1])

    before = heights()
    land = "() => document.querySelector('.map .land').getBoundingClientRect().width"
    wide = region.evaluate(land)
    region.get_by_role("button", name="Zoom in").click()
    region.locator(".map").focus()
    region.keyboard.press("ArrowUp")
    assert heights()[1] == before[1]
    assert region.evaluate(land) == pytest.approx(2 * wide, rel=0.02)
    reach = region.evaluate("() => document.querySelector('.map .signs .hit').getBoundingClientRect().height")
    assert reach >= 24


def test_clusters_split_as_the_map_comes_nearer_and_count_each_article_once(region: Page) -> None:
    before = signs(region)
    assert any(" more place" in words for words in before)
    region.locator(".map .signs a[href$='-list']").first.click()
    expect(status(region)).to_contain_text("Zoom")
    inside = signs(region)
    assert inside and not [words for words in inside if "more places" in words], inside
    region.get_by_role("button", name="Show the whole map").click()
    assert signs(region) == before


def test_the_mouse_drags_a_zoomed_map_and_the_wheel_only_zooms_on_purpose(region: Page) -> None:
    x, y = middle(region)
    region.mouse.move(x, y)
    region.mouse.wheel(0, -200)
    region.wait_for_timeout(100)
    assert seen(region)[2] == 1200, "a page that scrolls past is not caught"
    region.evaluate("scrollTo(0, 0)")
    region.get_by_role("button", name="Zoom in").click()
    region.locator(".map").focus()
    x, y = middle(region)
    before = seen(region)
    region.mouse.move(x, y)
    region.mouse.down()
    region.mouse.move(x - 60, y + 40, steps=4)
    region.mouse.up()
    after = seen(region)
    assert after[0] > before[0] and after[1] < before[1] and after[2] == before[2]
    region.mouse.wheel(0, -200)
    expect(status(region)).not_to_contain_text("Zoom 2 times.")
    assert seen(region)[2] < after[2]


def test_two_fingers_pinch_and_one_scrolls_the_page(new_page: NewPage, at_root: str) -> None:
    page = opened(new_page, f"{at_root}/{REGION}", viewport={"width": 360, "height": 740}, has_touch=True)
    page.locator(".map").scroll_into_view_if_needed()
    x, y = middle(page)
    client = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": a, "y": b, "id": n} for n, (a, b) in enumerate(points)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    touch("touchStart", (x - 20, y), (x + 20, y))
    for n in range(1, 5):
        touch("touchMove", (x - 20 - 10 * n, y), (x + 20 + 10 * n, y))
    touch("touchEnd")
    assert seen(page)[2] == pytest.approx(400, rel=0.1), "three times as far apart, three times nearer"
    before, scrolled = seen(page), page.evaluate("scrollY")
    touch("touchStart", (x, y))
    for n in range(1, 9):
        touch("touchMove", (x, y - 20 * n))
    touch("touchEnd")
    page.wait_for_timeout(300)
    assert seen(page) == before and page.evaluate("scrollY") > scrolled


def test_narrowing_recounts_signs_and_says_so_in_words(region: Page) -> None:
    whole = signs(region)
    region.evaluate(NARROW, {"from": "2023-08-01", "to": "2023-08-31"})
    expect(status(region)).to_contain_text("From 2023-08-01 to 2023-08-31.")
    narrow = signs(region)
    assert narrow and len(narrow) < len(whole)
    days = region.eval_on_selector_all(".map-rows tbody tr", "all => all.map(row => row.dataset.when)")
    here = [day for row in days for day in (row or "").split() if "2023-08-01" <= day <= "2023-08-31"]
    places = sum("2023-08" in (row or "") for row in days)
    assert here and f"{places} place" in status(region).inner_text()
    region.evaluate(NARROW, {"from": "1990-01-01", "to": "1990-12-31"})
    assert signs(region) == []
    expect(status(region)).to_contain_text("Shown: 0 articles, 0 places.")
    region.evaluate(NARROW, {"from": None, "to": None})
    assert signs(region) == whole


def test_a_span_in_the_address_narrows_the_map_from_the_start(new_page: NewPage, at_root: str) -> None:
    page = opened(new_page, f"{at_root}/{REGION}?from=2023-08-01&to=2023-08-31")
    expect(status(page)).to_contain_text("Shown:")


def test_the_world_map_dims_countries_without_articles_in_the_span(new_page: NewPage, at_root: str) -> None:
    page = opened(new_page, f"{at_root}/")
    assert page.locator(".map a.none").count() == 0
    page.evaluate(NARROW, {"from": "2017-01-01", "to": "2017-12-31"})
    lit = page.eval_on_selector_all(".map a:not(.none)", "all => all.map(a => a.getAttribute('aria-label'))")
    assert lit == ["Syria: 2 articles"]


def test_buttons_have_names_and_room_and_show_where_the_focus_is(region: Page) -> None:
    buttons = region.locator(".map-tools button")
    region.get_by_role("button", name="Zoom in").click()
    names = [buttons.nth(n).get_attribute("aria-label") for n in range(buttons.count())]
    assert names == [
        "Zoom in", "Zoom out", "Show the whole map", "Move left", "Move up", "Move down", "Move right",
    ]  # fmt: skip
    for n in range(buttons.count()):
        box = buttons.nth(n).bounding_box()
        assert box is not None and box["width"] >= 44 and box["height"] >= 44
    region.locator(".map").focus()
    region.keyboard.press("+")
    assert region.locator(".map").evaluate("box => getComputedStyle(box).outlineStyle") == "solid"


def test_claim_numbers_stay_on_an_articles_map_when_it_is_zoomed(new_page: NewPage, at_root: str) -> None:
    page = opened(new_page, f"{at_root}/{ARTICLE}")
    page.locator(".map").focus()
    page.keyboard.press("+")
    numbers = page.eval_on_selector_all(".map .signs .key", "all => all.map(one => one.textContent)")
    listed = page.eval_on_selector_all(".map-rows .n", "all => all.map(one => one.textContent)")
    assert set(numbers) <= set(listed)
    assert signs(page)


def test_nothing_is_refused_or_fetched_while_a_map_is_used(new_page: NewPage, at_root: str) -> None:
    page = new_page()
    seen_of = watch(page)
    page.goto(f"{at_root}/{REGION}")
    page.wait_for_load_state("networkidle")
    asked = len(seen_of.requests)
    page.get_by_role("button", name="Zoom in").click()
    page.evaluate(NARROW, {"from": "2023-01-01", "to": None})
    page.locator(".map .signs a").first.hover()
    assert seen_of.faults == [] and len(seen_of.requests) == asked


@pytest.mark.parametrize("url", [REGION, ARTICLE, "actors/russian-armed-forces/", "events/2025-02-17-goma/", ""])
def test_without_scripts_each_sign_leads_on_and_the_table_says_the_same(
    new_page: NewPage, at_root: str, url: str
) -> None:
    page = opened(new_page, f"{at_root}/{url}", java_script_enabled=False)
    assert page.locator(".map-tools").count() == 0
    links = page.locator(".map svg a")
    rows = page.locator(".map-rows tbody tr")
    assert rows.count() > 0
    text = " ".join(page.locator(".map-rows tbody").all_text_contents())
    for n in range(links.count()):
        link = links.nth(n)
        href, words = link.get_attribute("href") or "", link.get_attribute("aria-label") or ""
        first = words.split(":")[0].split(",")[0].split(" and ")[0].lstrip("0123456789 ")
        assert first in text, words
        assert href and (not href.startswith("#") or page.locator(f"[id='{href[1:]}']").count() == 1), href
