"""Tolls, lives and losses: "the toll rose to 34", "claimed nine lives", "lost eight fighters", "took 15 prisoners"."""

from __future__ import annotations

from briefing.extract.harm.clauses import Clause, has_trigger
from briefing.extract.harm.frames import take_parts, take_right
from briefing.extract.harm.noun_heads import find_head
from briefing.extract.harm.people_phrases import VictimPhrase
from briefing.extract.harm.small_words import BE
from briefing.extract.harm.triggers import Trigger, is_unreal
from briefing.knowledge.word_tables import HarmWord
from briefing.model import Outcome

__all__ = ["claim_lives", "claim_tolls"]

_TOLL_LEADS = frozenset({
    "to", "at", "of", "reached", "was", "is", "as", "hit", "passed", "exceeded", "surpassed", ":", "topped", "than",
    "stands", "be", "surpasses", "exceeds", "passes", "reaches", "nears", "nearing", "topping", "reaching",
})  # fmt: skip
_LIFE_TAKERS = frozenset({
    "claimed", "claiming", "claims", "claim", "cost", "costing", "costs", "took", "taking", "taken", "take",
})  # fmt: skip
_CAPTIVES = frozenset(["hostages", "prisoners", "captives", "hostage", "prisoner", "captive"])
_TAKERS = frozenset(["took", "take", "taking", "takes", "taken", "capturing", "captured"])
_HOLDERS = frozenset({"hold", "holds", "holding", "held"})
_HELD = _CAPTIVES | {"detainees", "detainee"}
_COUNTS = frozenset({"toll", "number", "total", "tally"})
_TOLLS = _COUNTS | {"count"}
_NOT_YET = frozenset({";", "but", "could", "would", "might", "may", "will"})
_WHOSE = 10  # words from "number" to whose it is
_LOSERS = frozenset({"lost", "loses", "losing", "lose"})
_ENDS = frozenset({"loss", "end", "ended", "ending", "ends"})
_TAKEN_REACH = 5  # words: "has claimed the innocent young lives of"
_NO_RISE = frozenset({"home", "according", "due", "thanks", "next", "close"})  # "to" after them leads to no toll


def claim_tolls(clause: Clause) -> None:
    """ "the death toll rose to 34", "bringing the number of people killed to 12"."""
    norms = clause.text.norms
    first, last = clause.sentence.first, clause.sentence.last
    for i in range(first, last) if not _TOLLS.isdisjoint(norms[first:last]) else ():
        word = norms[i]
        own = word == "toll" or (word == "count" and norms[i - 1] == "death")  # the word alone tells of the killed
        if own or (word in _COUNTS and has_trigger(clause, i, i + 7)):
            harm = None if own else next((t for t in clause.triggers if t.first > i), None)
            outcome: Outcome = harm.outcome if harm is not None else "killed"
            if not _claim_toll_before(clause, i, outcome):
                _claim_toll(clause, i, outcome)


def _claim_toll(clause: Clause, i: int, outcome: Outcome) -> None:
    norms, last = clause.text.norms, clause.sentence.last
    for n, phrase in enumerate(clause.phrases):
        if phrase.first <= i or phrase.kind not in ("bare", "counted") or phrase.first - i > 24:
            continue
        if any(w in _NOT_YET for w in norms[i : phrase.first]):
            return
        lead = norms[phrase.first - 1]
        rising = norms[phrase.first] == "from" and phrase.form == "range"
        if rising:  # "rose from 12 to 15"
            clause.phrases[n] = phrase._replace(low=phrase.high, form="exact")
        ends = phrase.form == "at_least" and phrase.reach >= last - 1  # "Toll from bomb in Aleppo at least 112"
        rises = lead in _TOLL_LEADS and not (lead == "to" and norms[phrase.first - 2] in _NO_RISE)
        if (rises or rising or ends) and n not in clause.claimed:
            _claim_as_toll(clause, n, i, outcome)
            return


