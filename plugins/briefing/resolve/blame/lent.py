"""Blame that claims lend each other: the whole, accusations of the same event, the one attacker, the war's invader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from briefing.resolve.blame.accusations import Accusation
from briefing.resolve.blame.attack_words import ATTACKS, REBELS, points_back
from briefing.resolve.blame.carried import attackers_of_sentence
from briefing.resolve.blame.causes import has_own_cause, is_new_attack
from briefing.resolve.blame.strength import force_named
from briefing.resolve.blame.weighed import Story, weigh_blame
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.claims.places import apart
from briefing.resolve.claims.victim_sides import could_strike, may_be_blamed, nation_of, of_their_own
from briefing.resolve.located import Located

__all__ = ["carry_blame"]

_BY_ATTACK = frozenset({"killed", "injured", "casualties"})
_BLAME_REACH = 8  # sentences
_AHEAD = 2  # sentences
_ATTACK_REACH = 4  # sentences
_DAYS = timedelta(days=3)  # the day of a report is taken for that of the event now and then
_NEAR_KM = 60.0  # reports name the town or the village beside it


def carry_blame(located: Located, drafts: Sequence[Draft], accusations: Sequence[Accusation]) -> None:
    """Lends blame to the claims that have none: from their whole, from a later accusation, from the one attacker."""
    _from_whole(located, drafts)
    unblamed = [d for d in drafts if not d.blamed and d.harm.outcome in _BY_ATTACK]
    incidents = [d for d in unblamed if d.scope == "incident"]
    told = _anchored(drafts, accusations)
    for draft in incidents:
        _from_accusation(located, draft, told)
    _blame_parts(located, drafts)
    for draft in drafts:
        draft.blamed = tuple(b for b in draft.blamed if b != draft.victim_force)
        if not draft.blamed:
            draft.blame, draft.blame_rule = None, ""
    if all(d.blamed for d in drafts):
        return
    attacks = _attacks(located)
    attackers = _attackers(located, drafts, attacks)
    for draft in unblamed:
        if not draft.blamed:
            _from_story(located, draft, attackers)
    _blame_parts(located, drafts)
    weigh_blame(Story.of(located, drafts, accusations, attacks), drafts)
    _blame_parts(located, drafts)


def _from_story(located: Located, draft: Draft, attackers: tuple[tuple[str, ...], ...]) -> None:
    """What the whole article lends a claim: the war's one invader, the one attacker close by, the foe who speaks."""
    if has_own_cause(located, draft.harm):
        if draft.place and draft.harm.head != "others" and is_new_attack(located, draft.harm):
            _from_war(located, draft)
        return
    if draft.scope != "incident":
        _from_war(located, draft)
    if not draft.blamed and draft.scope != "cumulative":
        _from_leading(located, draft, attackers)
    if not draft.blamed and draft.place and not ATTACKS.isdisjoint(_words(located, draft.sentence)):
        _from_war(located, draft)
    if not draft.blamed and draft.claimant_type == "party" and draft.victim == "combatant":
        _from_speaker(located, draft)


def _blame_parts(located: Located, drafts: Sequence[Draft]) -> None:
    """A part that blames nobody shares the blame of its whole."""
    by_index = {i: d for d in drafts for i in d.indices}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is not None and whole.blamed and not draft.blamed:
            _share(located, draft, whole)


def _share(located: Located, draft: Draft, whole: Draft) -> None:
    """Lends a part the blame of its whole, but for those who are of the harmed."""
    own = draft.victim_force
    blamed = tuple(b for b in whole.blamed if b != own and not of_their_own(located, draft.harm, b))
    draft.blamed, draft.blame, draft.blame_rule = blamed, whole.blame if blamed else None, "whole" if blamed else ""


def _from_whole(located: Located, drafts: Sequence[Draft]) -> None:
    """A part that does not say otherwise shares scope, speaker, day, place and blame with its whole."""
    by_index = {i: d for d in drafts for i in d.indices}
    for draft in drafts:
        whole = by_index.get(draft.within) if draft.within is not None else None
        if whole is None or whole is draft:
            continue
        if not draft.blamed:
            _share(located, draft, whole)
        draft.scope = whole.scope
        if not draft.claimant:
            draft.claimant, draft.claimant_type = whole.claimant, whole.claimant_type
        draft.place, draft.date = draft.place or whole.place, draft.date or whole.date


