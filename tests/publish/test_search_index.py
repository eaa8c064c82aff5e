"""The search index, made by the real Pagefind."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.publish.search_index import write_search_index

PAGE = """<!doctype html><html lang="{language}"><head><title>x</title></head><body>
<main><h1 data-pagefind-body>{title}</h1><p>apparatus</p><p data-pagefind-body>{text}<a class="n" href="#c1">77</a></p>
<span data-pagefind-filter="country:{country}"></span></main></body></html>"""


def write_page(output: Path, slug: str, title: str, text: str, country: str = "Syria", language: str = "en") -> None:
    folder = output / "articles" / slug
    folder.mkdir(parents=True)
    page = PAGE.format(title=title, text=text, country=country, language=language)
    (folder / "index.html").write_text(page, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_with_a_body_are_indexed_and_others_are_not(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.", country="Iraq")
    (tmp_path / "index.html").write_text("<h1>Front page</h1>", encoding="utf-8")
    report = write_search_index(tmp_path)
    assert (report.pages, report.filters) == (2, 1)
    assert report.folder == tmp_path / "pagefind"
    assert (report.folder / "pagefind.js").is_file()


def test_words_of_the_apparatus_and_numbers_of_claims_are_not_indexed(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells", "Four died.")
    assert write_search_index(tmp_path).words == len({"shells", "four", "died"})


def test_articles_in_another_language_are_in_the_same_index(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Frappe sur Goma", "Quatre morts.", language="fr")
    write_search_index(tmp_path)
    assert len(list((tmp_path / "pagefind").glob("*.pf_meta"))) == 1


def test_the_same_pages_give_the_same_files_and_nothing_stays_of_an_earlier_index(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.")
    write_search_index(tmp_path)
    first = files(tmp_path / "pagefind")
    shutil.rmtree(tmp_path / "articles" / "b")
    write_search_index(tmp_path)
    assert files(tmp_path / "pagefind") != first
    write_page(tmp_path, "b", "Road cut", "Nobody was hurt.")
    write_search_index(tmp_path)
    assert files(tmp_path / "pagefind") == first


def test_ready_made_search_boxes_are_not_uploaded(tmp_path: Path) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    folder = write_search_index(tmp_path).folder
    assert sorted(p.name for p in folder.glob("*.js")) == ["pagefind-worker.js", "pagefind.js"]
    assert list(folder.glob("*.css")) == []


def test_no_site_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="build the site first"):
        write_search_index(tmp_path / "nothing")


def test_a_site_without_any_page_to_index_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<main data-pagefind-ignore='all'>Front page</main>", encoding="utf-8")
    with pytest.raises(BriefingError, match=r"pagefind.*ended with code 1"):
        write_search_index(tmp_path)


def test_a_program_that_cannot_be_started_is_an_error_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    monkeypatch.setattr(sys, "executable", "no-such-program-anywhere")
    with pytest.raises(BriefingError, match=r"pagefind: could not be started.*install it with"):
        write_search_index(tmp_path)


def test_a_failing_program_is_an_error_with_what_it_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_page(tmp_path, "a", "Shells on Goma", "Four people died.")
    failing = tmp_path / "failing"
    failing.write_text("#!/bin/sh\necho 'disk is full' >&2\nexit 3\n", encoding="utf-8")
    failing.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(failing))
    with pytest.raises(BriefingError, match=r"^pagefind: ended with code 3: disk is full$"):
        write_search_index(tmp_path)
