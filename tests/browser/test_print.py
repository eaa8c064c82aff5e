"""Pages on paper, as Chromium prints them: a clean brief whose figures lead to numbered sources."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

NewPage = Callable[..., Page]
UNSEEN = """() => ['nav', 'form', 'button', '.mast > nav', '.letters', '.turn', '.jumps', '.unseen', '.claim .cite']
  .filter(one => [...document.querySelectorAll(one)].some(e => e.checkVisibility()))"""
FOLDED = """() => [...document.querySelectorAll('details')].filter(d => [...d.children].slice(1).some(e => !e.checkVisibility({contentVisibilityAuto: true})))
  .map(d => d.textContent.slice(0, 60))"""
CITED = "all => all.filter(e => e.checkVisibility()).map(e => +e.textContent.match(/\\d+/)[0])"
# A row's number stands in the list of articles or in the list of sources, with an address beside it.
LISTED = """() => [...document.querySelectorAll('.address')].filter(e => e.checkVisibility())
  .map(e => +e.parentElement.querySelector('.cited').textContent.match(/\\d+/)[0])"""
FIGURES = """() => [...document.querySelectorAll('.claim .said')].filter(e => !e.querySelector('.cited')).map(e => e.textContent)"""
COLOURED = """() => [...document.querySelectorAll('body, body *')].filter(e => e.checkVisibility()).flatMap(e => {
  const look = getComputedStyle(e)
  return [look.color, look.backgroundColor, look.borderBlockStartColor].filter(c => {
    const [r, g, b] = c.match(/[\\d.]+/g).map(Number)
    return Math.max(r, g, b) - Math.min(r, g, b) > 2
  }).map(c => `${e.tagName}.${e.className}: ${c}`)
})"""


@pytest.fixture
def on_paper(new_page: NewPage) -> Page:
    page = new_page(color_scheme="dark", viewport={"width": 720, "height": 900})
    page.emulate_media(media="print")
    return page


def printed(page: Page, format: str = "A4") -> list[str]:
    """What each sheet of the page says when it is printed."""
    reader = PdfReader(io.BytesIO(page.pdf(format=format)))
    return [sheet.extract_text() for sheet in reader.pages]


def squeezed(text: str) -> str:
    """Without white space, and without the joined letters that some fonts print."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def test_every_kind_of_page_prints_without_what_a_screen_is_worked_with(
    at_root: str, templates: tuple[str, ...], on_paper: Page
) -> None:
    for url in templates:
        on_paper.goto(f"{at_root}/{url}")
        assert on_paper.evaluate(UNSEEN) == [], url
        assert on_paper.evaluate(FOLDED) == [], url
        assert on_paper.evaluate(COLOURED) == [], url
        assert on_paper.evaluate("document.documentElement.scrollWidth <= innerWidth"), url


def test_each_figure_on_paper_bears_the_number_of_a_source_that_is_listed(
    at_root: str, templates: tuple[str, ...], on_paper: Page
) -> None:
    seen = 0
    for url in templates:
        on_paper.goto(f"{at_root}/{url}")
        cited = set(on_paper.eval_on_selector_all("main .cited", CITED))
        listed = on_paper.evaluate(LISTED)
        assert listed == sorted(set(listed)), url
        assert cited == set(listed) == set(range(1, len(listed) + 1)), url
        assert on_paper.evaluate(FIGURES) == [], url
        seen += len(listed)
    assert seen > 50


def test_a_screen_has_links_in_place_of_numbers(at_root: str, templates: tuple[str, ...], new_page: NewPage) -> None:
    page = new_page()
    for url in templates:
        page.goto(f"{at_root}/{url}")
        assert page.eval_on_selector_all(".paper", "all => all.filter(e => e.checkVisibility()).length") == 0, url


@pytest.mark.parametrize("format", ["A4", "Letter"])
@pytest.mark.parametrize("kind", ["articles/*/", "events/*/", "regions/*/*/", "actors/*/", "home"])
def test_the_sheets_hold_all_of_the_page_with_running_heads_and_page_numbers(
    at_root: str, fullest: dict[str, str], on_paper: Page, kind: str, format: str
) -> None:
    on_paper.goto(f"{at_root}/{'' if kind == 'home' else fullest[kind]}")
    sheets = printed(on_paper, format)
    assert len(sheets) > 1
    assert [f"{n} / {len(sheets)}" in sheet for n, sheet in enumerate(sheets, 1)] == [True] * len(sheets)
    title = squeezed(on_paper.title())
    assert [squeezed(sheet).startswith(title) for sheet in sheets] == [False] + [True] * (len(sheets) - 1)
    whole = squeezed("".join(sheets))
    headings = on_paper.eval_on_selector_all(
        "h2", "all => all.filter(e => e.checkVisibility()).map(e => e.textContent)"
    )
    assert headings[-1] == "Sources"
    assert [words for words in headings if squeezed(words) not in whole] == []
    # The last source's address is whole: nothing is cut at the edge of a sheet.
    last = on_paper.eval_on_selector_all(".address", "all => all.at(-1).textContent")
    assert squeezed(last)[-40:] in whole


def test_no_sheet_ends_with_a_heading(at_root: str, fullest: dict[str, str], on_paper: Page) -> None:
    for url in ("", *fullest.values()):
        on_paper.goto(f"{at_root}/{url}")
        headings = on_paper.eval_on_selector_all("h2, h3", "all => all.map(e => e.textContent.trim())")
        for number, sheet in enumerate(printed(on_paper)[:-1], 1):
            last = re.sub(r"\s*\d+ / \d+\s*", "", sheet.strip()).splitlines()[-1].strip()
            assert last not in headings, f"{url}, sheet {number} ends with {last!r}"
