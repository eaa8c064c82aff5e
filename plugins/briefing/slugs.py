"""Last parts of addresses, which are names of folders too: what no file system, address or list of ours misreads."""

from __future__ import annotations

import re

__all__ = ["RESERVED", "SLUG_REMEDY", "is_slug"]

SLUG_REMEDY = "use small letters a-z, digits and hyphens, at most 120, and no name of a list"
# Names that a file system cannot hold, or that stand for something else.
RESERVED = frozenset(
    [
        "con",
        "prn",
        "aux",
        "nul",
        "index",
        "feeds",
        "new",
        *(f"com{n}" for n in range(10)),
        *(f"lpt{n}" for n in range(10)),
    ]
)
# Lists and their orders lie beside the pages of what they list.
_LISTS = frozenset(
    ["a-z", "oldest-first", "most-articles", "most-claims", "last-reported", "by-kind", "by-country"]
)  # fmt: skip
_LIST = re.compile(r"(?:letter-.*|page-\d+)")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_]+[a-z0-9]+)*")
_MOST = 120


def is_slug(name: str) -> bool:
    """Whether a page may lie under this name: ASCII, so that no two look alike, and lower case, for disks that take
    `A` for `a`.

    >>> is_slug("goma-2"), is_slug("Goma"), is_slug("../goma"), is_slug("g\\u043ema"), is_slug("nul"), is_slug("page-2")
    (True, False, False, False, False, False)
    """
    return bool(_SLUG.fullmatch(name)) and len(name) <= _MOST and not _is_kept(name)


def _is_kept(name: str) -> bool:
    return name in RESERVED or name in _LISTS or bool(_LIST.fullmatch(name))
