"""The files of the built site, all of them, as they are uploaded."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from driving import ROOT, build
from lxml import html as lxml_html

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action"}
SVG_LINK = "{http://www.w3.org/1999/xlink}href"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def tree(path: Path) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(path.read_bytes())


@cache
def ids(path: Path) -> frozenset[str]:
    return frozenset(tree(path).xpath("//@id"))


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def links(path: Path) -> Iterator[str]:
    for element in tree(path).iter():
        for name in (LINKS.get(element.tag), "xlink:href"):
            if name and (link := element.get(name)) is not None:
                yield link


def target_of(site: Path, page: Path, link: str) -> Path:
    """The file that a host would answer this link with."""
    path = unquote(urlsplit(link).path)
    base = site if path.startswith("/") or page.name == "404.html" else page.parent
    target = (base / path.lstrip("/")).resolve() if path else page
    return target / "index.html" if target.is_dir() else target


def test_every_internal_link_of_every_page_leads_somewhere(site: Path) -> None:
    broken = []
    for page in pages(site):
        for link in links(page):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = target_of(site, page, link)
            where = f"{page.relative_to(site)}: {link}"
            if not target.is_file() or site not in target.parents:
                broken.append(where)
            elif parts.fragment and target.suffix == ".html" and parts.fragment not in ids(target):
                broken.append(f"{where} (no such id)")
    assert broken == []


def allowed_style(root: lxml_html.HtmlElement) -> bool:
    """Whether the page holds one style and its policy names the hash of that style's bytes."""
    styles = root.xpath("//style/text()")
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digests = [base64.b64encode(hashlib.sha256(css.encode()).digest()).decode() for css in styles]
    return len(digests) == 1 and f"style-src 'self' 'sha256-{digests[0]}';" in policy


def test_nothing_in_a_page_is_loaded_from_elsewhere_or_run_in_place(site: Path) -> None:
    found = []
    for page in pages(site):
        where = page.relative_to(site)
        root = tree(page)
        inline = root.xpath(
            "//body//style | //script[not(@src or @type='application/ld+json')] | //*[@style] | //iframe | //object | //embed | //base"
        )
        found += [f"{where}: <{element.tag}> in place" for element in inline]
        found += [f"{where}: {name}" for name in root.xpath("//@*[starts-with(name(), 'on')]")]
        found += [] if allowed_style(root) else [f"{where}: a style that its policy does not name"]
        loaded = root.xpath("//script/@src | //img/@src | //source/@src | //link[@rel!='canonical']/@href")
        found += [f"{where}: {link}" for link in loaded if urlsplit(link).netloc or urlsplit(link).scheme]
        found += [
            f"{where}: {link}" for link in links(page) if urlsplit(link).scheme not in ("", "http", "https", "mailto")
        ]
    assert found == []


