"""Whether a sentence tells of a cause of its own, so that nobody told of elsewhere may be blamed for its harm."""

from __future__ import annotations

from briefing.model import HarmMention, Sentence
from briefing.resolve.blame.attack_words import ATTACKING, ATTACKS, DEFINITE_ATTACK, DOERS, NO_ATTACK
from briefing.resolve.blame.states import state_force
from briefing.resolve.located import Located

__all__ = ["has_own_cause", "is_new_attack"]

_NEW = frozenset({"a", "an", "another", "unknown", "unidentified", "separate", "separately", "elsewhere"})
_BY_HAND = frozenset({"stabbed", "stabbing", "knife", "beheaded", "rammed", "ramming"})
_BACK = frozenset({"the", "that", "this", "those", "these", "them", "it"})
_ALREADY = frozenset({"has", "have", "had", "also", "then", "later", "reportedly", "allegedly"})
_PRONOUNS = frozenset({"it", "they", "which", "that", "who", "them"})
_BY_REACH = 12  # tokens from the word of harm to "by"


def has_own_cause(located: Located, harm: HarmMention) -> bool:
    """Whether the sentence tells a deed of its own, by somebody or something new: "by a mine", "gunmen killed"."""
    norms = located.norms
    sentence = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    if not NO_ATTACK.isdisjoint(norms[sentence.first : sentence.last]):
        return True
    if not _BY_HAND.isdisjoint(norms[sentence.first : sentence.last]):
        return True
    if is_new_attack(located, harm) or _by_strangers(located, sentence) or _by_others(norms, sentence, harm):
        return True
    return harm.voice == "active" and _other_subject(norms, sentence, harm)


def is_new_attack(located: Located, harm: HarmMention) -> bool:
    """ "a drone hit a truck", "in an air raid": an attack that has not been told of before."""
    norms, sentence = located.norms, located.parsed.sentences[located.parsed.in_sentence[harm.trigger]]
    if not NO_ATTACK.isdisjoint(norms[sentence.first : sentence.last]):
        return False  # a mine says nothing of who laid it
    for i in range(sentence.first, sentence.last - 1):
        outside = not harm.victim_first <= i < harm.victim_last
        if norms[i] in _NEW and outside and any(w in ATTACKS for w in norms[i + 1 : min(sentence.last, i + 5)]):
            return True
    return False


def _by_strangers(located: Located, sentence: Sentence) -> bool:
    """ "the Palestinian shooting attack": an attack of a nation that has no force in the article."""
    norms, book = located.norms, located.countries
    if book is None or DEFINITE_ATTACK.isdisjoint(norms[sentence.first : sentence.last]):
        return False
    for i in range(sentence.first + 1, sentence.last - 1):
        if located.parsed.capitals[i] and norms[i] in book.by_adjective and norms[i - 1] in ("the", "a", "an"):
            own = any(w in DEFINITE_ATTACK for w in norms[i + 1 : min(sentence.last, i + 3)])
            if own and state_force(located, book.by_adjective[norms[i]].iso2) is None:
                return True
    return False


def _by_others(norms: tuple[str, ...], sentence: Sentence, harm: HarmMention) -> bool:
    """ "were killed near the bridge by unknown gunmen", "by rockets fired from Gaza"; not "by the strike"."""
    if harm.voice == "active":
        return False
    for i in range(harm.trigger + 1, min(sentence.last - 1, harm.trigger + _BY_REACH)):
        if norms[i] == "by":
            near = i - harm.trigger <= 3
            named = any(w in ATTACKS or w in DOERS for w in norms[i + 1 : min(sentence.last, i + 5)])
            return norms[i + 1] not in _BACK and (near or named)
        if norms[i] in (",", ";", "said", "and"):
            return False
    return False


def _other_subject(norms: tuple[str, ...], sentence: Sentence, harm: HarmMention) -> bool:
    """Whether an active word of harm has a subject of its own: neither an attack nor a word that looks back."""
    at = harm.trigger - 1
    while at > sentence.first and norms[at] in _ALREADY:
        at -= 1
    if at < sentence.first:
        return False
    if norms[harm.trigger].endswith("ing") or norms[at] in (",", "and"):
        here = norms[sentence.first : harm.trigger]
        return not any(w in ATTACKS or w in ATTACKING or w in DEFINITE_ATTACK for w in here)
    return norms[at] in DOERS
