"""Pictures of every kind of page: `invoke screenshots`. Those kept in docs/screenshots are named below; --all takes the rest.

python tests/browser/take_screenshots.py                       # the kept set, into docs/screenshots
python tests/browser/take_screenshots.py --all --into FOLDER   # every kind of page at 360, 768, 1280 px, light and dark
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tests" / "browser")]

from driving import serve  # noqa: E402
from find_chromium import find_chromium  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from briefing.generate.build import build_site  # noqa: E402

ARTICLE = "articles/beledweyne-hospital-counts-21-dead-ministry-disputes-the-figure/"
EVENT = "events/2026-02-03-beledweyne/"
PAGES = {
    "home": "", "article": ARTICLE, "event": EVENT, "country": "regions/eastern-africa/somalia/",
    "region": "regions/middle-east/", "actor": "actors/islamic-state/", "place": "places/goma/",
    "claimant": "claimants/syrian-observatory-for-human-rights/", "search": "search/?q=Daesh", "articles": "articles/",
    "events": "events/", "actors": "actors/", "places": "places/", "claimants": "claimants/", "regions": "regions/",
    "data": "data/", "changes": "changes/", "about": "about/", "method": "method/", "404": "404.html",
    "arabic-home": "ar/", "arabic-article": f"ar/{ARTICLE}", "arabic-country": "ar/regions/eastern-africa/somalia/",
    "arabic-search": "ar/search/?q=Daesh",
}  # fmt: skip
KEPT = (
    ("home", 1280, "light"), ("article", 1280, "light"), ("article", 360, "dark"), ("event", 768, "dark"),
    ("country", 1280, "light"), ("actor", 360, "light"), ("search", 1280, "light"), ("arabic-article", 1280, "light"),
    ("arabic-home", 360, "light"),
)  # fmt: skip
TALLEST = {360: 1600, 768: 1600, 1280: 1800}
SHADES = 64


def every_look() -> Iterator[tuple[str, int, str]]:
    """Each page at each width, light and dark."""
    return ((name, width, scheme) for name in PAGES for width in TALLEST for scheme in ("light", "dark"))


def picture(browser: Browser, address: str, width: int, scheme: str) -> bytes:
    """The page's upper part as a small PNG."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    height = min(int(page.evaluate("document.documentElement.scrollHeight")), TALLEST[width])
    shot = page.screenshot(clip={"x": 0, "y": 0, "width": width, "height": height}, full_page=True)
    context.close()
    small = io.BytesIO()
    Image.open(io.BytesIO(shot)).convert("RGB").quantize(SHADES).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> int:
    """Builds the demonstration and takes the pictures; prints the size of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--into", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--site", type=Path, help="a built site; without it content/ is built")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = given.site or build_site(ROOT / "pelicanconf.py", Path(folder) / "site").output
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        with serve(site) as address:
            for name, width, scheme in every_look() if given.all else KEPT:
                path = given.into / f"{name}-{width}-{scheme}.png"
                path.write_bytes(picture(browser, f"{address}/{PAGES[name]}", width, scheme))
                print(f"{path.name}  {path.stat().st_size // 1000} kB")  # noqa: T201
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
