"""WCAG 2.2 AA in a real browser: axe-core on every kind of page, then what no checker finds: keys, focus, order, motion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

import pytest
from driving import search_for
from playwright.sync_api import Page

NewPage = Callable[..., Page]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(found => found.violations)"
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: rule, element, and why."""
    found: list[dict[str, Any]] = page.evaluate(RUN, STANDARD)
    return [f"{rule['id']}: {node['target']}: {node['failureSummary']}" for rule in found for node in rule["nodes"][:4]]


def looks(page: Page) -> Iterator[str]:
    """The page in every way that it is looked at."""
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            yield f"{size['width']} px, {scheme}"
    page.evaluate("document.documentElement.dir = 'rtl'")
    yield f"{PHONE['width']} px, dark, right to left"


def test_axe_finds_nothing_on_any_template(at_root: str, templates: tuple[str, ...], new_page: NewPage) -> None:
    page, found = new_page(reduced_motion="reduce"), []
    for url in templates:
        page.goto(f"{at_root}/{url}")
        page.evaluate(AXE)
        for look in looks(page):
            found += [f"{url or 'home'}, {look}: {fault}" for fault in violations(page)]
    assert not found, "\n".join(found)


def test_axe_finds_nothing_on_search_results(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    search_for(page, at_root, "?q=killed&year=2024")
    page.evaluate(AXE)
    found = [f"{look}: {fault}" for look in looks(page) for fault in violations(page)]
    assert not found, "\n".join(found)


def test_axe_would_find_a_fault(at_root: str, new_page: NewPage) -> None:
    """The check itself can fail."""
    page = new_page()
    page.goto(f"{at_root}/")
    page.evaluate(AXE)
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any(fault.startswith("label:") for fault in violations(page))


# --- keys and focus ----------------------------------------------------------------------------------------------

FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect(), focus = getComputedStyle(document.documentElement).getPropertyValue('--focus');
  const shown = document.createElement('i');
  shown.style.color = focus; document.body.append(shown);
  const colour = getComputedStyle(shown).color; shown.remove();
  const rings = [one, ...one.querySelectorAll('*')].some(part => {
    const style = getComputedStyle(part);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor === colour)
      || (style.stroke === colour && parseFloat(style.strokeWidth) >= 2);
  });
  const whole = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  const all = [...document.querySelectorAll('*')];
  return {place: all.indexOf(one), name: one.outerHTML.slice(0, 160), rings, whole};
}"""


@pytest.mark.parametrize("kind", ["", "articles/*/", "regions/*/*/", "actors/*/", "events/*/", "search/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_of_the_tab_key_is_seen_and_comes_in_reading_order(
    at_root: str, fullest: dict[str, str], new_page: NewPage, kind: str, scheme: str
) -> None:
    page = new_page(viewport=PHONE, color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{at_root}/{fullest.get(kind, kind)}")
    if kind == "search/":
        page.wait_for_selector("html[data-search]")
        page.evaluate("document.activeElement.blur()")
    stops = []
    for _ in range(80):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 15
    assert [s["name"] for s in stops if not s["rings"]] == [], "no ring round the focus"
    assert [s["name"] for s in stops if not s["whole"]] == [], "focus is out of the window"
    places = [s["place"] for s in stops]
    assert places == sorted(places), "the focus jumps against the order of the page"
    assert len(set(places)) == len(places), "the focus is caught"


def test_the_first_stop_skips_to_the_content(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/regions/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_from_the_front_page_to_a_sentence_by_keys_alone(at_root: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{at_root}/")
    press_to(page, "main h3 a")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.rstrip("/") != at_root)
    press_to(page, ".claim .said a, .facts dd a[href*='#']")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector(':target') !== null")


def press_to(page: Page, selector: str) -> None:
    """Presses Tab until an element that matches has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"the tab key never came to {selector}")


# --- what is said without eyes, colours or motion -------------------------------------------------------------------

QUESTIONS = ["What", "Where", "When", "Who says", "How sure", "As of"]


@pytest.mark.parametrize("kind", ["articles/*/", "events/*/"])
def test_the_reading_order_without_css_answers_the_six_questions_first(
    at_root: str, fullest: dict[str, str], new_page: NewPage, kind: str
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{at_root}/{fullest[kind]}")
    page.evaluate("document.querySelectorAll('style, link[rel=stylesheet]').forEach(sheet => sheet.remove())")
    words = page.inner_text("main")
    order = [words.index(page.inner_text("h1")), *(words.index(f"\n{question}") for question in QUESTIONS)]
    order.append(words.index(f"\n{page.locator('main h2').first.inner_text()}\n"))
    assert order == sorted(order)


def test_tables_have_headers_and_names(at_root: str, templates: tuple[str, ...], new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    seen = 0
    for url in templates:
        page.goto(f"{at_root}/{url}")
        for table in page.locator("main table").all():
            seen += 1
            assert table.locator("thead th[scope=col], thead th").count() > 1, url
            rows, heads = table.locator("tbody tr").count(), table.locator("tbody tr > th[scope=row]").count()
            assert rows == heads or url in ("method/", "about/"), f"{url}: {rows} rows, {heads} row headers"
    assert seen > 10


def test_nothing_moves_for_those_who_ask_for_less_motion(
    at_root: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    page = new_page(reduced_motion="reduce")
    moving = {}
    for url in templates:
        page.goto(f"{at_root}/{url}")
        moving[url] = page.evaluate(
            """() => document.getAnimations().length + [...document.querySelectorAll('*')].filter(one => {
              const style = getComputedStyle(one);
              return style.scrollBehavior === 'smooth' || style.transitionDuration.split(',').some(t => parseFloat(t) > 0.01);
            }).length"""
        )
    assert {url: count for url, count in moving.items() if count} == {}


def test_links_in_running_words_are_told_by_their_line_not_by_colour(
    at_root: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    page = new_page(java_script_enabled=False)
    bare = {}
    for url in templates:
        page.goto(f"{at_root}/{url}")
        bare[url] = page.evaluate(
            """() => [...document.querySelectorAll('main p a, main dd a, main td a, main li a')].filter(link =>
              !link.matches('.n, svg a, h3 a, nav a, .unseen') && link.getClientRects().length
              && !getComputedStyle(link).textDecorationLine.includes('underline')).map(link => link.outerHTML.slice(0, 120))"""
        )
    assert {url: links for url, links in bare.items() if links} == {}


def test_badges_and_bars_are_told_apart_in_forced_colours(
    at_root: str, fullest: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"{at_root}/{fullest['articles/*/']}")
    assert all(words.strip() for words in page.locator(".badge").all_inner_texts())
    ladder = page.locator(".ladder .claim")
    assert all(words.strip() for words in ladder.locator(".says").all_inner_texts())
    assert ladder.count() == ladder.locator(".who").count() > 0


def test_the_page_can_be_read_at_four_times_the_size(
    at_root: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    """WCAG 1.4.10 Reflow: 1280 px at 400 % is 320 px; here with text spacing of 1.4.12 as well."""
    page = new_page(viewport={"width": 320, "height": 256}, bypass_csp=True)
    wide = {}
    for url in templates:
        page.goto(f"{at_root}/{url}")
        page.add_style_tag(
            content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
        )
        wide[url] = page.evaluate("document.documentElement.scrollWidth")
    assert {url: size for url, size in wide.items() if size > 320} == {}
