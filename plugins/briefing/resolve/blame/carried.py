"""Blame that neighbours lend: the claim before, the attack told before, the whole, the article's one attacker."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import HarmMention
from briefing.resolve.blame.attack_words import ATTACKS, TARGETED_BY, points_back, strikes_by_verb
from briefing.resolve.blame.causes import has_own_cause
from briefing.resolve.blame.force_phrases import only_named, phrase_start
from briefing.resolve.blame.sides import side_spots
from briefing.resolve.located import Located, Spot

__all__ = ["attackers_of_sentence", "carried_attackers"]


def carried_attackers(
    located: Located, harm: HarmMention, earlier: Sequence[tuple[HarmMention, tuple[str, ...]]]
) -> tuple[tuple[str, ...], str, int]:
    """The attackers that neighbours lend, by which rule, and the sentence that tells of them.

    The claim before lends, else the attack of the sentences before; empty where neither does.
    """
    number = located.parsed.in_sentence[harm.trigger]
    if harm.subset and earlier:
        return earlier[-1][1], "whole", number
    if has_own_cause(located, harm):
        return (), "", number
    for other, blamed in reversed(earlier):
        if blamed and located.parsed.in_sentence[other.trigger] == number:
            return blamed, "same-sentence", number
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    reach = 3 if points_back(words) else 1
    for back in range(number - 1, max(-1, number - 1 - reach), -1):
        attackers = attackers_of_sentence(located, back)
        if attackers:
            return attackers, "attack-before", back
    for other, blamed in reversed(earlier):
        if blamed and number - located.parsed.in_sentence[other.trigger] <= reach:
            return blamed, "claim-before", located.parsed.in_sentence[other.trigger]
    return (), "", number


def attackers_of_sentence(located: Located, number: int) -> tuple[str, ...]:
    """The forces that strike in a sentence, harm or none: "Russian warplanes bombed it", "raids by the army"."""
    spots = (*located.forces.get(number, ()), *side_spots(located, number))
    found: list[Spot] = []
    for spot in spots:
        if not found and _strikes(located, spot):
            found = [s for s in spots if s == spot or _side_by_side(located, s, spot)]
    return tuple(dict.fromkeys(s.id for s in found))


def _strikes(located: Located, spot: Spot) -> bool:
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    start = phrase_start(located, spot)
    before = norms[max(sentence.first, start - 2) : start]
    if (after[:1] and after[0] in ("said", "says", "-")) or "whether" in norms[sentence.first : spot.first]:
        return False
    if only_named(located, spot, before[-1] if before else "", before[0] if len(before) > 1 else ""):
        return False
    if before[-1:] and before[-1] in ("by", "from") and before[0] in ATTACKS:
        return True
    if (after[:1] and after[0] in ATTACKS) or norms[spot.last - 1] in ATTACKS:
        return not (before[-1:] and before[-1] in ("on", "against", "at", "targeting"))
    return strikes_by_verb(after) and not (before[-1:] and before[-1] in TARGETED_BY)


def _side_by_side(located: Located, a: Spot, b: Spot) -> bool:
    first, second = sorted((a, b), key=lambda s: s.first)
    return located.norms[first.last : second.first] == ("and",)
