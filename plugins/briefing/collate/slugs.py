"""Ids for what has a name only: first-level divisions."""

from __future__ import annotations

import re

from briefing.text import fold

__all__ = ["slug_of"]

_GAP = re.compile(r"[^a-z0-9]+")


def slug_of(name: str) -> str:
    """A name as a lower-case ASCII id; "unnamed" where no letter is left.

    >>> slug_of("Deir ez-Zor"), slug_of("Nord-Kivu / Ituri"), slug_of("Kachin’s")
    ('deir-ez-zor', 'nord-kivu-ituri', 'kachins')
    """
    folded = fold(name).replace("'", "").encode("ascii", "ignore").decode()
    return _GAP.sub("-", folded).strip("-") or "unnamed"
