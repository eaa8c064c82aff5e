"""The same site in two languages: every page twice, links that stay in their tree, files that exist once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from briefing.catalogues import read_catalogue
from briefing.errors import BriefingError
from briefing.generate.build import build_site
from briefing.generate.trees import trees_of

ROOT = Path(__file__).parents[2]
ARTICLE = """---
title: Two soldiers killed near Goma
date: 2025-02-18
outlet: Sample Herald
status: published
---

Shells killed two soldiers near Goma on Tuesday, officials said.
"""
ABOUT = "---\ntitle: About\nstatus: published\n---\n\nWhat this is.\n"


def project(folder: Path, languages: str) -> Path:
    """A project with the theme of this one, one article and these languages; gives its settings file."""
    for name in ("theme", "plugins"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "pelicanconf.py", folder / "pelicanconf.py")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"\nBRIEFING_LANGUAGES = {languages}\n")
    for path, text in (("articles/2025/goma.md", ARTICLE), ("pages/about.md", ABOUT), ("pages/method.md", ABOUT)):
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder / "pelicanconf.py"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    report = build_site(project(folder, '["en", "ar"]'), folder / "output")
    assert report.faults == ()
    return report.output


def pages(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("index.html")
        if "ar" not in path.relative_to(folder).parts[:1]
    }


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def test_every_page_stands_in_both_trees(site: Path) -> None:
    assert (
        pages(site)
        == pages(site / "ar")
        > {"index.html", "articles/goma/index.html", "search/index.html", "about/index.html"}
    )


def test_each_tree_says_its_language_and_direction(site: Path) -> None:
    for path in pages(site):
        here, there = soup(site / path).html, soup(site / "ar" / path).html
        assert (here["lang"], here["dir"]) == ("en", "ltr")
        assert (there["lang"], there["dir"]) == ("ar", "rtl")


def test_links_stay_in_their_tree_but_for_the_switch_and_the_files(site: Path) -> None:
    strays = []
    for path in sorted((site / "ar").rglob("index.html")):
        for link in soup(path).find_all("a", href=True):
            if link.get("hreflang") or "://" in link["href"] or link["href"].startswith("#"):
                continue
            target = (path.parent / link["href"].partition("#")[0]).resolve()
            page = target / "index.html" if target.is_dir() else target
            assert page.is_file(), (path, link["href"])
            if page.suffix == ".html" and not page.is_relative_to(site / "ar"):
                strays.append((path.relative_to(site), link["href"]))
    assert strays == []


def test_the_switch_leads_to_the_same_page_and_back(site: Path) -> None:
    here = site / "articles/goma/index.html"
    [leads] = [a["href"] for a in soup(here).select("nav.tongues a[hreflang=ar]")]
    there = (here.parent / leads).resolve() / "index.html"
    assert there == site / "ar/articles/goma/index.html"
    [back] = [a["href"] for a in soup(there).select("nav.tongues a[hreflang=en]")]
    assert (there.parent / back).resolve() / "index.html" == here


def test_an_article_is_searched_once(site: Path) -> None:
    told = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    alone = sum(
        "data-pagefind-body" in path.read_text("utf-8")
        for path in site.rglob("*.html")
        if "ar" not in path.relative_to(site).parts
    )
    assert sum(language["page_count"] for language in told["languages"].values()) == alone


def test_data_and_ledger_are_the_same_whatever_the_pages_speak(site: Path, tmp_path: Path) -> None:
    arabic = build_site(project(tmp_path, '["ar"]'), tmp_path / "output").output
    assert soup(arabic / "index.html").html["dir"] == "rtl"
    for path in sorted((site / "data").rglob("*")):
        if path.is_file() and path.suffix != ".html":
            assert (arabic / "data" / path.relative_to(site / "data")).read_bytes() == path.read_bytes(), path.name


def test_a_site_in_one_language_has_no_switch(tmp_path: Path) -> None:
    alone = build_site(project(tmp_path, '["en"]'), tmp_path / "output").output
    assert not (alone / "ar").exists()
    assert soup(alone / "index.html").select("nav.tongues, link[hreflang]") == []


def test_a_language_without_catalogue_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="may name ar, en"):
        trees_of({"PATH": str(tmp_path), "ARTICLE_PATHS": [], "BRIEFING_LANGUAGES": ["en", "tlh"]})


def test_six_plural_forms_in_arabic() -> None:
    assert read_catalogue("ar").info()["plural-forms"].startswith("nplurals=6;")
