"""Where on a page the blocks of its text stand."""

from __future__ import annotations

from collections.abc import Sequence

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import fold_words

__all__ = ["order_of", "places_of"]


def order_of(soup: BeautifulSoup) -> dict[int, int]:
    """The number of each element in the page's order, by the element's identity."""
    return {id(tag): i for i, tag in enumerate(soup.find_all(True))}


def places_of(soup: BeautifulSoup, blocks: Sequence[str], order: dict[int, int]) -> list[tuple[int, int, Tag]]:
    """(place in the page, number of the block, element) for each block that an element of the page prints, in the
    page's order; empty where none does."""
    numbers: dict[str, int] = {}
    for number, text in enumerate(blocks):
        numbers.setdefault(fold_words(text)[:60], number)
    found = []
    for tag in soup.find_all(["p", "h2", "h3", "h4", "li", "blockquote", "div", "td", "span", "article", "section"]):
        if tag.name in ("div", "td", "article", "section") and tag.find(["p", "div"]):
            continue
        key = fold_words(tag.get_text(" ")[:400])[:60]
        if key in numbers and not _inside_caption(tag):
            found.append((order[id(tag)], numbers[key], tag))
    return found or _place_of_opening(soup, blocks, order)


def _place_of_opening(soup: BeautifulSoup, blocks: Sequence[str], order: dict[int, int]) -> list[tuple[int, int, Tag]]:
    """Where the text is not in elements of its own (line breaks only): the innermost element that holds its opening."""
    opening = fold_words(blocks[0])[:40] if blocks else ""
    inner = [
        t
        for t in soup.find_all(["div", "td", "article", "section"])
        if opening and opening in fold_words(t.get_text(" "))
    ]
    return [(order[id(inner[-1])] + len(inner[-1].find_all(True)), 0, inner[-1])] if inner else []


def _inside_caption(tag: Tag) -> bool:
    return tag.find_parent(["figure", "figcaption", "nav", "footer"]) is not None
