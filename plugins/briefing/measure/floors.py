"""The scores on our own labelled cases that a change may not fall under."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from math import floor
from pathlib import Path

from briefing.errors import BriefingError
from briefing.measure.tally import Score

__all__ = ["Shortfall", "raise_floors", "read_floors", "shortfalls", "write_floors"]

Shortfall = tuple[str, float, float | None]  # figure, floor, score: None where it is measured no more
_STEPS = 1000  # floors are kept to a thousandth
_HEAD = """# The least that the scores on our own labelled cases may be: a test fails under any of them.
# `invoke evaluate --pin` raises what has risen and lowers nothing. Whoever must lower one does it here, by hand, and
# says why.
"""


def read_floors(path: Path) -> tuple[tuple[str, float], ...]:
    """The floors by name of their figure; none where there is no file. Raises BriefingError if it cannot be read."""
    if not path.is_file():
        return ()
    try:
        return tuple(sorted((name, float(value)) for name, value in tomllib.loads(path.read_text("utf-8")).items()))
    except (ValueError, TypeError, OSError) as fault:
        raise BriefingError(str(path), f"cannot be read ({fault})", "restore it from the last commit") from None


def shortfalls(floors: Iterable[tuple[str, float]], scores: Iterable[Score]) -> tuple[Shortfall, ...]:
    """Every figure that lies under its floor, or is measured no more.

    >>> shortfalls([("places.recall", 0.8)], [Score("places", 10, 9, 0.9, 0.7, 0.79)])
    (('places.recall', 0.8, 0.7),)
    """
    measured = {name: value for score in scores for name, value in score.measures()}
    return tuple((name, least, measured.get(name)) for name, least in floors if measured.get(name, -1.0) < least)


def raise_floors(floors: Iterable[tuple[str, float]], scores: Iterable[Score]) -> tuple[tuple[str, float], ...]:
    """The floors, each raised to the score where that is higher; new figures get theirs. None is ever lowered.

    >>> raise_floors([("places.recall", 0.8)], [Score("places", 10, 9, 0.9555, 0.7, 0.8)])
    (('places.precision', 0.955), ('places.recall', 0.8))
    """
    kept = dict(floors)
    for score in scores:
        for name, value in score.measures():
            # Rounded down, and past the error of binary fractions: 0.29 * 1000 is 289.99...
            kept[name] = max(kept.get(name, 0.0), floor(value * _STEPS + 1e-9) / _STEPS)
    return tuple(sorted(kept.items()))


def write_floors(path: Path, floors: Iterable[tuple[str, float]]) -> None:
    """Writes the floors, by name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f'"{name}" = {value:.3f}\n' for name, value in floors)
    path.write_text(_HEAD + lines, encoding="utf-8", newline="\n")
