"""Blame that neighbours lend: the claim before, the attack told before, the whole, the article's one attacker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from briefing.model import HarmMention
from briefing.resolve.accusations import Accusation
from briefing.resolve.attack_words import ATTACKS, REBELS, TARGETED_BY, points_back, strikes_by_verb
from briefing.resolve.attackers import only_named, phrase_start
from briefing.resolve.blame import force_named
from briefing.resolve.causes import has_own_cause
from briefing.resolve.claim_places import apart
from briefing.resolve.located import Located, Spot
from briefing.resolve.merging import Draft
from briefing.resolve.sides import side_spots
from briefing.resolve.victim_sides import could_strike, may_be_blamed

__all__ = ["carried_attackers", "carry_blame"]

_BY_ATTACK = frozenset({"killed", "injured", "casualties"})
_EVENT_REACH = 4  # sentences
_LEAD = 2  # the headline and the first sentences
_DAYS = timedelta(days=3)  # the day of a report is taken for that of the event now and then
_NEAR_KM = 60.0  # reports name the town or the village beside it


def carried_attackers(
    located: Located, harm: HarmMention, earlier: Sequence[tuple[HarmMention, tuple[str, ...]]]
) -> tuple[tuple[str, ...], str]:
    """The attackers that neighbours lend, and by which rule: the claim before, the attack of the sentences before."""
    tokens = located.parsed.tokens
    number = tokens[harm.trigger].sentence
    if harm.subset and earlier:
        return earlier[-1][1], "whole"
    if has_own_cause(located, harm):
        return (), ""
    for other, blamed in reversed(earlier):
        if blamed and tokens[other.trigger].sentence == number:
            return blamed, "same-sentence"
    sentence = located.parsed.sentences[number]
    words = located.norms[sentence.first : sentence.last]
    reach = 3 if points_back(words) else 1
    for back in range(number - 1, max(-1, number - 1 - reach), -1):
        attackers = _attackers_of_sentence(located, back)
        if attackers:
            return attackers, "attack-before"
    for other, blamed in reversed(earlier):
        if blamed and number - tokens[other.trigger].sentence <= reach:
            return blamed, "claim-before"
    return (), ""


def _words(located: Located, number: int) -> tuple[str, ...]:
    sentence = located.parsed.sentences[number]
    return located.norms[sentence.first : sentence.last]


def _attackers_of_sentence(located: Located, number: int) -> tuple[str, ...]:
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
    if after[:1] and after[0] in ("said", "says", "-"):
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


def carry_blame(located: Located, drafts: Sequence[Draft], accusations: Sequence[Accusation]) -> None:
    """Lends blame to the claims that have none: from their whole, from a later accusation, from the one attacker."""
    _from_whole(drafts)
    unblamed = [d for d in drafts if not d.blamed and d.harm.outcome in _BY_ATTACK]
    told = _anchored(drafts, accusations)
    for draft in unblamed:
        if draft.scope == "incident":
            _from_accusation(located, draft, told)
    for draft in unblamed:
        if not draft.blamed and draft.scope == "incident":
            _from_event(located, draft, drafts)
    _blame_parts(drafts)
    for draft in drafts:
        draft.blamed = tuple(b for b in draft.blamed if b != draft.victim_force)
        draft.blame = draft.blame if draft.blamed else None
    if all(d.blamed for d in unblamed):
        return
    attackers = _attackers(located, drafts)
    for draft in unblamed:
        if has_own_cause(located, draft.harm):
            continue
        if not draft.blamed and (draft.scope != "cumulative" or _foreign(located, draft, attackers)):
            _from_leading(located, draft, attackers)
        if not draft.blamed and draft.claimant_type == "party" and draft.victim == "combatant":
            _from_speaker(located, draft)
    _blame_parts(drafts)


def _blame_parts(drafts: Sequence[Draft]) -> None:
    """A part that blames nobody shares the blame of its whole."""
    by_index = {i: d for d in drafts for i in d.indices}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is not None and whole.blamed and not draft.blamed:
            blamed = tuple(b for b in whole.blamed if b != draft.victim_force)
            draft.blamed, draft.blame, draft.blame_rule = blamed, whole.blame if blamed else None, "whole"


def _from_whole(drafts: Sequence[Draft]) -> None:
    """A part that does not say otherwise shares scope, speaker, day, place and blame with its whole."""
    by_index = {i: d for d in drafts for i in d.indices}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is None or whole is draft:
            continue
        if not draft.blamed:
            draft.blamed, draft.blame, draft.blame_rule = whole.blamed, whole.blame, "whole"
        draft.scope = whole.scope
        if not draft.claimant:
            draft.claimant, draft.claimant_type = whole.claimant, whole.claimant_type
        draft.place, draft.date = draft.place or whole.place, draft.date or whole.date


def _from_accusation(located: Located, draft: Draft, told: Sequence[tuple[Accusation, Draft]]) -> None:
    """The force that is accused of the harm, or that claims the attack: whom most sentences name, then the nearest."""
    fitting = [
        a
        for a, anchor in told
        if _one_event(located, draft, anchor) and may_be_blamed(located, draft.harm, draft.victim_force, a.force)
    ]
    if fitting:
        counts = Counter(a.force for a in fitting)
        best = max(fitting, key=lambda a: (counts[a.force], a.how == "claimed", -abs(a.sentence - draft.sentence)))
        draft.blamed, draft.blame, draft.blame_rule = (best.force,), best.how, "accused"


def _from_event(located: Located, draft: Draft, drafts: Sequence[Draft]) -> None:
    """What is put on somebody for one harm of an event holds for its other harm: told close by, or of the lead."""
    for other in drafts:
        near = abs(other.sentence - draft.sentence) <= _EVENT_REACH or other.sentence <= _LEAD
        if other.blame_rule != "accused" or not near or not _one_event(located, draft, other):
            continue
        if all(could_strike(located, draft.harm, draft.victim_force, draft.place, f) for f in other.blamed):
            draft.blamed, draft.blame, draft.blame_rule = other.blamed, other.blame, "same-event"
            return


def _anchored(drafts: Sequence[Draft], accusations: Sequence[Accusation]) -> list[tuple[Accusation, Draft]]:
    """Each accusation with the harm that it speaks of: the one told last before it, or the first of the article."""
    return [(a, last) for a in accusations if (last := _told_before(drafts, a)) is not None]


def _told_before(drafts: Sequence[Draft], accusation: Accusation) -> Draft | None:
    before = [d for d in drafts if d.sentence <= accusation.sentence and d.harm.outcome in _BY_ATTACK]
    if before:
        return max(before, key=lambda d: (d.sentence, -abs(d.harm.trigger - accusation.at)))
    after = [d for d in drafts if 0 < d.sentence - accusation.sentence <= _EVENT_REACH]
    return min(after, key=lambda d: d.sentence, default=None)


def _one_event(located: Located, draft: Draft, anchor: Draft) -> bool:
    """Whether a claim is of the event that another one tells."""
    if draft is anchor:
        return True
    if draft.sentence == anchor.sentence:
        return draft.blamed == anchor.blamed
    later = max(draft, anchor, key=lambda d: d.sentence)
    if has_own_cause(located, later.harm):
        return False
    if later is draft and not points_back(_words(located, draft.sentence)) and draft.block != anchor.block:
        return False
    if anchor.scope != draft.scope or (draft.date and anchor.date and abs(draft.date - anchor.date) > _DAYS):
        return False
    return not apart(located, draft.place, anchor.place, _NEAR_KM)


def _from_speaker(located: Located, draft: Draft) -> None:
    """ "The army said 12 rebels were killed": whose foes died takes it upon itself, where nobody else is told."""
    for force in force_named(located, draft.claimant or ""):
        kind = located.force_by_id[force].type
        official = kind in ("state-forces", "police", "coalition", "alliance")
        if (
            official
            and draft.harm.head in REBELS
            and could_strike(located, draft.harm, draft.victim_force, draft.place, force)
        ):
            draft.blamed, draft.blame, draft.blame_rule = (force,), "claimed", "speaker's-foes"


def _attackers(located: Located, drafts: Sequence[Draft]) -> tuple[tuple[str, ...], ...]:
    """The attackers of each attack that the article tells: of its claims and its sentences; a headline's twice."""
    told: dict[int, tuple[str, ...]] = {}
    for number in located.forces:
        attackers = _attackers_of_sentence(located, number)
        if attackers:
            told[number] = attackers
    for draft in drafts:
        if draft.blamed and draft.blame_rule not in ("opponent", "accused"):
            told[draft.sentence] = draft.blamed
    lead = told.get(0, ()) if located.parsed.sentences[0].part == "headline" else ()
    return tuple(told[n] for n in sorted(told)) + ((lead,) if lead else ())


