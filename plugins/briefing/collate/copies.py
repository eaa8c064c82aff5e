"""Copies: articles whose texts are the same once layout and letter case are set aside. Twenty outlets, one origin."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence

from briefing.model import Article
from briefing.text import fold

__all__ = ["find_copies"]

_WORD = re.compile(r"\w+")
# A shorter text says too little: two captions or stubs may agree by chance.
_MIN_WORDS = 12


def find_copies(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Slugs of articles with one text, first published first; groups in order of their first slug.

    The deck is left out, because outlets write their own above an agency's text. A first version: changed or
    shortened copies are not found. Empty where no text occurs twice.
    """
    groups: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        fingerprint = _fingerprint(article)
        if fingerprint:
            groups[fingerprint].append(article)
    return tuple(sorted(tuple(a.slug for a in sorted(group, key=_age)) for group in groups.values() if len(group) > 1))


def _age(article: Article) -> tuple[bool, str, str]:
    """Oldest first, undated last, ties by slug."""
    published = article.document.published
    return published is None, published.isoformat() if published else "", article.slug


def _fingerprint(article: Article) -> str:
    document = article.document
    bodies = (document.text[b.start : b.end] for b in document.blocks if b.kind not in ("deck", "caption"))
    words = _WORD.findall(fold(" ".join(bodies)))
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if len(words) >= _MIN_WORDS else ""
