"""Names as sequences of words: the stream of a text's words and the longest entry of a table at each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from briefing.knowledge.actor_book import SPELLINGS
from briefing.model import ParsedText
from briefing.text import kept

__all__ = ["NameTable", "WordStream", "longest_name", "word_stream"]

Value = TypeVar("Value")
NameTable = Mapping[str, Sequence[tuple[tuple[str, ...], Value]]]  # first word -> ((words, value), ...), longest first

_HYPHENS = frozenset("-\u2010\u2011\u2013")


@dataclass(frozen=True, slots=True)
class WordStream:
    """The words of a text as names see them: folded, without hyphens, inner apostrophes and dots.

    `at[i]` is the token of word i; a possessive is the word "s", that of a plural nothing; other marks stand as
    they are. Three words that are no words close the stream, so that a rule may look ahead.
    """

    words: tuple[str, ...]
    at: tuple[int, ...]


def word_stream(parsed: ParsedText) -> WordStream:
    """The stream of a parsed text.

    >>> from briefing.model import Block, Document
    >>> from briefing.text import kept, parse
    >>> text = "Hay\u2019at Tahrir al-Sham hit Daesh\u2019s post."
    >>> word_stream(parse(Document("x", "", text, (Block("paragraph", 0, 40),)))).words[:9]
    ('hayat', 'tahrir', 'al', 'sham', 'hit', 'daesh', 's', 'post', '.')
    """
    words, end = list(map(_stream_word, parsed.norms)), len(parsed.norms)
    for i in parsed.where.get("'", ()):  # the possessive of a plural is no word: "Lions' Den"
        if i and words[i - 1][-1:] == "s":
            words[i] = ""
    at = compress(range(end), words)
    return WordStream((*filter(None, words), "", "", ""), (*at, end, end, end))


@kept(32_768)  # most words come again
def _stream_word(norm: str) -> str:
    """A token as a word of the stream; empty for a hyphen, which is none."""
    if norm in _HYPHENS:
        return ""
    if len(norm) > 1 and ("'" in norm or "." in norm):
        norm = norm.replace("'", "").replace(".", "")
    return SPELLINGS.get(norm, norm)


def longest_name(words: Sequence[str], at: int, table: NameTable[Value]) -> tuple[int, Value] | None:
    """The end (exclusive) and value of the longest entry that stands at word `at`, or None.

    >>> table = {"red": ((("red", "army", "faction"), 1), (("red", "army"), 2))}
    >>> longest_name(("the", "red", "army", "faction"), 1, table)
    (4, 1)
    """
    for entry, value in table.get(words[at], ()):
        end = at + len(entry)
        if len(entry) == 1 or tuple(words[at:end]) == entry:
            return end, value
    return None
