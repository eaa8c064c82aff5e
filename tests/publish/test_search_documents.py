"""What the search reads of a page is all that Pagefind would take from it, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.publish.index_order import order_index
from briefing.publish.pagefind import start_pagefind
from briefing.publish.search_documents import search_document, sort_date

ARTICLE = """<!doctype html><html lang="en"><head><title>T</title></head><body data-root="/">
<header data-pagefind-ignore="all"><a href="/">Home</a></header>
<main><nav data-pagefind-ignore="all">Articles</nav>
<h1 id="title" data-pagefind-body data-pagefind-meta="title">Shells &lt;b&gt; on Goma</h1>
<p data-value="two accounts" data-pagefind-meta="about[data-value]">apparatus</p>
<div class="map"><svg><text>Sake</text></svg></div>
<p class="stand" data-pagefind-body>The deck writes data-pagefind-body.</p>
<div class="text" data-pagefind-body><div><p>He said "<mark id="s1">two > one died</mark>".<a class="n" href="#c1">1</a>
<br><img src="a.jpg" alt="a <div> and 'more'"></p></div><!-- </div> --><p id="p2">Nobody knew data-pagefind-body here.</p></div>
<section>Sources</section>
<div hidden data-pagefind-body data-pagefind-weight="0.4" data-claims="[[&#34;2 dead&#34;,&#34;>&#34;]]" data-pagefind-meta="claims[data-claims]">
<span data-value="Syria" data-pagefind-filter="country[data-value]"></span>
<span data-value="2017-09-11" data-pagefind-sort="date[data-value]"></span>
<p id="name-1">Islamic State, also called Daesh</p></div></main>
<footer data-pagefind-ignore="all">Foot</footer></body></html>"""


def index(folder: Path, html: str) -> dict[str, bytes]:
    page = folder / "site" / "articles" / "a" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(html, encoding="utf-8")
    start_pagefind(folder / "site", folder / "made").wait()
    order_index(folder / "made")
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in (folder / "made").rglob("*") if p.is_file()}


def test_the_index_of_a_document_is_that_of_its_page(tmp_path: Path) -> None:
    document = search_document(ARTICLE)
    assert index(tmp_path / "document", document) == index(tmp_path / "page", ARTICLE)
    assert "Sake" not in document and "Sources" not in document and "Foot" not in document
    assert search_document(document) == document


def test_a_page_without_anything_to_search_has_no_document() -> None:
    assert search_document("<html><body><main data-pagefind-ignore='all'>Front page</main></body></html>") == ""
    assert search_document('<html><p data-value="x" data-pagefind-meta="about[data-value]">y</p></html>') == ""
    assert search_document("<p>the words data-pagefind-body in a text</p>") == ""
    assert search_document("") == ""


@pytest.mark.parametrize(
    "html", ["<h1 data-pagefind-body>cut off", "data-pagefind-body", "<h1 data-pagefind-body", "<!--"]
)
def test_a_page_that_is_cut_off_does_no_harm(html: str) -> None:
    assert search_document(html) in ("", f"<!doctype html><html><body>{html}</body></html>")


def test_the_date_of_a_document() -> None:
    assert sort_date(search_document(ARTICLE)) == "2017-09-11"
    assert sort_date("<p>none</p>") == ""
