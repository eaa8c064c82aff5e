"""Subheads that the reading of the text lost: headings of the page that stand between two of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement

from briefing.ingest.cleaning import fold_words, one_line
from briefing.ingest.lines import is_related_link
from briefing.ingest.page import PageBlock
from briefing.ingest.places import order_of, places_of
from briefing.ingest.vicinity import ancestors, names_of, stands_apart

__all__ = ["with_lost_subheads"]

_LEVELS = ["h2", "h3", "h4", "h5"]
_MAX_WORDS = 20
_LOOK_AHEAD = 80  # parts of the page between a subhead and its paragraph: pictures, adverts
_OPENING = 24
_SKIPPED = ("figure", "figcaption", "script", "style", "noscript", "button", "aside", "iframe")
_ADVERT = ("advertisement", "ad", "story continues below advertisement")


def with_lost_subheads(
    blocks: tuple[PageBlock, ...], soup: BeautifulSoup, heading: Tag | None
) -> tuple[PageBlock, ...]:
    """The blocks with the page's headings put back that stand between two of them and lead straight to the second.

    What leads to something else (links to other stories, a form) is no subhead. `heading`: the headline's element.
    """
    told = {fold_words(b.text) for b in blocks}
    lost = [tag for tag in soup.find_all(_LEVELS) if tag is not heading and _may_head(tag, told)]
    if not lost or not blocks:
        return blocks
    order = order_of(soup)
    places = sorted((at, number) for at, number, _ in places_of(soup, [b.text for b in blocks], order))
    holders = ancestors(heading)
    found: dict[int, list[str]] = {}
    for tag in reversed(lost):
        number = _number_behind(places, order[id(tag)])
        if number is None or stands_apart(tag, holders):
            continue
        if _leads_to(tag, [blocks[number].text, *found.get(number, [])]):
            found.setdefault(number, []).insert(0, _words_of(tag))
    return tuple(b for n, block in enumerate(blocks) for b in (*_subheads(found.get(n, ())), block))


def _subheads(texts: Sequence[str]) -> Iterator[PageBlock]:
    return (PageBlock.plain("subhead", text) for text in texts)


def _words_of(tag: Tag) -> str:
    """Its text on one line; letters that stand in elements of their own stay in their words."""
    return one_line("".join(" " if isinstance(p, Tag) else str(p) for p in tag.descendants if _is_text_or_break(p)))


def _is_text_or_break(piece: PageElement) -> bool:
    return type(piece) is NavigableString or (isinstance(piece, Tag) and piece.name == "br")


def _may_head(tag: Tag, told: set[str]) -> bool:
    words = _words_of(tag)
    folded = fold_words(words)
    if not folded or folded in told or len(words.split()) > _MAX_WORDS or is_related_link(words):
        return False
    linked = sum(len(one_line(a.get_text(" "))) for a in tag.find_all("a", href=True) if not _within(a))
    return linked < len(words) / 2 and tag.find_parent(["a", "figure", "table", "li"]) is None


def _within(link: Tag) -> bool:
    """Whether it leads to a place of the same page."""
    return str(link.get("href")).startswith("#")


def _number_behind(places: list[tuple[int, int]], at: int) -> int | None:
    """The number of the block that stands next behind a place with an earlier block before it; None for none."""
    before = next((number for place, number in reversed(places) if place < at), None)
    behind = next((number for place, number in places if place > at), None)
    return behind if before is not None and behind is not None and before < behind else None


def _leads_to(tag: Tag, texts: Sequence[str]) -> bool:
    """Whether one of the texts is what the page prints next behind the element, but for pictures and adverts."""
    openings = [fold_words(text)[:_OPENING] for text in texts]
    words = ""
    for piece in _strings_behind(tag):
        words = f"{words} {piece}".strip()
        if len(words) >= _OPENING or words in openings:
            break
    return bool(words) and any(words.startswith(o) for o in openings)


def _strings_behind(tag: Tag) -> Iterator[str]:
    """The folded words of each piece of text behind the element."""
    last = tag
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]  # type: ignore[assignment]
    for _, piece in zip(range(_LOOK_AHEAD), last.next_elements, strict=False):
        if type(piece) is not NavigableString:
            continue
        folded = fold_words(str(piece))
        if folded and folded not in _ADVERT and not _is_beside(piece):
            yield folded


def _is_beside(piece: NavigableString) -> bool:
    """Whether it is of a picture or of a box, as far as the nearest elements tell."""
    above = [parent for _, parent in zip(range(3), piece.parents, strict=False)]
    return piece.find_parent(_SKIPPED) is not None or any("caption" in names_of(p).lower() for p in above)
