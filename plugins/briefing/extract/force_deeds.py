"""Deeds by which a bare country, capital or alliance shows itself as an armed actor."""

from __future__ import annotations

from briefing.extract.force_view import ForceView

__all__ = ["acted_by", "acts", "at_war", "backed_by", "backs"]

_AUXILIARIES = frozenset({
    "has", "have", "had", "to", "will", "also", "again", "later", "then", "reportedly", "repeatedly", "recently",
    "already", "since", "now", "still",
})  # fmt: skip
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_PAST = frozenset({"struck", "shot", "fought", "overran", "withdrew", "sent"})
_PREPOSITIONS = frozenset({
    "in", "of", "from", "near", "to", "at", "around", "on", "across", "inside", "into", "over", "through", "for",
    "outside", "within", "with", "than", "toward", "towards", "by", "north", "south", "east", "west", "northern",
    "southern", "eastern", "western", "central", "northeastern", "northwestern", "southeastern", "southwestern",
    "occupied", "via", "rural", "city", "capital",
})  # fmt: skip
_REACH = 5


def acts(view: ForceView, first: int, last: int) -> bool:
    """Whether the words are the subject of a deed of arms: "Turkey has shelled", not "Iran was hit"."""
    words, arms, at, passive = view.words, view.arms, last, False
    if first and words[first - 1] in _PREPOSITIONS and view.one_sentence(first - 1, last):
        return False
    for _ in range(4):
        if words[at] in _BE:
            passive = True
        elif words[at] not in _AUXILIARIES:
            break
        at += 1
    verb = words[at]
    if verb not in arms.acts or not view.one_sentence(last - 1, at + 1):
        return False
    finite = verb.endswith(("ed", "ing", "s")) or verb in _PAST or words[at - 1] in {"to", "will"}
    if not finite or (passive and verb in arms.acts_passive) or words[at + 1] == "by":
        return False
    if verb.endswith("s") and words[at + 1] in arms.fights:  # "Ukraine strikes kill": a noun
        return False
    near = words[at + 1 : at + 1 + _REACH]
    return verb not in arms.acts_light or any(word in arms.act_nouns or word in arms.units for word in near)


def acted_by(view: ForceView, first: int) -> bool:
    """Whether a deed is told as done by what begins here: "killed by Israel", "strikes by Turkey"."""
    words, arms = view.words, view.arms
    if first < 2 or words[first - 1] != "by" or not view.one_sentence(first - 2, first):
        return False
    return any(
        word in arms.acts_passive or word in arms.act_nouns for word in words[max(0, first - _REACH) : first - 1]
    )


def backed_by(view: ForceView, first: int) -> bool:
    """Whether what begins here is told as the helper: "backed by Russia"."""
    before = view.words[max(0, first - 3) : first]
    return bool(before) and before[-1] == "by" and any(word in view.arms.backs_passive for word in before)


def backs(view: ForceView, last: int) -> bool:
    """Whether what ends here arms another: "Iran supplies drones to the Houthis", "Russia backs Haftar's forces"."""
    words, arms, at = view.words, view.arms, last
    while words[at] in _AUXILIARIES:
        at += 1
    if words[at] not in arms.backs_active or words[at + 1] == "by":
        return False
    near = words[at + 1 : at + 4]
    return any(word in arms.act_nouns or word in arms.groups or word in view.lexicon.actor_words for word in near)


def at_war(view: ForceView, first: int, last: int) -> bool:
    """Whether the words are a side of a war: "between A and B", "war against A", "the A-B war"."""
    words, wars = view.words, view.arms.war_nouns
    before = words[max(0, first - 4) : first]
    if before and before[-1] in {"between", "against", "with"} and any(word in wars for word in before):
        return True
    if before and before[-1] == "and" and "between" in words[max(0, first - 6) : first]:
        return any(word in wars for word in words[max(0, first - 10) : first])
    joined = view.hyphen_before(last) or view.hyphen_before(first)
    return joined and any(word in wars for word in words[last : last + 3])
