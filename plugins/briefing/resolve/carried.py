"""Blame that neighbours lend: the claim before, the attack told before, the whole, the article's one attacker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model import Blame, HarmMention
from briefing.resolve.attack_words import ATTACKING, ATTACKS, DEFINITE_ATTACK, DOERS, TARGETED_BY
from briefing.resolve.located import Located, Spot
from briefing.resolve.merging import Draft
from briefing.resolve.sides import side_spots
from briefing.resolve.victim_sides import may_be_blamed

__all__ = ["carried_attackers", "carry_blame"]

_BY_ATTACK = frozenset({"killed", "injured", "casualties"})
_BLAME_REACH = 5  # sentences


def carried_attackers(
    located: Located, harm: HarmMention, earlier: Sequence[tuple[HarmMention, tuple[str, ...]]]
) -> tuple[str, ...]:
    """The attackers that neighbours lend: the claim before in its sentence, else the attack of the sentences before."""
    tokens = located.parsed.tokens
    number = tokens[harm.trigger].sentence
    if harm.subset and earlier:
        return earlier[-1][1]
    if _has_own_cause(located, harm):
        return ()
    for other, blamed in reversed(earlier):
        if blamed and tokens[other.trigger].sentence == number:
            return blamed
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    points_back = any(
        words[k] in ("the", "that", "this") and words[k + 1] in DEFINITE_ATTACK for k in range(len(words) - 1)
    )
    reach = 3 if points_back else 1
    for back in range(number - 1, max(-1, number - 1 - reach), -1):
        attackers = _attackers_of_sentence(located, back)
        if attackers:
            return attackers
    for other, blamed in reversed(earlier):
        if blamed and number - tokens[other.trigger].sentence <= reach:
            return blamed
    return ()


def _has_own_cause(located: Located, harm: HarmMention) -> bool:
    """Whether the sentence tells a deed of its own, by somebody or something new: "by a mine", "gunmen killed"."""
    norms, first = located.norms, located.parsed.sentences[located.parsed.tokens[harm.trigger].sentence].first
    last = located.parsed.sentences[located.parsed.tokens[harm.trigger].sentence].last
    for i in range(first, last - 1):
        new = (
            norms[i] in ("a", "an", "another", "unknown", "unidentified")
            and not harm.victim_first <= i < harm.victim_last
        )
        if new and any(w in ATTACKS for w in norms[i + 1 : min(last, i + 5)]):
            return True
    if harm.voice == "active":
        before = norms[max(first, harm.trigger - 3) : harm.trigger]
        return bool(before) and before[-1] in DOERS
    after = norms[harm.trigger + 1 : min(last, harm.trigger + 4)]
    return "by" in after and not any(w in ("the", "them", "it") for w in after)


def _attackers_of_sentence(located: Located, number: int) -> tuple[str, ...]:
    """The forces that strike in a sentence, with or without harm: "Russian warplanes bombed it", "a raid by the army"."""
    sentence, norms = located.parsed.sentences[number], located.norms
    found: list[Spot] = []
    for spot in (*located.forces.get(number, ()), *side_spots(located, number)):
        after = norms[spot.last : min(sentence.last, spot.last + 4)]
        start = spot.first - (spot.first > sentence.first and norms[spot.first - 1] == "the")
        before = norms[max(sentence.first, start - 2) : start]
        by_them = before[-1:] in (("by",), ("from",)) and before[0] in ATTACKS
        attacks = any(w in ATTACKING for w in after) or bool(after[:1] and after[0] in ATTACKS)
        free = before[-1:] == () or before[-1] not in TARGETED_BY
        joined = bool(found) and norms[found[-1].last : spot.first] == ("and",)
        if (by_them or (attacks and free)) and not any(w in ("said", "says", "-") for w in after[:2]):
            found = [*found, spot] if joined or not found else found
    return tuple(dict.fromkeys(s.id for s in found))


def carry_blame(located: Located, drafts: Sequence[Draft], blames: tuple[tuple[int, str, Blame], ...]) -> None:
    """Lends blame to the claims that have none: from their whole, from a later accusation, from the one attacker."""
    _from_whole(drafts)
    unblamed = [d for d in drafts if not d.blamed and d.harm.outcome in _BY_ATTACK]
    for draft in unblamed:
        if draft.scope == "incident":
            _from_later(located, draft, blames)
    attackers = _attackers(located, drafts)
    for draft in unblamed:
        if not draft.blamed and (draft.scope != "cumulative" or len(attackers) == 1):
            _from_leading(located, draft, attackers)


def _from_whole(drafts: Sequence[Draft]) -> None:
    """A part that does not say otherwise shares scope, speaker, day, place and blame with its whole."""
    by_index = {i: d for d in drafts for i in d.indices}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is None or whole is draft:
            continue
        if not draft.blamed:
            draft.blamed, draft.blame = whole.blamed, whole.blame
        draft.scope = whole.scope
        if not draft.claimant:
            draft.claimant, draft.claimant_type = whole.claimant, whole.claimant_type
        draft.place, draft.date = draft.place or whole.place, draft.date or whole.date


def _from_later(located: Located, draft: Draft, blames: tuple[tuple[int, str, Blame], ...]) -> None:
    """The force that one of the next sentences blames, or that claims the attack."""
    for number, force, how in blames:
        near = 0 <= number - draft.sentence <= _BLAME_REACH
        if near and may_be_blamed(located, draft.harm, draft.victim_force, force):
            draft.blamed, draft.blame = (force,), how
            return


def _attackers(located: Located, drafts: Sequence[Draft]) -> Counter[tuple[str, ...]]:
    """How often each attacker attacks in the article: claims that blame it, sentences in which it strikes."""
    told: dict[int, tuple[str, ...]] = {}
    for number in located.forces:
        attackers = _attackers_of_sentence(located, number)
        if attackers:
            told[number] = attackers
    for draft in drafts:
        if draft.blamed:
            told[draft.sentence] = draft.blamed
    counts = Counter(told.values())
    if 0 in told and located.parsed.sentences[0].part == "headline":
        counts[told[0]] += 1
    return counts


def _from_leading(located: Located, draft: Draft, attackers: Counter[tuple[str, ...]]) -> None:
    """The attacker of most attacks of the article that could have done this; nobody where two are near in number."""
    fitting = {
        ids: n for ids, n in attackers.items()
        if all(_fits(located, draft, force) for force in ids)
    }  # fmt: skip
    if not fitting:
        return
    best, times = min(fitting.items(), key=lambda item: (-item[1], item[0]))
    if times >= 2 and times * 4 >= sum(fitting.values()) * 3:
        draft.blamed, draft.blame = best, "stated"


def _fits(located: Located, draft: Draft, force: str) -> bool:
    """Whether an attacker may be lent: it may be blamed, and does not strike its own country in another's story."""
    if not may_be_blamed(located, draft.harm, draft.victim_force, force):
        return False
    place = located.place_by_id.get(draft.place or "")
    country = located.force_by_id[force].country
    return place is None or country is None or place.country != country or country == located.story_country
