"""The demonstration articles: plainly marked as such, invented outlets only, each converted page true to its original."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from briefing.collate.editions import read_editions
from briefing.ingest.front_matter import read_page

CONTENT = Path(__file__).parents[2] / "content"
ORIGINALS = sorted(p for p in (CONTENT / "inbox").iterdir() if p.suffix in {".html", ".htm", ".txt", ".md"})
PAGES = sorted((CONTENT / "articles").rglob("*.md"))
_ADDRESS = re.compile(r"https?://([^/\"'\s<>]+)")
_REFERENCES = {"schema.org", "creativecommons.org"}


def _text(path: Path) -> str:
    return path.read_bytes().decode("cp1252" if path.stem.endswith("cp1252") else "utf-8")


def test_there_are_enough_to_show_the_site() -> None:
    assert len(ORIGINALS) >= 20
    assert len(PAGES) == len(ORIGINALS)


@pytest.mark.parametrize("path", ORIGINALS, ids=lambda p: p.stem)
def test_original_is_marked_and_names_no_real_address(path: Path) -> None:
    text = _text(path)
    assert re.search(r"demonstration", text, re.IGNORECASE)
    assert "illustrative" in text
    hosts = {host.lower() for host in _ADDRESS.findall(text)} - _REFERENCES
    assert all(re.fullmatch(r"(?:[a-z]+\.)?example\.(?:org|com)", host) for host in hosts)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_page_comes_from_its_original_and_keeps_the_notice(page: Path) -> None:
    front, body = read_page(page)
    original = CONTENT / "inbox" / Path(front.source_file or "").name
    assert hashlib.sha256(original.read_bytes()).hexdigest() == front.source_sha256
    assert front.title
    assert "illustrative" in body
    assert not re.search(r"cookie|subscribe|\bshare\b", body, re.IGNORECASE)


def test_the_ledger_shows_each_kind_of_change() -> None:
    editions = read_editions(CONTENT / "editions.jsonl")
    kinds = {change.kind for edition in editions[1:] for change in edition.claims}
    assert kinds == {"new", "revised", "withdrawn"}
    gone = {change.slug for edition in editions for change in edition.articles if change.kind == "withdrawn"}
    assert gone and gone.isdisjoint(page.stem for page in PAGES)
