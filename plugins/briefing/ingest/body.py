"""The article's text out of a web page: trafilatura's choice, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.etree import ParserError
from lxml.html import HTMLParser, document_fromstring
from trafilatura import bare_extraction

from briefing.ingest.cleaning import clean_characters, fold_words
from briefing.ingest.page import MAX_ELEMENTS, MAX_TEXT_CHARS, BlockKind, PageBlock, Run

__all__ = ["extract_blocks", "full_address", "with_full_addresses"]

_MIN_WORDS = 12
_MAX_DEPTH = 40
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "subhead",
    "item": "item",
    "quote": "quote",
    "code": "paragraph",
    "row": "paragraph",
}
_DROPPED = re.compile(
    r"(?:^|[-_ ])(?:wp-caption-text|caption|cutline|rollover|tooltip|popover|newsletter|gallery|slideshow)(?:$|[-_ ])",
    re.I,
)
_BREAK = "\x1e"  # stands for <br> until the runs are cut in blocks


def extract_blocks(html: str, base: str | None = None) -> tuple[PageBlock, ...]:
    """Paragraphs, subheads, items and quotations of the article in a page; () where there is none.

    `base`: the page's address, against which its relative links are read. The strict reading comes first: teasers and
    boxes hurt a fact box more than a lost aside does. Only if it finds next to nothing, the generous one.
    """
    try:
        tree = _pruned(html)
    except ParserError:  # nothing but comments, say
        return ()
    strict = _blocks(tree, base, favor_precision=True)
    if _words(strict) >= 60:
        return strict
    generous = _blocks(_pruned(html), base, favor_recall=True)
    return generous if _words(generous) > 2 * _words(strict) + _MIN_WORDS else strict


def with_full_addresses(blocks: tuple[PageBlock, ...], base: str | None) -> tuple[PageBlock, ...]:
    """The blocks with relative links read against the page's address."""
    return tuple(
        PageBlock(b.kind, tuple(Run(r.text, full_address(r.href, base) if r.href else None) for r in b.runs))
        for b in blocks
    )


def _pruned(html: str) -> Any:
    """The page's tree without captions (found elsewhere), hidden boxes, and other articles within the one of the
    headline."""
    tree = document_fromstring(
        html.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    )
    _check_size(tree)
    whole = len("".join(tree.itertext("p", "div", "li", "td", "span", "a")))
    for element in list(tree.iter("figcaption", "div", "span", "p", "ul", "section", "article", "small", "li")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        nested = element.tag == "article" and any(a.find(".//h1") is not None for a in element.iterancestors("article"))
        unwanted = element.tag == "figcaption" or _DROPPED.search(names) or (nested and element.find(".//h1") is None)
        if (
            unwanted
            and element.getparent() is not None
            and len("".join(element.itertext())) < whole * (0.6 if nested else 0.2)
        ):
            element.drop_tree()
    return tree


def _check_size(tree: Any) -> None:
    """ValueError for a page that holds far more than an article and what stands around it."""
    elements = [e for e in tree.iter() if e.tag not in ("script", "style", "noscript", "template")]
    if len(elements) > MAX_ELEMENTS:
        raise ValueError(f"it has more than {MAX_ELEMENTS:,} elements")
    if sum(len(e.text or "") + len(e.tail or "") for e in elements) > 2 * MAX_TEXT_CHARS:
        raise ValueError(f"its text is longer than {2 * MAX_TEXT_CHARS:,} characters")


def _words(blocks: tuple[PageBlock, ...]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _blocks(tree: Any, base: str | None, **options: Any) -> tuple[PageBlock, ...]:
    found = bare_extraction(
        tree, include_comments=False, include_tables=True, include_links=True, include_formatting=True, **options
    )
    body = getattr(found, "body", None)
    if body is None:
        return ()
    blocks = []
    for kind, runs in _walk(body, "paragraph", 0, base):
        blocks += _cut(kind, runs)
    return tuple(block for block in blocks if fold_words(block.text))


def _walk(element: Any, kind: BlockKind, depth: int, base: str | None) -> Iterator[tuple[BlockKind, list[Run]]]:
    """Each block-level element with the runs directly in it; inner blocks follow as their own."""
    runs: list[Run] = [Run(element.text)] if element.text else []
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if depth < _MAX_DEPTH and tag in ("p", "head", "item", "quote", "list", "table", "row", "code", "div", "body"):
            if tag == "row":
                yield kind, runs
                runs = []
                yield "paragraph", _cells(child, base)
            else:
                yield kind, runs
                runs = []
                inner: BlockKind = (
                    kind if kind in ("quote", "item") and tag in ("p", "list", "div") else _KINDS.get(tag, kind)
                )
                yield from _walk(child, inner, depth + 1, base)
        else:
            runs += _inline(child, base, depth)
        if child.tail:
            runs.append(Run(child.tail))
    yield kind, runs


def _cells(row: Any, base: str | None) -> list[Run]:
    runs: list[Run] = []
    for cell in row:
        inner = [r for r in _inline(cell, base, 1) if r.text.strip()]
        runs += ([Run(" · ")] if runs and inner else []) + inner
    return runs


def _inline(element: Any, base: str | None, depth: int) -> list[Run]:
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag == "lb":
        return [Run(_BREAK)]
    if tag in ("graphic", "") or tag == "comments":
        return []
    if tag == "ref":
        words = "".join(element.itertext())
        return [Run(words, full_address(element.get("target"), base))]
    runs = [Run(element.text)] if element.text else []
    for child in element:
        runs += _inline(child, base, depth + 1) if depth < _MAX_DEPTH else [Run("".join(child.itertext()))]
        if child.tail:
            runs.append(Run(child.tail))
    return runs


def full_address(target: str | None, base: str | None) -> str | None:
    """The address as read from the page at `base`; None where there is none or it cannot be read."""
    try:
        return urljoin(base or "", target or "") or None
    except ValueError:
        return None


def _cut(kind: BlockKind, runs: list[Run]) -> list[PageBlock]:
    """Runs to blocks: two line breaks part paragraphs, one is a space."""
    pieces: list[list[Run]] = [[]]
    breaks = 0
    for run in runs:
        if run.text == _BREAK:
            breaks += 1
            continue
        text = re.sub(r"\s+", " ", clean_characters(run.text))
        if not text.strip():
            pieces[-1].append(Run(" "))
            continue
        if breaks >= 2:
            pieces.append([])
        elif breaks:
            pieces[-1].append(Run(" "))
        breaks = 0
        pieces[-1].append(Run(text, run.href))
    return [PageBlock(kind, tuple(piece)) for piece in pieces if "".join(r.text for r in piece).strip()]
