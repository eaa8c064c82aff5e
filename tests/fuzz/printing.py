"""What is printed under fire: feeds parse again and say the same, pages carry no live script, references can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from hypothesis import strategies as st
from tests.fuzz.fragments import links, markdown
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.holding import known, refused_well
from tests.fuzz.words import lines, sentences

from briefing.collate import corpus_of
from briefing.errors import BriefingError
from briefing.generate.article_page import article_page
from briefing.generate.articles import article_of
from briefing.ingest.front_matter import PageFront, front_lines, parse_page
from briefing.knowledge.borders import Borders, read_borders
from briefing.markup import safe_html
from briefing.model import Article
from briefing.present.addresses import Site
from briefing.present.citations import article_reference
from briefing.present.printed_evidence import check_feed
from briefing.present.shelf import Shelf, shelf_of
from briefing.publish.citations.csl import csl_text
from briefing.publish.event_feed import write_event_feed
from briefing.publish.feeds import feeds_of, write_feed
from briefing.text import legible

__all__ = ["FEEDS", "printed_right"]

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITES = (Site("Briefing <Room> & co", "https://news.example.org/b"), Site("Briefing Room"))
_LIVE = re.compile(r"^\s*(?:javascript|data|vbscript):", re.I)


@cache
def _borders() -> Borders:
    return read_borders()


def printed_right(articles: Sequence[Article], html: Mapping[str, str]) -> None:
    """Lays out the page of each article, and writes the feeds, of a site of these articles."""
    shelf = shelf_of(corpus_of(articles, known().countries, lambda _: ()))
    for site in _SITES:
        _feeds_parse(shelf, site)
    for article in shelf.corpus.articles:
        page = article_page(article, shelf, html[article.slug], _SITES[0], _borders())
        structure = str(page.structure).removeprefix('<script type="application/ld+json">').removesuffix("</script>")
        assert "<" not in structure and ">" not in structure, "data that may end its element"
        json.loads(structure)
        for markup in (page.view.text, page.view.deck, *((page.view.map.svg,) if page.view.map else ())):
            _dead(str(markup))
        json.loads(csl_text([article_reference(article, _SITES[0])]))


def _dead(markup: str) -> None:
    for tag in BeautifulSoup(f"\n{markup}", "html.parser").find_all(True):
        assert tag.name not in ("script", "style", "iframe", "object", "embed", "base", "meta", "form"), f"<{tag.name}>"
        for name, value in tag.attrs.items():
            assert not name.lower().startswith("on"), f"attribute {name}"
            assert not _LIVE.match(str(value)), f"a live address in {name}"
    assert "NaN" not in markup.split("<svg")[-1] or "<svg" not in markup, "a drawing of what is no number"


def _feeds_parse(shelf: Shelf, site: Site) -> None:
    with TemporaryDirectory() as folder:
        output = Path(folder)
        for feed in feeds_of(shelf.corpus, site.name):
            write_feed(feed, shelf, site, output)
        write_event_feed(shelf, site, output)
        for path in sorted(output.rglob("*.xml")):
            root = ElementTree.parse(path).getroot()
            assert root.findtext(f"{_ATOM}title") is not None, "a feed without a title"
            for entry in root.findall(f"{_ATOM}entry"):
                _dead(f"{entry.findtext(f'{_ATOM}summary') or ''}{entry.findtext(f'{_ATOM}content') or ''}")
                assert not any(_LIVE.match(link.get("href", "")) for link in entry.findall(f"{_ATOM}link")), (
                    "a live link"
                )
            faults = check_feed(path.read_text("utf-8"), path.name, shelf.articles.get)
            assert not faults, "words in a feed that stand in no article"
        told = ElementTree.parse(output / "feeds" / "all.atom.xml").getroot().findall(f"{_ATOM}entry")
        assert [e.findtext(f"{_ATOM}title") for e in told] == [_xml(a.title) for a in shelf.corpus.articles], (
            "other titles"
        )


def _xml(text: str) -> str:
    """As any reader of XML gives it back: one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


_DATES = (
    "", "2017-09-11", "2024-02-29", "2024-03-04T14:20:00+03:00", "1800-01-01", "2200-12-31", "2200-12-31T23:59:59-23:59", "1800-01-01T00:00:00+23:59", "2024-03-04T14:20",
    "20240304", "2024-W10-1", "2024-03-04T14:20:00.123456", "2024-03-04T14:20:00+00:00:30", "x",
)  # fmt: skip


def _pages() -> st.SearchStrategy[Pieces]:
    """The values of a head and a body: two articles of them are printed, one with another title."""
    body = st.one_of(markdown(), st.lists(sentences(8), min_size=1, max_size=3).map("\n\n".join))
    date = st.sampled_from(_DATES)
    return st.tuples(
        lines(), lines(), date, date, lines(), lines(), lines(), links(), st.sampled_from(("en", "ar", "", "x<y")), body
    )


def _hold(pieces: Pieces) -> None:
    title, deck, date, modified, outlet, authors, agency, address, language, body = pieces
    front = PageFront(
        title=title or "x", deck=deck, date=date, modified=modified, outlet=outlet, authors=(authors,), agency=agency, source_url=address, language=language,
        source_sha256="0" * 64, status="published",
    )  # fmt: skip
    front, text = parse_page(legible(front_lines(front) + "\n" + body))
    try:
        html = safe_html(text, "a.md")
        one = article_of("a", front, html, known(), lambda _: ())
        two = article_of(
            "b", replace(front, title=f"Not {front.title}", date="2017-09-12"), html, known(), lambda _: ()
        )
    except BriefingError as fault:
        refused_well(fault)
        return
    printed_right((one, two), {"a": html, "b": html})


FEEDS = Harness("feeds", _pages(), _hold, examples=15)
