"""What a finished page quotes, held against the stored text once more: nothing between fact box and paper changed it.

It reads the page as printed and knows nothing of views or templates but the marks they leave: a tinted sentence is
<mark id="s3">, words that a fact rests on are a link to that sentence, or to their article, with <q> in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import pairwise

from briefing.model import Article, Claim
from briefing.present.addresses import claim_anchor
from briefing.present.anchors import Anchors

__all__ = ["check_article_page", "check_brief", "check_feed", "check_page"]

# A page is cut where one of these stands, which is far faster than to look for a pattern in all of it.
_MARK, _QUOTE, _SAYING, _ROW = '<mark id="s', '"><q>', '<p class="saying">', '<li class="claim'
_SAID = re.compile(r'([^<]*)<a href="([^"]*)">([^<]*)</a>([^<]*)')
_NUMBERED = re.compile(
    r'[^"]*" id="([^"]*)"[^>]*>\s*<span class="n">'
)  # a row of a claim; those withdrawn have no number
_TOLD = re.compile(r'<a href="([^"]*#claim-[^"]*)">[^<]*</a>[^<]*<q>([^<]*)</q>')  # in a feed
_PAPER = re.compile(r"<bdi>“([^<]*)”</bdi>")  # in a brief
_ARTICLE = re.compile(r"(?:^|/)articles/([^/]+)/(?:#|$)")
# An explanation that we put behind a name is no word of the article.
_TIP = re.compile(r'<span class="tip"[^>]*>[^<]*</span>')
_TAG = re.compile(r"<[^>]*>")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CUT = "…"  # where a long sentence is shortened


def check_article_page(html: str, article: Article, anchors: Anchors) -> tuple[str, ...]:
    """What an article's own page prints otherwise than it is stored, in words; () for nothing.

    Each sentence that carries facts is marked, under its number, and reads as stored; each quote that leads to one
    stands in it, each that leads to the headline in the headline; the rows of claims are those of the fact box.
    """
    text = _spaced(article.document.text)
    wanted = {str(n): text[start:end] for n, (start, end) in enumerate(anchors.sentences, 1)}
    printed = dict(_marked(html))
    faults = [*_marks(wanted, printed), *_own_quotes(html, article.title, printed), *_rows(html, article.facts.claims)]
    return tuple(f"{article.slug}, its page: {fault}" for fault in faults)


def _marks(wanted: Mapping[str, str], printed: Mapping[str, str]) -> Iterator[str]:
    for number in sorted(wanted.keys() | printed.keys(), key=lambda number: number.zfill(9)):
        stored, there = wanted.get(number), printed.get(number)
        if stored != there:
            yield f"sentence s{number} reads {_told(there)}, stored is {_told(stored)}"


def _own_quotes(html: str, title: str, printed: Mapping[str, str]) -> Iterator[str]:
    for href, words in (*_quotes(html), *((href, words) for _, href, words, _ in _sayings(html))):
        if href.startswith("#"):
            source = _spaced(title) if href == "#title" else printed.get(href.removeprefix("#s"))
            quote = _spaced(unescape(words))
            if source is None or quote not in source:
                yield f"“{quote}” does not stand in {href}, {_told(source)}"


def _rows(html: str, claims: Sequence[Claim]) -> Iterator[str]:
    wanted, printed = {claim_anchor(claim.id) for claim in claims}, set(_numbered(html))
    for id in sorted(wanted ^ printed):
        yield f"a row for {id}, which is no claim of the article" if id in printed else f"no row for {id}"


def check_page(html: str, address: str, article_of: Callable[[str], Article | None]) -> tuple[str, ...]:
    """What any page quotes of other articles and stands nowhere in them, in words; () for nothing.

    A quote that leads to a claim is one of that claim's. `address`: the page's own, for the words. `article_of`: the
    published article of a slug; None where there is none.
    """
    sayings = ((href, f"{before}{words}{after}") for before, href, words, after in _sayings(html))
    quotes = (*_quotes(html), *sayings)
    return tuple(f"/{address}: {fault}" for href, words in quotes for fault in _quote_fault(href, words, article_of))


def check_feed(xml: str, address: str, article_of: Callable[[str], Article | None]) -> tuple[str, ...]:
    """As `check_page`, of an Atom feed, which tells each claim with its words behind it."""
    told = _TOLD.findall(unescape(xml))
    return tuple(f"/{address}: {fault}" for href, words in told for fault in _quote_fault(href, words, article_of))


def check_brief(html: str, articles: Iterable[Article]) -> tuple[str, ...]:
    """What a PDF brief, as the HTML it is set from, quotes and stands in none of these articles."""
    texts = [text for article in articles for text in (article.document.text, article.title)]
    quotes = dict.fromkeys(unescape(words) for words in _PAPER.findall(html))
    return tuple(f"brief: “{words}” stands in no article" for words in quotes if not _stands(words, texts))


def _quote_fault(href: str, words: str, article_of: Callable[[str], Article | None]) -> Iterator[str]:
    """What is wrong with words that lead to an article, or to a claim on its page."""
    found = _ARTICLE.search(href)
    if not found:
        return
    slug, anchor = found[1], href.partition("#")[2]
    article = article_of(slug)
    quoted = unescape(words).strip().strip(_CUT)
    if article is None:
        yield f"“{quoted}” leads to {slug}, which is not published"
    elif anchor.startswith("claim-"):
        # The words of a claim are held against the text where the article is read, and on its own page.
        claims = [claim for claim in article.facts.claims if claim_anchor(claim.id) == anchor]
        if not _stands(quoted, [words for c in claims for words in (c.as_written, *(e.quote for e in c.evidence))]):
            yield f"“{quoted}” is not what {anchor} of {slug} rests on"
    elif not _stands(quoted, (article.document.text, article.title)):
        yield f"“{quoted}” does not stand in {slug}"


def _stands(quoted: str, texts: Sequence[str]) -> bool:
    """Whether the words stand in one of these, or would without what no feed may hold."""
    return any(quoted in text for text in texts) or any(quoted in _NOT_XML.sub("", text) for text in texts)


def _marked(html: str) -> Iterator[tuple[str, str]]:
    """The number and the words of each sentence that is marked."""
    for piece in html.split(_MARK)[1:]:
        number, _, rest = piece.partition('">')
        yield number, _words(rest.partition("</mark>")[0])


def _quotes(html: str) -> Iterator[tuple[str, str]]:
    """Where each quote leads, and its words as printed; quotes that lead nowhere are of what is published no more."""
    for before, after in pairwise(html.split(_QUOTE)):
        href = before.rpartition('<a href="')[2]
        if not {'"', "<"} & set(href):
            yield href, after.partition("</q>")[0]


def _sayings(html: str) -> Iterator[tuple[str, str, str, str]]:
    """What stands before the words in a sentence that is shown whole, where they lead, they, and what stands after."""
    for piece in html.split(_SAYING)[1:]:
        if said := _SAID.match(piece):
            yield said[1], said[2], said[3], said[4]


def _numbered(html: str) -> Iterator[str]:
    """The ids of the rows of claims."""
    for piece in html.split(_ROW)[1:]:
        if row := _NUMBERED.match(piece):
            yield row[1]


def _words(marked: str) -> str:
    return _spaced(unescape(_TAG.sub("", _TIP.sub("", marked))))


def _spaced(words: str) -> str:
    """With line breaks and tabs as blanks, as `blocks_of_html` has them."""
    return words.replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _told(words: str | None) -> str:
    return "nothing" if words is None else f"“{words}”"
