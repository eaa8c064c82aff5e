"""What a copy changed of its origin: the sentences it added, those it left out, and what kind of copy that makes it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from briefing.collate.origins.shingles import (
    LENGTH,
    Numbers,
    WordNumbers,
    among,
    distinct,
    raw_words_of,
    sentences_of,
    sequences_of,
)
from briefing.model import Article, Copy, CopyKind

__all__ = ["Text", "copy_of", "text_of"]

_SAME = 0.97
_SENTENCE_KEPT = 0.5  # of a sentence's word sequences, so that an edited word does not make it another sentence


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """An article by its sentences. `spans` are where each one's word sequences stand in `row`, those of the whole text.

    A sentence too short for a sequence has an empty span and its words in `short`, which is "" for the others.
    """

    article: Article
    sentences: list[str]
    spans: list[tuple[int, int]]
    short: list[str]
    row: Numbers


def text_of(article: Article, numbers: WordNumbers) -> Text:
    """The article's sentences with the numbers of their word sequences."""
    sentences = sentences_of(article.document)
    words: list[str] = []
    spans, short = [], []
    for sentence in sentences:
        own = raw_words_of(sentence)
        sequences = max(0, len(own) - LENGTH + 1)
        spans.append((len(words), len(words) + sequences))
        short.append("" if sequences else " ".join(own))
        words += own
    return Text(article, sentences, spans, short, sequences_of(words, numbers))


def copy_of(origin: Text, copy: Text, share: float) -> Copy:
    """The copy with what it changed; `share` is the part of the shorter text, 0 to 1, that stands in the other."""
    return Copy(
        article=copy.article.slug,
        kind=_kind(origin, copy),
        shared=round(share, 3),
        added=_lacking(copy, origin),
        missing=_lacking(origin, copy),
    )


def _kind(origin: Text, copy: Text) -> CopyKind:
    one, other = distinct(origin.row), distinct(copy.row)
    both = np.intersect1d(one, other, assume_unique=True)
    if len(both) >= _SAME * max(len(one), len(other)):
        return "same"
    return "version" if origin.article.outlet and origin.article.outlet == copy.article.outlet else "copy"


def _lacking(text: Text, other: Text) -> tuple[str, ...]:
    """The sentences of a text that the other one does not have, in order."""
    known = among(text.row, distinct(other.row)).tolist()
    short = set(other.short)
    return tuple(
        sentence
        for sentence, (start, end), words in zip(text.sentences, text.spans, text.short, strict=True)
        if (words not in short if words else _SENTENCE_KEPT * (end - start) > sum(known[start:end]))
    )
