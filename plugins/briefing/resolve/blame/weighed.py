"""Blame by weight where no rule finds who did it: the forces of the article against nobody, by learnt weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from briefing.knowledge.blame_weights import read_blame_weights
from briefing.model import Force
from briefing.resolve.blame.accusations import Accusation
from briefing.resolve.blame.attack_words import DOERS, NO_ATTACK, REBELS, STATE_MEN
from briefing.resolve.blame.attackers import ruled_out
from briefing.resolve.blame.causes import has_own_cause, is_new_attack
from briefing.resolve.blame.force_phrases import harmed
from briefing.resolve.blame.sides import side_spots
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.claims.victim_sides import could_strike, nation_of
from briefing.resolve.located import Located

__all__ = ["Story", "cues_of", "cues_of_nobody", "may_be_weighed", "weigh_blame"]

_OFFICIAL = frozenset({"state-forces", "police", "coalition", "alliance"})
_FROM_AIR = frozenset({
    "airstrike", "airstrikes", "warplane", "warplanes", "jet", "jets", "helicopter", "helicopters", "aircraft",
    "plane", "planes", "air", "airraid", "pilots", "bombardment", "barrel",
})  # fmt: skip
_BOMBS = frozenset({
    "bomb", "bombs", "bombing", "explosion", "blast", "suicide", "detonated", "explosive", "mine", "mines", "ied",
    "rocket", "rockets", "mortar", "mortars",
})  # fmt: skip
_LONE = frozenset({
    "suicide", "bomber", "bombers", "attacker", "stabbed", "stabbing", "knife", "rammed", "ramming", "crashed",
})  # fmt: skip
_NO_ARMS = NO_ATTACK | {"unidentified", "unknown", "unclaimed"}
_SOME_DOER = DOERS | {"terrorists", "jihadists", "settlers", "thieves", "robbers", "smugglers"}
_MANY_SIDES = 5
_SPOKEN = 2  # cues that the explanation names


@dataclass(frozen=True, slots=True)
class Story:
    """What the weighing knows of one article: its attacks by sentence, its accusations, its claims with blame."""

    located: Located
    attacks: Mapping[int, tuple[str, ...]]
    accusations: tuple[Accusation, ...]
    blamed: tuple[Draft, ...]
    told: Mapping[str, tuple[int, ...]]  # sentences by force

    @classmethod
    def of(
        cls,
        located: Located,
        drafts: Sequence[Draft],
        accusations: Sequence[Accusation],
        attacks: Mapping[int, tuple[str, ...]],
    ) -> Story:
        """The story of an article whose claims have all the blame that rules find."""
        told: dict[str, list[int]] = {}
        for number, spots in located.forces.items():
            for spot in spots:
                told.setdefault(spot.id, []).append(number)
        blamed = tuple(d for d in drafts if d.blamed)
        return cls(located, attacks, tuple(accusations), blamed, {f: tuple(n) for f, n in told.items()})


def weigh_blame(story: Story, drafts: Sequence[Draft]) -> None:
    """Blames the force that outweighs nobody and the other forces, as suspected; most claims are left as they are."""
    indices = {i for d in drafts for i in d.indices}
    for draft in drafts:
        if not draft.blamed and draft.within not in indices and may_be_weighed(story.located, draft):
            best = _heaviest(story, draft)
            if best is not None:
                force, spoken = best
                draft.blamed, draft.blame, draft.blame_rule = (force,), "suspected", f"weighed: {', '.join(spoken)}"


def may_be_weighed(located: Located, draft: Draft) -> bool:
    """Whether arms of somebody known may have done it: not hunger, a mine or "unidentified gunmen"; no arrest."""
    harm = draft.harm
    if draft.victim_force is not None or (harm.victim == "combatant" and harm.head not in STATE_MEN | REBELS):
        return False  # those who fight may have fallen to anybody that they fight
    if harm.voice == "active" and located.norms[harm.trigger - 1] in _SOME_DOER:
        return False  # "terrorists killed a child"
    if has_own_cause(located, harm) and (not is_new_attack(located, harm) or not _by_aircraft(located, draft)):
        return False  # another bomb may be anybody's, but few have aircraft
    return harm.outcome != "captured" and _NO_ARMS.isdisjoint(_words(located, draft.sentence))


def _by_aircraft(located: Located, draft: Draft) -> bool:
    return not _FROM_AIR.isdisjoint(_words(located, draft.sentence))


def _heaviest(story: Story, draft: Draft) -> tuple[str, tuple[str, ...]] | None:
    """The force whose share of all weights is enough, with the cues that spoke most; None where none's is."""
    weights = read_blame_weights()
    found = {force.id: cues for force, cues in cues_of(story, draft)}
    if not found:
        return None
    scores = {force: sum(weights.force[cue] for cue in cues) for force, cues in found.items()}
    best = max(sorted(scores), key=lambda f: scores[f])
    nobody = sum(weights.nobody[cue] for cue in cues_of_nobody(story.located, draft))
    share = exp(scores[best]) / (exp(nobody) + sum(exp(s) for s in scores.values()))
    if share < weights.enough:
        return None
    return best, tuple(sorted(found[best], key=lambda c: (-weights.force[c], c))[:_SPOKEN])


