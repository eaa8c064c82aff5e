"""sitemap.xml and robots.txt over a written site."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.model import Corpus
from briefing.publish import sitemap
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
    assert write_sitemap(tmp_path, "https://example.org/x", corpus) == 6
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
    write_sitemap(tmp_path, "", corpus)
    assert list(rows(tmp_path / "sitemap.xml")) == ["/", "/about/"]


def test_a_dossier_is_as_new_as_its_newest_article(corpus: Corpus) -> None:
    [page] = sitemap_pages(corpus, ["actors/m23/"])
    assert page.modified == date(2025, 2, 19)


def test_a_large_site_map_is_split(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 2)
    write_pages(tmp_path, "", "about", "method")
    assert write_sitemap(tmp_path, "https://example.org", corpus) == 3
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
