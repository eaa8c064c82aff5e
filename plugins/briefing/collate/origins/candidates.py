"""Which texts may share a good part of their words, without comparing every pair: MinHash (datasketch) in bands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from briefing.collate.origins.shingles import Numbers

__all__ = ["likely_pairs"]

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
    made = MinHash.generator((rows[n].tolist() for n in full), num_perm=_BANDS, seed=_SEED, hashfunc=int)
    signatures = np.array([m.hashvalues for m in made], np.uint32)
    met = np.unique(np.concatenate([band for column in signatures.T for band in _meetings(column)]), axis=0)
    agreeing = (signatures[met[:, 0]] == signatures[met[:, 1]]).sum(axis=1) >= _AGREE
    return [(int(full[i]), int(full[j])) for i, j in met[agreeing].tolist()]


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
