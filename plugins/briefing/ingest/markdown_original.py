"""An article saved as Markdown, with or without a head of its own, to a page of ours."""

from __future__ import annotations

from bs4 import Tag
from bs4.element import NavigableString
from markdown import markdown

from briefing.html_text import elements_of
from briefing.ingest.bylines import names_in
from briefing.ingest.cleaning import clean_characters, one_line
from briefing.ingest.dating import stamp_of
from briefing.ingest.front_matter import most_closed, parse_page
from briefing.ingest.languages import language_of
from briefing.ingest.page import MAX_TEXT_CHARS, BlockKind, ConvertedPage, PageBlock, Run
from briefing.ingest.plain_text import convert_text
from briefing.steady_markdown import steady_for, too_much

__all__ = ["convert_markdown"]

_KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "h1": "subhead", "h2": "subhead", "h3": "subhead", "h4": "subhead", "h5": "subhead",
    "h6": "subhead",
    "li": "item", "blockquote": "quote", "pre": "paragraph", "td": "item",
}  # fmt: skip


def convert_markdown(text: str) -> ConvertedPage:
    """A saved Markdown article. Its head's keys win; what the head does not say is read from the text as from plain
    text.

    >>> text = "Shells hit [Malakal](javascript:x) on Monday."
    >>> page = convert_markdown(f"# Bridge falls\\n\\n{text}\\n\\n## After\\n\\nIt was quiet.")
    >>> page.title, [b.text for b in page.blocks]
    ('Bridge falls', ['Shells hit Malakal on Monday.', 'After', 'It was quiet.'])
    """
    if len(text) > MAX_TEXT_CHARS:
        raise ValueError(f"its text is longer than {MAX_TEXT_CHARS:,} characters")
    front, body = parse_page(clean_characters(text))
    more = dict(front.other)
    blocks = _blocks(body)
    title = front.title or (blocks[0].text if blocks and blocks[0].kind == "subhead" else "")
    if blocks and one_line(blocks[0].text) == one_line(title):
        blocks = blocks[1:]
    plain = convert_text(
        "\n\n".join([title, *(b.text for b in blocks)]) if title else "\n\n".join(b.text for b in blocks)
    )
    title = title or plain.title
    stated, revised = stamp_of(front.date or more.get("published")), stamp_of(front.modified or more.get("updated"))
    return ConvertedPage(
        title=one_line(title), blocks=blocks, deck=front.deck or more.get("summary") or more.get("description"),
        date=stated.iso() if stated else plain.date, date_basis="metadata" if stated else plain.date_basis,
        modified=revised.iso() if revised else None, outlet=front.outlet or more.get("source"),
        authors=front.authors or tuple(names_in(more.get("author") or more.get("byline"))),
        agency=front.agency or plain.agency,
        language=language_of(plain.title + " " + " ".join(b.text for b in blocks), front.language or more.get("lang")),
        source_url=front.source_url or more.get("url") or more.get("link"),
        status=most_closed(front.status or "published"),
    )  # fmt: skip


def _blocks(body: str) -> tuple[PageBlock, ...]:
    if told := too_much(body):
        raise ValueError("; ".join(told))
    try:
        soup = elements_of(markdown(body, extensions=["extra", *steady_for(body)]))
    except RecursionError as fault:
        raise ValueError("its lists or quotations are nested too deep; flatten them") from fault
    found = []
    for tag in soup.find_all(list(_KINDS)):
        if tag.find(list(_KINDS)) is not None:
            continue
        kind: BlockKind = "quote" if tag.find_parent("blockquote") else _KINDS[tag.name]
        if "caption" in (tag.get("class") or []) or tag.find_parent("figure"):
            kind = "caption"
        runs = tuple(_runs(tag))
        if "".join(r.text for r in runs).strip():
            found.append(PageBlock(kind, runs))
    return tuple(found)


def _runs(tag: Tag) -> list[Run]:
    runs = []
    for piece in tag.find_all(string=True):
        if type(piece) is not NavigableString or piece.find_parent(["script", "style"]):
            continue
        link = piece.find_parent("a")
        href = link.get("href") if link else None
        runs.append(Run(" ".join(clean_characters(piece).split("\n")), href if isinstance(href, str) else None))
    return runs
