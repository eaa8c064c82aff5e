"""Whole builds with events: their pages and lists, an editor's notes, and notes that do not fit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from tests.generate.test_build import built, read

from briefing.generate.build import BuildReport

HEAD = "---\ntitle: {title}\ndate: {day}T12:00:00+00:00\ndate_basis: metadata\noutlet: {outlet}\nstatus: published\n---\n\n"
ARTICLES = {
    "articles/2025/shells-hit-market.md": HEAD.format(title="Shells hit market in Goma", day="2025-02-18", outlet="Sample Herald")
    + "Shells hit the central market in Goma on Tuesday, killing 12 civilians, the city hospital said.\n",
    "articles/2025/market-toll-rises.md": HEAD.format(title="Goma market toll rises to 19", day="2025-02-19", outlet="Example Post")
    + "The city hospital said on Wednesday that 19 civilians were killed when shells hit the central market in Goma on Tuesday.\n",
    "articles/2025/road-reopens.md": HEAD.format(title="Road reopens", day="2025-03-01", outlet="Specimen Online")
    + "The road to Rutshuru was open again on Saturday after two weeks, drivers said.\n",
}  # fmt: skip
ID = "2025-02-18-goma"


def with_notes(folder: Path, notes: Mapping[str, str]) -> BuildReport:
    return built(folder, ARTICLES | {f"events/{name}.yaml": text for name, text in notes.items()})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return with_notes(tmp_path_factory.mktemp("events"), {})


def soup_of(report: BuildReport, path: str) -> BeautifulSoup:
    return BeautifulSoup(read(report, f"{path}index.html"), "lxml")


def test_an_event_has_a_page_with_every_figure_linked_to_its_sentence(site: BuildReport) -> None:
    assert site.faults == ()
    page = soup_of(site, f"events/{ID}/")
    assert page.h1 is not None and page.h1.get_text() == "Goma, 18 February 2025"
    assert "raised once: 12, 19" in page.get_text()
    for link in page.select("#main .said a"):
        address, _, anchor = str(link["href"]).partition("#")
        there = BeautifulSoup((site.output / "events" / ID / address / "index.html").read_text("utf-8"), "lxml")
        assert not anchor or there.find(id=anchor) is not None


def test_the_articles_of_an_event_lead_to_it_and_are_graded_by_it(site: BuildReport) -> None:
    page = soup_of(site, "articles/shells-hit-market/")
    assert [a["href"] for a in page.select("section[aria-labelledby=h-events] a")] == [f"../../events/{ID}/"]
    (badge,) = page.select(".facts .badge")
    assert badge.get_text() == "Fair"
    assert not soup_of(site, "articles/road-reopens/").select("section[aria-labelledby=h-events]")


def test_events_are_listed_fed_and_in_the_main_navigation(site: BuildReport) -> None:
    page = soup_of(site, "events/")
    assert [a["href"] for a in page.select("ol.events a")] == [f"../events/{ID}/"]
    (here,) = page.select("nav[aria-label=Main] a[aria-current]")
    assert here.get_text() == "Events"
    feed = ElementTree.parse(site.output / "feeds/events.atom.xml").getroot()
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = feed.findall(f"{atom}entry")
    assert entry.findtext(f"{atom}title") == "Goma, 18 February 2025"
    assert entry.findtext(f"{atom}updated") == "2025-02-19T00:00:00+00:00"
    assert "Killed: claims run from 12 to 19." in (entry.findtext(f"{atom}summary") or "")
    sitemap = read(site, "sitemap.xml")
    assert f"<loc>/events/{ID}/</loc><lastmod>2025-02-19</lastmod>" in sitemap


def test_an_editor_names_notes_and_grades_an_event(tmp_path: Path) -> None:
    note = "name: Shells on <Goma> market\nnote: Two shells.\ngrade: confirmed\nreason: the army owned up\n"
    report = with_notes(tmp_path, {ID: note})
    page = soup_of(report, f"events/{ID}/")
    assert page.h1 is not None and page.h1.get_text() == "Shells on <Goma> market"
    assert [p.get_text() for p in page.select("p.stand")] == ["Two shells."]
    assert [b.get_text() for b in page.select(".facts .badge")] == ["Confirmed"]
    assert "The army owned up." in page.get_text()


def test_the_address_of_a_merged_event_leads_to_the_one_that_stays(tmp_path: Path) -> None:
    keep = "2025-02-market"
    notes = {keep: f"name: The market\nmerge: [{ID}]\n"}
    report = with_notes(tmp_path, notes)
    assert report.faults == ()
    assert [a["href"] for a in soup_of(report, f"events/{ID}/").select("#main a")] == [f"../../events/{keep}/"]
    assert "The market" in read(report, f"events/{keep}/index.html")


def test_faulty_and_stale_notes_are_reported_and_the_others_count(tmp_path: Path) -> None:
    notes = {
        ID: "name: The market\n",
        "2001-01-01-nowhere": "name: Nothing\n",
        "2025-03-01-road": "colour: red\n",
        "2025-03-02-road": "articles: [no-such-article]\n",
        "2025-03-03-road": "name: [\n",
    }
    report = with_notes(tmp_path, notes)
    assert len(report.faults) == 4
    for name in ("2001-01-01-nowhere", "2025-03-01-road", "2025-03-02-road", "2025-03-03-road"):
        assert [f for f in report.faults if f"events/{name}.yaml" in f], name
    assert "The market" in read(report, f"events/{ID}/index.html")
    assert not (report.output / "events/2001-01-01-nowhere").exists()
