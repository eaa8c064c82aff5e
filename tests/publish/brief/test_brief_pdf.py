"""A brief of the demonstration articles, from the corpus to the bytes of its PDF."""

from __future__ import annotations

import io
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from lxml import html as lxml_html
from pypdf import PdfReader
from tests.find_pango import ensure_pango

from briefing.errors import BriefingError
from briefing.generate.pages import read_settings_file, read_shelf
from briefing.knowledge.borders import read_borders
from briefing.present.addresses import Site
from briefing.present.brief import BriefView, brief_view
from briefing.present.brief_matter import chosen_matter
from briefing.present.brief_scope import BriefScope, choose_subject
from briefing.present.shelf import Shelf
from briefing.publish.brief.document import brief_html, source_hashes
from briefing.publish.brief.pdf import brief_pdf
from briefing.publish.content_hash import facts_hash

ROOT = Path(__file__).parents[3]
THEME = ROOT / "theme"
SITE = Site("Example Desk", "https://room.example")
SPAN = {"first": date(2026, 2, 1), "last": date(2026, 2, 28)}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    ensure_pango()
    return read_shelf(read_settings_file(ROOT / "pelicanconf.py"))


def viewed(shelf: Shelf, scope: BriefScope) -> BriefView:
    subject = choose_subject(scope, shelf)
    return brief_view(subject, chosen_matter(subject, shelf), shelf, read_borders())


def html_of(
    shelf: Shelf, view: BriefView, made: str = "2026-07-03", language: str = "en", direction: str = "ltr"
) -> str:
    around = {"hashes": source_hashes(view, shelf), "made": made, "language": language, "direction": direction}
    return brief_html(THEME, view, SITE, around)


@pytest.fixture(scope="module")
def view(shelf: Shelf) -> BriefView:
    return viewed(shelf, BriefScope(region="somalia", **SPAN))


@pytest.fixture(scope="module")
def page(shelf: Shelf, view: BriefView) -> str:
    return html_of(shelf, view)


@pytest.fixture(scope="module")
def pdf(page: str) -> bytes:
    return brief_pdf(page, THEME)


def test_each_number_leads_to_a_source_with_its_hashes(shelf: Shelf, view: BriefView, page: str) -> None:
    root = lxml_html.document_fromstring(page)
    numbers = {int(a.text.strip("[]")) for a in root.xpath("//a[@class='cited']")}
    assert numbers == {row.number for row in view.sources.rows} and len(numbers) == 3
    assert {f"source-{n}" for n in numbers} == {a.get("href")[1:] for a in root.xpath("//a[@class='cited']")}
    assert {f"source-{n}" for n in numbers} == set(root.xpath("//section[@class='sources']//li/@id"))
    for article in shelf.picked(view.sources.numbers):
        assert facts_hash(article.facts) in page
        assert (article.source_sha256 or "") in page
        assert f"https://room.example/{article.url}" in page


def test_claims_stand_side_by_side_with_their_claimants_and_the_dispute(page: str) -> None:
    words = re.sub(r"\s+", " ", lxml_html.document_fromstring(page).text_content())
    assert "Killed: claims run from 12 to at least 21." in words
    assert "Lowest: 12, a police officer, official [" in words
    assert "The Information Ministry in Mogadishu said 15 people were killed" in words
    assert "No article of 1 to 2 February 2026; 4 February 2026; 7 to 28 February 2026." in words


def test_the_pdf_is_tagged_titled_dated_and_has_an_outline(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == "Somalia, 1 to 28 February 2026"
    assert reader.metadata.author == "Example Desk"
    assert "20260703" in str(reader.metadata["/CreationDate"])
    catalogue = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"] and catalogue["/Lang"] == "en" and "/StructTreeRoot" in catalogue
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()
    titles = [
        entry.title
        for entries in reader.outline
        if isinstance(entries, list)
        for entry in entries
        if not isinstance(entry, list)
    ]
    assert {"Key events", "Who says what", "Sources", "Method and terms"} <= set(titles)


def test_every_page_bears_its_number_and_all_fonts_are_inside_and_ours(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    for number, sheet in enumerate(reader.pages, 1):
        assert f"{number} / {len(reader.pages)}" in sheet.extract_text()
        for font in sheet["/Resources"]["/Font"].values():
            [inner] = font.get_object()["/DescendantFonts"]
            shape = inner.get_object()["/FontDescriptor"]
            assert "/FontFile2" in shape or "/FontFile3" in shape
            assert "Brief-" in font["/BaseFont"], font["/BaseFont"]
    assert "not stated” does not mean zero" in reader.pages[-1].extract_text()


def test_links_lead_to_originals_to_the_site_and_within(pdf: bytes) -> None:
    notes = [note.get_object() for sheet in PdfReader(io.BytesIO(pdf)).pages for note in sheet.get("/Annots", [])]
    addresses = {note["/A"]["/URI"] for note in notes if "/A" in note}
    assert "https://wire.example.com/2026/02/03/beledweyne-tea-shop" in addresses
    assert "https://room.example/method/" in addresses
    assert len([note for note in notes if "/Dest" in note]) > 10


def test_the_same_page_gives_the_same_bytes_and_another_day_others(
    shelf: Shelf, view: BriefView, page: str, pdf: bytes
) -> None:
    assert html_of(shelf, viewed(shelf, BriefScope(region="Somalia", **SPAN))) == page
    assert brief_pdf(page, THEME) == pdf
    assert brief_pdf(html_of(shelf, view, made="2026-07-04"), THEME) != pdf


def test_nothing_is_asked_of_disk_or_network(page: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    picture = tmp_path / "seen.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text>secret words</text></svg>')
    asking = page.replace("<body>", f'<body><img src="{picture.as_uri()}"><img src="https://room.example/x.svg">')
    made = brief_pdf(asking, THEME)
    assert "secret words" not in "".join(s.extract_text() for s in PdfReader(io.BytesIO(made)).pages)
    assert "asks for nothing but its own fonts" in caplog.text


def test_arabic_is_set_from_right_to_left_in_a_font_of_ours(shelf: Shelf, view: BriefView) -> None:
    page = html_of(shelf, view, language="ar", direction="rtl").replace("<h1>Somalia", "<h1>الصومال")
    reader = PdfReader(io.BytesIO(brief_pdf(page, THEME)))
    fonts = {font["/BaseFont"] for sheet in reader.pages for font in sheet["/Resources"]["/Font"].values()}
    assert any("Brief-Arabic" in font for font in fonts)
    assert reader.trailer["/Root"]["/Lang"] == "ar"


def test_without_pango_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    class Missing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Missing(), *sys.meta_path])
    with pytest.raises(BriefingError, match="apt-get install libpango") as told:
        brief_pdf(page, THEME)
    assert "brew install pango" in told.value.remedy
