"""Page names: short ASCII slugs that no file system and no address can misread."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection

from unidecode import unidecode

from briefing.slugs import is_slug

__all__ = ["MAX_SLUG", "slug_of", "unique_slug"]

MAX_SLUG = 80


def slug_of(title: str) -> str:
    """The title as lower-case ASCII words joined by "-", at most 80 characters, cut between words; "article" when
    nothing is left.

    >>> slug_of("Hodeidah: “No truce” – Côte d’Ivoire’s envoy"), slug_of("../../etc/passwd"), slug_of("NUL")
    ('hodeidah-no-truce-cote-divoires-envoy', 'etc-passwd', 'article-nul')
    """
    plain = re.sub(r"['\u2018\u2019\u02bc`]", "", title[:400])
    slug = re.sub(r"[^a-z0-9]+", "-", unidecode(plain).lower().replace("'", "")).strip("-")
    slug = _cut(slug, MAX_SLUG)
    return f"article-{slug}".rstrip("-") if not is_slug(slug) else slug


def unique_slug(title: str, original: bytes, taken: Collection[str]) -> str:
    """The title's slug, with a short hash of the original behind it if another article has that slug already.

    >>> unique_slug("Clashes in Gao", b"x", {"clashes-in-gao"})
    'clashes-in-gao-2d711642'
    """
    slug = slug_of(title)
    if slug not in taken:
        return slug
    digest = hashlib.sha256(original).hexdigest()
    for length in range(8, 65, 8):
        candidate = f"{_cut(slug, MAX_SLUG - length - 1) if length < 64 else 'a'}-{digest[:length]}"
        if candidate not in taken:
            return candidate
    raise AssertionError("two originals with one SHA-256")


def _cut(slug: str, size: int) -> str:
    if len(slug) <= size:
        return slug
    head, _, _ = slug[: size + 1].rpartition("-")
    return head if len(head) > size // 2 else slug[:size].strip("-")
