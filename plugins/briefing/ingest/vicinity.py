"""Whether an element belongs to the article or to something around it: comments, related stories, sidebars."""

from __future__ import annotations

import re
from collections.abc import Collection

from bs4 import Tag

__all__ = ["ancestors", "names_of", "stands_apart"]

_APART = re.compile(
    r"comment|related|sidebar|side-bar|footer|widget|recommend|teaser|promo|newsletter|trending|popular|most-|latest|outbrain|taboola|"
    r"advert|recipe|read-more|more-|menu|nav(?:$|[-_ ])",
    re.I,
)
_TOP = ("body", "html", "[document]")


def names_of(tag: Tag) -> str:
    """The element's classes and id, parted by spaces."""
    kinds = tag.get("class") or ""
    return f"{' '.join(kinds) if isinstance(kinds, list) else kinds} {tag.get('id') or ''}"


def ancestors(tag: Tag | None) -> set[int]:
    """Identities of the elements that hold this one; empty for None."""
    return {id(parent) for parent in tag.parents} if tag is not None else set()


def stands_apart(tag: Tag, holders: Collection[int], also: re.Pattern[str] | None = None) -> bool:
    """Whether the element is in a box that is not of the article.

    An element that holds the headline or the text too (`holders`, as of `ancestors`) is of the article, whatever its
    class says:
    layouts call it "with-sidebar" or "no-promo". `also`: further class names of boxes.
    """
    for parent in [tag, *tag.parents]:
        if id(parent) in holders or parent.name in _TOP:
            return False
        if parent.name in ("aside", "footer", "nav", "form"):
            return True
        names = names_of(parent)
        if _APART.search(names) or (also is not None and also.search(names)):
            return True
    return False
