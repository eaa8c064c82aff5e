"""What a visit costs, in bytes over the line: everything that a page asks for, compressed, and from where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from compressing import serve_compressed
from playwright.sync_api import Page, Response

NewPage = Callable[..., Page]
ARTICLE_KB, LIST_KB = 60, 100
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


def test_every_other_kind_of_page_weighs_at_most_100_kb(
    host: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    """The search page without Pagefind, whose engine alone has 72 kB and comes after the page is painted."""
    heavy = {}
    for url in templates:
        weights = weigh(new_page(), f"{host}/{url}")
        if url == "search/":
            weights = {one: size for one, size in weights.items() if "/pagefind/" not in one}
        if sum(weights.values()) > LIST_KB * 1000:
            heavy[url] = weights
    assert heavy == {}


def test_no_page_loads_the_search_index_before_it_is_asked(
    host: str, templates: tuple[str, ...], new_page: NewPage
) -> None:
    loaded = {url: list(weigh(new_page(), f"{host}/{url}")) for url in templates if url != "search/"}
    assert {url: asked for url, asked in loaded.items() if any("/pagefind/" in one for one in asked)} == {}


def test_a_page_is_painted_without_a_second_request(host: str, templates: tuple[str, ...], new_page: NewPage) -> None:
    """Nothing that a page loads may hold back its first paint."""
    for url in templates:
        page = new_page()
        page.goto(f"{host}/{url}")
        blocking = page.evaluate(
            "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === 'blocking').map(r => r.name)"
        )
        assert blocking == [], url
