"""The peers of the benchmark have the same work: every generator makes the same pages of the same made site."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.bench.made_site import MadeSite, made_site
from tests.bench.site_ours import Briefing
from tests.bench.site_peers import ELEVENTY, PEERS, Hugo

from briefing.ingest.front_matter import read_page

ROOT = Path(__file__).resolve().parents[1]
SIZE = 200
PRESENT = {"hugo": Hugo.binary() is not None, "eleventy": ELEVENTY.is_file(), "pelican": True}
ON_SITE = ["hugo", "eleventy", "pelican"]


@cache
def site() -> MadeSite:
    return made_site(SIZE)


def addresses() -> set[str]:
    """Every file that a peer is to write, from the site alone."""
    filed: dict[str, int] = {"articles": SIZE}
    slugs = {name: slug for slug, name in site().outlets.items()}
    for article in site().articles.values():
        kinds = [f"regions/{site().regions[article.region].slug}", f"outlets/{slugs[article.outlet]}"]
        for kind in [*kinds, *(f"actors/{id}" for id in article.actors)]:
            filed[kind] = filed.get(kind, 0) + 1
    pages = {f"{kind}/index.html" for kind in [*filed, "regions", "actors", "outlets"]} | {"index.html"}
    pages |= {f"{kind}/page/{n}/index.html" for kind, count in filed.items() for n in range(2, -(-count // 100) + 1)}
    pages |= {f"articles/{slug}/index.html" for slug in site().articles}
    feeds = {f"{kind}/atom.xml" for kind in filed if kind.startswith(("regions", "actors"))} | {"atom.xml"}
    return pages | feeds | {"site.css"}


def words(markup: str) -> str:
    """The text alone, a blank between any two words."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def plain(paragraph: str) -> str:
    return " ".join(re.sub(r"^(> |## )|\*|\[|\]\([^)]*\)", "", paragraph).split())


@pytest.mark.parametrize("name", ON_SITE)
def test_every_peer_writes_the_same_pages_with_the_whole_text(name: str, tmp_path: Path) -> None:
    if not PRESENT[name]:
        pytest.skip(f"{name} is not installed; docs/performance.md tells how")
    peer = PEERS[name](tmp_path / name)
    peer.prepare(site())
    subprocess.run(peer.command(), cwd=peer.folder, env=peer.environment(), check=True, capture_output=True)
    written = {path.relative_to(peer.output).as_posix() for path in peer.output.rglob("*") if path.is_file()}
    assert written == addresses()
    for article in site().articles.values():
        text = words(peer.built(article.slug))
        assert all(plain(paragraph) in text for paragraph in article.paragraphs), article.slug
        assert words(article.title) in text
        assert all(site().actors[id] in text for id in article.actors)
    feed = (peer.output / "atom.xml").read_text("utf-8")
    newest = [article.slug for article in site().newest_first()[:50]]
    assert re.findall(r'<link href="https://example.org/articles/([^/"]+)/"', feed) == newest
    assert feed.count("<entry>") == 50


def test_the_made_site_is_the_same_every_time_and_falls_off_as_news_does() -> None:
    again = made_site(SIZE)
    assert again.articles == site().articles and again.actors == site().actors
    assert len({article.title for article in again.articles.values()}) == SIZE
    counts: dict[str, int] = {}
    for article in again.articles.values():
        counts[article.region] = counts.get(article.region, 0) + 1
    most = sorted(counts.values(), reverse=True)
    assert most[0] > 3 * most[5]
    assert 0.3 < sum(article.harm is not None for article in again.articles.values()) / SIZE < 0.7
    lengths = [len(" ".join(article.paragraphs).split()) for article in again.articles.values()]
    assert 550 < sum(lengths) / SIZE < 650


def test_our_pages_hold_the_same_content_as_ingest_writes_it(tmp_path: Path) -> None:
    ours = Briefing(tmp_path / "ours", whole=False)
    ours.prepare(site())
    for article in site().articles.values():
        front, body = read_page(ours.page(article.slug))
        assert front.is_published and front.title == article.title and front.actors == article.actors
        assert (front.outlet, front.country) == (article.outlet, site().regions[article.region].name)
        assert body.strip().split("\n\n") == list(article.paragraphs)
    assert len(list((ours.folder / "content/articles").rglob("*.md"))) == SIZE


def test_renaming_an_actor_edits_its_row_alone_and_keeps_the_old_name(tmp_path: Path) -> None:
    ours = Briefing(tmp_path / "ours", whole=False)
    ours.prepare(made_site(1))
    changed = replace(site(), actors=site().actors | {"islamic-state": "Islamic State renamed"})
    ours.rename_actor("islamic-state", changed)
    folder = "plugins/briefing/knowledge/actors"
    before = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / folder).glob("*.yaml")}
    after = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in (ours.folder / folder).glob("*.yaml")}
    [(old, new)] = [
        pair for name in before for pair in zip(before[name]["actors"], after[name]["actors"], strict=True)
        if pair[0] != pair[1]
    ]  # fmt: skip
    assert (old["name"], new["name"]) == ("Islamic State", "Islamic State renamed")
    assert new["aliases"] == ["Islamic State", *old["aliases"]]
