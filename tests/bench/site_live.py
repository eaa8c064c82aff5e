"""How soon an edit is seen: `invoke bench --livereload`. Real Chromium shows an article that `invoke livereload` serves.

The time is that from the saved file to the new words in the page, build, transfer and refresh included; the median of
the runs for each kind of edit. The bar is that of a body edited.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT), str(ROOT / "tests" / "browser")]

from find_chromium import find_chromium  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402
from tests.bench.made_site import MadeArticle, MadeSite, made_site  # noqa: E402
from tests.bench.site_changes import CHANGES  # noqa: E402
from tests.bench.site_ours import Briefing  # noqa: E402

BAR_S = 1.5
KINDS = ("body", "title", "theme", "renamed")
_FIRST_BUILD_S, _EDIT_MS = 3_600, 1_200_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser shows, and where it comes from."""

    page: Page
    generator: Briefing
    site: MadeSite


def edit(kind: str, shown: Shown, article: MadeArticle, mark: str) -> MadeArticle:
    """Saves one edit that puts `mark` on the article's page; the article as it is then."""
    generator, site = shown.generator, shown.site
    if kind == "theme":
        generator.change_theme(mark)
        return article
    if kind == "renamed":
        id = article.actors[0]
        site.actors[id] = f"{site.actors[id]} {mark}"
        generator.rename_actor(id, site)
        return article
    changed = (
        replace(article, title=f"{article.title} {mark}")
        if kind == "title"
        else replace(article, paragraphs=(*article.paragraphs, f"The council met under {mark}."))
    )
    generator.write_article(changed, site)
    return changed


def seconds(shown: Shown, kind: str, article: MadeArticle, runs: int) -> list[float]:
    """How long each of so many edits of a kind took to be seen."""
    taken = []
    for number in range(runs):
        shown.page.wait_for_function("window.LiveReload !== undefined")
        sleep(1.0)  # the server has seen the last edit to its end
        mark = f"mark{kind}{number}"
        start = perf_counter()
        article = edit(kind, shown, article, mark)
        shown.page.wait_for_function(
            "mark => document.documentElement.innerHTML.includes(mark)", arg=mark, polling=20, timeout=_EDIT_MS
        )
        taken.append(perf_counter() - start)
        print(f"{kind:>10} {taken[-1]:8.2f} s", flush=True)  # noqa: T201
    return taken


@contextmanager
def served(generator: Briefing) -> Iterator[str]:
    """`invoke livereload` in the project; its address, once the first build is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "invoke", "livereload", "--port", str(port)]
    with (generator.folder / "bench.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=generator.folder, env=dict(generator.environment()), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            when_up(f"http://127.0.0.1:{port}/", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()


def when_up(address: str, process: subprocess.Popen[bytes]) -> None:
    """Returns once the server answers. Raises RuntimeError where it ends or takes an hour."""
    until = perf_counter() + _FIRST_BUILD_S
    while perf_counter() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address)
            return
        except URLError:
            sleep(0.5)
    raise RuntimeError("invoke livereload did not come up: see bench.log")


def measure(generator: Briefing, site: MadeSite, kinds: Sequence[str], runs: int) -> dict[str, list[float]]:
    """Seconds of each edit, by kind."""
    generator.prepare(site)
    armies = {country.forces_id for country in site.regions.values()}
    article = next(a for a in site.newest_first() if a.actors[0] not in armies)
    with served(generator) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}/articles/{article.slug}/")
        taken = {kind: seconds(Shown(page, generator, site), kind, article, runs) for kind in kinds}
        browser.close()
    return taken


def main() -> None:
    """Prints the median of each kind of edit; ends with 1 where a body edited takes longer than the bar."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--changes", default=",".join(KINDS))
    parser.add_argument("--plain", action="store_true", help="the peers' pages and search alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generator = Briefing(Path(folder) / "live", whole=not options.plain)
        taken = measure(generator, made_site(options.size), options.changes.split(","), options.runs)
    lines = [f"| edit, {options.size:,} articles | seen after |", "|---|---|"]
    lines += [f"| {CHANGES[kind]} | {statistics.median(runs):.2f} s |" for kind, runs in taken.items()]
    sys.stdout.write("\n".join([*lines, f"| bar | {BAR_S} s |", ""]))
    sys.exit("body" in taken and statistics.median(taken["body"]) > BAR_S)


if __name__ == "__main__":
    main()
