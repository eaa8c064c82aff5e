"""How a phrase for people hangs on the one before it: listed with it, a part of it, or fresh."""

from __future__ import annotations

from briefing.extract.harm.clauses import SUBSET_MARKS, Clause, has_own_trigger, has_trigger, phrase_at
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.extract.harm.small_words import BE, PREPOSITIONS, PUNCTUATION, STOP, TIMES
from briefing.knowledge.word_tables import WordTables

__all__ = ["tie_of", "tie_sums"]

_CONNECTORS = frozenset({
    ",", "and", "or", "&", "as", "well", "along", "with", "plus", "also", "alongside", "together", "another", "at",
    "least", "/", "then", "estimated",
})  # fmt: skip
_PLACE_REACH = 8  # words
_PARTS_MARKS = frozenset({":", "–", "—", "--", "-", "("})


def tie_sums(clause: Clause) -> None:
    """ "Nine people, six soldiers and three farmers, were killed": what follows adds up to the first, so is no more."""
    for n in range(len(clause.phrases) - 2):
        run = n + 1
        while run < len(clause.phrases) and clause.ties[run][0] == "coord":
            run += 1
        whole, parts = clause.phrases[n], clause.phrases[n + 1 : run]
        fits = len(parts) > 1 and whole.kind == "counted" and whole.low == whole.high == sum(p.low or 0 for p in parts)
        if fits and (whole.status == "undetermined" or all(p.status == whole.status for p in parts)):
            clause.ties[n + 1 : run] = [("part", n)] * len(parts)


def tie_of(clause: Clause, n: int) -> tuple[str, int]:
    """How phrase n hangs on an earlier one, told by the words between."""
    if n == 0:
        return "fresh", n
    norms = clause.text.norms
    phrase, before = clause.phrases[n], clause.phrases[n - 1]
    if phrase.high == 0 or before.high == 0:
        return "fresh", n  # "the police came, and no one was injured"
    between = norms[before.reach : phrase.first]
    kind, parent = clause.ties[n - 1]
    root = parent if kind == "part" else n - 1
    if _is_among_them(clause, phrase):
        return "part", root
    if _marks_part(between):
        return ("fresh", n) if phrase.kind == "bare" and _counts_things(clause, n) else ("part", root)
    if _is_of_them(clause, phrase, between):
        return "part", root
    if phrase.kind == "plural":
        between = _without_modifiers(between, clause.text.words)
    if kind == "part" and between in (["but", "also"], ["and", "also"], ["but"]):
        return "part", parent  # "63 people, mostly fighters but also five civilians"
    if not between:
        return _tie_without_words(clause, n, root)
    if all(w in _CONNECTORS for w in between):
        return _tie_by_connectors(clause, n, between)
    if all(w in _PARTS_MARKS for w in between) and _sum_fits(clause, n):
        return "part", root
    if _leans(clause, n, between):
        return ("part", parent) if kind == "part" else ("spread", n - 1)
    return "fresh", n


def _is_of_them(clause: Clause, phrase: VictimPhrase, between: list[str]) -> bool:
    """ "12 people were killed, three of them children": only small words and the harm stand between."""
    small = phrase.of_all and all(w in _CONNECTORS or w in clause.text.words.harm or w in BE for w in between)
    return small and clause.text.norms[phrase.last - 1] in ("whom", "them", "which")


def _tie_without_words(clause: Clause, n: int, root: int) -> tuple[str, int]:
    """A list that lost its commas; anything else side by side is fresh."""
    phrase, before = clause.phrases[n], clause.phrases[n - 1]
    if not {phrase.kind, before.kind} <= {"single", "counted"}:
        return "fresh", n
    if clause.ties[n - 1][0] == "part":
        return "part", root
    long = before.reach - before.first > 1
    return ("part", root) if long and phrase.kind == "single" and _sum_fits(clause, n) else ("coord", n - 1)


def _tie_by_connectors(clause: Clause, n: int, between: list[str]) -> tuple[str, int]:
    kind, parent = clause.ties[n - 1]
    if kind != "part":
        return "coord", n - 1
    if between == [",", "with"]:
        return "fresh", n  # "including 90 children, with many still trapped"
    own = "and" in between and has_own_trigger(clause, n) and not _root_waits(clause, parent)
    return ("fresh", n) if own else ("part", parent)


def _leans(clause: Clause, n: int, between: list[str]) -> bool:
    """ "12 people in Aba and three in Jos": the second leans on the word of harm of the first."""
    placed = between[-1] in ("and", ",") and between[0] in PREPOSITIONS and len(between) <= _PLACE_REACH
    return placed and not has_trigger(clause, clause.phrases[n - 1].reach, clause.phrases[n].first)


def _without_modifiers(between: list[str], words: WordTables) -> list[str]:
    """A bare plural begins at its noun: in "12 soldiers and state employees" "state" is of the second phrase."""
    last, small = len(between), STOP | PUNCTUATION | _CONNECTORS
    while last and len(between) - last <= 2 and between[last - 1] not in small and between[last - 1] not in words.harm:
        last -= 1
    return between[:last]


def _counts_things(clause: Clause, n: int) -> bool:
    """ "23 were killed in air strikes on the city including one near a hospital": one of the strikes."""
    norms, phrase = clause.text.norms, clause.phrases[n]
    if phrase.reach >= clause.sentence.last or norms[phrase.reach] not in PREPOSITIONS:
        return False
    between = norms[clause.phrases[n - 1].reach : phrase.first]
    return any(w in clause.text.words.things and w.endswith("s") and w not in TIMES for w in between)


def _is_among_them(clause: Clause, phrase: VictimPhrase) -> bool:
    """ "Three people were killed, a woman among them": a part that is told so afterwards, and begins no list itself."""
    after = clause.text.norms[phrase.reach : phrase.reach + 2]
    return (
        after == ["among", "them"]
        and phrase.kind in ("single", "counted")
        and phrase_at(clause, phrase.reach + 2) is None
    )


def _root_waits(clause: Clause, root: int) -> bool:
    """Whether the whole still lacks its word of harm: "30 people, including a child and a nurse, were killed"."""
    reach = clause.phrases[root].reach
    first = next((p.first for p in clause.phrases[root + 1 :]), reach)
    before = clause.phrases[root].first
    return not any(reach <= t.first < first or before - 3 <= t.first < before for t in clause.triggers)


def _marks_part(between: list[str]) -> bool:
    if not between:
        return False
    near = between[-4:]
    if any(w in SUBSET_MARKS for w in near[-2:]) and not any(w in BE for w in near[-2:]):
        return True
    return near[-2:] in (["among", "them"], ["among", "whom"]) or near[-1:] in (["mostly"], ["mainly"], ["most"])


def _sum_fits(clause: Clause, n: int) -> bool:
    total = clause.phrases[n - 1].low or 0
    return 0 < (clause.phrases[n].low or 0) < total
