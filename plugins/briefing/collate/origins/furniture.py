"""What recurs in texts that are otherwise different: an outlet's standing words, stock phrases, old background."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from briefing.collate.origins.shingles import Numbers, among, distinct
from briefing.model import Article

__all__ = ["without_furniture", "without_stock"]

# What stands in this many different stories of one outlet is its furniture ("Read more", "This episode was made by"),
# or background that it puts under its stories. In a large collection chance repeats more, hence the share.
_FURNITURE_LEAST = 4
_FURNITURE_SHARE = 0.005
# What so many different stories of any outlet have is a stock phrase. High, because one text that many outlets cut in
# many ways must not be taken for one.
_STOCK_LEAST = 30
_HIGH = np.uint64(32)


def without_furniture(articles: Sequence[Article], rows: Sequence[Numbers]) -> list[Numbers]:
    """The same rows without what their outlet prints in several stories. Where no outlet is known nothing goes."""
    kept = list(rows)
    members: dict[str, list[int]] = {}
    for number, article in enumerate(articles):
        if article.outlet:
            members.setdefault(article.outlet, []).append(number)
    for numbers in members.values():
        least = max(_FURNITURE_LEAST, round(_FURNITURE_SHARE * len(numbers)))
        if len(numbers) >= least:
            common = _common([rows[n] for n in numbers], least)
            for n in numbers:
                kept[n] = rows[n][~among(rows[n], common)]
    return kept


def without_stock(rows: Sequence[Numbers]) -> list[Numbers]:
    """Each row's numbers once, without those that many different texts have."""
    common = _common(rows, _STOCK_LEAST)
    return [distinct(row[~among(row, common)]) for row in rows]


def _common(rows: Sequence[Numbers], least: int) -> Numbers:
    """The numbers that stand in at least so many different texts.

    Copies of one text count once, for the smallest number of a row is, for the most part, that of its copies too: it
    is a MinHash of one permutation.
    """
    full = [row for row in rows if len(row)]
    ordered = np.empty(sum(map(len, full)), np.uint64)
    start = 0
    for row in full:
        ordered[start : start + len(row)] = (row.astype(np.uint64) << _HIGH) | np.uint64(row.min())
        start += len(row)
    ordered.sort()
    if len(ordered) < least:
        return np.empty(0, np.uint32)
    numbers = (ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] >> _HIGH).astype(np.uint32)
    # In a sorted row a number stands `least` times where it is the same so many places on.
    last = max(0, len(numbers) - least + 1)
    return distinct(numbers[:last][numbers[:last] == numbers[least - 1 :]])