def _from_accusation(located: Located, draft: Draft, told: Sequence[tuple[Accusation, Draft]]) -> None:
    """The force that is accused of the harm, or that claims the attack: whom most sentences name, then the nearest."""
    fitting = [
        a
        for a, anchor in told
        if _one_event(located, draft, anchor)
        and all(may_be_blamed(located, draft.harm, draft.victim_force, force) for force in a.forces)
    ]
    if fitting:
        counts = Counter(a.forces for a in fitting)
        best = max(fitting, key=lambda a: (counts[a.forces], a.how == "claimed", -abs(a.sentence - draft.sentence)))
        draft.blamed, draft.blame, draft.blame_rule = best.forces, best.how, "accused"


def _anchored(drafts: Sequence[Draft], accusations: Sequence[Accusation]) -> list[tuple[Accusation, Draft]]:
    """Each accusation with the harm that it speaks of: the one told last before it, or the first of the article."""
    return [(a, last) for a in accusations if (last := _told_before(drafts, a)) is not None]


def _told_before(drafts: Sequence[Draft], accusation: Accusation) -> Draft | None:
    before = [d for d in drafts if d.sentence <= accusation.sentence and d.harm.outcome in _BY_ATTACK]
    if before:
        last = max(before, key=lambda d: (d.sentence, -abs(d.harm.trigger - accusation.at)))
        return last if accusation.sentence - last.sentence <= _BLAME_REACH else None
    after = [d for d in drafts if 0 < d.sentence - accusation.sentence <= _AHEAD]
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


def _words(located: Located, number: int) -> tuple[str, ...]:
    sentence = located.parsed.sentences[number]
    return located.norms[sentence.first : sentence.last]


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


def _attacks(located: Located) -> dict[int, tuple[str, ...]]:
    """Who strikes in each sentence that names a force; sentences without a strike are left out."""
    found = ((number, attackers_of_sentence(located, number)) for number in located.forces)
    return {number: attackers for number, attackers in found if attackers}


def _attackers(
    located: Located, drafts: Sequence[Draft], attacks: dict[int, tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """The attackers of each attack that the article tells: of its claims and its sentences; a headline's twice."""
    told = dict(attacks)
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
    if times >= 2 and times * 4 >= len(fitting) * 3 and _strikes_near(located, draft, best):
        joint = {f for ids in fitting if best in ids for f in ids} - {best}
        along = [f for f in joint if counts[f] * 2 >= times]
        draft.blamed, draft.blame, draft.blame_rule = tuple(sorted((best, *along))), "suspected", "leading"


def _strikes_near(located: Located, draft: Draft, force: str) -> bool:
    """Whether a force attacks within a few sentences of a claim: farther off, another event is as likely."""
    near = range(draft.sentence - _ATTACK_REACH, draft.sentence + _ATTACK_REACH + 1)
    return any(n in located.forces and force in attackers_of_sentence(located, n) for n in near)


def _from_war(located: Located, draft: Draft) -> None:
    """The toll of a war is put on the one foreign state that attacks in it; on nobody in a civil war."""
    place = located.place_by_id.get(draft.place or "")
    nation = nation_of(located, draft.harm) or (place.country if place is not None else located.story_country)
    fighting = [f for f in located.force_by_id.values() if f.role == "belligerent"]
    at_home = any(f.type == "state-forces" and f.country == nation for f in fighting)
    if nation is None or (at_home and any(f.type in ("rebel-group", "militia") for f in fighting)):
        return
    foreign = [f for f in fighting if f.type == "state-forces" and f.country not in (None, nation)]
    if len(foreign) == 1 and foreign[0].id != draft.victim_force and _strikes_near(located, draft, foreign[0].id):
        draft.blamed, draft.blame, draft.blame_rule = (foreign[0].id,), "suspected", "war-toll"


def _at_home(located: Located, force: str) -> bool:
    return located.force_by_id[force].country == located.story_country is not None


def _invaded(located: Located, fitting: list[tuple[str, ...]]) -> bool:
    """Whether a foreign force strikes in the story, and no rebels: a state's own army then hits no homes of its own."""
    kinds = {f.type for f in located.force_by_id.values() if f.role == "belligerent"}
    away = any(
        located.force_by_id[f].type == "state-forces" and not _at_home(located, f) for ids in fitting for f in ids
    )
    return away and kinds.isdisjoint({"rebel-group", "militia"})
