"""The date of each page of a shard, which the browser needs to put results of several shards in one order.

Pagefind keeps only the order of its own pages, not what they are ordered by. Both together tell each page's date.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from briefing.publish.index_order import read_index_file

__all__ = ["DATES", "write_dates"]

DATES = "dates.json"
_PAGES, _SORTS = 1, 4  # their places in the table of contents


def write_dates(folder: Path, dates: Iterable[str]) -> None:
    """Writes dates.json into the index's folder: for each date the names of its pages, as results have them.

    `dates`: those by which the pages are sorted, ISO, one for each page that has one, in any order.
    Raises ValueError where the index is sorted by something else.
    """
    found = sorted(dates)
    table = next(iter(sorted(folder.glob("*.pf_meta"))))
    rows = read_index_file(table)
    orders: dict[str, list[int]] = dict(rows[_SORTS])
    order = orders.get("date", [])
    if len(order) != len(found):
        raise ValueError(f"{len(order)} pages are sorted by date, and {len(found)} have one")
    told: dict[str, list[str]] = {}
    for date, number in zip(found, order, strict=True):
        told.setdefault(date, []).append(rows[_PAGES][number][0])
    sorted_names = {date: sorted(names) for date, names in told.items()}
    (folder / DATES).write_text(json.dumps(sorted_names, separators=(",", ":")), encoding="utf-8")
