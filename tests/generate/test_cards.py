"""OpenGraph in the pages of a built site: whole where the site's address is known, without addresses where not."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html
from tests.generate.test_build import project

from briefing.generate.build import build_site

ARTICLE = """---
title: Nine killed in "Sake" & around
date: 2025-02-18T21:00:00+00:00
modified: 2025-02-19T08:00:00+00:00
status: published
---

Shells killed nine civilians in Sake, a hospital said.
"""


def _built(folder: Path, *lines: str) -> Path:
    conf = project(
        folder,
        {"articles/2025/sake.md": ARTICLE, "pages/about.md": "---\ntitle: About\nstatus: published\n---\n\nText.\n"},
    )
    conf.write_text("\n".join([conf.read_text("utf-8"), *lines]), encoding="utf-8")
    return build_site(conf).output


def _told(page: Path) -> dict[str, str]:
    root = lxml_html.fromstring(page.read_bytes())
    return {m.get("property") or m.get("name"): m.get("content") for m in root.xpath("//meta[@property or @name]")}


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("hosted"), 'BRIEFING_SITEURL = "https://room.example/press"')


def test_an_article_tells_its_figure_dates_address_and_picture(hosted: Path) -> None:
    told = _told(hosted / "articles/sake/index.html")
    assert told["og:title"] == 'Nine killed in "Sake" & around'
    assert told["og:description"].startswith("9 civilians killed. A hospital")
    assert (told["og:type"], told["og:site_name"], told["og:locale"]) == ("article", "Briefing Room", "en_GB")
    assert told["article:published_time"] == "2025-02-18T21:00+00:00"
    assert told["article:modified_time"] == "2025-02-19T08:00+00:00"
    assert told["og:url"] == "https://room.example/press/articles/sake/"
    assert told["twitter:card"] == "summary_large_image" and "9 civilians killed" in told["og:image:alt"]


def test_every_page_has_a_picture_that_is_there_and_lists_share_one(hosted: Path) -> None:
    pictures = {}
    for page in sorted(hosted.rglob("*.html")):
        address = _told(page)["og:image"]
        assert (hosted / address.removeprefix("https://room.example/press/")).is_file(), page
        pictures[page.relative_to(hosted).as_posix()] = address
    assert pictures["index.html"] == pictures["about/index.html"] == pictures["places/index.html"]
    assert pictures["articles/sake/index.html"] != pictures["index.html"]
    assert {Path(a).name for a in pictures.values()} == {p.name for p in (hosted / "cards").iterdir()}


@pytest.mark.parametrize("line", ["", 'BRIEFING_SITEURL = "https://room.example"\nBRIEFING_CARDS = False'])
def test_without_an_address_or_with_cards_off_there_is_no_picture(tmp_path: Path, line: str) -> None:
    output = _built(tmp_path, line)
    told = _told(output / "articles/sake/index.html")
    assert told["og:title"] and told["twitter:card"] == "summary" and "og:image" not in told
    assert ("og:url" in told) == bool(line)
    assert not (output / "cards").exists()
