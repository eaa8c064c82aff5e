"""Which texts may share a good part of their words, without comparing every pair: MinHash in bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.collate.origins.shingles import Numbers

__all__ = ["likely_pairs", "signatures_of"]

# Two texts are candidates where two of 64 signatures agree. Of a short text and one five times as long that holds
# half of it (Jaccard .08) 96 in 100 are found; two texts that share one sentence in fifty (.01) 1 in 8.
# Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, section 3.4, with bands of one row.
_BANDS = 64
_AGREE = 2
_SEED = 1
_NEIGHBOURS = 3


def likely_pairs(rows: Sequence[Numbers]) -> list[tuple[int, int]]:
    """Pairs (i, j), i < j, of rows of different numbers that may overlap, in order; an empty row pairs with nothing.

    Where many texts agree in a band, each is paired with the first of them and its nearest neighbours alone, so that
    a thousand copies of one text make some thousands of pairs, not half a million.
    """
    full = np.array([n for n, row in enumerate(rows) if len(row)], np.int64)
    if len(full) < 2:
        return []
    signatures = signatures_of([rows[n] for n in full])
    met = np.unique(np.concatenate([band for column in signatures.T for band in _meetings(column)]), axis=0)
    agreeing = (signatures[met[:, 0]] == signatures[met[:, 1]]).sum(axis=1) >= _AGREE
    return [(int(full[i]), int(full[j])) for i, j in met[agreeing].tolist()]


def signatures_of(rows: Sequence[Numbers]) -> NDArray[np.uint32]:
    """The 64 signatures of each row, none of which may be empty: the least number after each of 64 permutations.

    A permutation of the numbers of 32 bits is `a * n + b`, a odd. datasketch makes the same signatures and a test holds
    ours to it; it is not imported here because it brings SciPy, which takes most of a second of every build's start.
    """
    chance = np.random.RandomState(_SEED)
    factors = chance.randint(0, 1 << 31, _BANDS, np.uint32) * np.uint32(2) + np.uint32(1)
    shifts = chance.randint(0, 1 << 32, _BANDS, np.uint32)
    made = np.empty((len(rows), _BANDS), np.uint32)
    for n, row in enumerate(rows):
        made[n] = (_mixed(row)[:, None] * factors + shifts).min(axis=0)
    return made


def _mixed(row: Numbers) -> Numbers:
    """The numbers spread evenly: the last step of MurmurHash3, which makes no two alike."""
    row = (row ^ (row >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    row = (row ^ (row >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return row ^ (row >> np.uint32(16))


def _meetings(column: NDArray[np.uint32]) -> Iterator[NDArray[np.int64]]:
    """Pairs of places that hold one value: each with the three next of that value, and with the first."""
    order = np.argsort(column, kind="stable")
    values = column[order]
    for step in range(1, _NEIGHBOURS + 1):
        same = np.flatnonzero(values[step:] == values[:-step])
        yield np.column_stack((order[same], order[same + step]))
    starts = np.searchsorted(values, values)
    later = np.flatnonzero(starts < np.arange(len(values)))
    yield np.column_stack((order[starts[later]], order[later]))
