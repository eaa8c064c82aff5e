"""Scores the claims of the demonstration articles against their author's labels.

Run from the project's folder: PYTHONPATH=plugins python tests/bench/demonstration_claims.py [-v]
Prints for each article and for all: labelled, found, right (outcome, least and most agree), then how often victim, kind of
claimant and blame agree among the right ones. With -v also what was missed (-) and what nobody labelled (+).
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import yaml

from briefing.console.articles import facts_of_file
from briefing.ingest.front_matter import read_page
from briefing.model import Claim, FactBox
from briefing.text import fold

ROOT = Path(__file__).parents[2]
LABELS = ROOT / "tests/cases/demonstration/claims.yaml"


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim; see the head of claims.yaml."""

    outcome: str
    low: int | None
    high: int | None
    victim: str
    claimant: str
    blamed: str

    @classmethod
    def read(cls, line: str) -> Label:
        outcome, span, victim, claimant, blamed = line.split(maxsplit=4)
        low, _, high = span.partition("..") if ".." in span else (span, "", span)
        return cls(outcome, int(low) if low else None, int(high) if high else None, victim, claimant, blamed)


def _blame_fits(label: Label, claim: Claim, box: FactBox) -> bool:
    if label.blamed == "-":
        return not claim.blamed
    want = fold(label.blamed)
    names = {fold(w) for f in box.forces if f.id in claim.blamed for w in (*f.as_written, f.name)}
    return any(want in name or name in want for name in names)


def _fit(label: Label, claim: Claim, box: FactBox) -> tuple[bool, bool, bool]:
    return (claim.victim == label.victim, (claim.claimant_type or "-") == label.claimant, _blame_fits(label, claim, box))


def score(labels: list[Label], box: FactBox) -> tuple[Counter[str], list[Label], list[Claim]]:
    """Counts for one article, labels nobody found, claims nobody labelled. Each label takes the claim that fits it best."""
    free, counts, missed = list(box.claims), Counter(labelled=len(labels), found=len(box.claims)), []
    for label in labels:
        same = [c for c in free if (c.outcome, c.min, c.max) == (label.outcome, label.low, label.high)]
        if not same:
            missed.append(label)
            continue
        best = max(same, key=lambda c: sum(_fit(label, c, box)))
        free.remove(best)
        counts["right"] += 1
        counts.update(name for name, ok in zip(("victim", "claimant", "blame"), _fit(label, best, box), strict=True) if ok)
    return counts, missed, free


def _row(name: str, counts: Counter[str]) -> str:
    return f"{name[:46]:46} " + " ".join(f"{key} {counts[key]:3}" for key in ("labelled", "found", "right", "victim", "claimant", "blame"))


def main() -> None:
    """Prints the table."""
    pages = {Path(read_page(p)[0].source_file or "").stem: p for p in sorted((ROOT / "content/articles").rglob("*.md"))}
    total: Counter[str] = Counter()
    for stem, lines in yaml.safe_load(LABELS.read_text("utf-8")).items():
        if stem not in pages:
            print(f"{stem}: no page")  # noqa: T201
            continue
        box = facts_of_file(pages[stem])
        counts, missed, free = score([Label.read(line) for line in lines], box)
        total += counts
        print(_row(stem, counts))  # noqa: T201
        if "-v" in sys.argv:
            for label in missed:
                print("   -", label)  # noqa: T201
            for claim in free:
                print("   +", claim.outcome, claim.min, claim.max, claim.victim, "|", claim.evidence[0].quote)  # noqa: T201
    print(_row("all", total))  # noqa: T201
    print(f"precision {total['right'] / max(1, total['found']):.3f} recall {total['right'] / max(1, total['labelled']):.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
