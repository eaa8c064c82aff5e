"""A site of hostile rows, built by the editor's own task and opened: nothing runs, nothing leaves, all files parse.

BRIEFING_HOSTILE=all puts every row through and opens every page; without it some of each kind.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.attacks.conftest import Built, Taken
from tests.attacks.laid import ALL, chosen
from tests.attacks.limits import MEGABYTES, MEGABYTES_OF_A_BUILD, task_in
from tests.attacks.listening import listening
from tests.attacks.tables import Row, noted_slug, rows

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LISTS = (
    "", "articles/", "actors/", "places/", "claimants/", "events/", "outlets/", "regions/", "changes/", "data/", "search/",
    "e-body/",
)  # fmt: skip
_REACHED = re.compile(r"(?<![0-9a-f#])1337(?![0-9a-f])")  # what 7*191 comes to; not within a hash
_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def test_ingest_ends_within_its_memory_and_speaks_for_itself(taken: Taken) -> None:
    assert taken.spent.megabytes < MEGABYTES
    assert taken.warned == (), "a library spoke to the editor"


def test_the_build_ends_within_its_memory_and_with_code_1_since_pages_are_refused(built: Built) -> None:
    assert (built.spent.code, built.changed) == (1, ()), built.spent.said[-2000:]
    assert built.spent.megabytes < MEGABYTES_OF_A_BUILD
    assert "Traceback" not in built.spent.said and "Warning" not in built.spent.said
    assert "\x1b]" not in built.spent.said and "\u202e" not in built.spent.said


def test_every_row_is_printed_or_its_refusal_is_told_with_the_remedy(built: Built) -> None:
    told = " ".join(built.spent.said.split())
    printed = {path.parent.name for path in built.output.glob("articles/*/index.html")}
    for table in ("script", "bodies", "links", "slow"):
        for row in chosen(table):
            refused = f"/{row.id}.md: it" in told
            assert (row.id in printed) != refused, row.id
    for row in chosen("pages"):
        slug = Path(row.more["file"]).stem
        if row.holds == "printed":
            assert slug in printed or (built.output / slug / "index.html").exists(), row.id
        elif row.holds == "refused":
            assert row.says in told, row.id
    for row in chosen("notes"):
        if row.more["file"].startswith("corrections/"):
            assert (noted_slug(row) in printed) == (row.holds == "used"), row.id
            assert row.holds == "used" or f"corrections/{noted_slug(row)}.yaml" in told


def test_every_original_that_was_taken_is_printed_or_its_refusal_is_told(built: Built, taken: Taken) -> None:
    printed = {path.parent.name for path in built.output.glob("articles/*/index.html")}
    pages = [r.page for r in taken.report.results if r.page and r.page.exists()]
    lost = [page.stem for page in pages if page.stem not in printed and page.name not in built.spent.said]
    assert len(pages) > 15 and lost == []


def test_invoke_facts_reads_or_refuses_each_page_and_goes_on(built: Built, taken: Taken) -> None:
    pages = [str(path) for path in built.pages if "\n" not in path.name][:: 1 if ALL else 6]
    run = task_in(taken.project, ["facts", "--json", *pages], taken.project.parent / "home")
    assert "Traceback" not in run.said and run.megabytes < MEGABYTES_OF_A_BUILD
    assert run.code in (0, 1) and run.said.count('"casualties":') + run.said.count("; ") >= len(pages)


def test_xml_json_and_tables_parse_strictly_and_hold_no_formula(built: Built) -> None:
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


def test_no_script_stands_in_a_page_but_the_sites_own(built: Built) -> None:
    for path in built.output.rglob("*.html"):
        text = path.read_text("utf-8")
        for kind in re.findall(r"<script\b([^>]*)>", text):
            assert "application/ld+json" in kind or re.search(r'type="module" src="[^":]*theme/js/\w+\.js"', kind), path
        assert "7*191" in text or not _REACHED.search(text), path


# --- in a browser ----------------------------------------------------------------------------------------------------


def addresses(output: Path) -> list[str]:
    """The pages to open, below the site's root: all of them, or the lists and some of each kind, in both languages."""
    every = [f"{path.parent.relative_to(output).as_posix()}/".removeprefix("./") for path in output.rglob("index.html")]
    if ALL:
        return sorted(every)
    shown = {row.id for table in ("script", "bodies", "links") for row in chosen(table)[::2]}
    found = [below for below in every if below.startswith("articles/") and below.split("/")[1] in shown]
    for kind in ("actors", "places", "claimants", "events", "articles"):
        found += sorted(below for below in every if re.fullmatch(rf"{kind}/[^/]+/", below))[::12][:6]
    arabic = [f"ar/{below}" for below in found[::5]]
    return [*LISTS, *found, *(below for below in arabic if below in every)]


