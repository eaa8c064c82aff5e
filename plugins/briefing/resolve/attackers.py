"""Who did it, by the grammar of the harm's own sentence."""

from __future__ import annotations

from briefing.model import HarmMention
from briefing.resolve.attack_words import (
    ATTACKS,
    CLASHES,
    HOLDERS,
    SAYING,
    TARGETED_BY,
    points_back,
    strikes_by_verb,
)
from briefing.resolve.located import Located, Spot
from briefing.resolve.sides import side_spots
from briefing.resolve.victim_sides import may_be_blamed

__all__ = ["attacker_in", "only_named", "phrase_start"]

_BORDERS = frozenset({",", ";", "after", "when", "while", "as", "but", "where", "before", "said", "says"})
_INSIDE = frozenset({"of", "in", "near", "against", "on", "at", "into", "towards", "between", "among", "for", "with"})
_WAS = frozenset({"was", "were", "is", "are", "has", "have"})
_PUT = frozenset({"suspected", "accused", "blamed"})
_MEN = frozenset({
    "members", "member", "fighters", "fighter", "gunmen", "gunman", "militants", "militant", "soldiers", "soldier",
    "troops", "forces", "elements", "units", "unit", "commandos", "men", "agents", "warplanes", "jets", "aircraft",
    "helicopters", "planes", "guerrillas", "terrorists", "rebels", "supporters", "followers", "group", "groups",
})  # fmt: skip
_MODIFIERS = frozenset({
    "a", "an", "the", "suspected", "alleged", "armed", "masked", "rival", "local", "several", "some", "two", "three",
    "many", "dozens", "scores", "hundreds", "thousands", "number", "other", "apparent", "presumed",
})  # fmt: skip
_ADJECTIVES = ("ist", "ian", "ish", "ese", "ic", "an", "i")
_TURNS = frozenset({"after", "when", "while", "because"})
_KIN = frozenset({"rival", "foe", "enemy", "ally", "offshoot", "branch", "splinter"})
_FIGHTS = CLASHES | {"war", "conflict", "infighting", "violence", "exchange"}
_ENOUGH = 2  # the least score that blames


