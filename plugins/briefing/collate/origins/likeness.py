"""How much of one text another has taken over: what stands first weighs more, and the openings must tell one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefing.collate.origins.shingles import Numbers, Wording, among, distinct

__all__ = ["Rarity", "held", "opening_likeness", "rarity_of", "shared"]

# Position at which a sequence weighs half of the first. News stand first and background last, so two stories of one
# war that share their last paragraphs are told from a story that was cut.
_HALF_AT = 80


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """How seldom each word stands in an opening: `weights` of the sorted `words`."""

    words: Numbers
    weights: NDArray[np.float64]

    def of(self, wording: Wording) -> NDArray[np.float64]:
        """What each opening word of a text tells: how rare it is, and how near the beginning it stands."""
        return np.asarray(self.weights[np.searchsorted(self.words, wording.opening)] * wording.weights)


def rarity_of(wordings: Sequence[Wording]) -> Rarity:
    """The weight of each opening word: the logarithm of one and how many texts there are to each that has it."""
    openings = [w.opening for w in wordings] or [np.empty(0, np.uint32)]
    words, counts = np.unique(np.concatenate(openings), return_counts=True)
    return Rarity(words, np.log1p(len(wordings) / counts))


def opening_likeness(one: Wording, other: Wording, rarity: Rarity) -> float:
    """The cosine, 0 to 1, of what the words of headline and first lines tell; 0 where a text has none."""
    _, here, there = np.intersect1d(one.opening, other.opening, assume_unique=True, return_indices=True)
    if not len(here):
        return 0.0
    first, second = rarity.of(one), rarity.of(other)
    return float(first[here] @ second[there] / np.sqrt((first @ first) * (second @ second)))


def held(row: Numbers, other: Numbers) -> float:
    """The share of a text that stands in another, each sequence weighed by how near the beginning it is; 0 for none."""
    if not len(row):
        return 0.0
    weights = 1 / (1 + np.arange(len(row)) / _HALF_AT)
    return float(weights[among(row, distinct(other))].sum() / weights.sum())


def shared(one: Numbers, other: Numbers) -> float:
    """The share of the shorter text's different sequences that stand in the other; 0 where one is empty."""
    first, second = distinct(one), distinct(other)
    both = np.intersect1d(first, second, assume_unique=True)
    return len(both) / max(1, min(len(first), len(second)))