def cues_of(story: Story, draft: Draft) -> Iterator[tuple[Force, tuple[str, ...]]]:
    """Each force of the article that could have done it, with the cues that speak for or against it."""
    located, number = story.located, draft.sentence
    words = frozenset(_words(located, number))
    spots = (*located.forces.get(number, ()), *side_spots(located, number))
    lone = not words.isdisjoint(_LONE)
    here = {spot.id for spot in spots}
    out = {s.id for s in spots if lone or harmed(located, number, s) or ruled_out(located, draft.harm, s)}
    for force in located.force_by_id.values():
        official = force.type in _OFFICIAL
        if force.id in out or (official and lone):
            continue
        if could_strike(located, draft.harm, draft.victim_force, draft.place, force.id):
            cues = (
                *_told_cues(story, number, force.id, force.id in here),
                *_claim_cues(story, draft, force.id),
                *_side_cues(located, draft, force),
                *_arms_cues(draft, words, official),
            )
            yield force, cues


def cues_of_nobody(located: Located, draft: Draft) -> tuple[str, ...]:
    """What speaks for blaming nobody."""
    sides = sum(f.role == "belligerent" for f in located.force_by_id.values())
    cues = {
        "always": True,
        "cumulative": draft.scope == "cumulative",
        "many sides": sides >= _MANY_SIDES,
        "placed": draft.place is not None,
        "no force here": draft.sentence not in located.forces,
    }
    return tuple(cue for cue, holds in cues.items() if holds)


def _told_cues(story: Story, number: int, force: str, here: bool) -> Iterator[str]:
    """How near the force is told, and where it strikes."""
    if here:
        yield "told here"
    off = min((abs(n - number) for n in story.told.get(force, ())), default=99)
    if off == 1:
        yield "told beside"
    elif 2 <= off <= 3:
        yield "told near"
    elif off > 6:
        yield "told far"
    strikes = [n for n, ids in story.attacks.items() if force in ids]
    if not strikes:
        yield "strikes nowhere"
    elif min(abs(n - number) for n in strikes) == 1:
        yield "struck beside"
    before = [n for n in story.attacks if n < number]
    if before and force in story.attacks[max(before)]:
        yield "struck last"


def _claim_cues(story: Story, draft: Draft, force: str) -> Iterator[str]:
    """What the claims that blame the force share with this one, and whether it is accused close by."""
    others = [d for d in story.blamed if force in d.blamed]
    if any(d.scope == draft.scope for d in others):
        yield "same scope"
    if draft.date and any(d.date == draft.date for d in others):
        yield "same day"
    if draft.place and others and all(d.place and d.place != draft.place for d in others):
        yield "other place"
    if any(force in a.forces and abs(a.sentence - draft.sentence) <= 3 for a in story.accusations):
        yield "accused near"


def _side_cues(located: Located, draft: Draft, force: Force) -> Iterator[str]:
    """Whose side the force is on, against that of the harmed and the country of the harm."""
    if force.role == "backer":
        yield "backer"
    nation = nation_of(located, draft.harm)
    if nation is not None and force.country not in (None, nation) and force.type in _OFFICIAL:
        yield "other nation"
    place = located.place_by_id.get(draft.place or "")
    if force.country is not None and force.country == (place.country if place else located.story_country):
        yield "at home"


def _arms_cues(draft: Draft, words: frozenset[str], official: bool) -> Iterator[str]:
    """With what it was done, and to whom, against who has such arms."""
    if official and not words.isdisjoint(_BOMBS):
        yield "bomb by state"
    if official and not words.isdisjoint(_FROM_AIR):
        yield "air by state"
    if not official and draft.harm.head in STATE_MEN:
        yield "soldiers by rebels"


def _words(located: Located, number: int) -> tuple[str, ...]:
    sentence = located.parsed.sentences[number]
    return located.norms[sentence.first : sentence.last]
