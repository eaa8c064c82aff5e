"""A text twice as long takes no more than about twice the time: how slow expressions and needless loops are found.

Each round puts one short text, made at random of the pieces that readers look for, again and again in a row, until that
takes long enough to be measured; then twice and four times as often. Processor time grows with the length to some power:
flat up to one, a square where each piece looks at all others.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from time import process_time

from tests.fuzz.words import FORCES, JOINTS, NUMBERS, PIECES, STRANGE, VERBS, VICTIMS

from briefing.errors import BriefingError

__all__ = ["STEEPEST", "Growth", "growth_of", "made_unit"]

STEEPEST = 1.3
MEASURABLE_S = 0.04
MOST_LETTERS = 300_000
_MARKS = (
    *"<>[](){}*_`~#&;:,.!?'\"-=/\\|+%$@^ \n\t0aA",
    "<p>",
    "<b",
    "</",
    "&amp",
    "<!--",
    "](",
    "> ",
    "1. ",
    "- ",
    "  ",
)
_KINDS = (PIECES, _MARKS, _MARKS, JOINTS, NUMBERS, VERBS, VICTIMS, FORCES, STRANGE)
Growth = tuple[float, float, int]


def made_unit(chance: random.Random) -> str:
    """A short text to be repeated."""
    parts = [chance.choice(chance.choice(_KINDS)) for _ in range(chance.choice((1, 1, 2, 2, 3, 4)))]
    made = chance.choice(("", " ", " ", ", ", "\n")).join(parts) + chance.choice(("", "", " ", "\n"))
    return made or " "  # nothing, however often, stays nothing


def growth_of(put: Callable[[str], None], unit: str) -> Growth | None:
    """The power with which processor time grows, the seconds for the longest text and its letters.

    None where it is never measurable, or the text is refused. Both doublings must be steep, each of the least of three.
    """
    times = 16
    while (spent := _seconds(put, unit * times)) < MEASURABLE_S:
        times *= 2
        if times * len(unit) * 4 > MOST_LETTERS:
            return None
    spans = [_least(put, unit * times), _least(put, unit * times * 2), _least(put, unit * times * 4)]
    powers = [math.log2(max(b, 1e-6) / max(a, 1e-6)) for a, b in pairwise(spans)]
    return min(powers), max(spent, spans[-1]), times * len(unit) * 4


def _least(put: Callable[[str], None], text: str) -> float:
    first = _seconds(put, text)
    return first if first > 5 else min(first, _seconds(put, text), _seconds(put, text))


def _seconds(put: Callable[[str], None], text: str) -> float:
    before = process_time()
    with suppress(BriefingError, ValueError):  # a text that is refused has been read up to there
        put(text)
    return process_time() - before
