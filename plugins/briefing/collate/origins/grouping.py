"""Origins out of candidates: what two texts truly share decides whether one is a copy of the other."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.collate.origins.candidates import likely_pairs
from briefing.collate.origins.shingles import (
    LENGTH,
    sentences_of,
    shingles_of,
    shingles_of_words,
    without_furniture,
    words_of,
)
from briefing.model import Article, Copy, CopyKind, Origin
from briefing.text import fold

__all__ = ["find_origins"]

# The least share of the shorter text that must stand in the other. A story that quotes another at length stays below;
# one agency named by both lowers the bar, two agencies raise it, because both may quote the same statement.
_LEAST = 0.45
_LEAST_ONE_AGENCY = 0.35
_LEAST_TWO_AGENCIES = 0.75
# A shorter text says too little by itself: captions and stubs agree by chance.
_LEAST_SHINGLES = 20
_SAME = 0.97
_SENTENCE_KEPT = 0.5  # of a sentence's word sequences, so that an edited word does not make it another sentence


def find_origins(articles: Sequence[Article]) -> tuple[Origin, ...]:
    """The texts that several of these articles carry, in order of the slug of the first published.

    An article belongs to the earlier one with which it shares most, so that a copy of a copy is of the same origin.
    Empty where no text occurs twice.
    """
    ordered = sorted(articles, key=_age)
    whole = [shingles_of(a.document) for a in ordered]
    telling = without_furniture(ordered, whole)
    head: dict[int, int] = {}
    shares: dict[int, float] = {}
    for later, earlier_ones in _by_later(likely_pairs(telling)).items():
        found = [(_shared(telling[e], telling[later]), -e) for e in earlier_ones]
        share, near = max(f for f in found)
        if share >= _needed(ordered[-near], ordered[later]) and _enough(telling, -near, later):
            head[later] = head.get(-near, -near)
            shares[later] = _shared(telling[head[later]], telling[later])
    members: dict[int, list[int]] = {}
    for number in sorted(head):
        members.setdefault(head[number], []).append(number)
    origins = (_origin(ordered, whole, first, [(n, shares[n]) for n in group]) for first, group in members.items())
    return tuple(sorted(origins, key=lambda o: o.id))


def _age(article: Article) -> tuple[bool, str, str, str]:
    """Oldest first, undated last, ties by slug."""
    published, moment = article.document.published, article.published_at
    return (
        published is None,
        published.isoformat() if published else "",
        moment.time().isoformat() if moment else "",
        article.slug,
    )


def _by_later(pairs: Sequence[tuple[int, int]]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for earlier, later in pairs:
        found.setdefault(later, []).append(earlier)
    return dict(sorted(found.items()))


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other (the overlap coefficient); 0 where one is empty."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _enough(telling: Sequence[frozenset[int]], one: int, other: int) -> bool:
    return min(len(telling[one]), len(telling[other])) >= _LEAST_SHINGLES


def _needed(one: Article, other: Article) -> float:
    if one.agency and other.agency:
        return _LEAST_ONE_AGENCY if fold(one.agency) == fold(other.agency) else _LEAST_TWO_AGENCIES
    return _LEAST


def _origin(
    articles: Sequence[Article], whole: Sequence[frozenset[int]], first: int, copies: Sequence[tuple[int, float]]
) -> Origin:
    credited = (articles[n].agency for n in (first, *(n for n, _ in copies)))
    return Origin(
        id=articles[first].slug,
        copies=tuple(_copy(articles[first], articles[n], (whole[first], whole[n]), share) for n, share in copies),
        agency=next((agency for agency in credited if agency), None),
    )


def _copy(origin: Article, article: Article, shingles: tuple[frozenset[int], frozenset[int]], share: float) -> Copy:
    return Copy(
        article=article.slug,
        kind=_kind(origin, article, shingles),
        shared=round(share, 3),
        added=_lacking(article, shingles[0], origin),
        missing=_lacking(origin, shingles[1], article),
    )


def _kind(origin: Article, article: Article, shingles: tuple[frozenset[int], frozenset[int]]) -> CopyKind:
    one, other = shingles
    if len(one & other) >= _SAME * max(len(one), len(other)):
        return "same"
    return "version" if origin.outlet and origin.outlet == article.outlet else "copy"


def _lacking(article: Article, other: frozenset[int], other_article: Article) -> tuple[str, ...]:
    """The sentences of an article that the other text, given by its shingles, does not have."""
    held = {tuple(words_of(s)) for s in sentences_of(other_article.document)}
    return tuple(s for s in sentences_of(article.document) if not _is_held(words_of(s), other, held))


def _is_held(words: Sequence[str], other: frozenset[int], sentences: set[tuple[str, ...]]) -> bool:
    if len(words) < LENGTH:
        return not words or tuple(words) in sentences
    own = shingles_of_words(words)
    return sum(s in other for s in own) >= _SENTENCE_KEPT * len(own)
