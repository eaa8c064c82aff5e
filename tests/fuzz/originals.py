"""The readers of saved articles under fire: what they take becomes a page that is read again as it was, with no live script."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st
from tests.fuzz.fragments import markdown, pages, saved_texts
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.holding import box_holds, inert, known, refused_well
from tests.fuzz.words import paragraphs, strange_text

from briefing.errors import BriefingError
from briefing.generate.heads import read_day
from briefing.html_text import blocks_of_html
from briefing.ingest.cleaning import one_line
from briefing.ingest.encoding import decode
from briefing.ingest.front_matter import parse_page
from briefing.ingest.html_page import convert_html
from briefing.ingest.markdown_original import convert_markdown
from briefing.ingest.markdown_page import markdown_page
from briefing.ingest.page import ConvertedPage
from briefing.ingest.plain_text import convert_text
from briefing.markup import page_html, safe_html
from briefing.pipeline import document_of_markdown, facts_of
from briefing.text import legible

__all__ = ["ENCODINGS", "HTML", "MARKDOWN", "PAGES", "TEXTS"]

Convert = Callable[[str], ConvertedPage]
_ROOT = Path(__file__).parents[2] / "plugins" / "briefing"


def _converted(convert: Convert, text: str) -> ConvertedPage | None:
    """The page; None where a reader of ours refuses it in words of its own. A library's refusal is a fault."""
    try:
        return convert(text)
    except ValueError as refusal:
        raised = traceback.extract_tb(refusal.__traceback__)[-1]
        if type(refusal) is not ValueError or not Path(raised.filename).is_relative_to(_ROOT):
            raise
        return None


def _page_holds(page: ConvertedPage) -> None:
    written = markdown_page(page, "a.html", "0" * 64)
    written.encode("utf-8")
    assert legible(written) == written, "letters that nobody can read"
    front, body = parse_page(written)
    assert (front.title or "") == one_line(page.title) and (front.deck or "") == one_line(page.deck), "another head"
    assert front.status == page.status and not front.other, "another key"
    for day in (front.date, front.modified):
        read_day(day, "a.md") if page.date_basis != "unknown" else None
    html = safe_html(body)
    inert(html)
    _texts_come_back(page, html)
    document = document_of_markdown("a", front.title or "", body, front.deck or "")
    box_holds(facts_of(document, known()), document)


def _texts_come_back(page: ConvertedPage, html: str) -> None:
    text, blocks = blocks_of_html(html)
    read = [one_line(text[b.start : b.end]) for b in blocks]
    assert read == [words for words in (one_line(b.text) for b in page.blocks) if words], (
        "blocks read as something else"
    )


def _reader(convert: Convert) -> Callable[[Pieces], None]:
    def hold(pieces: Pieces) -> None:
        page = _converted(convert, pieces[0].encode(errors="ignore").decode())  # a file holds no half characters
        if page is not None:
            _page_holds(page)

    return hold


def _in_a_page(text: str) -> None:
    convert_html(f"<h1>Shells hit Goma</h1><article><p>{text}</p></article>")


HTML = Harness("html", st.tuples(pages()), _reader(convert_html), examples=16, repeated=_in_a_page)
TEXTS = Harness(
    "text", st.tuples(saved_texts()), _reader(convert_text), examples=50,
    repeated=lambda text: convert_text(f"Shells hit Goma\n\n{text}") and None,
)  # fmt: skip
MARKDOWN = Harness(
    "markdown", st.tuples(markdown()), _reader(convert_markdown), examples=25,
    repeated=lambda text: convert_markdown(f"# Shells hit Goma\n\n{text}") and None,
)  # fmt: skip


def _printed(pieces: Pieces) -> None:
    text = legible(pieces[0])  # as a page is read
    try:
        for html in (safe_html(text, "a.md"), page_html(text, "a.md")):
            inert(html)
    except BriefingError as fault:
        refused_well(fault)


PAGES = Harness(
    "pages", st.tuples(markdown()), _printed, examples=40, repeated=lambda text: safe_html(text, "a.md") and None
)

_CODECS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "cp1251",
    "shift_jis",
    "gb18030",
    "utf-7",
    "koi8-r",
    "cp037",
)


def _decoded(pieces: Pieces) -> None:
    head, text, codec, more = pieces
    raw = head.encode("latin-1", "replace") + text.encode(codec, "replace") + more.encode("latin-1", "replace")
    try:
        found = decode(raw, "a.txt")
    except BriefingError as fault:
        refused_well(fault)
        return
    found.text.encode("utf-8")
    if not head and not more and codec == "utf-8":
        assert not text.isascii() or found.text == text, "an ASCII text is read as another"


ENCODINGS = Harness(
    "encodings",
    st.tuples(
        st.sampled_from(("", "", "<meta charset=utf-7>", "<meta charset='x-y'>", "\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\xff\xfe\x00\x00", "<meta charset=idna>",
                         "<meta charset=rot13>", "<meta charset=zlib>", "<meta charset=punycode>", "<?xml encoding='unicode_escape'?>", "<meta charset=undefined>",
                         "<meta charset=raw_unicode_escape>", "<meta charset=hex>", "<meta charset=utf-8-sig>", "<meta charset=mbcs>")),
        st.one_of(paragraphs(2), strange_text(), saved_texts()),
        st.sampled_from(_CODECS),
        st.one_of(st.just(""), st.text(alphabet=st.characters(max_codepoint=255), max_size=8)),
    ),
    _decoded,
    examples=80,
)  # fmt: skip