def _from_leading(located: Located, draft: Draft, attackers: tuple[tuple[str, ...], ...]) -> None:
    """The force behind most attacks of the article that could be behind this one, and who strikes along with it."""
    fitting = [
        ids
        for ids in attackers
        if all(could_strike(located, draft.harm, draft.victim_force, draft.place, force) for force in ids)
    ]
    if draft.victim != "combatant" and _invaded(located, fitting):
        fitting = [ids for ids in fitting if not any(_at_home(located, force) for force in ids)]
    counts = Counter(force for ids in fitting for force in ids)
    if not counts:
        return
    best, times = min(counts.items(), key=lambda item: (-item[1], item[0]))
    alone = len(counts) == 1 and draft.scope == "cumulative"  # one attack is enough for the one attacker of a war
    if (times >= 2 or alone) and times * 4 >= len(fitting) * 3:
        joint = {f for ids in fitting if best in ids for f in ids} - {best}
        along = [f for f in joint if counts[f] * 2 >= times]
        draft.blamed, draft.blame, draft.blame_rule = tuple(sorted((best, *along))), "suspected", "leading"


def _at_home(located: Located, force: str) -> bool:
    return located.force_by_id[force].country == located.story_country is not None


def _invaded(located: Located, fitting: list[tuple[str, ...]]) -> bool:
    """Whether a foreign force strikes in the story, and no rebels: a state's own army then hits no homes of its own."""
    kinds = {f.type for f in located.force_by_id.values() if f.role == "belligerent"}
    away = any(
        located.force_by_id[f].type == "state-forces" and not _at_home(located, f) for ids in fitting for f in ids
    )
    return away and kinds.isdisjoint({"rebel-group", "militia"})


def _foreign(located: Located, draft: Draft, attackers: tuple[tuple[str, ...], ...]) -> bool:
    """Whether all who attack are of another country than the one harmed: a war's toll is then laid at their door."""
    place = located.place_by_id.get(draft.place or "")
    country = place.country if place is not None else located.story_country
    nations = {located.force_by_id[f].country for ids in attackers for f in ids if f in located.force_by_id}
    return len(nations) == 1 and None not in nations and country is not None and country not in nations