def queries() -> list[str]:
    """What is typed into the search: the hostile words themselves."""
    return [str(row.more["text"]).replace("CANARY", row.id) for row in chosen("script")[:: 1 if ALL else 4]]


@pytest.mark.browser
def test_in_a_browser_nothing_runs_and_nothing_leaves(built: Built) -> None:
    feeds = sorted(p.relative_to(built.output).as_posix() for p in built.output.rglob("*.xml"))[:: 1 if ALL else 8]
    with listening(built.output) as listener:
        for below in (*addresses(built.output), *feeds, "theme/icon.svg"):
            listener.visit(below)
        for words in queries():
            listener.page.goto(f"{listener.address}/search/?q={quote(words)}", wait_until="domcontentloaded")
            listener.page.wait_for_selector("html[data-search]", timeout=20_000)
            listener.look(f"search for {words}")
    assert listener.heard == []


def drawings(html: str) -> list[str]:
    """The outermost drawings of a page, each as it stands."""
    found, depth, start = [], 0, 0
    for tag in re.finditer(r"<svg\b|</svg>", html):
        if tag[0] == "<svg":
            start, depth = start if depth else tag.start(), depth + 1
        else:
            depth -= 1
            found += [] if depth else [html[start : tag.end()]]
    return found


@pytest.mark.browser
def test_drawings_and_json_opened_alone_do_nothing(built: Built, tmp_path: Path) -> None:
    """As a host may send them that knows nothing of types and policies: JSON as a page, a drawing as a picture."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Alone</title>", "utf-8")
    (tmp_path / "favicon.ico").touch()
    names = []
    for number, path in enumerate(sorted(built.output.glob("articles/*/index.html"))[:: 1 if ALL else 9]):
        text = path.read_text("utf-8")
        for kind, pieces in (("html", _LD.findall(text)), ("svg", drawings(text)[:2])):
            for at, piece in enumerate(pieces):
                names.append(f"{number}-{at}.{kind}")
                named = piece.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1) if kind == "svg" else piece
                (tmp_path / names[-1]).write_text(named, "utf-8")
    assert {Path(name).suffix for name in names} == {".html", ".svg"}
    with listening(tmp_path) as listener:
        for name in names:
            listener.visit(name)
    assert listener.heard == []


HARM: tuple[tuple[str, str], ...] = (
    ("<script>window.__pwned = 1</script>", "a script ran"),
    ("<img src=x onerror='1'>", "IMG onerror"),
    ("<a href='javascript:1'>x</a>", "A href=javascript:1"),
    ("<script>alert('heard')</script>", "dialog heard"),
    ("<link rel=preconnect href=http://canary.example:80>", "a call to another host"),
    ("<img src=http://canary.example/x.png>", "asked for http://canary.example/x.png"),
    ("<meta http-equiv=refresh content='0;url=other.html'>", "led to"),
    ("<script>location = 'other.html'</script>", "led to"),
    ("<script>open('other.html')</script>", "a window"),
    ("<script>throw new Error('thrown')</script>", "thrown"),
    ("<p id=a></p><p id=a></p>", "two elements of one id"),
)


@pytest.mark.browser
def test_the_listener_hears_all_of_that(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Quiet</title>", "utf-8")
    (tmp_path / "favicon.ico").touch()
    (tmp_path / "other.html").write_text("<!doctype html><title>Other</title>", "utf-8")
    for number, (harm, _) in enumerate(HARM):
        (tmp_path / f"{number}.html").write_text(f"<!doctype html><title>Loud</title>{harm}", "utf-8")
    with listening(tmp_path) as listener:
        listener.visit("index.html")
        assert listener.heard == []
        for number in range(len(HARM)):
            listener.visit(f"{number}.html")
            listener.page.wait_for_timeout(150)
    for harm, told in HARM:
        assert any(told in words for words in listener.heard), (harm, listener.heard)


def test_the_sample_has_rows_of_every_table() -> None:
    for table in ("script", "bodies", "links", "notes", "pages", "originals", "slow"):
        taken_up: list[Row] = chosen(table)
        assert len(taken_up) >= (len(rows(table)) if ALL else 3)
