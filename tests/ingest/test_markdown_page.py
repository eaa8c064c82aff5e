"""Pages as written: read back by Pelican's own Markdown, nothing in the text becomes markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from briefing.ingest.front_matter import parse_page, read_page
from briefing.ingest.markdown_page import markdown_page, safe_href
from briefing.ingest.page import ConvertedPage, PageBlock, Run

EXTENSIONS = ["meta", "extra"]
HARD = (
    "1. Not a list", "2) nor this", "# no head", "- no item", "+ no", "* no", "> no quote", "{: .caption}", "ends with {: #x }", ": no definition",
    "*[AFP]: no abbreviation", "~~~ no code", "``` no code", "a_b_c and _so_ on", "[no](javascript:x)", "<script>x</script>", "AT&T &amp; &lt;",
    "--- no rule", "===", "| a | b |", "\\* kept", "![x](y)", "[^1] no note", "50 * 2 * 3", "http://a.example/_x_",
)  # fmt: skip


def rendered(blocks: tuple[PageBlock, ...]) -> BeautifulSoup:
    text = markdown_page(ConvertedPage("T", blocks), "a.txt", "0" * 64)
    return BeautifulSoup(Markdown(extensions=EXTENSIONS).convert(text), "lxml")


@pytest.mark.parametrize("kind", ["paragraph", "item", "quote", "caption", "subhead"])
@pytest.mark.parametrize("text", HARD)
def test_hard_text_comes_back_as_it_was(text: str, kind: str) -> None:
    soup = rendered(
        (
            PageBlock.plain("paragraph", "Before it."),
            PageBlock.plain(kind, text),
            PageBlock.plain("paragraph", "After it."),
        )
    )  # type: ignore[arg-type]
    assert soup.get_text("\n").split("\n")[0] == "Before it."
    element = soup.find({"item": "li", "quote": "blockquote", "subhead": "h2"}.get(kind, "p"), string=None)
    texts = [one.get_text().strip() for one in soup.find_all(["p", "li", "h2", "blockquote"])]
    assert text in texts
    assert (
        element is not None
        and soup.find(["script", "em", "strong", "code", "hr", "img", "table", "abbr", "dl", "a"]) is None
    )


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z", "M"]), min_size=1, max_size=30))
def test_any_word_comes_back_as_it_was(word: str) -> None:
    soup = rendered((PageBlock.plain("paragraph", f"{word} said {word}"),))
    assert soup.get_text().strip() == f"{word} said {word}"


def test_a_caption_is_a_paragraph_of_its_class() -> None:
    soup = rendered((PageBlock.plain("caption", "The bridge."), PageBlock.plain("paragraph", "It fell.")))
    assert [(p.get("class"), p.get_text()) for p in soup.find_all("p")] == [
        (["caption"], "The bridge."),
        (None, "It fell."),
    ]


def test_only_safe_links_stay() -> None:
    runs = (
        Run("See "),
        Run("the [map]", "https://maps.example/a_(b)?x=1&y=*"),
        Run(" or "),
        Run("this", "javascript:alert(1)"),
        Run("."),
    )
    soup = rendered((PageBlock("paragraph", runs),))
    assert [(a.get_text(), a["href"]) for a in soup.find_all("a")] == [
        ("the [map]", "https://maps.example/a_%28b%29?x=1&y=%2A")
    ]
    assert soup.get_text().strip() == "See the [map] or this."


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//host/x", "/x", "https:", "vbscript:x", "java\nscript:x", ""],
)
def test_other_addresses_are_none(address: str) -> None:
    assert safe_href(address) is None


@pytest.mark.parametrize(
    "title", ["Gao: a \"hard\" day", "'Quoted'", "--- dashes", "a\nstatus: draft", "a\r\n---\r\nx", "b\u2028date: 1999", "[x] {y} # z", "\u202egnippilf", "- item: x"]
)  # fmt: skip
def test_a_title_is_one_value_for_pelican_and_for_us(title: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        markdown_page(ConvertedPage(title, (PageBlock.plain("paragraph", "It began."),)), "a.txt", "0" * 64), "utf-8"
    )
    converter = Markdown(extensions=EXTENSIONS)
    html = converter.convert(path.read_text("utf-8"))
    front, body = read_page(path)
    words = " ".join(title.replace("\u202e", "").split())
    meta: dict[str, list[str]] = converter.Meta  # type: ignore[attr-defined]
    # Marks around the whole of it would be taken for ours: others are put around them, which Pelican does not take off.
    told = f"''{words}''" if words.startswith("'") else words
    assert (meta["title"], meta["status"], "date" in meta) == ([told], ["published"], False)
    assert front.title == words
    assert (html, body) == ("<p>It began.</p>", "It began.\n")


def test_every_key_comes_back() -> None:
    page = ConvertedPage(
        "T", (), "A deck", "2024-03-04T14:20:00+03:00", "metadata", "2024-03-05", "Upper Nile Post", ("Awa Diallo", "Ben Ochieng"), "AFP",
        "en", "https://post.example/a", status="draft",
    )  # fmt: skip
    front, _ = parse_page(markdown_page(page, "a.html", "f" * 64))
    assert (front.deck, front.date, front.date_basis, front.modified) == (
        page.deck,
        page.date,
        "metadata",
        page.modified,
    )
    assert (front.authors, front.agency, front.outlet, front.language) == (page.authors, "AFP", page.outlet, "en")
    assert (front.source_url, front.source_file, front.source_sha256, front.status) == (
        page.source_url,
        "a.html",
        "f" * 64,
        "draft",
    )
