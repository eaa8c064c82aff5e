"""How soon a page is seen on a poor line: `invoke bench --paint`. Real Chromium, a host that compresses, an empty cache.

The line is that of slow 3G as WebPageTest has it: 400 ms a round trip, 400 kbit/s either way. Chromium lays the round
trip on every request and not on the opening of connections, which the same host pays once; a phone's slow processor is
a fourth of this one's. Beside each page stands the same page with its style linked instead of standing in it.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests" / "browser")]

from compressing import serve_compressed  # noqa: E402
from find_chromium import find_chromium  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from briefing.generate.build import build_site  # noqa: E402

ROUND_TRIP_MS, KBIT_S, SLOWER = 400, 400, 4
BAR_MS = 1_000
KINDS = ("", "articles/*/", "events/*/", "regions/*/*/", "actors/*/", "articles/", "search/")
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"


def first_paint_ms(browser: Browser, address: str) -> float:
    """First contentful paint of one visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    speed = KBIT_S * 1000 / 8
    conditions = {"offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": speed, "uploadThroughput": speed}
    line.send("Network.emulateNetworkConditions", conditions)
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_function(f"{PAINT} !== null")
    painted = float(page.evaluate(PAINT))
    context.close()
    return painted


def linked(folder: Path) -> bytes:
    """Writes the style that stands in the pages to a file, and returns the link that takes its place."""
    [css] = re.findall(rb"<style>(.*?)</style>", (folder / "index.html").read_bytes(), re.S)
    (folder / "linked.css").write_bytes(css)
    return b'<link rel="stylesheet" href="/linked.css">'


def largest(site: Path, kind: str) -> str:
    """The address of the largest page of a kind."""
    pages = [path for path in site.glob(f"{kind}index.html") if path.parent.name != "a-z"]
    folder = max(pages, key=lambda path: path.stat().st_size).parent.relative_to(site).as_posix()
    return "" if folder == "." else f"{folder}/"


def compare(site: Path, runs: int) -> list[tuple[str, float, float]]:
    """Page, milliseconds as published and with a linked style: medians, run by turns."""
    link, rows = linked(site), []

    def swap(page: bytes) -> bytes:
        return re.sub(rb"<style>.*?</style>", link, page, count=1, flags=re.S)

    with sync_playwright() as playwright, serve_compressed(site) as ours, serve_compressed(site, swap) as other:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for url in (largest(site, kind) for kind in KINDS):
            pairs = [
                (first_paint_ms(browser, f"{ours}/{url}"), first_paint_ms(browser, f"{other}/{url}"))
                for _ in range(runs)
            ]
            rows.append((url, *(statistics.median(times) for times in zip(*pairs, strict=True))))
        browser.close()
    return rows  # type: ignore[return-value]


def main() -> int:
    """Prints the table; exit code 1 where a page is past the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--site", type=Path, help="a built site; without it content/ is built")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or build_site(ROOT / "pelicanconf.py", Path(folder) / "site").output
        rows = compare(site, given.runs)
    table = Table("page", "first paint, ms", "style linked, ms", "ratio")
    for url, ours, other in rows:
        table.add_row(url or "home", f"{ours:.0f}", f"{other:.0f}", f"{ours / other:.2f}")
    Console().print(table)
    Console().print(
        f"Median of {given.runs} visits; {ROUND_TRIP_MS} ms, {KBIT_S} kbit/s, processor {SLOWER} times slower."
    )
    return int(any(ours > BAR_MS for _, ours, _ in rows))


if __name__ == "__main__":
    sys.exit(main())
