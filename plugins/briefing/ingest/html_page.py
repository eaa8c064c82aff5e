"""A saved web page to a page of ours: the body by trafilatura, everything else by a pass of our own over the
elements."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from briefing.html_text import elements_of
from briefing.ingest.agencies import agency_slug
from briefing.ingest.authors import agency_of_text, find_credits, reporters_of_text
from briefing.ingest.body import extract_blocks, full_address, with_full_addresses
from briefing.ingest.captions import Caption, find_captions
from briefing.ingest.cleaning import fold_words, one_line, same_words, with_legible_references
from briefing.ingest.dating import date_in_text, infer_from_text
from briefing.ingest.decks import find_deck
from briefing.ingest.head_tags import HeadTags, attribute
from briefing.ingest.json_ld import Statement, article_statements
from briefing.ingest.languages import language_of
from briefing.ingest.lines import date_line, is_byline, is_credit, is_sign_off, is_stub, is_way_out
from briefing.ingest.outlets import find_outlet
from briefing.ingest.page import MAX_TEXT_CHARS, ConvertedPage, PageBlock
from briefing.ingest.page_shape import check_shape
from briefing.ingest.subheads import with_lost_subheads
from briefing.ingest.times import PageTimes, find_times
from briefing.ingest.titles import find_title
from briefing.text import legible

__all__ = ["convert_html"]

_ABOVE_BLOCKS, _ABOVE_WORDS = 3, 60
_ABOVE_SURE_WORDS = 3  # so few words may stand in any menu by chance: they must be all that an element above says
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


def convert_html(html: str) -> ConvertedPage:
    """A saved page's article. An empty `title` or no blocks: there was no article in it.

    >>> text = "Shells hit the bridge at Malakal on Monday, the mayor said, and cut the road to the north of the town."
    >>> rest = "Nobody crossed it until the evening, when the guns fell silent."
    >>> head = "<head><title>Bridge at Malakal falls | Post</title></head>"
    >>> page = convert_html(f"{head}<h1>Bridge at Malakal falls</h1><article><p>{text}</p><p>{rest}</p></article>")
    >>> page.title, len(page.blocks), page.language
    ('Bridge at Malakal falls', 2, 'en')
    """
    html = with_legible_references(legible(html))  # the library that finds the text takes none of the others
    check_shape(html)
    blocks = extract_blocks(html, None)
    if sum(len(b.text) for b in blocks) > MAX_TEXT_CHARS:
        raise ValueError(f"its text is longer than {MAX_TEXT_CHARS:,} characters")
    soup = elements_of(html)
    tags = HeadTags(soup)
    statements = article_statements(soup)
    address = _address(soup, tags, statements)
    blocks = with_full_addresses(blocks, address)
    for tag in soup.find_all(["script", "style", "template"]):
        tag.decompose()
    title, heading = find_title(soup, tags, statements)
    outlet = find_outlet(soup, tags, statements, address)
    times = find_times(soup, tags, statements, heading, address)
    authors, agency = find_credits(soup, tags, statements, heading, outlet)
    blocks = _from_headline_on(blocks, heading)
    blocks = with_lost_subheads(blocks, soup, heading)
    texts = [b.text for b in blocks]
    authors = authors or reporters_of_text(texts)
    agency = agency or agency_of_text(texts)
    deck = find_deck(soup, tags, statements, heading, _first_paragraph(blocks, title))
    captions = find_captions(soup, heading, texts)
    kept, left_out = _of_the_article(blocks, title, deck, captions)
    times = _dated(times, kept, captions)
    stated = attribute(soup.find("html"), "lang") or next((s.language for s in statements if s.language), "")
    return ConvertedPage(
        title=title, blocks=kept, deck=deck, date=times.published, date_basis=times.basis, modified=times.modified,
        outlet=outlet,
        authors=authors, agency=agency, language=language_of(" ".join(texts), stated), source_url=address,
        licence=tags.first("dc.rights", "dcterms.license", "license") or tags.link("license") or None,
        left_out=left_out,
    )  # fmt: skip


def _address(soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...]) -> str | None:
    """The page's own address: canonical link, og:url, JSON-LD, or what the browser noted when saving. A bare host is
    none."""
    saved = _SAVED_FROM.search(
        next((str(s) for s in soup.find_all(string=re.compile("saved from url=")) if len(s) < 3000), "")
    )
    base = attribute(soup.find("base"), "href")
    candidates = [
        tags.link("canonical"),
        *tags.all("og:url", "twitter:url"),
        *(s.address for s in statements),
        saved.group(1) if saved else "",
    ]
    within = next((c for c in candidates if c.startswith("http") and full_address(c, "")), base)
    full = [full_address(c, within) or "" for c in candidates if c and not c.startswith("#")]
    usable = [c for c in full if c.startswith(("http://", "https://")) and " " not in c]
    return next((c for c in usable if _path(c)), next(iter(usable), None))


def _path(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return parts.path.strip("/") or parts.query


def _first_paragraph(blocks: tuple[PageBlock, ...], title: str) -> str:
    return next((b.text for b in blocks if b.kind == "paragraph" and not same_words(b.text, title)), "")


def _of_the_article(
    blocks: tuple[PageBlock, ...], title: str, deck: str | None, captions: tuple[Caption, ...]
) -> tuple[tuple[PageBlock, ...], tuple[str, ...]]:
    """The text with its captions in place, without what is told elsewhere on the page; and what was left out."""
    told = {fold_words(title), fold_words(deck), *(fold_words(c.text) for c in captions)} - {""}
    kept: list[PageBlock] = []
    left_out: list[str] = []
    ends = _last_sentence(blocks)
    for number, block in enumerate(blocks):
        kept += [PageBlock.plain("caption", c.text) for c in captions if c.behind == number]
        if _is_foreign(block, number, told, number > ends) or (
            number >= len(blocks) - 5 and number > 0 and is_sign_off(block.text.strip())
        ):
            left_out.append(block.text.strip())
        else:
            kept.append(block)
    kept += [PageBlock.plain("caption", c.text) for c in captions if c.behind >= len(blocks)]
    while kept and kept[-1].kind == "subhead":
        left_out.append(kept.pop().text)
    return tuple(kept), tuple(left_out)


def _from_headline_on(blocks: tuple[PageBlock, ...], heading: Tag | None) -> tuple[PageBlock, ...]:
    """Without what the page prints above its headline: section names, menus, words on cookies. A few short blocks at
    most."""
    if heading is None or not blocks:
        return blocks
    above = [fold_words(str(s)) for s in reversed(heading.find_all_previous(string=True))]
    joined, single = " ".join(a for a in above if a), set(above)
    dropped = 0
    for block in blocks[: _ABOVE_BLOCKS + 1]:
        folded = fold_words(block.text)
        if not (folded in single if len(folded.split()) <= _ABOVE_SURE_WORDS else folded in joined):
            break
        dropped += 1
    few = dropped <= _ABOVE_BLOCKS and sum(len(b.text.split()) for b in blocks[:dropped]) <= _ABOVE_WORDS
    return blocks[dropped:] if few and dropped < len(blocks) else blocks


def _only_links(block: PageBlock) -> bool:
    """A block that is nothing but links to other pages."""
    linked = sum(len(r.text.strip()) for r in block.runs if r.href and r.href.startswith("http"))
    return linked >= 0.9 * len(block.text.strip()) and len(block.text.split()) >= 3


def _last_sentence(blocks: tuple[PageBlock, ...]) -> int:
    """The number of the last block that is more than a stub."""
    return max((n for n, b in enumerate(blocks) if not is_stub(b.text.strip())), default=len(blocks))


def _is_foreign(block: PageBlock, number: int, told: set[str], behind_end: bool) -> bool:
    words = one_line(block.text)
    folded = fold_words(words)
    if number <= 4 and any(folded == t or (len(folded) > 40 and t.startswith(folded)) for t in told):
        return True
    if folded in told and len(folded) > 15:
        return True
    if agency_slug(words) or is_credit(words) or is_way_out(words) or (behind_end and block.kind != "item"):
        return True
    if _only_links(block) and block.kind != "subhead" and not words.endswith("."):
        return True
    return number <= 3 and (date_line(words) is not None or is_byline(words))


def _dated(times: PageTimes, blocks: tuple[PageBlock, ...], captions: tuple[Caption, ...]) -> PageTimes:
    """The page's date, or one found in the text."""
    if times.published is not None:
        return times
    paragraphs = [b.text for b in blocks if b.kind != "caption"]
    found = date_in_text(paragraphs[0]) if paragraphs else None
    found = found or infer_from_text([c.text for c in captions], paragraphs)
    return PageTimes(found[0].isoformat(), found[1], times.modified) if found else times
