"""A site of articles with hostile words in every field, built and opened: nothing runs, nothing leaves, all files parse."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from tests.attacks.tables import article_of_script, rows
from tests.browser.driving import serve
from tests.browser.find_chromium import find_chromium
from tests.generate.test_build import project

from briefing.generate.build import BuildReport, build_site

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LISTS = ("", "articles/", "actors/", "places/", "claimants/", "events/", "outlets/", "changes/", "data/", "search/")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    folder = tmp_path_factory.mktemp("hostile-site")
    settings = project(folder, {})
    more = '\nBRIEFING_SITEURL = "https://room.example"\nBRIEFING_LANGUAGES = ["en"]\nBRIEFING_CARDS = False\n'
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    page = next(row for row in rows("pages") if row.id == "e-body")
    files = {f"{page.more['file']}": page.content.decode()}
    for row in rows("script"):
        files |= article_of_script(row)
    for path, text in files.items():
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
    return build_site(settings)


def test_every_article_is_printed_or_its_fault_is_told(built: BuildReport) -> None:
    printed = {path.parent.name for path in built.output.glob("articles/*/index.html")}
    assert {row.id for row in rows("script")} <= printed, built.faults


def test_xml_json_and_tables_parse_strictly_and_hold_no_formula(built: BuildReport) -> None:
    for path in sorted(built.output.rglob("*")):
        if path.suffix in (".xml", ".svg"):
            ET.fromstring(path.read_bytes())
        elif path.suffix in (".json", ".geojson") and "pagefind" not in path.parts:
            json.loads(path.read_bytes(), parse_constant=pytest.fail)
        elif path.suffix == ".csv":
            for line in csv.reader(path.read_text("utf-8", errors="strict").splitlines(keepends=True), strict=True):
                for cell in line:
                    number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                    assert number or not re.match(r"\s*[=+\-@\t＝＋－＠]", cell), f"{path.name}: {cell!r}"
        elif path.suffix in (".bib", ".ris", ".html"):
            assert not CONTROLS.search(path.read_text("utf-8")), path


def test_no_script_stands_in_a_page_but_the_sites_own(built: BuildReport) -> None:
    for path in built.output.rglob("*.html"):
        text = path.read_text("utf-8")
        for kind in re.findall(r"<script\b([^>]*)>", text):
            assert "application/ld+json" in kind or re.search(r'type="module" src="[^":]*theme/js/\w+\.js"', kind), path
        assert "7*191" in text or "1337" not in text.replace("#1337", ""), path


@pytest.mark.browser
def test_in_a_browser_nothing_runs_and_nothing_leaves(built: BuildReport) -> None:
    pages = [
        *LISTS,
        *(
            f"{p.parent.relative_to(built.output).as_posix()}/"
            for p in sorted(built.output.glob("articles/*/index.html"))
            if (p.parent / "cite.bib").exists()
        ),
    ]
    pages += [
        f"{p.parent.relative_to(built.output).as_posix()}/"
        for kind in ("actors", "places", "claimants", "events")
        for p in sorted(built.output.glob(f"{kind}/*/index.html"))[:12]
    ]
    heard: list[str] = []
    with sync_playwright() as playwright, serve(built.output) as address:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("dialog", lambda d: (heard.append(f"dialog {d.message}"), d.dismiss()))
        page.on("console", lambda m: heard.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: heard.append(f"{page.url}: {fault}"))
        page.on("popup", lambda _: heard.append(f"{page.url}: a window"))
        page.on("download", lambda _: heard.append(f"{page.url}: a download"))
        page.on("websocket", lambda _: heard.append(f"{page.url}: a socket"))
        page.on("request", lambda r: heard.append(r.url) if not r.url.startswith(address) else None)
        for below in (*pages, "e-body/"):
            page.goto(f"{address}/{below}")
            assert page.evaluate("window.__pwned === undefined && !Object.keys(window).includes('__pwned')"), below
            assert page.url == f"{address}/{below}"
            strange = "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/i.test(a.name) || /^(javascript|data|vbscript):/i.test(a.value.trim())))"
            assert page.evaluate(f"{strange}.length") == 0, below
            assert (
                page.evaluate(
                    "document.querySelectorAll('iframe, object, embed, base, meta[http-equiv=refresh], img, template').length"
                )
                == 0
            ), below
            assert page.evaluate(
                "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length"
            ), below
        browser.close()
    assert heard == []


def test_nothing_is_written_but_the_site(built: BuildReport) -> None:
    folder = built.output.parent
    assert not list(folder.rglob("*escaped*")) and not Path("pwned").exists()
    assert {p.name for p in folder.iterdir() if not p.name.startswith(".")} <= {
        "content",
        "output",
        "plugins",
        "theme",
        "pelicanconf.py",
        "publishconf.py",
    }
