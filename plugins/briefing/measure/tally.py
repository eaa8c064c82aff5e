"""Counts of labels and facts that agree, and the scores they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

__all__ = ["ATTRIBUTES", "KINDS", "Difference", "Score", "Tally", "scores_of"]

# Rows in the order in which they are printed.
KINDS = (
    "forces", "belligerents", "claims", "claims.counted", "claims.killed", "claims.injured", "claims.casualties",
    "claims.missing", "claims.captured", "claims.displaced", "places", "sites",
)  # fmt: skip
ATTRIBUTES = (
    "forces.role", "forces.type", "claims.form", "claims.victim", "claims.victim_force", "claims.blamed",
    "claims.blamed_named", "claims.blame", "claims.claimant", "claims.claimant_named", "claims.claimant_type",
    "claims.scope", "claims.date", "claims.place", "claims.part_of", "claims.whole", "places.kind", "places.country",
    "places.within_25_km", "places.site", "primary_country",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What a label and the facts do not share. `sign`: "-" missed, "+" labelled by nobody, "~" another attribute."""

    article: str
    kind: str
    sign: str
    words: str
    sentence: str


@dataclass(slots=True)
class Tally:
    """Counts while articles are gone through. Keys are rows of KINDS, with ".hit", ".found", ".labelled" added, or of
    ATTRIBUTES with ".right" and ".judged"."""

    counts: Counter[str] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)

    def kind(self, row: str, hit: int, found: int, labelled: int) -> None:
        """Adds one article's counts of a kind of fact."""
        self.counts.update({f"{row}.hit": hit, f"{row}.found": found, f"{row}.labelled": labelled})

    def attribute(self, row: str, right: bool) -> None:
        """Adds one judgement of an attribute."""
        self.counts.update({f"{row}.right": int(right), f"{row}.judged": 1})


@dataclass(frozen=True, slots=True)
class Score:
    """One row. `precision` and `recall` for a kind of fact, `accuracy` for an attribute; None where nothing was judged.

    `labelled`: labels of the kind, or pairs judged; `found`: facts of the kind, None for an attribute.
    """

    row: str
    labelled: int
    found: int | None = None
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    accuracy: float | None = None

    def measures(self) -> Iterable[tuple[str, float]]:
        """The figures that floors are kept of, by name: "claims.precision"."""
        for name in ("precision", "recall", "accuracy"):
            value: float | None = getattr(self, name)
            if value is not None:
                yield f"{self.row}.{name}", value


def scores_of(counts: Mapping[str, int]) -> tuple[Score, ...]:
    """The scores of all rows that anything was labelled or found for.

    >>> [s] = scores_of({"places.hit": 3, "places.found": 4, "places.labelled": 6})
    >>> s.precision, s.recall, s.f1
    (0.75, 0.5, 0.6)
    """
    kinds = (_kind(row, *(counts.get(f"{row}.{k}", 0) for k in ("hit", "found", "labelled"))) for row in KINDS)
    attributes = (
        Score(row, judged, accuracy=counts.get(f"{row}.right", 0) / judged)
        for row in ATTRIBUTES
        if (judged := counts.get(f"{row}.judged", 0))
    )
    return (*(score for score in kinds if score.labelled or score.found), *attributes)


def _kind(row: str, hit: int, found: int, labelled: int) -> Score:
    both = found + labelled
    return Score(
        row,
        labelled,
        found,
        precision=hit / found if found else None,
        recall=hit / labelled if labelled else None,
        f1=2 * hit / both if both else None,
    )