def test_every_article_and_event_tells_programs_what_it_is(site: Path) -> None:
    for name, kind in (("articles", "WebPage"), ("events", "Event")):
        ids = [json.loads(line)["id"] for line in (site / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()]
        assert ids
        for id in ids:
            page = site / name / id / "index.html"
            [text] = tree(page).xpath("//head/script[@type='application/ld+json']/text()")
            data = json.loads(text)
            assert (data["@context"], data["@type"]) == ("https://schema.org", kind), page
            assert "ClaimReview" not in text
            assert all((page.parent / file).stat().st_size for file in ("cite.bib", "cite.ris", "cite.csl.json"))


def test_no_key_of_a_citation_stands_for_two_things(site: Path) -> None:
    """An article's entry is the same in its own files and in those of its events."""
    told: dict[str, object] = {}
    for path in sorted(site.glob("*/*/cite.csl.json")):
        for item in json.loads(path.read_text("utf-8")):
            assert told.setdefault(item["id"], item) == item, path


def test_styles_load_nothing_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(\s*['\"]?(?!#|data:)", text), path.name


def test_every_page_has_a_language_a_title_of_its_own_and_one_heading(site: Path) -> None:
    titles: dict[tuple[str, str], Path] = {}
    for page in pages(site):
        root = tree(page)
        assert root.get("lang"), page
        assert len(root.xpath("//h1")) == 1, page
        [title] = root.xpath("//head/title/text()")
        key = (root.get("lang"), title)
        assert titles.setdefault(key, page) == page, f"{page} has the title of {titles[key]}"


def test_no_id_stands_twice_in_a_page(site: Path) -> None:
    for page in pages(site):
        found = tree(page).xpath("//@id")
        assert len(found) == len(set(found)), (page, [i for i in found if found.count(i) > 1][:5])


def test_every_article_has_its_page_and_stands_in_the_lists(site: Path) -> None:
    slugs = {path.stem for path in (ROOT / "content" / "articles").rglob("*.md") if not path.name.endswith(".new.md")}
    assert {p.parent.name for p in site.glob("articles/*/index.html")} >= slugs
    letters = (site / "articles" / "a-z" / "index.html").read_text(encoding="utf-8")
    assert [slug for slug in slugs if f"{slug}/" not in letters] == []


def test_feeds_parse_and_their_links_exist(site: Path) -> None:
    feeds = sorted(site.glob("feeds/**/*.atom.xml"))
    assert {path.parent.name for path in feeds} == {"feeds", "regions", "actors"}
    for path in feeds:
        feed = ElementTree.parse(path).getroot()
        entries = feed.findall(f"{ATOM}entry")
        assert entries, path
        for link in feed.iter(f"{ATOM}link"):
            if link.get("rel") != "via":
                assert target_of(site, path, link.get("href")).is_file(), (path, link.get("href"))


def test_every_country_region_and_actor_has_a_feed(site: Path) -> None:
    listings = {"claims-here", "articles", "events"}  # further pages of a dossier
    for page in [*site.glob("regions/*/index.html"), *site.glob("regions/*/*/index.html")]:
        if listings & set(page.relative_to(site).parts):
            continue
        assert (site / "feeds" / "regions" / f"{page.parent.name}.atom.xml").is_file()
    lists = {"most-articles", "last-reported", "by-kind"}
    for page in (page for page in site.glob("actors/*/index.html") if page.parent.name not in lists):
        assert (site / "feeds" / "actors" / f"{page.parent.name}.atom.xml").is_file()


@pytest.mark.parametrize("name", ["articles.csv", "claims.csv", "forces.csv", "places.csv", "actors.csv", "events.csv"])
def test_every_permalink_of_the_data_leads_to_its_page_and_row(site: Path, name: str) -> None:
    with (site / "data" / name).open(encoding="utf-8", newline="") as file:
        links = {row["permalink"] for row in csv.DictReader(file)}
    assert links
    for link in links:
        address, _, anchor = link.partition("#")
        page = site / address / "index.html"
        assert page.is_file(), link
        assert not anchor or anchor in ids(page), link


def test_the_site_map_lists_every_page_but_the_search_and_those_withdrawn(site: Path) -> None:
    listed = re.findall(r"<loc>/(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    kept = (p for p in site.rglob("index.html") if not tree(p).xpath("//meta[@name='robots'][@content='noindex']"))
    written = {p.parent.relative_to(site).as_posix() + "/" for p in kept} - {"search/", "ar/search/"}
    assert set(listed) == {url.removeprefix("./") for url in written}


@pytest.mark.parametrize("name", ["robots.txt", "404.html", "_headers", "pagefind/pagefind.js", "search/index.html"])
def test_the_site_has(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0


def test_no_source_leaves_the_building(site: Path) -> None:
    """Originals and the editors' own files stay at home."""
    ours = {site / "robots.txt", site / "data" / "README.txt"}
    assert [p for p in site.rglob("*") if p.suffix in (".md", ".yaml", ".txt", ".eml") and p not in ours] == []
    hashes = {p.name for p in (ROOT / "content" / "sources").rglob("*") if p.is_file()}
    assert not hashes & {p.name for p in site.rglob("*")}


def test_invoke_builds_the_same_site_byte_for_byte(site: Path, tmp_path: Path) -> None:
    """Also: a second build of the same content in another process gives the same bytes."""
    output = tmp_path / "again"
    build(output, "invoke", "build", "--output", str(output))
    here, there = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in (site, output))
    assert sorted(here) == sorted(there)
    assert [str(name) for name in here if here[name] != there[name]] == []
