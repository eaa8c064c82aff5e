"""The phrase that a passive or intransitive word of harm is said of: over asides, never over a clause border."""

from __future__ import annotations

from briefing.extract.harm.clauses import MAX_GAP, Clause, has_trigger, words_between
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.extract.harm.small_words import BE, HAVE, PREPOSITIONS, PUNCTUATION, STOP
from briefing.extract.harm.triggers import Trigger, is_adverb

__all__ = ["is_agent", "subject_of"]

BREAKS = frozenset({
    ";", "that", "when", "while", "after", "but", "said", "says", "where", "because", "although", "though", "as",
    "before", "if",
})  # fmt: skip
_MODIFIERS = 3  # words before a bare plural: "heavily armed tribal fighters"
_RELATIVE = frozenset({"who", "that", "which"})


def subject_of(clause: Clause, trigger: Trigger) -> int | None:
    """The phrase that a passive or intransitive word is said of; None where a clause border bars the way."""
    norms = clause.text.norms
    candidates: list[int] = []
    for n in range(len(clause.phrases) - 1, -1, -1):
        phrase = clause.phrases[n]
        if phrase.reach > trigger.first or _aside_between(clause, phrase.first, trigger.first):
            continue
        gap = words_between(clause, phrase.reach, trigger.first)
        if gap[:1] == [","] and clause.ties[n][0] == "part":
            gap = gap[1:]  # the comma that ends ", including 5 children,"
        if candidates and _broken(clause, phrase.reach, candidates[0]):
            break
        if not candidates and not _gap_allows(clause, phrase, gap, trigger):
            break
        if not candidates and not gap and not trigger.auxiliary and phrase.kind == "bare":
            return n  # "a count of 17 dead": no verb ties the words of harm to anybody before the number
        if gap[:1] == ["who"] and _after_preposition(clause, n):
            return n if phrase.kind in ("counted", "bare", "single") else None  # "of the millions who died"
        candidates.append(n)
        if clause.ties[n][0] == "fresh" and not _after_preposition(clause, n):
            break
    free = [n for n in candidates if not _after_preposition(clause, n) or clause.ties[n][0] != "fresh"]
    if not free and candidates and clause.phrases[candidates[0]].kind in ("counted", "bare", "single"):
        near = [w for w in norms[clause.phrases[candidates[0]].reach : trigger.first] if not is_adverb(w)]
        by = norms[clause.phrases[candidates[0]].first - 1] == "by"
        return (
            candidates[0] if not by and near in ([], ["being"], ["were"], ["was"]) else None
        )  # "resulted in 14 insurgents killed"
    return free[0] if free else None


def _aside_between(clause: Clause, at: int, trigger: int) -> bool:
    """Whether token `at` stands in an aside that ends before the word of harm."""
    return any(a <= at < b <= trigger for a, b in clause.asides)


def _broken(clause: Clause, start: int, upto: int) -> bool:
    end = clause.phrases[upto].first
    return any(w in BREAKS or w == ";" for w in clause.text.norms[start:end]) or has_trigger(clause, start, end)


def _after_preposition(clause: Clause, n: int) -> bool:
    first, norms = clause.phrases[n].first, clause.text.norms
    if is_agent(clause, n):
        return True
    if first <= clause.sentence.first:
        return False
    word = norms[first - 1]
    return (word in PREPOSITIONS and word not in ("with", "among")) or word == "of"


def is_agent(clause: Clause, n: int) -> bool:
    """Whether phrase n is a bare plural after "by", over words that describe it: "by army snipers"."""
    if clause.phrases[n].kind != "plural":
        return False
    norms, noun = clause.text.norms, clause.phrases[n].first
    for i in range(noun - 1, max(clause.sentence.first, noun - 1 - _MODIFIERS) - 1, -1):
        if norms[i] == "by":
            return True
        if norms[i] in STOP or norms[i] in PUNCTUATION:
            return False
    return False


def _gap_allows(clause: Clause, phrase: VictimPhrase, gap: list[str], trigger: Trigger) -> bool:
    if len(gap) > MAX_GAP or _crosses_trigger(clause, phrase.reach, trigger):
        return False
    if gap and gap[0] in _RELATIVE:
        gap = gap[1:]
    elif len(gap) > 1 and gap[0] == "," and gap[1] in _RELATIVE:
        gap = gap[2:]
    gap = _past_insertion(gap)
    if any(w in BREAKS for w in gap) or ("," in gap and any(w in HAVE for w in gap)):
        return False
    if (
        phrase.kind == "named"
        and len(gap) > 10
        and not (gap[0] == "," == gap[-1] or (gap[0] == "," and "," in gap[-4:]))
    ):
        return False
    if trigger.auxiliary:
        return True
    plain = [
        w for w in gap if not is_adverb(w) and w not in ("have", "had", "has", "reported", "confirmed", ",", '"', "”")
    ]
    if plain[1:] in (["and"], ["or"]) and plain[0] in clause.text.words.harm:
        return True  # "95 killed and wounded"
    if trigger.harm.form == "state" and phrase.kind in ("counted", "bare"):
        return len(plain) <= 2
    return not plain or (plain[0] in PREPOSITIONS and len(plain) <= 4 and phrase.kind in ("counted", "bare"))


def _past_insertion(gap: list[str]) -> list[str]:
    """The words after what stands between two commas without a verb: ", including 5 children, have been"."""
    close = gap.index(",", 1) if gap[:1] == [","] and "," in gap[1:] else 0
    inside = gap[1:close]
    verb = any(w in BE or w in HAVE or w in BREAKS for w in inside)
    return gap[close + 1 :] if close and not verb else gap


def _crosses_trigger(clause: Clause, start: int, trigger: Trigger) -> bool:
    """Whether another word of harm stands between, other than one joined by "and" or "or"."""
    for other in clause.triggers:
        if other.first == start and trigger.voice == "dying" and clause.text.norms[start - 1] != "of":
            continue  # "a policeman wounded on Monday died"
        if start <= other.first < trigger.first and other.harm.frame != "noun":
            between = clause.text.norms[other.last : trigger.first]
            if not (between and len(between) <= 3 and any(w in ("and", "or", "/") for w in between)):
                return True
    return False
