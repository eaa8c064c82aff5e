"""sitemap.xml and robots.txt over a written site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.collate.editions import ArticleChange, Edition
from briefing.model import Corpus
from briefing.present.addresses import Site
from briefing.present.shelf import shelf_of
from briefing.publish import sitemap
from briefing.publish.manifest import file_paths
from briefing.publish.sitemap import sitemap_pages, write_robots, write_sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def write_pages(output: Path, *urls: str) -> None:
    for url in urls:
        (output / url).mkdir(parents=True, exist_ok=True)
        (output / url / "index.html").write_text("<p>x</p>", encoding="utf-8")


def rows(path: Path) -> dict[str, str | None]:
    found = ElementTree.parse(path).getroot()
    return {row.findtext(f"{SPACE}loc"): row.findtext(f"{SPACE}lastmod") for row in found}


def test_every_page_with_the_day_its_facts_last_changed(corpus: Corpus, tmp_path: Path) -> None:
    write_pages(
        tmp_path, "", "articles/camp-shelled", "articles/old-road", "articles/no-date", "about", "search",
        "pagefind/playground", "regions/middle-africa/dr-congo/nord-kivu",
    )  # fmt: skip
    (tmp_path / "404.html").write_text("<p>x</p>", encoding="utf-8")
    assert write_sitemap(tmp_path, Site("x", "https://example.org/x"), shelf_of(corpus), file_paths(tmp_path)) == 6
    assert rows(tmp_path / "sitemap.xml") == {
        "https://example.org/x/": "2025-02-19",
        "https://example.org/x/about/": None,
        "https://example.org/x/articles/camp-shelled/": "2025-02-19",
        "https://example.org/x/articles/no-date/": None,
        "https://example.org/x/articles/old-road/": "2024-05-01",
        "https://example.org/x/regions/middle-africa/dr-congo/nord-kivu/": "2024-05-01",
    }


def test_without_a_site_address_pages_start_at_the_hosts_root(corpus: Corpus, tmp_path: Path) -> None:
    write_pages(tmp_path, "", "about")
    write_sitemap(tmp_path, Site("x", ""), shelf_of(corpus), file_paths(tmp_path))
    assert list(rows(tmp_path / "sitemap.xml")) == ["/", "/about/"]


def test_a_dossier_is_as_new_as_its_newest_article(corpus: Corpus) -> None:
    [page] = sitemap_pages(corpus, ["actors/m23/"])
    assert page.modified == date(2025, 2, 19)


def test_a_large_site_map_is_split(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 2)
    write_pages(tmp_path, "", "about", "method")
    assert write_sitemap(tmp_path, Site("x", "https://example.org"), shelf_of(corpus), file_paths(tmp_path)) == 3
    assert list(rows(tmp_path / "sitemap.xml")) == [f"https://example.org/sitemap-{n}.xml" for n in (1, 2)]
    assert list(rows(tmp_path / "sitemap-2.xml")) == ["https://example.org/method/"]


def test_robots_may_read_everything_and_are_told_of_the_site_map(tmp_path: Path) -> None:
    write_robots(tmp_path, "https://example.org/x")
    assert (tmp_path / "robots.txt").read_text(encoding="utf-8").splitlines() == [
        "User-agent: *", "Disallow:", "", "Sitemap: https://example.org/x/sitemap.xml",
    ]  # fmt: skip


def test_robots_without_a_site_address_name_no_site_map(tmp_path: Path) -> None:
    write_robots(tmp_path, "")
    assert "Sitemap" not in (tmp_path / "robots.txt").read_text(encoding="utf-8")


def test_a_page_is_as_new_as_the_edition_that_read_it_anew(corpus: Corpus) -> None:
    editions = (
        Edition(1, "2025-03-01", articles=(ArticleChange("new", "old-road"),)),
        Edition(2, "2025-04-02", articles=(ArticleChange("revised", "old-road"),)),
        Edition(0, "", articles=(ArticleChange("new", "camp-shelled"),)),
    )
    urls = ["articles/old-road/", "articles/camp-shelled/", "actors/m23/", "changes/2/", "changes/", "about/"]
    days = {page.url: page.modified for page in sitemap_pages(corpus, urls, editions)}
    assert days == {
        "articles/old-road/": date(2025, 4, 2),
        "articles/camp-shelled/": date(2025, 2, 19),
        "actors/m23/": date(2025, 4, 2),
        "changes/2/": date(2025, 4, 2),
        "changes/": date(2025, 4, 2),
        "about/": None,
    }


def test_each_language_is_listed_with_the_others_beside_it(corpus: Corpus, tmp_path: Path) -> None:
    write_pages(tmp_path, "", "about", "ar", "ar/about", "ar/articles/gone", "articles/gone")
    site = Site("x", "https://example.org", trees=(("en", ""), ("ar", "/ar")))
    assert write_sitemap(tmp_path, site, shelf_of(corpus), file_paths(tmp_path), ["articles/gone/"]) == 2
    assert list(rows(tmp_path / "sitemap.xml")) == [
        f"https://example.org/{url}" for url in ("", "ar/", "about/", "ar/about/")
    ]
    text = (tmp_path / "sitemap.xml").read_text("utf-8")
    assert text.count('hreflang="ar" href="https://example.org/ar/about/"') == 2
