from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from briefing.measure.pairing import best_pairs

TABLES = st.integers(0, 4).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 9).map(float), min_size=columns, max_size=columns), max_size=4)
)


@given(TABLES)
def test_no_other_pairing_has_a_greater_sum(table: list[list[float]]) -> None:
    rows, columns = len(table), len(table[0]) if table else 0
    pairs = best_pairs(table)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    size = max(rows, columns)
    wide = [[table[r][c] if r < rows and c < columns else 0.0 for c in range(size)] for r in range(size)]
    best = max((sum(wide[r][c] for r, c in enumerate(order)) for order in permutations(range(size))), default=0.0)
    assert sum(table[r][c] for r, c in pairs) == best