def _claim_toll_before(clause: Clause, i: int, outcome: Outcome) -> bool:
    """ "brings to 12 the number of Palestinians killed": the figure stands before the word."""
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        if phrase.reach == i - 1 and norms[i - 1] == "the" and norms[phrase.first - 1] == "to":
            _claim_as_toll(clause, n, i, outcome)
            return True
    return False


def _claim_as_toll(clause: Clause, n: int, i: int, outcome: Outcome) -> None:
    trigger = Trigger(i, i + 1, HarmWord(outcome, "noun", "noun"), "noun")
    clause.phrases[n] = _of_whom(clause, clause.phrases[n], i)
    clause.claimed[n] = (outcome, trigger, "toll")
    take_parts(clause, n, trigger, "toll")


def _of_whom(clause: Clause, phrase: VictimPhrase, i: int) -> VictimPhrase:
    """ "the number of soldiers killed rose to 12": a bare figure is of those whose number is told at token i."""
    of = clause.text.norms[i + 1 : i + 2] == ["of"] and phrase.kind == "bare"
    found = find_head(clause.text, i + 2, min(clause.sentence.last, i + _WHOSE)) if of else None
    if found is None or found.noun is None or not found.noun.plural:
        return phrase
    told = found.of(clause.text, phrase, clause.sentence.last)
    return phrase._replace(status=told.status, group=told.group)


def claim_lives(clause: Clause) -> None:
    norms = clause.text.norms
    for n, phrase in enumerate(clause.phrases):
        before = norms[phrase.first - 1] if phrase.first > clause.sentence.first else ""
        if n in clause.claimed or is_unreal(clause.text, phrase.first, clause.sentence.first):
            continue
        word: Outcome | None = None
        if (
            (before == "of" and norms[phrase.first - 2] in ("lives", "life") and _are_taken(clause, phrase))
            or (phrase.head == "lives" and (before in _LIFE_TAKERS or _lost_after(clause, phrase)))
            or (before in _LOSERS and phrase.kind == "counted" and phrase.known and phrase.head not in ("men's",))
            or (before == "of" and norms[phrase.first - 2] == "loss" and phrase.known)
        ):
            word = "killed"
        elif _is_taken(clause, phrase, before):
            word = "captured"
        if word is not None:
            trigger = Trigger(phrase.first - 1, phrase.first, HarmWord(word, "transitive", "ed"), "active")
            take_right(clause, n, trigger, "lives" if word == "killed" else "captives")


def _are_taken(clause: Clause, phrase: VictimPhrase) -> bool:
    """Whether the lives of a phrase are taken: lives are saved, lived and at risk too."""
    norms, of = clause.text.norms, phrase.first - 1
    before = norms[max(clause.sentence.first, of - _TAKEN_REACH) : of]
    after = norms[phrase.reach : min(clause.sentence.last, phrase.reach + _TAKEN_REACH)]
    taken = not (_LIFE_TAKERS | _LOSERS | _ENDS).isdisjoint(before)
    return taken or (not BE.isdisjoint(after) and not (_LIFE_TAKERS | _LOSERS).isdisjoint(after))


def _is_taken(clause: Clause, phrase: VictimPhrase, before: str) -> bool:
    """ "took 15 prisoners", "is holding 40 hostages", "taking dozens captive", "took 200 as captives"."""
    after = clause.text.norms[phrase.reach : min(clause.sentence.last, phrase.reach + 2)]
    if before in _TAKERS:
        bare = after[1:] if after[:1] == ["as"] else after[:1]
        return phrase.head in _CAPTIVES or (bool(bare) and bare[0] in _CAPTIVES)
    captive = phrase.head in _HELD or (bool(after) and after[0] in _CAPTIVES)
    return captive and before in _HOLDERS and phrase.kind == "counted"


def _lost_after(clause: Clause, phrase: VictimPhrase) -> bool:
    return any(w == "lost" for w in clause.text.norms[phrase.reach : min(clause.sentence.last, phrase.reach + 4)])
