"""References as CSL-JSON: what Zotero, Pandoc and citeproc read. Unknown fields are left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from briefing.present.citations import Reference

__all__ = ["csl_text"]

_TYPES = {"article": "article-newspaper", "claim": "article-newspaper", "event": "webpage"}


def csl_text(references: Iterable[Reference]) -> str:
    """A JSON array, an item a line.

    >>> from briefing.present.citations import Reference
    >>> print(csl_text([Reference("a", "event", "Shells hit Goma", (), "Room", None, False, "", "", "")]), end="")
    [
    {"id":"a","type":"webpage","title":"Shells hit Goma","container-title":"Room"}
    ]
    """
    items = ",\n".join(json.dumps(_item(r), ensure_ascii=False, separators=(",", ":")) for r in references)
    return f"[\n{items}\n]\n"


def _item(reference: Reference) -> dict[str, Any]:
    item = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "container-title": reference.container,
        "author": [{"literal": name} for name in reference.authors],
        "issued": _date(reference),
        "URL": reference.url,
        "source": reference.via,
        "note": reference.note,
        "language": reference.language,
    }
    return {name: value for name, value in item.items() if value}


def _date(reference: Reference) -> dict[str, Any] | None:
    day = reference.day
    if day is None:
        return None
    date = {"date-parts": [[day.year, day.month, day.day]]}
    return date | {"circa": True} if reference.inferred else date
