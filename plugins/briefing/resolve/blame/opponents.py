"""The other side of a fight: "nine rebels were killed in clashes with the army"."""

from __future__ import annotations

from briefing.model import HarmMention
from briefing.resolve.blame.attack_words import CLASHES, HOLDERS, points_back
from briefing.resolve.blame.force_phrases import harmed, phrase_start, speaks
from briefing.resolve.claims.victim_sides import may_be_blamed
from briefing.resolve.located import Located, Spot

__all__ = ["opponent_of"]


def opponent_of(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[str, ...]:
    """ "Nine rebels were killed in clashes with the army": the other side of a fight; empty where it is not told."""
    if harm.outcome not in ("killed", "injured", "casualties"):
        return ()
    number = located.parsed.in_sentence[harm.trigger]
    sentence = located.parsed.sentences[number]
    here = located.norms[sentence.first : sentence.last]
    against = _fought(located, harm, number, victim_force)
    if against:
        return against
    if CLASHES.isdisjoint(here) and not (points_back(here) and len(located.forces.get(number, ())) > 1):
        return ()
    foes = _fighting(located, number)
    if len(foes) < 2 and _told_before(here) and number:
        foes = _fighting(located, number - 1)
    if len(foes) < 2 and not CLASHES.isdisjoint(here):
        foes = _all_fighting(located)
    if len(foes) != 2 or {foes, foes[::-1]} & located.backing or _one_side(located, number, foes):
        return ()
    if victim_force is None and harm.victim in ("undetermined", "mixed") and "between" in here:
        return foes  # "a battle between A and B left 18 dead"
    others = tuple(f for f in foes if may_be_blamed(located, harm, victim_force, f))
    return others if len(others) == 1 and (victim_force in foes or harm.victim == "combatant") else ()


def _told_before(words: tuple[str, ...]) -> bool:
    """ "in the battle", "the strike": a fight or an attack told of before."""
    the_fight = (w in CLASHES and words[k - 1] in ("the", "that", "those", "these") for k, w in enumerate(words) if k)
    return points_back(words) or any(the_fight)


def _all_fighting(located: Located) -> tuple[str, ...]:
    """The two sides of an article that has no more of them; else empty."""
    fighting = tuple(f.id for f in located.force_by_id.values() if f.role == "belligerent")
    return fighting if len(fighting) == 2 else ()


def _fought(located: Located, harm: HarmMention, number: int, side: str | None) -> tuple[str, ...]:
    """ "were killed in clashes with X", "fighting X": whom the harmed fought, told after the harm."""
    if side is None and harm.victim != "combatant":
        return ()
    for spot in located.forces.get(number, ()):
        before = located.norms[max(harm.last - 1, phrase_start(located, spot) - 3) : spot.first]
        fought = any(w in ("fighting", "battling", "fought") for w in before) or (
            any(w in ("with", "against") for w in before) and not CLASHES.isdisjoint(before)
        )
        if spot.first >= harm.last - 1 and fought and may_be_blamed(located, harm, side, spot.id):
            return (spot.id,)
    return ()


def _fighting(located: Located, number: int) -> tuple[str, ...]:
    """The forces of a sentence that take part in its fight, in order."""
    spots = located.forces.get(number, ())
    ids = (s.id for s in spots if not _is_background(located, s))
    return tuple(dict.fromkeys(i for i in ids if located.force_by_id[i].role == "belligerent"))


def _one_side(located: Located, number: int, foes: tuple[str, ...]) -> bool:
    """One state's forces, or "ten Marines and five Iraqi soldiers died", where nothing sets two states' men at odds."""
    forces = [located.force_by_id[f] for f in foes]
    if any(f.type not in ("state-forces", "police", "coalition", "alliance") for f in forces):
        return False
    if forces[0].country == forces[1].country:
        return True
    return all(harmed(located, number, s) for s in located.forces.get(number, ()))


def _is_background(located: Located, spot: Spot) -> bool:
    after = located.norms[spot.last : spot.last + 2]
    return speaks(after) or (after[:1] == ("-",) and after[1:2] != () and after[1] in HOLDERS)
