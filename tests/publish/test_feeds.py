"""Feeds as a feed reader gets them: parsed, against what RFC 4287 asks of a feed and an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.model import Copy, Corpus, Origin
from briefing.present.addresses import Site
from briefing.present.shelf import Shelf, shelf_of
from briefing.publish.content_hash import facts_hash
from briefing.publish.feeds import feeds_of, write_feed

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = Site("Briefing Room", "https://news.example.org/briefings")
HOME = Site("Briefing Room")


def read(output: Path, name: str = "all") -> ElementTree.Element:
    return ElementTree.parse(output / "feeds" / f"{name}.atom.xml").getroot()


def write_feeds(shelf: Shelf, site: Site, output: Path) -> int:
    feeds = feeds_of(shelf.corpus, site.name)
    for feed in feeds:
        write_feed(feed, shelf, site, output)
    return len(feeds)


def entry(feed: ElementTree.Element, number: int) -> ElementTree.Element:
    return feed.findall(f"{ATOM}entry")[number]


def links(element: ElementTree.Element) -> dict[str, str]:
    return {link.get("rel", "alternate"): link.get("href", "") for link in element.findall(f"{ATOM}link")}


def test_one_feed_for_all_and_for_each_region_country_and_actor(corpus: Corpus, tmp_path: Path) -> None:
    assert write_feeds(shelf_of(corpus), SITE, tmp_path) == 4
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.xml")) == [
        "feeds/actors/m23.atom.xml",
        "feeds/all.atom.xml",
        "feeds/regions/dr-congo.atom.xml",
        "feeds/regions/middle-africa.atom.xml",
    ]
    assert len(read(tmp_path, "regions/dr-congo").findall(f"{ATOM}entry")) == 2


def test_every_feed_and_entry_has_what_atom_requires(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    ids = []
    for path in tmp_path.rglob("*.xml"):
        feed = ElementTree.parse(path).getroot()
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None  # stands for entries that have none
        for element in (feed, *feed.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
            assert datetime.fromisoformat(element.findtext(f"{ATOM}updated")).utcoffset() is not None
            assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        ids.append(feed.findtext(f"{ATOM}id"))
        in_feed = [e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")]
        assert len(set(in_feed)) == len(in_feed)
    assert len(set(ids)) == len(ids)


def test_an_entry_says_where_its_article_comes_from(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    first = entry(read(tmp_path), 0)
    assert links(first) == {
        "alternate": "https://news.example.org/briefings/articles/camp-shelled/",
        "via": "https://example.org/camp?a=1&b=2",
        "describedby": "https://news.example.org/briefings/articles/camp-shelled/cite.csl.json",
    }
    assert [name.text for name in first.findall(f"{ATOM}author/{ATOM}name")] == ["Ann Example", "Bo Sample"]
    assert "Source: Sample Herald, from Example Wire." in first.findtext(f"{ATOM}summary")
    assert [c.get("term") for c in first.findall(f"{ATOM}category")] == ["M23"]


def test_the_summary_speaks_the_words_of_the_fact_box(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    summary = entry(read(tmp_path), 0).findtext(f"{ATOM}summary")
    assert "<p>A deck &amp; more</p>" in summary
    assert "What: At least 4 people killed. A hospital doctor" in summary


def test_an_entry_carries_each_claim_with_its_claimant_its_words_and_its_address(
    corpus: Corpus, tmp_path: Path
) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    content = entry(read(tmp_path), 0).find(f"{ATOM}content")
    assert content.get("type") == "html"
    address = "https://news.example.org/briefings/articles/camp-shelled/#claim-killed-4-1"
    claim = f'<li><a href="{address}">At least 4 people killed</a>. a hospital doctor, medical: <q>at least four people</q></li>'
    assert claim in content.text
    assert f"SHA-256 of the facts: {facts_hash(corpus.articles[0].facts)}" in content.text


def test_a_copy_names_the_first_publisher_of_its_text(corpus: Corpus, tmp_path: Path) -> None:
    origin = Origin("old-road", (Copy("camp-shelled", "copy", 1.0),))
    write_feeds(shelf_of(replace(corpus, origins=(origin,))), SITE, tmp_path)
    told = [entry(read(tmp_path), number).findtext(f"{ATOM}content") for number in (0, 1)]
    words = "The same text was first published by Mock-Up: “Road cut &lt;b&gt;again&lt;/b&gt; &amp; again”."
    assert [words in content for content in told] == [True, False]


def test_updated_is_the_outlets_last_change_else_its_publication(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    feed = read(tmp_path)
    assert entry(feed, 0).findtext(f"{ATOM}published") == "2025-02-18T12:30:00+02:00"
    assert entry(feed, 0).findtext(f"{ATOM}updated") == "2025-02-19T08:00:00+00:00"
    assert entry(feed, 1).findtext(f"{ATOM}updated") == "2024-05-01T00:00:00+00:00"
    assert feed.findtext(f"{ATOM}updated") == "2025-02-19T08:00:00+00:00"


def test_an_undated_article_is_in_the_feed_and_says_so(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    undated = entry(read(tmp_path), 2)
    assert undated.find(f"{ATOM}published") is None
    assert undated.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert "Date of publication not stated." in undated.findtext(f"{ATOM}summary")


def test_text_of_strangers_stays_text(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path)
    assert entry(read(tmp_path), 1).findtext(f"{ATOM}title") == "Road cut <b>again</b> & again"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", ""])
def test_only_web_addresses_are_linked_as_source(corpus: Corpus, tmp_path: Path, address: str) -> None:
    first = replace(corpus.articles[0], source_url=address)
    write_feeds(shelf_of(replace(corpus, articles=(first,), regions=(), actors=())), SITE, tmp_path)
    assert "via" not in links(entry(read(tmp_path), 0))


def test_without_a_site_address_links_are_relative_to_the_feed(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), HOME, tmp_path)
    assert links(read(tmp_path)) == {"alternate": "../", "self": "all.atom.xml"}
    feed = read(tmp_path, "actors/m23")
    assert links(feed) == {"alternate": "../../actors/m23/", "self": "m23.atom.xml"}
    assert links(entry(feed, 0))["alternate"] == "../../articles/camp-shelled/"


def test_ids_outlive_a_move_of_the_site(corpus: Corpus, tmp_path: Path) -> None:
    write_feeds(shelf_of(corpus), SITE, tmp_path / "a")
    write_feeds(shelf_of(corpus), HOME, tmp_path / "b")
    here, there = ([i.text for i in read(tmp_path / name).iter(f"{ATOM}id")] for name in "ab")
    assert here == there


def test_the_same_corpus_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    for name in "ab":
        write_feeds(shelf_of(corpus), SITE, tmp_path / name)
    here, there = ({p.name: p.read_bytes() for p in (tmp_path / name).rglob("*.xml")} for name in "ab")
    assert here == there


def test_a_site_without_articles_has_an_empty_feed_without_the_time_of_the_build(tmp_path: Path) -> None:
    write_feeds(shelf_of(Corpus((), (), (), ())), SITE, tmp_path)
    assert read(tmp_path).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_a_feed_holds_the_newest_fifty(corpus: Corpus) -> None:
    slugs = tuple(f"a-{number:03}" for number in range(60))
    region = replace(corpus.regions[0], articles=slugs)
    [_, feed] = feeds_of(replace(corpus, regions=(region,), actors=()), "Briefing Room")
    assert feed.articles == slugs[:50]
