"""Every value is evidenced: the words that a fact rests on stand in the stored text, where it says they do.

Held for each article before anything is made of it, and again for what is printed (present/printed_evidence.py) and for
the rows of data files (publish/open_data/evidence_check.py). One fault fails the whole build.

A fact without words of its own is a force that an editor put into the head of the article's page (`actors:`); it is an
editor's addition among the fact box's changes, and only there may evidence be missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from briefing.errors import EvidenceError
from briefing.model import Article, Claim, Document, Evidence, FactBox, Force, Place
from briefing.text import PART_OF_BLOCK

__all__ = ["check_evidence", "evidence_error", "span_fault"]

Fact = Force | Claim | Place
_PARTS = ("headline", "deck", "body", "caption")
_MOST_TOLD = 10
_MOST_LETTERS = 80


def check_evidence(article: Article) -> tuple[str, ...]:
    """What is wrong with the evidence of its facts: article, fact, offsets, what stands there; () for nothing.

    Every force, strength, claim and place has evidence, unless an editor added it to the page's head; every quote
    equals the stored text at its offsets, within one block of the part that it names; `as_written` stands in the
    article; a claim points only to forces, places and claims of its own fact box.
    """
    box = article.facts
    return tuple(
        f"{article.slug}: {fault}" for fault in (*_facts(box, article.document), *_others(box, article.document))
    )


def _facts(box: FactBox, document: Document) -> Iterator[str]:
    by_editor = {(change.kind, change.id) for change in box.changes if change.action == "add"}
    kinds: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("force", box.forces), ("claim", box.claims), ("place", box.places),
    )  # fmt: skip
    ids = {fact.id for _, facts in kinds for fact in facts}
    for kind, facts in kinds:
        for fact in facts:
            name = f"{kind} {fact.id}"
            if not fact.evidence and (kind, fact.id) not in by_editor:
                yield f"{name} has no evidence"
            yield from _spans(name, fact.evidence, document)
            yield from _as_written(name, fact, document)
    for claim in box.claims:
        for id in (*claim.blamed, *filter(None, (claim.victim_force, claim.place, claim.part_of))):
            if id not in ids:
                yield f"claim {claim.id} points to {id}, of which the fact box has nothing"


def _others(box: FactBox, document: Document) -> Iterator[str]:
    """Strengths, amounts, and the days as they were read."""
    for force in box.forces:
        for strength in force.strength:
            name = f"strength of force {force.id}, {strength.count} {strength.unit}"
            yield from _spans(name, strength.evidence, document) if strength.evidence else (f"{name}, has no evidence",)
    for amount in box.amounts:
        yield from _spans(f"{amount.about} of {amount.place}", (amount.evidence,), document)
    for day in box.days:
        there = document.text[day.start : day.start + len(day.words)]
        if there != day.words:
            yield f"day {day.low}: body from {day.start} reads “{_short(there)}”, not “{_short(day.words)}”"


def _spans(name: str, evidence: Sequence[Evidence], document: Document) -> Iterator[str]:
    for item in evidence:
        fault = span_fault(document, item.part, item.quote, item.start, item.end)
        if fault:
            yield f"{name}: {fault}" + (f" (rule {item.rule})" if item.rule else "")


def span_fault(document: Document, part: str, quote: str, start: int, end: int) -> str:
    """What is wrong with one span of evidence, in words; "" where its quote is what the stored text has there.

    >>> from briefing.model import Block
    >>> document = Document("x", "Two killed", "Shells hit Goma.", (Block("paragraph", 0, 16),))
    >>> span_fault(document, "body", "Goma", 11, 15)
    ''
    >>> span_fault(document, "body", "Goma", 12, 16)
    'body 12 to 16 reads “oma.”, not “Goma”'
    """
    source = document.title if part == "headline" else document.text
    if part not in _PARTS or not 0 <= start < end <= len(source):
        return f"{part} {start} to {end} is not in the article, where “{_short(quote)}” should be"
    if source[start:end] != quote:
        return f"{part} {start} to {end} reads “{_short(source[start:end])}”, not “{_short(quote)}”"
    return "" if part == "headline" else _block_fault(document, part, start, end)


def _block_fault(document: Document, part: str, start: int, end: int) -> str:
    """Whether the span lies in one block, and that is of the part it names."""
    number = bisect_right(document.blocks, start, key=_block_start) - 1
    block = document.blocks[number] if number >= 0 else None
    if block is None or start >= block.end:
        return f"{part} {start} to {end} stands in no paragraph"
    if end > block.end:
        return f"{part} {start} to {end} runs over the end of its paragraph"
    stands = PART_OF_BLOCK.get(block.kind, "body")
    return "" if stands == part else f"{part} {start} to {end} stands in the {stands}"


_block_start = attrgetter("start")


def _as_written(name: str, fact: Fact, document: Document) -> Iterator[str]:
    """The words that a fact is shown by are the article's, as far as it has any."""
    for words in fact.as_written if isinstance(fact.as_written, tuple) else (fact.as_written,):
        if words not in document.text and words not in document.title:
            yield f"{name}: “{_short(words)}” is given as written, and stands nowhere in the article"


def _short(words: str) -> str:
    return words if len(words) <= _MOST_LETTERS else f"{words[:_MOST_LETTERS]}…"


def evidence_error(faults: Iterable[str]) -> EvidenceError:
    """The error that ends a build with these faults: the first ten in words, and how many there are."""
    told = list(faults)
    more = f"\n  and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    lines = "".join(f"\n  {fault}" for fault in told[:_MOST_TOLD])
    return EvidenceError(
        "evidence",
        f"words that a fact rests on do not stand where it says, {len(told)} times:{lines}{more}\n"
        "Nothing is published, the last site stays",
        "mend the correction or the rule that is named; invoke facts PATH --explain shows what the rules read",
    )
