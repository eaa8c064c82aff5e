"""The number behind "the insurgents": that of the same people told of, unharmed, in the sentences before."""

from __future__ import annotations

from briefing.extract.harm.clauses import Clause
from briefing.extract.harm.counted_people import read_counted
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.model import HarmMention, Outcome

__all__ = ["with_number_told"]

_BACK = 3  # sentences
_OUTCOMES = frozenset({"killed", "injured", "captured"})
_RULES = frozenset({"active", "passive", "dying"})


def with_number_told(
    clause: Clause, phrase: VictimPhrase, outcome: Outcome, rule: str, found: list[HarmMention]
) -> VictimPhrase:
    """ "Four gunmen crossed the river. A drone killed the gunmen.": four were killed.

    The phrase itself where it is no plural with "the", where no number of the same noun stands in the three sentences
    before, or where those were harmed already.
    """
    if phrase.kind != "plural" or not phrase.definite or outcome not in _OUTCOMES or rule not in _RULES:
        return phrase
    before = _same_people(clause, phrase)
    if before is None or any(h.victim_last > before.first and h.head == phrase.head for h in found):
        return phrase
    return phrase._replace(low=before.low, high=before.high, form=before.form, kind="counted")


def _same_people(clause: Clause, phrase: VictimPhrase) -> VictimPhrase | None:
    """The nearest counted people before with the same noun; None where none are near."""
    text, where = clause.text, clause.text.in_sentence
    for first in reversed([k for k in text.counts if k < phrase.first and where[phrase.first] - where[k] <= _BACK]):
        end = next(j for j in range(first + 1, phrase.first + 1) if where[j] != where[first] or j == phrase.first)
        told = read_counted(text, text.counts[first], end)
        if told is not None and told.head == phrase.head and told.kind == "counted" and (told.low or 0) > 1:
            return told
    return None
