"""The article's text out of a web page: trafilatura's choice, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from trafilatura import bare_extraction

from briefing.ingest.cleaning import clean_characters, fold_words
from briefing.ingest.page import BlockKind, PageBlock, Run

__all__ = ["extract_blocks"]

_MIN_WORDS = 12
_MAX_DEPTH = 40
_KINDS: dict[str, BlockKind] = {"p": "paragraph", "head": "subhead", "item": "item", "quote": "quote", "code": "paragraph", "row": "paragraph"}
_BREAK = "\x1e"  # stands for <br> until the runs are cut in blocks


def extract_blocks(html: str, base: str | None) -> tuple[PageBlock, ...]:
    """Paragraphs, subheads, items and quotations of the article in a page; () where there is none.

    `base`: the page's address, against which its relative links are read. The strict reading comes first: teasers and
    boxes hurt a fact box more than a lost aside does. Only if it finds next to nothing, the generous one.
    """
    strict = _blocks(html, base, favor_precision=True)
    if _words(strict) >= 60:
        return strict
    generous = _blocks(html, base, favor_recall=True)
    return generous if _words(generous) > 2 * _words(strict) + _MIN_WORDS else strict


def _words(blocks: tuple[PageBlock, ...]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _blocks(html: str, base: str | None, **options: bool) -> tuple[PageBlock, ...]:
    found = bare_extraction(html, include_comments=False, include_tables=True, include_links=True, include_formatting=True, **options)
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
                inner: BlockKind = kind if kind in ("quote", "item") and tag in ("p", "list", "div") else _KINDS.get(tag, kind)
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
        return [Run(words, _address(element.get("target"), base))]
    runs = [Run(element.text)] if element.text else []
    for child in element:
        runs += _inline(child, base, depth + 1) if depth < _MAX_DEPTH else [Run("".join(child.itertext()))]
        if child.tail:
            runs.append(Run(child.tail))
    return runs


def _address(target: str | None, base: str | None) -> str | None:
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
