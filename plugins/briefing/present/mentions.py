"""The sentences that name a place, each with the way to it in its article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Article, Evidence
from briefing.present.addresses import Link, article_url, relative
from briefing.present.anchors import first_of_each_wording
from briefing.present.shelf import Shelf
from briefing.present.words import date_words, number_words
from briefing.speech import gettext, ngettext

__all__ = ["Mention", "place_mentions"]

_MOST = 60
_LONGEST = 420  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence: what stands before and after the words, which lead to it; then its article, outlet and day.

    `iso`: the day as YYYY-MM-DD, "" where none is stated.
    """

    before: str
    words: Link
    after: str
    article: Link
    day: str
    iso: str = ""


def place_mentions(id: str, articles: Sequence[Article], shelf: Shelf, url: str) -> tuple[tuple[Mention, ...], str]:
    """The first sentence for each wording in each article, newest first; and how many are left out, in words."""
    found = [
        (article, item)
        for article in articles
        for place in article.facts.places
        if place.id == id
        for item in first_of_each_wording(place.evidence)
    ]
    left = len(found) - _MOST
    words = ngettext(
        "%(count)s older sentence in the articles below.",
        "%(count)s older sentences in the articles below.",
        max(left, 0),
    )
    more = words % {"count": number_words(left)} if left > 0 else ""
    return tuple(_mention(a, item, shelf, url) for a, item in found[:_MOST]), more


def _mention(article: Article, item: Evidence, shelf: Shelf, url: str) -> Mention:
    anchors = shelf.anchors[article.slug]
    headline = item.part == "headline"
    text = article.title if headline else article.document.text
    start, end = (0, len(text)) if headline else anchors.sentence(item)
    here = relative(url, article_url(article.slug))
    day = article.document.published
    return Mention(
        before=_cut(text[start : item.start], from_end=True),
        words=Link(item.quote, here + anchors.href(item)),
        after=_cut(text[item.end : end]),
        article=Link(article.title, here, article.outlet or ""),
        day=date_words(day) if day else gettext("Date not stated"),
        iso=day.isoformat() if day else "",
    )


def _cut(words: str, from_end: bool = False) -> str:
    if len(words) <= _LONGEST:
        return words.lstrip() if from_end else words.rstrip()
    return "…" + words[-_LONGEST:] if from_end else words[:_LONGEST] + "…"
