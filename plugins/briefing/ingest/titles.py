"""The headline as the page prints it: not the tab's, not the one for search engines, without the site's name behind
it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import fold_words, one_line, word_share
from briefing.ingest.head_tags import HeadTags
from briefing.ingest.json_ld import Statement

__all__ = ["find_title", "without_site_name"]

_SEPARATOR = re.compile(r"\s+(?:[|»«·•–—]|::|-|—)\s+|\s*\|\s*")
_TITLE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:headline|entry-title|post-title|article-title|articletitle|story-title|title)(?:$|[-_ ])", re.I
)
_ELSEWHERE = ("nav", "footer", "aside", "form")


def find_title(soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...]) -> tuple[str, Tag | None]:
    """The headline, and the element that prints it (None where the page only states it). Empty text: no title at all.

    The printed heading that shares most words with the stated titles is the headline; metadata titles are often
    shortened
    for search engines. A heading that shares nothing with them (the site's name, a box's label) is not.
    """
    stated = _stated_titles(soup, tags, statements)
    best: tuple[float, str, Tag | None] = (0.0, "", None)
    for tag in soup.find_all(["h1", "h2"])[:80]:
        words = one_line(tag.get_text(" "))
        score = _score(tag, words, stated)
        if score > best[0]:
            best = (score, words, tag)
    if best[2] is None or best[0] < 0.5:
        marked = _marked(soup, stated)
        best = marked or best
    if best[0] >= 0.5:
        return _mended(best[1]), best[2]
    return (_mended(without_site_name(stated[0], stated)), None) if stated else ("", None)


def _stated_titles(soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...]) -> list[str]:
    tab = one_line(soup.title.get_text(" ")) if soup.title else ""
    named = [s.headline for s in statements if s.sure]
    metas = tags.all("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
    return [t for t in dict.fromkeys([*metas, *named, tab]) if fold_words(t)]


def _score(tag: Tag, words: str, stated: list[str]) -> float:
    """How surely a heading is the headline: 0 to about 2."""
    folded = fold_words(words)
    if not folded or len(words) > 400 or any(tag.find_parent(name) for name in _ELSEWHERE):
        return 0.0
    shared = max(
        (min(word_share(words, t), word_share(without_site_name(t, stated), words)) for t in stated),
        default=0.6 if tag.name == "h1" else 0.0,
    )
    prefix = max((word_share(words, t) for t in stated), default=0.0) if len(folded.split()) >= 3 else 0.0
    marked = _TITLE_CLASS.search(" ".join(tag.get("class") or [])) or "headline" in (tag.get("itemprop") or "")
    score = max(shared, prefix * 0.8) + (0.15 if tag.name == "h1" else 0.0) + (0.15 if marked else 0.0)
    if tag.name == "h1" and marked and shared < 0.5 and len(folded.split()) >= 3:
        score = max(score, 0.62)  # headline of the page though the metadata words it differently
    elif tag.name == "h1" and tag.find_parent("article") and len(folded.split()) >= 4 and shared < 0.5:
        score = max(score, 0.58)
    elif tag.name == "h1" and len(folded.split()) >= 4 and shared >= 0.2:
        score = max(score, 0.55)
    return score


def _marked(soup: BeautifulSoup, stated: list[str]) -> tuple[float, str, Tag | None] | None:
    """An element of another name that is marked as the headline and says what a stated title says."""
    for tag in soup.find_all(["h3", "h4", "div", "span", "p", "td"], class_=_TITLE_CLASS)[:60]:
        words = one_line(tag.get_text(" "))
        if len(words) <= 300 and any(fold_words(words) == fold_words(without_site_name(t, stated)) for t in stated):
            return 1.0, words, tag
    return None


def without_site_name(title: str, others: list[str]) -> str:
    """A stated title without what the site hangs on it: the parts behind a separator that another title lacks, or
    short ends.

    >>> without_site_name("Bridge falls at Malakal - Upper Nile Post", ["Bridge falls at Malakal"])
    'Bridge falls at Malakal'
    >>> without_site_name("Bridge falls at Malakal | News | Upper Nile Post", [])
    'Bridge falls at Malakal'
    """
    whole = fold_words(title)
    for other in others:
        short = fold_words(other)
        if other != title and len(short.split()) >= 3 and whole.startswith(short + " ") and _SEPARATOR.search(title):
            return other
    parts = [p for p in _SEPARATOR.split(title) if p.strip()]
    if len(parts) < 2:
        return title
    longest = max(parts, key=lambda p: len(p.split()))
    start = title.find(longest)
    head, tail = title[:start], title[start + len(longest) :]
    keep_head = len(head.split()) > 4
    keep_tail = len(tail.split()) > 7
    return ((head if keep_head else "") + longest + (tail if keep_tail else "")).strip()


def _mended(title: str) -> str:
    return re.sub(r"\s+([,.;:!?])(?=\s|$)", r"\1", title).strip() if re.search(r"[A-Za-z]", title) else title.strip()
