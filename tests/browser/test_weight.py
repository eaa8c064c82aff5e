"""What a visit costs, in bytes over the line: everything that a page asks for, compressed, and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from compressing import serve_compressed
from playwright.sync_api import Browser, Page, Response

NewPage = Callable[..., Page]
ARTICLE_KB, LIST_KB = 60, 100
BLOCKING = (
    "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
)
PICTURES = ("image/png", "image/jpeg", "image/webp")


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    with serve_compressed(site) as address:
        yield address


def weigh(page: Page, address: str) -> dict[str, int]:
    """Bytes by address of all that the page loads, as they went over the line; pictures aside."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    told = [answer for answer in answers if answer.headers.get("content-type", "") not in PICTURES]
    return {answer.url: answer.request.sizes()["responseBodySize"] for answer in told}


def test_an_article_with_its_map_weighs_at_most_60_kb(site: Path, host: str, new_page: NewPage) -> None:
    paths = sorted(site.glob("articles/*/index.html"), key=lambda path: path.stat().st_size)[-5:]
    for path in paths:
        weights = weigh(new_page(), f"{host}/{path.parent.relative_to(site).as_posix()}/")
        assert sum(weights.values()) <= ARTICLE_KB * 1000, weights


@dataclass(frozen=True)
class Visit:
    """What one page asked for: bytes by address, and which of that held back its first paint."""

    weights: dict[str, int]
    blocking: list[str]


@pytest.fixture(scope="module")
def visits(host: str, templates: tuple[str, ...], browser: Browser) -> dict[str, Visit]:
    """One visit with an empty cache to a page of each kind."""
    found = {}
    for url in templates:
        context = browser.new_context()
        page = context.new_page()
        weights = weigh(page, f"{host}/{url}")
        found[url] = Visit(weights, page.evaluate(BLOCKING))
        context.close()
    return found


def test_every_other_kind_of_page_weighs_at_most_100_kb(visits: dict[str, Visit]) -> None:
    """The search page without Pagefind, whose engine alone has 72 kB and comes after the page is painted."""
    heavy = {}
    for url, visit in visits.items():
        weights = visit.weights
        if url == "search/":
            weights = {one: size for one, size in weights.items() if "/pagefind/" not in one}
        if sum(weights.values()) > LIST_KB * 1000:
            heavy[url] = weights
    assert heavy == {}


def test_no_page_loads_the_search_index_before_it_is_asked(visits: dict[str, Visit]) -> None:
    loaded = {url: list(visit.weights) for url, visit in visits.items() if url != "search/"}
    assert len(loaded) > 10
    assert {url: asked for url, asked in loaded.items() if any("/pagefind/" in one for one in asked)} == {}


def test_a_page_is_painted_without_a_second_request(visits: dict[str, Visit]) -> None:
    """Nothing that a page loads may hold back its first paint."""
    assert {url: visit.blocking for url, visit in visits.items() if visit.blocking} == {}