def attacker_in(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[tuple[str, ...], str]:
    """The forces that the harm's own sentence makes the doers, and by which rule; empty where it names none."""
    number = located.parsed.in_sentence[harm.trigger]
    scored = [
        (_score(located, harm, spot), spot)
        for spot in (*located.forces.get(number, ()), *side_spots(located, number))
        if spot.id != victim_force and not _harmed(located, number, spot)
    ]
    best = max((s for s, _ in scored), default=0)
    if best < _ENOUGH:
        return _opponent(located, harm, victim_force), "opponent"
    chosen = [spot for s, spot in scored if s == best]
    lead = chosen[-1] if harm.voice == "active" and chosen[0].last <= harm.trigger else chosen[0]
    together = [spot for s, spot in scored if s >= _ENOUGH and _joined(located, lead, spot)]
    return tuple(dict.fromkeys(spot.id for spot in sorted(together, key=lambda s: s.first))), "agent"


def phrase_start(located: Located, spot: Spot) -> int:
    """The token where the whole phrase around a force begins: "members of the Maoist X", "suspected X"."""
    norms, tokens = located.norms, located.parsed.tokens
    first, start = located.parsed.sentences[spot.sentence].first, spot.first
    while start > first:
        word = norms[start - 1]
        proper = tokens[start - 1].text[0].isupper() and start - 1 > first and word.endswith(_ADJECTIVES)
        if word in _MODIFIERS or proper:
            start -= 1
        elif word == "of" and start - 2 >= first and (norms[start - 2] in _MEN or norms[start - 2] in _MODIFIERS):
            start -= 2
        elif word in HOLDERS and start - 3 >= first and norms[start - 2] == "-":
            start -= 3  # "the Damascus-backed X"
        elif word == "(" and (named := _named_by(located, spot, start - 1)) is not None:
            return phrase_start(located, named)  # "the National Defence Forces (NDF)"
        else:
            break
    return start


def _named_by(located: Located, spot: Spot, bracket: int) -> Spot | None:
    """The name that an abbreviation in brackets repeats."""
    spots = located.forces.get(spot.sentence, ())
    return next((s for s in spots if bracket - 2 <= s.last <= bracket), None)


def _harmed(located: Located, number: int, spot: Spot) -> bool:
    """Whether a force's words stand within those for anybody harmed in the sentence."""
    return any(spot.first < h.victim_last and h.victim_first < spot.last for h in located.harms.get(number, ()))


def _opponent(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[str, ...]:
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
    if len(foes) < 2 and points_back(here) and number:
        foes = _fighting(located, number - 1)
    if len(foes) != 2 or {foes, foes[::-1]} & located.backing or _one_side(located, number, foes):
        return ()
    if victim_force is None and harm.victim in ("undetermined", "mixed") and "between" in here:
        return foes  # "a battle between A and B left 18 dead"
    others = tuple(f for f in foes if may_be_blamed(located, harm, victim_force, f))
    return others if len(others) == 1 and (victim_force in foes or harm.victim == "combatant") else ()


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
    return all(_harmed(located, number, s) for s in located.forces.get(number, ()))


def _is_background(located: Located, spot: Spot) -> bool:
    after = located.norms[spot.last : spot.last + 2]
    return _speaks(after) or (after[:1] == ("-",) and after[1:2] != () and after[1] in HOLDERS)


def _joined(located: Located, lead: Spot, spot: Spot) -> bool:
    if lead == spot:
        return True
    first, second = sorted((lead, spot), key=lambda s: s.first)
    between = located.norms[first.last : second.first]
    return 0 < len(between) <= 3 and any(w in ("and", "or", "/") for w in between)


def _score(located: Located, harm: HarmMention, spot: Spot) -> int:
    """How well grammar makes a force the doer; 0 or less for none."""
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    start = phrase_start(located, spot)
    before = norms[start - 1] if start > sentence.first else ""
    governor = norms[start - 2] if start - 2 >= sentence.first else ""
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    if harm.outcome == "captured" and before == "by" and governor in ("held", "detained"):
        return 5  # "40 soldiers held by X"
    if _speaks(after) or (before == "to" and governor == "according") or only_named(located, spot, before, governor):
        return 0
    if _one_of_two(located, spot, start) or (harm.trigger < spot.first and "since" in (before, governor)):
        return 0  # "since X launched its offensive"
    struck = norms[spot.last - 1] in ATTACKS or any(w in ATTACKS for w in after[:3]) or _own_attack(located, spot)
    score = 4 * (before == "by") + (before == "and" and bool(governor)) + 3 * struck
    if before in ("of", "from") and governor:
        by_one = "by" in norms[max(sentence.first, start - 4) : start - 2]  # "by a fighter from X"
        score += 4 * (governor in ATTACKS or by_one)
    if strikes_by_verb(after) and before not in _INSIDE:
        score += 3
    if harm.voice == "active" and spot.last <= harm.trigger:
        score -= _turned(norms[spot.last + 2 : harm.trigger])
    if harm.voice == "active" and spot.last <= harm.trigger and before not in _INSIDE:
        score += 2 + (harm.trigger - spot.last <= 4) + 5 * _is_subject(located, spot, harm)
    if before in TARGETED_BY and not (before in ("from", "in") and (struck or score >= _ENOUGH)):
        score -= 3
    return score + 6 * (_responsible(located, spot, harm) or _put_on(located, spot))


def _own_attack(located: Located, spot: Spot) -> bool:
    """ "Hamas's October 7 attack", "Israel pressed on with its bombardment": an attack that is the force's own."""
    norms, last = located.norms, located.parsed.sentences[spot.sentence].last
    if norms[spot.last : spot.last + 1] == ("'s",):
        return any(w in ATTACKS for w in norms[spot.last : min(last, spot.last + 5)])
    words = norms[spot.last : min(last, spot.last + 8)]
    its = next((k for k, w in enumerate(words) if w in ("its", "their")), None)
    return its is not None and any(w in ATTACKS for w in words[its : its + 4]) and not _TURNS.intersection(words)


def _turned(between: tuple[str, ...]) -> int:
    """What an active doer loses by a clause of others: "A bombed B after C had raided the town, killing nine"."""
    return 4 if "who" in between else 0 if _TURNS.isdisjoint(between) else 3


def _one_of_two(located: Located, spot: Spot, start: int) -> bool:
    """ "the war between A and B that killed 253": either side of a fight is nobody's one doer."""
    first = located.parsed.sentences[spot.sentence].first
    before = located.norms[max(first, start - 8) : start]
    if ("between" not in before and "among" not in before) or "after" in before:
        return False
    return not _FIGHTS.isdisjoint(located.norms[max(first, start - 14) : start])


def only_named(located: Located, spot: Spot, before: str, governor: str) -> bool:
    """Whether a force only holds, backs, is linked to somebody, or tells where a place lies: no deed of its own."""
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    if (before in ("by", "to", "with") and governor in HOLDERS) or (before == "of" and governor in _KIN):
        return True  # "backed by X", "linked to X", "a rival of X"
    if after[:1] == ("-",) and after[1:2] and after[1] in HOLDERS:
        return True
    return any(p.last == spot.first for p in located.places.get(spot.sentence, ())) and any(
        p.first == spot.first for p in located.places.get(spot.sentence, ())
    )  # "strikes in Aleppo Syria"


def _speaks(after: tuple[str, ...]) -> bool:
    """Whether the force says so, and the deed is somebody's of whom it speaks."""
    for k, word in enumerate(after[:3]):
        if word in ("that", "which") and after[k + 1 : k + 2] and after[k + 1] in ("it", "they", "he"):
            return False  # "an attack by X that it says killed nine"
        if word in SAYING and after[k + 1 : k + 2] == ("to",):
            return False  # "X claimed to have killed nine"
        if word in SAYING:
            if any(w in ("lives", "life") for w in after[k + 1 :]):
                return False  # "claimed the lives of"
            return "it" not in after[k + 1 : k + 3] and "they" not in after[k + 1 : k + 3]
        if word in (",", "-", "and"):
            return False
    return False


def _is_subject(located: Located, spot: Spot, harm: HarmMention) -> bool:
    """ "an Israeli operation that has killed 192": nothing but the rest of its phrase before the active word."""
    between = located.norms[spot.last : harm.trigger]
    return len(between) <= 7 and not any(w in _BORDERS for w in between) and not any(
        spot.last <= other.first < harm.trigger for other in located.forces.get(spot.sentence, ())
    )  # fmt: skip


def _responsible(located: Located, spot: Spot, harm: HarmMention) -> bool:
    """ "X is responsible for the death of 12,000": the force named last before."""
    between = located.norms[spot.last : harm.trigger]
    if "responsible" not in between or "for" not in between[-4:]:
        return False
    return not any(spot.last <= s.first < harm.trigger for s in located.forces.get(spot.sentence, ()))


def _put_on(located: Located, spot: Spot) -> bool:
    """ "X was suspected of a bombing that killed 12", "blamed on X": whom the deed is put on, over an aside."""
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    at = spot.last
    if norms[at : at + 1] in (("a",), ("an",)):  # an aside without commas
        at = next((i for i in range(at + 1, min(sentence.last, at + 8)) if norms[i] in _WAS), at)
    if at < sentence.last and norms[at] == ",":
        at = next((i + 1 for i in range(at + 1, min(sentence.last, at + 14)) if norms[i] == ","), at)
    words = norms[at : min(sentence.last, at + 4)]
    if words[:1] and words[0] in _WAS and any(w in _PUT for w in words[1:]) and words[-1] != "by":
        return True
    return norms[spot.first - 1] == "on" and norms[spot.first - 2] in _PUT and spot.first - 2 >= sentence.first
