"""Whether a phrase for people and a word of harm together make a claim worth a row."""

from __future__ import annotations

from briefing.extract.harm.clauses import Clause
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.extract.harm.triggers import Trigger
from briefing.model import Outcome

__all__ = ["makes_claim"]

_NEED_A_PERSON = frozenset({"captured", "missing", "displaced"})
_HOLDING = frozenset({"held", "being", "still"})
_FLIGHT = 20  # fewer people who "fled" are no displacement
_CHARGE = 12  # words after the arrest
_MOVED = ("fle", "from", "expel", "deport")
# An arrest for such is no capture of war.
_CRIMES = frozenset({
    "bribery", "corruption", "theft", "fraud", "drug", "drugs", "embezzlement", "smuggling", "charges", "robbery",
    "trafficking", "murder", "rape",
})  # fmt: skip


def makes_claim(clause: Clause, phrase: VictimPhrase, outcome: Outcome, trigger: Trigger, rule: str, tie: str) -> bool:
    """Whether phrase and word of harm together make a claim worth a row."""
    if phrase.kind == "named":
        return _named_counts(clause, phrase, outcome, trigger, rule, tie)
    if outcome == "captured" and not _is_captive(clause, phrase, trigger, rule):
        return False
    if outcome == "displaced" and phrase.kind not in ("counted", "bare"):
        return False
    if phrase.kind == "plural":
        counted = (
            rule in ("passive", "active", "dying", "nominal") and not phrase.definite and trigger.harm.form == "ed"
        )
        told = trigger.auxiliary or (rule != "passive" and outcome == "killed")  # "injured people" may be an adjective
        return counted and told and tie == "fresh"
    if phrase.head == "him" and clause.text.norms[trigger.first - 1] != ",":
        return False
    if rule == "nominal" and phrase.kind == "bare" and phrase.low == 1:
        return False  # "the body of one of them"
    if outcome in _NEED_A_PERSON and not phrase.known:
        return False
    return outcome != "displaced" or _is_flight(clause, phrase, trigger)


def _named_counts(
    clause: Clause, phrase: VictimPhrase, outcome: Outcome, trigger: Trigger, rule: str, tie: str
) -> bool:
    if outcome == "captured" and _is_for_crime(clause, trigger):
        return False
    if tie != "fresh" and not phrase.known:
        return False
    if rule in ("attributive", "toll") or (rule == "passive" and not trigger.auxiliary):
        return False
    if outcome == "captured" and rule == "nominal" and not phrase.known:
        return False  # "the capture of Tel Hamis"
    return outcome in ("killed", "injured", "captured", "missing")


def _is_captive(clause: Clause, phrase: VictimPhrase, trigger: Trigger, rule: str) -> bool:
    """Whether a word of capture tells of captives: meetings are held, villages captured, thieves arrested."""
    word = clause.text.norms[trigger.first]
    if word in _HOLDING and phrase.kind not in ("counted", "bare"):
        return False
    if phrase.kind == "single" and _is_for_crime(clause, trigger):
        return False
    bare = phrase.kind == "bare" and word.startswith("captur") and rule == "active"
    return not bare or len(clause.claimed) > 1


def _is_for_crime(clause: Clause, trigger: Trigger) -> bool:
    after = clause.text.norms[trigger.last : min(clause.sentence.last, trigger.last + _CHARGE)]
    return not _CRIMES.isdisjoint(after)


def _is_flight(clause: Clause, phrase: VictimPhrase, trigger: Trigger) -> bool:
    enough = (phrase.low or phrase.high or 0) >= _FLIGHT
    return phrase.status != "combatant" and (enough or not clause.text.norms[trigger.first].startswith(_MOVED))
