"""The site, built once from content/, served over HTTP on this machine, in a real Chromium."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from driving import ROOT, build, serve
from find_chromium import find_chromium

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# Lists that stand beside the pages of a kind, or below one.
LIST = re.compile(
    r"(?:a-z|oldest-first|most-articles|most-claims|last-reported|by-kind|by-country|letter-.*|page-\d+"
    r"|articles|events|claims-here|claims-made|suffered|blamed|own)$"
)
NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site as plain Pelican builds it."""
    output = tmp_path_factory.mktemp("site") / "output"
    return build(output, "pelican", "-s", str(ROOT / "pelicanconf.py"), "-o", str(output))


@pytest.fixture(scope="session")
def at_root(site: Path) -> Iterator[str]:
    """The site at the root of a host."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def in_subfolder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same files two folders down on a host."""
    host = tmp_path_factory.mktemp("host")
    shutil.copytree(site, host / "press" / "briefings")
    with serve(host) as address:
        yield f"{address}/press/briefings"


@pytest.fixture(params=["at_root", "in_subfolder"])
def address(request: pytest.FixtureRequest) -> str:
    """The site's address, at the root of a host and in a subfolder."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens pages, each in a context of its own; options as of Playwright's new_context."""
    contexts: list[BrowserContext] = []

    def open_page(**options: Any) -> Page:
        contexts.append(browser.new_context(**options))
        contexts[-1].set_default_timeout(15_000)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def fullest(site: Path) -> dict[str, str]:
    """For each kind of page, by its pattern, the address of the largest one, below the site's root."""
    kinds = (
        "articles/*/", "regions/*/", "regions/*/*/", "regions/*/*/*/", "actors/*/", "claimants/*/", "places/*/",
        "events/*/",
    )  # fmt: skip
    found = {}
    for kind in kinds:
        pages = [path for path in sorted(site.glob(f"{kind}index.html")) if not LIST.match(path.parent.name)]
        assert pages, f"the site has no page of the kind {kind}"
        largest = max(pages, key=lambda path: path.stat().st_size)
        found[kind] = f"{largest.parent.relative_to(site).as_posix()}/"
    return found


@pytest.fixture(scope="session")
def templates(fullest: dict[str, str]) -> tuple[str, ...]:
    """One address for each kind of page there is, below the site's root."""
    single = (
        "",
        "articles/",
        "articles/a-z/",
        "regions/",
        "actors/",
        "claimants/",
        "places/",
        "events/",
        "events/oldest-first/",
        "actors/most-articles/",
        "places/by-country/",
        "outlets/",
        "years/",
        "outcomes/killed/",
        "grades/",
        "search/",
        "about/",
        "method/",
        "404.html",
    )
    return (*single, *fullest.values())
