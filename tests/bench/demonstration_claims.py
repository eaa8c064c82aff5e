"""Scores the claims of the demonstration articles against their author's labels.

Run from the project's folder: PYTHONPATH=plugins python tests/bench/demonstration_claims.py [-v]
Prints for each article and for all: labelled, found, right (outcome, least and most agree), then how often victim, kind of
claimant and blame agree among the right ones. With -v also what was missed (-), differs (~) and nobody labelled (+).
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from briefing.ingest.front_matter import read_page
from briefing.knowledge import load_knowledge
from briefing.model import Claim, FactBox
from briefing.pipeline import document_of_markdown, facts_of
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


def score(labels: list[Label], box: FactBox) -> tuple[Counter[str], list[str]]:
    """Counts for one article and a line for each difference. Each label takes the claim that fits it best."""
    free, counts, notes = list(box.claims), Counter(labelled=len(labels), found=len(box.claims)), []
    for label in labels:
        same = [c for c in free if (c.outcome, c.min, c.max) == (label.outcome, label.low, label.high)]
        if not same:
            notes.append(f"   - {label}")
            continue
        best = max(same, key=lambda c: sum(_fit(label, c, box)))
        free.remove(best)
        counts["right"] += 1
        fits = dict(zip(("victim", "claimant", "blame"), _fit(label, best, box), strict=True))
        counts.update(name for name, ok in fits.items() if ok)
        if not all(fits.values()):
            found = f"{best.victim} {best.claimant_type} ({best.claimant}) {', '.join(best.blamed) or '-'}"
            want = f"{label.victim} {label.claimant} {label.blamed}"
            notes.append(f"   ~ {best.evidence[0].quote!r}: {found}; labelled {want}")
    notes += [f"   + {c.outcome} {c.min}..{c.max} {c.victim} {c.evidence[0].quote!r}" for c in free]
    return counts, notes


def _box(path: Path) -> FactBox:
    """The facts as the machine reads them, before corrections."""
    front, body = read_page(path)
    document = document_of_markdown(path.stem, front.title or "", body, front.deck or "")
    if front.date:
        document = replace(document, published=date.fromisoformat(front.date[:10]), published_basis="metadata")
    return facts_of(document, load_knowledge())


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
        box = _box(pages[stem])
        counts, notes = score([Label.read(line) for line in lines], box)
        total += counts
        print(_row(stem, counts))  # noqa: T201
        if "-v" in sys.argv:
            print("\n".join(notes))  # noqa: T201
    print(_row("all", total))  # noqa: T201
    print(f"precision {total['right'] / max(1, total['found']):.3f} recall {total['right'] / max(1, total['labelled']):.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
