"""A text as the set of its word sequences, so that what two texts share can be counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from zlib import crc32

from briefing.model import Article, Document
from briefing.text import fold

__all__ = ["LENGTH", "sentences_of", "shingles_of", "shingles_of_words", "without_furniture", "words_of"]

LENGTH = 5  # words in a sequence: shorter ones recur by chance, longer ones break at every small edit
_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['’ʼ]")  # collections of texts lose them: "Syrias" and "Syria's" are one word
# What stands in this many texts of one outlet, and in a twentieth of them, is its furniture ("Read more", its address).
_FURNITURE_LEAST = 4
_FURNITURE_SHARE = 0.05


def words_of(text: str) -> list[str]:
    """The words of a text as compared: folded, without punctuation.

    >>> words_of("Syria’s army, at 9:30")
    ['syrias', 'army', 'at', '9', '30']
    """
    return _WORD.findall(_APOSTROPHES.sub("", fold(text)))


def sentences_of(document: Document) -> list[str]:
    """The stretches of the body that a copy keeps or changes: paragraphs cut at the ends of sentences.

    Deck and captions are left out, because outlets write their own around an agency's text.
    """
    bodies = (document.text[b.start : b.end] for b in document.blocks if b.kind not in ("deck", "caption", "subhead"))
    return [part.strip() for body in bodies for part in re.split(r"(?<=[.!?])[\"”’)]*\s+", body) if part.strip()]


def shingles_of(document: Document) -> frozenset[int]:
    """The checksums of all sequences of `LENGTH` words in the body; empty for a text of fewer words."""
    return shingles_of_words(words_of(" ".join(sentences_of(document))))


def shingles_of_words(words: Sequence[str]) -> frozenset[int]:
    """The checksums of all sequences of `LENGTH` of these words."""
    rows = zip(*(islice(words, n, None) for n in range(LENGTH)), strict=False)
    return frozenset(crc32(" ".join(row).encode()) for row in rows)


def without_furniture(articles: Sequence[Article], shingles: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """The same sets without what an outlet prints under many of its stories."""
    counts: dict[str, Counter[int]] = {}
    sizes: Counter[str] = Counter(a.outlet or "" for a in articles)
    for article, own in zip(articles, shingles, strict=True):
        counts.setdefault(article.outlet or "", Counter()).update(own)
    common = {
        outlet: {s for s, n in found.items() if n >= max(_FURNITURE_LEAST, _FURNITURE_SHARE * sizes[outlet])}
        for outlet, found in counts.items()
    }
    return [own - common[article.outlet or ""] for article, own in zip(articles, shingles, strict=True)]
