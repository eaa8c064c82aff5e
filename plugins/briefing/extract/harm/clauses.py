"""One sentence cut into phrases for people and words of harm, and what stands beside and between them."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.harm.people_phrases import Reading, VictimPhrase
from briefing.extract.harm.triggers import Trigger, is_adverb
from briefing.model import Outcome, Sentence

__all__ = [
    "MAX_GAP",
    "SUBSET_MARKS",
    "Clause",
    "has_own_trigger",
    "has_trigger",
    "past_adverbs",
    "phrase_at",
    "words_between",
]

SUBSET_MARKS = frozenset({"including", "include", "includes", "included", "comprising"})
MAX_GAP = 16
_SKIPPED = frozenset({"off", '"', "“", "”", "'", "‘"})


@dataclass(slots=True)
class Clause:
    """One sentence cut into phrases and words of harm, in order; `ties` says how each phrase hangs on another."""

    sentence: Sentence
    text: Reading
    phrases: list[VictimPhrase]
    triggers: list[Trigger]
    ties: list[tuple[str, int]]  # (fresh|coord|part|spread, index of the phrase it hangs on)
    claimed: dict[int, tuple[Outcome, Trigger, str]]
    asides: list[tuple[int, int]]  # stretches between dashes, brackets, or commas with "who" or "whom"


def has_trigger(clause: Clause, start: int, end: int) -> bool:
    return any(start <= t.first < end for t in clause.triggers)


def phrase_at(clause: Clause, i: int) -> int | None:
    return next((n for n, p in enumerate(clause.phrases) if p.first == i), None)


def past_adverbs(clause: Clause, i: int) -> int:
    norms = clause.text.norms
    while i < clause.sentence.last and phrase_at(clause, i) is None and (is_adverb(norms[i]) or norms[i] in _SKIPPED):
        i += 1
    return i


def has_own_trigger(clause: Clause, n: int) -> bool:
    """Whether a phrase is the subject of the word of harm after it: "30 others were wounded", "12 injured"."""
    reach = clause.phrases[n].reach
    nxt = next((t for t in clause.triggers if t.first >= reach), None)
    if nxt is None or not _only_parts_between(clause, reach, nxt.first):
        return False
    between = words_between(clause, reach, nxt.first)
    shut = (
        (";", "after", "when", "that")
        if nxt.auxiliary and any(w in SUBSET_MARKS for w in between)
        else (";", "after", "when", "that", "and", "or")
    )
    if any(w in shut for w in between) or len(between) > MAX_GAP:
        return False
    if nxt.voice in ("passive", "dying") and nxt.auxiliary:
        return True
    after = phrase_at(clause, past_adverbs(clause, nxt.last))
    bare = all(is_adverb(w) for w in between)
    return bare and nxt.harm.form in ("ed", "state") and after is None


def _only_parts_between(clause: Clause, start: int, end: int) -> bool:
    """Whether every phrase between is told as a part: "including two children and a nurse"."""
    norms, after_mark = clause.text.norms, False
    for phrase in clause.phrases:
        if phrase.first < start or phrase.last > end:
            continue
        before = norms[max(start, phrase.first - 2) : phrase.first]
        if not any(w in SUBSET_MARKS for w in before) and not (after_mark and before[-1:] in (["and"], [","])):
            return False
        after_mark = True
    return True


def words_between(clause: Clause, start: int, end: int) -> list[str]:
    """The words from `start` to `end` without the asides between."""
    norms = clause.text.norms
    out: list[str] = []
    i = start
    while i < end:
        over = next((b for a, b in clause.asides if a == i and b <= end), None)
        if over is not None:
            i = over
            continue
        out.append(norms[i])
        i += 1
    return out
