"""The pairing of two lists with the greatest sum of likeness."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

__all__ = ["best_pairs"]


def best_pairs(likeness: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column), each used once at most, with the greatest sum; pairs of likeness 0 are left out.

    `likeness[row][column]` is 0 or more. The Hungarian method with potentials: its steps grow with rows² × columns.

    >>> best_pairs([[0.9, 0.8], [0.8, 0.0]])  # the greedy choice would leave the second row alone
    ((0, 1), (1, 0))
    """
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    if not rows or not columns:
        return ()
    if rows > columns:
        turned = [[likeness[r][c] for r in range(rows)] for c in range(columns)]
        return tuple(sorted((r, c) for c, r in best_pairs(turned)))
    row_of = _assigned([[-value for value in row] for row in likeness], rows, columns)
    pairs = ((row_of[c] - 1, c - 1) for c in range(1, columns + 1) if row_of[c])
    return tuple(sorted((r, c) for r, c in pairs if likeness[r][c] > 0))


def _assigned(cost: Sequence[Sequence[float]], rows: int, columns: int) -> list[int]:
    """For each column, from 1 on, the row (from 1 on) it is given, 0 for none; rows are at most columns."""
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        least, came_from, used = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column]:
            used[column] = True
            here, delta, nearest = row_of[column], inf, 0
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                price = cost[here - 1][c - 1] - row_price[here] - column_price[c]
                if price < least[c]:
                    least[c], came_from[c] = price, column
                if least[c] < delta:
                    delta, nearest = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    row_price[row_of[c]] += delta
                    column_price[c] -= delta
                else:
                    least[c] -= delta
            column = nearest
        while column:
            row_of[column], column = row_of[came_from[column]], came_from[column]
    return row_of
