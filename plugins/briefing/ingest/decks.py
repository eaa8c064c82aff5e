"""The deck: a line of its own under the headline, printed, and apart from the text."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import fold_words, one_line, same_words, word_share
from briefing.ingest.head_tags import HeadTags, attribute
from briefing.ingest.json_ld import Statement
from briefing.ingest.vicinity import ancestors, names_of, stands_apart

__all__ = ["find_deck"]

_STRONG = re.compile(
    r"(?:^|[-_ ])(?:deck|dek|dekk|standfirst|subtitle|sub-title|subheadline|sub-headline|subhead|sub-head|"
    r"subheading|strapline|"
    r"article-?lead(?:er)?|article__?lead|article-?summary|article-?dek|story-?deck|secondary-title|tagline|abstract|teaser-?text|"
    r"entry-?subtitle|article-?(?:sub)?(?:excerpt|description|intro)|(?:post|entry)-?(?:excerpt|intro)|intro|"
    r"lede|lead|excerpt|summary|synopsis|strap|description|claim)(?:$|[-_ ])",
    re.I,
)
# Names that no outlet gives to the first paragraph of its text.
_SURE = re.compile(r"(?:^|[-_ ])(?:deck|dek|standfirst|subtitle|sub-title|strapline)(?:$|[-_ ])", re.I)
_NO_DECK = re.compile(r"caption|author|bio(?:$|[-_ ])|byline|bullet|key-?point|tags|site-|excerpt-list|figure", re.I)
_MIN_WORDS, _MAX_WORDS = 5, 90
_LONG_WORDS = 20
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def find_deck(
    soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...], heading: Tag | None, first: str
) -> str | None:
    """The deck as printed; None where there is none. `first`: the text's first paragraph, which is no deck though
    stated as description.

    It must stand behind the headline and before the text. Either its element is made for decks, or it says what the
    page's
    description says and is not in the flow of paragraphs.
    """
    if heading is None:
        return None
    described = [
        t
        for t in (
            *tags.all("og:description", "description", "twitter:description"),
            *(s.description for s in statements),
        )
        if t
    ]
    opening = fold_words(first)[:80]
    holders = ancestors(heading)
    for tag in heading.find_all_next(["h2", "h3", "h4", "h5", "h6", "p", "div", "span", "section", "header"], limit=80):
        words = one_line(tag.get_text(" "))
        told = _MIN_WORDS <= len(words.split()) <= _MAX_WORDS and _is_told(words, described)
        if told and _under_headline(tag, heading, holders):
            return words
        if opening and fold_words(words).startswith(opening):
            if _SURE.search(" ".join(tag.get("class") or [])) and _MIN_WORDS < len(words.split()) <= _MAX_WORDS:
                return words
            if _is_block_of_text(tag):
                return None
            continue
        if (
            words.endswith(("...", "…"))
            or not _MIN_WORDS <= len(words.split()) <= _MAX_WORDS
            or same_words(words, heading.get_text(" "))
            or _NO_DECK.search(names_of(tag))
            or tag.find_parent("figure")
            or stands_apart(tag, holders)
        ):
            continue
        if (
            tag.find(["h1", "figure", "form", "ul", "time", "img"])
            or len(tag.find_all("p")) > 1
            or len(tag.find_all("a")) > 1
        ):
            continue
        marked = _STRONG.search(" ".join(tag.get("class") or [])) or attribute(tag, "itemprop") in (
            "description",
            "alternativeHeadline",
        )
        if (marked and len(words.split()) >= 6) or (told and tag.name in _HEADINGS):
            return words
    return None


def _is_told(words: str, described: list[str]) -> bool:
    """Whether the page's head says the same in its description."""
    return any(word_share(words, d) >= 0.9 and word_share(d[: len(words) + 20], words) >= 0.8 for d in described)


def _under_headline(tag: Tag, heading: Tag, holders: set[int]) -> bool:
    """Whether a paragraph or heading stands in the headline's box or right behind it, and apart from the text: no
    paragraph of some length follows as its neighbour."""
    if tag.name not in ("p", *_HEADINGS) or tag.find(["img", "time"]) is not None:
        return False
    header = tag.find_parent("header")
    beside = (header is not None and id(header) in holders) or tag.find_previous_sibling() is heading
    neighbours = (len(t.get_text(" ").split()) for t in tag.find_next_siblings("p", limit=6))
    return beside and all(length < _LONG_WORDS for length in neighbours)


def _is_block_of_text(tag: Tag) -> bool:
    return tag.name == "p" or not tag.find(["p", "div"])
