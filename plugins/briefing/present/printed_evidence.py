"""What a finished page quotes, held against the stored text once more: nothing between fact box and paper changed it.

It reads the page as printed and knows nothing of views or templates but the marks they leave: a tinted sentence is
<mark id="s3">, words that a fact rests on are a link to that sentence, or to their article, with <q> in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape

from briefing.model import Article
from briefing.present.anchors import Anchors

__all__ = ["check_article_page", "check_page"]

_MARK = re.compile(r'<mark id="s(\d+)">(.*?)</mark>', re.DOTALL)
_QUOTE = re.compile(r'<a href="([^"]*)"><q>([^<]*)</q></a>')
_SAYING = re.compile(r'<p class="saying">([^<]*)<a href="([^"]*)">([^<]*)</a>([^<]*)')
_ARTICLE = re.compile(r"(?:^|/)articles/([^/]+)/(?:#|$)")
# An explanation that we put behind a name is no word of the article.
_TIP = re.compile(r'<span class="tip"[^>]*>[^<]*</span>')
_TAG = re.compile(r"<[^>]*>")
_SPACE = str.maketrans("\n\t\r", "   ")
_CUT = "…"  # where a long sentence is shortened


def check_article_page(html: str, article: Article, anchors: Anchors) -> tuple[str, ...]:
    """What an article's own page prints otherwise than it is stored, in words; () for nothing.

    Each sentence that carries facts is marked, under its number, and reads as stored; each quote that leads to one
    stands in it, each that leads to the headline in the headline.
    """
    text = article.document.text
    wanted = {str(n): text[start:end] for n, (start, end) in enumerate(anchors.sentences, 1)}
    printed = {number: _words(marked) for number, marked in _MARK.findall(html)}
    faults = [*_marks(wanted, printed), *_own_quotes(html, article.title, printed)]
    return tuple(f"{article.slug}, its page: {fault}" for fault in faults)


def _marks(wanted: Mapping[str, str], printed: Mapping[str, str]) -> Iterator[str]:
    for number in sorted(wanted.keys() | printed.keys(), key=int):
        stored, there = wanted.get(number), printed.get(number)
        if stored != there:
            yield f"sentence s{number} reads {_told(there)}, stored is {_told(stored)}"


def _own_quotes(html: str, title: str, printed: Mapping[str, str]) -> Iterator[str]:
    links = [*_QUOTE.findall(html), *((href, words) for _, href, words, _ in _SAYING.findall(html))]
    for href, words in links:
        if href.startswith("#"):
            source = title if href == "#title" else printed.get(href.removeprefix("#s"))
            if source is None or unescape(words) not in source:
                yield f"“{unescape(words)}” does not stand in {href}, {_told(source)}"


def check_page(html: str, address: str, article_of: Callable[[str], Article | None]) -> tuple[str, ...]:
    """What any page quotes of other articles and stands nowhere in them, in words; () for nothing.

    `address`: the page's own, for the words. `article_of`: the published article of a slug; None where there is none.
    """
    quotes = [(href, words) for href, words in _QUOTE.findall(html)]
    quotes += [(href, f"{before}{words}{after}") for before, href, words, after in _SAYING.findall(html)]
    faults = []
    for href, words in quotes:
        slug = _ARTICLE.search(href)
        if slug:
            article = article_of(slug[1])
            quoted = unescape(words).strip().strip(_CUT)
            if article is None or not (quoted in article.document.text or quoted in article.title):
                faults.append(f"/{address}: “{quoted}” does not stand in {slug[1]}")
    return tuple(faults)


def _words(marked: str) -> str:
    return unescape(_TAG.sub("", _TIP.sub("", marked))).translate(_SPACE)


def _told(words: str | None) -> str:
    return "nothing" if words is None else f"“{words}”"
