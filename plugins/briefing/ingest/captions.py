"""Picture captions of the article, once each, without the photographer's credit, where they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import fold_words, one_line
from briefing.ingest.head_tags import attribute
from briefing.ingest.lines import is_credit
from briefing.ingest.places import order_of, places_of
from briefing.ingest.vicinity import ancestors, names_of, stands_apart

__all__ = ["Caption", "find_captions"]

_CAPTION_CLASS = re.compile(
    r"caption|(?:^|[-_ ])cap(?:$|[-_ ])|cutline|wp-caption-text|"
    r"photo-?(?:desc|text|legend)|image-?(?:desc|legend|text)|img-?desc",
    re.I,
)
_CREDIT_CLASS = re.compile(r"credit|copyright|source|photographer|attribution|byline", re.I)
_HIDDEN_CLASS = re.compile(r"(?:visually-?hidden|sr-only|off-?screen|screen-reader|hide|hidden)", re.I)
_VIDEO = re.compile(r"video|player|podcast", re.I)
_PICTURE = re.compile(r"(?:^|[-_ ])(?:image|photo|picture|figure|img)(?:$|[-_ ])", re.I)
_BUTTONS = frozenset(
    (
        "close",
        "caption",
        "photo",
        "фото",
        "image",
        "next",
        "previous",
        "show caption",
        "hide caption",
        "advertisement",
        "photos",
    )
)
_LABEL = re.compile(r"^(?:image|media|photo|picture)?\s*caption\s*:?\s+", re.I)
_MIN_CHARS = 3
_MAX_WORDS = 90


@dataclass(frozen=True, slots=True)
class Caption:
    """The words of a caption; `behind`: the number of the text's blocks that stand before it on the page."""

    text: str
    behind: int


def find_captions(soup: BeautifulSoup, heading: Tag | None, blocks: Sequence[str]) -> tuple[Caption, ...]:
    """Captions between the headline (or the picture right above it) and the text's end. `blocks`: the text's blocks
    in order."""
    order = order_of(soup)
    places = places_of(soup, blocks, order)
    if not places:
        return ()
    end = max(at for at, _, _ in places)
    start = (
        order.get(id(heading), min(at for at, _, _ in places))
        if heading is not None
        else min(at for at, _, _ in places)
    )
    holders = ancestors(heading) | ancestors(places[0][2])
    found: dict[str, Caption] = {}
    for tag in soup.find_all(_is_caption):
        at = order[id(tag)]
        inside = start < at <= end + 12 or (start - 60 < at <= start and _near(tag, heading))
        words = _words(tag)
        if not inside or not words or _of_video(tag) or stands_apart(tag, holders, _VIDEO) or _is_teaser(tag):
            continue
        key = fold_words(words)
        if not any(key in other or other in key for other in found):
            behind = 1 + max((number for place, number, _ in places if place < at), default=-1)
            found[key] = Caption(words, behind)
    return tuple(found.values())


def _is_caption(tag: Tag) -> bool:
    if tag.name == "figcaption":
        return True
    if tag.name == "img":
        return "caption" in (tag.get("class") or []) and bool(attribute(tag, "title"))
    if tag.name not in ("p", "div", "span", "small", "em", "dd", "td", "li", "i"):
        return False
    if _is_marked(tag) and _is_picture_with_words(tag):
        return True
    if tag.find(_HOLDS_MORE) is not None or tag.find(_is_marked) is not None:
        return False
    return _is_marked(tag) or _under_picture(tag)


_HOLDS_MORE = ["img", "figure", "picture", "figcaption", "video", "h1", "h2"]


def _is_picture_with_words(tag: Tag) -> bool:
    """Whether it holds a picture and beside it no more than one short text."""
    if tag.find(["img", "picture"]) is None or tag.find(_HOLDS_MORE[3:]) is not None:
        return False
    if tag.find(["figure", "table", "ul"]) is not None or len(tag.find_all(["p", "div"])) > 1:
        return False
    return tag.find(_is_marked) is None and len(tag.get_text(" ").split()) <= _MAX_WORDS


def _is_marked(tag: Tag) -> bool:
    """Whether its class or itemprop calls it a caption."""
    return bool(_CAPTION_CLASS.search(f"{' '.join(tag.get('class') or [])} {attribute(tag, 'itemprop')}"))


def _under_picture(tag: Tag) -> bool:
    """Whether it is the one text of a picture's box."""
    if (
        tag.name not in ("p", "div", "span", "small")
        or tag.find(["p", "div"]) is not None
        or not 4 <= len(tag.get_text(" ").split()) <= _MAX_WORDS
    ):
        return False
    parent = tag.parent
    if not _PICTURE.search(names_of(tag)) and not (
        parent and _PICTURE.search(names_of(parent)) and len(parent.find_all(["p", "div"])) <= 3
    ):
        return False
    return any(
        getattr(p, "name", None) in ("img", "picture") for _, p in zip(range(10), tag.previous_elements, strict=False)
    )


def _words(tag: Tag) -> str:
    """The caption without credit, hidden labels and buttons; the empty string for a credit alone."""
    if tag.name == "img":
        return attribute(tag, "title")
    marked = (t for t in tag.find_all(True) if _is_marked(t) and len(one_line(t.get_text(" "))) > _MIN_CHARS)
    inner = next(marked, tag)
    dropped = {id(t) for t in inner.find_all(True) if t is not inner and _is_beside(t)}
    pieces = [str(s) for s in inner.find_all(string=True) if not any(id(p) in dropped for p in s.parents)]
    words = _LABEL.sub("", one_line("".join(pieces)))
    useless = len(words) < _MIN_CHARS or words.startswith("@") or fold_words(words) in _BUTTONS or not fold_words(words)
    return "" if useless or is_credit(words) else words


def _is_beside(tag: Tag) -> bool:
    if tag.name in ("button", "cite", "script", "style", "svg", "noscript"):
        return True
    names = f"{' '.join(tag.get('class') or [])} {attribute(tag, 'itemprop')}"
    return bool(_CREDIT_CLASS.search(names) or _HIDDEN_CLASS.search(names))


def _of_video(tag: Tag) -> bool:
    figure = tag.find_parent("figure")
    return figure is not None and (
        figure.find(["video", "iframe"]) is not None
        or any(_VIDEO.search(names_of(t)) for t in figure.find_all(True, limit=12))
    )


def _is_teaser(tag: Tag) -> bool:
    """A caption within a link to another page is that page's headline."""
    link = tag.find_parent("a") or (tag.find("a") if tag.name != "img" else None)
    return (
        link is not None
        and tag.find_parent("a") is not None
        and not re.search(r"\.(?:jpe?g|png|webp|gif)", attribute(link, "href"), re.I)
    )


def _near(tag: Tag, heading: Tag | None) -> bool:
    """Whether a caption above the headline is of the same article element or header."""
    if heading is None:
        return False
    shared = [p for i, p in enumerate(heading.parents) if i < 4 or p.name in ("article", "header", "main")]
    above = {id(p) for p in tag.parents}
    return any(id(p) in above for p in shared if p.name not in ("body", "html", "[document]"))
