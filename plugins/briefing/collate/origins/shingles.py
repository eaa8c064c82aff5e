"""A text as the numbers of its word sequences, so that what two texts share is counted fast and in little memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from briefing.model import Article, Document
from briefing.text import fold

__all__ = [
    "LENGTH",
    "Numbers",
    "WordNumbers",
    "Wording",
    "among",
    "distinct",
    "raw_words_of",
    "sentences_of",
    "sequences_of",
    "wording_of",
    "words_of",
]

Numbers = NDArray[np.uint32]

LENGTH = 5  # words in a sequence: shorter ones recur by chance, longer ones break at every small edit
_OPENING = 80  # words of headline and first lines that tell what a text is about
_HALF_AT = 30  # the word of the opening that tells half as much as the first
_WEIGHTS = tuple(1 / (1 + place / _HALF_AT) for place in range(_OPENING))
_WORD = re.compile(r"\w+")
# Collections of texts lose apostrophes: "Syrias" and "Syria's" are one word.
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
# For plain ASCII the same words by cutting at spaces, three times as fast as by a pattern.
_SPACED = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")} | {ord("'"): None}
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed (Knuth, TAOCP 3, section 6.4)
_HIGH = np.uint64(32)


class WordNumbers(dict[str, int]):
    """The number of each word, the same in every run; worked out once a word, since texts repeat theirs."""

    def __missing__(self, word: str) -> int:
        self[word] = number = crc32(fold(word).encode())
        return number


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """What is compared of one text: the numbers of its word sequences in reading order, and of its opening words.

    `opening` is sorted and holds each word of the headline and the first lines once, short words left out; `weights`
    are theirs, 1 for the first word and less for what stands further on.
    """

    sequences: Numbers
    opening: Numbers
    weights: NDArray[np.float32]


def words_of(text: str) -> list[str]:
    """The words of a text as compared: folded, without punctuation.

    >>> words_of("Syria’s army, at 9:30")
    ['syrias', 'army', 'at', '9', '30']
    """
    return _WORD.findall(fold(text).translate(_APOSTROPHES))


def raw_words_of(text: str) -> list[str]:
    """The same words in lower case only: folding is left to `WordNumbers`, which does it once a word.

    >>> raw_words_of("Syria's army, at 9:30"), raw_words_of("São Tomé’s army")
    (['syrias', 'army', 'at', '9', '30'], ['são', 'tomés', 'army'])
    """
    if text.isascii():
        return text.translate(_SPACED).lower().split()
    return _WORD.findall(text.translate(_APOSTROPHES).lower())


def wording_of(article: Article, numbers: WordNumbers) -> Wording:
    """The sequences of the body and the opening words; both empty for an article without words."""
    words = raw_words_of(" ".join(_bodies(article.document)))
    first = (raw_words_of(article.title) + words)[:_OPENING]
    # From the last to the first, so that a word has the place where it stands first.
    opening = {
        numbers[word]: weight
        for word, weight in zip(reversed(first), reversed(_WEIGHTS[: len(first)]), strict=True)
        if len(word) > 3 or word.isdigit()
    }
    order = sorted(opening)
    weights = np.array([opening[number] for number in order], np.float32)
    return Wording(sequences_of(words, numbers), np.array(order, np.uint32), weights)


def sequences_of(words: Sequence[str], numbers: WordNumbers) -> Numbers:
    """The numbers of all sequences of `LENGTH` of these words, in order; empty for fewer words."""
    if len(words) < LENGTH:
        return np.empty(0, np.uint32)
    row = np.fromiter(map(numbers.__getitem__, words), np.uint64, len(words))
    last = len(row) - LENGTH + 1
    mixed = row[:last]
    for place in range(1, LENGTH):
        mixed = (mixed ^ (mixed >> _HIGH)) * _FACTOR + row[place : last + place]
    return ((mixed ^ (mixed >> _HIGH)) * _FACTOR >> _HIGH).astype(np.uint32)


def distinct(row: Numbers) -> Numbers:
    """Each number once, sorted. For rows of some hundreds sorting is several times as fast as numpy's `unique`."""
    ordered = np.sort(row)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def among(row: Numbers, ordered: Numbers) -> NDArray[np.bool_]:
    """Which numbers of a row stand among these, which are sorted."""
    if not len(ordered):
        return np.zeros(len(row), np.bool_)
    places = np.searchsorted(ordered, row)
    places[places == len(ordered)] = 0
    return np.asarray(ordered[places] == row)


def sentences_of(document: Document) -> list[str]:
    """The stretches of the body that a copy keeps or changes: paragraphs cut at the ends of sentences."""
    return [part.strip() for body in _bodies(document) for part in _SENTENCE_END.split(body) if part.strip()]


def _bodies(document: Document) -> list[str]:
    """Without deck and captions, because outlets write their own around an agency's text."""
    return [document.text[b.start : b.end] for b in document.blocks if b.kind not in ("deck", "caption", "subhead")]
