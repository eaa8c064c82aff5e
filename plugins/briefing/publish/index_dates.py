"""The date of each page of a shard, which the browser needs to put results of several shards in one order.

Pagefind keeps only the order of its own pages, not what they are ordered by.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["DATES", "write_dates"]

DATES = "dates.json"
_MARK = b"pagefind_dcd"


def write_dates(folder: Path, dates: Mapping[str, str]) -> None:
    """Writes dates.json into the index's folder: for each date the names of its pages, as results have them, sorted.

    `dates`: ISO dates by address below the site, as /articles/a/. Pages without one are left out.
    """
    told: dict[str, list[str]] = {}
    for path in sorted((folder / "fragment").iterdir()):
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(_MARK))
        if date := dates.get(page["url"]):
            told.setdefault(date, []).append(path.stem)
    (folder / DATES).write_text(json.dumps(told, sort_keys=True, separators=(",", ":")), encoding="utf-8")
