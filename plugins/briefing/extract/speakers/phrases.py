"""Words for a speaker: a known body, a phrase around a claimant noun, a person's name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefing.extract.harm.small_words import STOP
from briefing.knowledge.word_tables import WordTables
from briefing.model import ClaimantType, Token

__all__ = ["TIME", "Speaker", "head_at", "in_name", "known_at", "person_before", "phrase_around", "text_of"]

_ORDINARY = frozenset({
    *',.;:()"“”–—', "and", "or", "but", "that", "which", "who", "when", "while", "after", "as", "if", "because", "than",
    "in", "on", "at", "by", "from", "with", "for", "of", "to", "into", "since", "during", "against", "was", "were",
    "is", "are", "been", "be", "had", "has", "have", "the", "a", "an", "said", "says", "told", "also", "not", "no",
    "he", "she", "it", "they", "what", "more", "others",
    "dozens",
})  # fmt: skip
TIME = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "on", "late",
    "early",
})  # fmt: skip
_WHERE = frozenset({"in", "of", "at", "near", "from", "on", "outside", "around", "to", "into"})


_WHERE_HARMED = frozenset({"in", "at", "near", "outside"})
_KINDS_OF_PLACE = frozenset({"city", "town", "village", "province", "district", "region", "area", "camp"})
_QUOTING = frozenset({"quoted", "quoting", "quotes", "cited", "cites"})


class Speaker(NamedTuple):
    """Words for a speaker with what they mean; `head` is the noun or the surname they are remembered by."""

    first: int
    last: int
    name: str
    type: ClaimantType
    head: str
    known: bool = False


def known_at(norms: list[str], i: int, end: int, words: WordTables) -> Speaker | None:
    for alias, claimant in words.claimants.get(norms[i], ()):
        if i + len(alias) <= end and tuple(norms[i : i + len(alias)]) == alias:
            return Speaker(i, i + len(alias), claimant.name, claimant.type, alias[-1], True)
    return None


def head_at(norms: list[str], i: int, words: WordTables) -> tuple[int, int, ClaimantType] | None:
    """The claimant noun that token i stands in, longest first: its first token, its end, its type."""
    if norms[i] not in _words_of_heads(words):
        return None
    one = words.claimant_heads.get((norms[i],))
    for size in (3, 2):
        for start in range(i - size + 1, i + 1):
            kind = words.claimant_heads.get(tuple(norms[start : start + size])) if start >= 0 else None
            if kind is not None:
                return start, start + size, kind
    return (i, i + 1, one) if one is not None else None


@cache
def _words_of_heads(words: WordTables) -> frozenset[str]:
    return frozenset(word for head in words.claimant_heads for word in head)


def phrase_around(
    tokens: Sequence[Token],
    norms: list[str],
    head: tuple[int, int, ClaimantType],
    first: int,
    end: int,
    words: WordTables,
) -> Speaker:
    """The whole phrase around a claimant noun: "Gaza's health ministry", "regional governor Oleh Holub"."""
    start, last, kind = head
    kept = start
    noun = norms[last - 1]
    while (
        start > first
        and start > last - 6
        and _describes(tokens, norms, start - 1)
        and norms[start - 1] not in words.says
        and norms[start - 1] not in words.harm
        and norms[start - 1] not in _QUOTING
    ):
        start -= 1
    if start > first and norms[start - 1] in _WHERE_HARMED and norms[last - 1] not in ("hospital", "hospitals"):
        start = _past_place(tokens, norms, start, kept, words)
    if start > first and norms[start - 1] in ("a", "an"):
        start -= 1
    while last < end and tokens[last].text[0].isupper() and norms[last] not in TIME:
        last, noun = last + 1, norms[last]
    if last < end and norms[last] in ("in", "for", "of", "at", "inside"):
        after = last + 1 + (kind == "unnamed" and norms[last + 1 : last + 2] == ["the"])
        last = after + 1 if after < end and tokens[after].text[0].isupper() else last
        while last < end and tokens[last].text[0].isupper() and norms[last] not in TIME:
            last += 1
    if noun in ("statement", "report", "release") and last + 1 < end and norms[last] in ("by", "from"):
        after = last + 1 + (norms[last + 1] == "the")
        if after < end and tokens[after].text[0].isupper():
            stop = after
            while stop < end and (tokens[stop].text[0].isupper() or norms[stop] == "'s"):
                stop += 1
            return Speaker(start, stop, text_of(tokens, after, stop), "official", norms[stop - 1])
    reach = range(max(first, start - 6), last)
    known = next((k for j in reach if (k := known_at(norms, j, last, words)) is not None and k.last > start), None)
    if known is not None and known.type != "media" and noun not in ("ministry",):
        return known._replace(first=start, last=last)
    if known is not None and known.type == "media" and kind in ("media", "unnamed", "witness"):
        return known._replace(first=start, last=last)
    return Speaker(start, last, text_of(tokens, start, last), kind, noun)


def _past_place(tokens: Sequence[Token], norms: list[str], start: int, head: int, words: WordTables) -> int:
    """ "Nine died near Homs state media said": the town is that of the harm, not of who speaks."""
    if tokens[head].text[0].isupper() or any(known_at(norms, k, head + 1, words) for k in range(start, head)):
        return start
    past = max((k + 1 for k in range(start, head) if tokens[k].text[0].isupper()), default=start)
    return past + (start < past < head and norms[past] in _KINDS_OF_PLACE)


def _describes(tokens: Sequence[Token], norms: list[str], i: int) -> bool:
    word = norms[i]
    if word in ("'s", "-", "&", "'"):
        return True
    plain = word not in STOP and word not in _ORDINARY and word not in TIME
    return plain and tokens[i].text[0].isalpha() and not word.endswith("ly")


def text_of(tokens: Sequence[Token], start: int, last: int) -> str:
    pieces: list[str] = []
    for i in range(start, last):
        gap = " " if i > start and not tokens[i].joined else ""
        pieces.append(gap + tokens[i].text)
    text = "".join(pieces)
    return text[0].lower() + text[1:] if text.startswith(("A ", "An ")) else text


def person_before(tokens: Sequence[Token], norms: list[str], first: int, end: int, words: WordTables) -> Speaker | None:
    """A capitalised name right before the word of saying; a nation or capital that speaks counts as official."""
    i = end
    while i > first and in_name(tokens, norms, i - 1) and norms[i - 1] not in words.says:
        i -= 1
    while i + 2 < end and norms[i] in ("-", "al"):
        i += 1
    if i == end or end - i > 6 or norms[end - 1] in TIME or norms[i] == "-":
        return None
    if i > first and norms[i - 1] in _WHERE:
        return None  # "at least nine in Douma, he said"
    return Speaker(i, end, text_of(tokens, i, end), "official", norms[end - 1])


def in_name(tokens: Sequence[Token], norms: list[str], i: int) -> bool:
    if norms[i] in ("for", "of", "on") and i + 1 < len(norms) and i > 0:  # "the Centre for Policy Research"
        return tokens[i - 1].text[0].isupper() and tokens[i + 1].text[0].isupper() and norms[i - 1] not in TIME
    return norms[i] in ("-", "al") or (tokens[i].text[0].isupper() and norms[i] not in _ORDINARY)
