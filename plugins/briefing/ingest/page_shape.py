"""What a web page may be at most: told from a first pass over it that builds nothing."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import HTMLParser

from briefing.ingest.page import MAX_ELEMENTS

__all__ = ["MAX_NESTING", "check_shape"]

MAX_NESTING = 250  # the parser that finds the text stops at 256; news pages are some 40 deep
_MAX_ATTRIBUTES = 1000  # of one element; each is held against all others of it
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_PIECE = 1 << 16


def check_shape(html: str) -> None:
    """Nothing for a page that can be read; raises ValueError for one whose elements are too many or nested too deep.

    Readers look from elements up and down the page, so that each level costs them a look at all below it.
    """
    # Whatever its name: the parser adds elements that were left out and ends those that end by themselves.
    parser = HTMLParser(target=_Shape(), huge_tree=True)
    parser.feed("<html>")  # a page without any element is none to complain of here
    for start in range(0, len(html), _PIECE):
        parser.feed(html[start : start + _PIECE])
    parser.close()


class _Shape:
    """Counts as it is told of elements; stops the parser by raising."""

    def __init__(self) -> None:
        self.depth = self.count = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(attributes) > _MAX_ATTRIBUTES:
            raise ValueError(f"an element has more than {_MAX_ATTRIBUTES:,} attributes")
        self.depth += 1
        self.count += tag not in _UNSEEN
        if self.depth > MAX_NESTING:
            raise ValueError(f"its elements are nested more than {MAX_NESTING} deep")
        if self.count > MAX_ELEMENTS:
            raise ValueError(f"it has more than {MAX_ELEMENTS:,} elements")

    def end(self, _tag: str) -> None:
        self.depth -= 1

    def close(self) -> None:
        """The parser asks for a result; there is none."""
