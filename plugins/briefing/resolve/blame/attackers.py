"""Who did it, by the grammar of the harm's own sentence."""

from __future__ import annotations

from briefing.model import HarmMention
from briefing.resolve.blame.attack_words import (
    ATTACKING,
    ATTACKS,
    CLASHES,
    TARGETED_BY,
    strikes_by_verb,
)
from briefing.resolve.blame.force_phrases import harmed, only_named, phrase_start, speaks
from briefing.resolve.blame.opponents import opponent_of
from briefing.resolve.blame.sides import side_spots
from briefing.resolve.blame.states import striking_states
from briefing.resolve.located import Located, Spot

__all__ = ["attacker_in", "ruled_out"]

_BORDERS = frozenset({",", ";", "after", "when", "while", "as", "but", "where", "before", "said", "says"})
_INSIDE = frozenset({"of", "in", "near", "against", "on", "at", "into", "towards", "between", "among", "for", "with"})
_WAS = frozenset({"was", "were", "is", "are", "has", "have"})
_PUT = frozenset({"suspected", "accused", "blamed"})
_TURNS = frozenset({"after", "when", "while", "because"})
_FIGHTS = CLASHES | {"war", "conflict", "infighting", "violence", "exchange"}
_JOINS = frozenset({"and", "while", "but", ";"})
_EARLIER = frozenset({"after", "wake", "following", "response", "retaliation"})
_BEGINS = frozenset({"started", "began", "erupted", "start", "begun", "broke"})
_ENOUGH = 2  # the least score that blames
_RULED_OUT = -9


def attacker_in(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[tuple[str, ...], str]:
    """The forces that the harm's own sentence makes the doers, and by which rule; empty where it names none."""
    number = located.parsed.in_sentence[harm.trigger]
    scored = [
        (_score(located, harm, spot), spot)
        for spot in (*located.forces.get(number, ()), *side_spots(located, number))
        if spot.id != victim_force and not harmed(located, number, spot)
    ]
    near = [(s, spot) for s, spot in scored if not _turns_between(located, harm, spot)]
    if any(s >= _ENOUGH for s, _ in near):
        scored = near  # "killed in raids by A after B had attacked": who is told with the harm goes before
    best = max((s for s, _ in scored), default=0)
    if best < _ENOUGH:
        return opponent_of(located, harm, victim_force), "opponent"
    chosen = [spot for s, spot in scored if s == best]
    lead = chosen[-1] if harm.voice == "active" and chosen[0].last <= harm.trigger else chosen[0]
    together = [spot for s, spot in scored if s >= _ENOUGH and _joined(located, lead, spot)]
    return tuple(dict.fromkeys(spot.id for spot in sorted(together, key=lambda s: s.first))), "agent"


def ruled_out(located: Located, harm: HarmMention, spot: Spot) -> bool:
    """Whether grammar gives a force of the harm's sentence another part in it: it speaks, is hit, fought earlier."""
    return _score(located, harm, spot) < 0


def _turns_between(located: Located, harm: HarmMention, spot: Spot) -> bool:
    """Whether a clause of its own ("after", "when", "while") parts a force from a harm told before it."""
    return harm.last <= spot.first and not _TURNS.isdisjoint(located.norms[harm.last : spot.first])


def _joined(located: Located, lead: Spot, spot: Spot) -> bool:
    if lead == spot:
        return True
    first, second = sorted((lead, spot), key=lambda s: s.first)
    between = located.norms[first.last : second.first]
    return 0 < len(between) <= 3 and any(w in ("and", "or", "/") for w in between)


def _score(located: Located, harm: HarmMention, spot: Spot) -> int:
    """How well grammar makes a force the doer; 0 or less for none, `_RULED_OUT` for one that it puts elsewhere."""
    norms, sentence = located.norms, located.parsed.sentences[spot.sentence]
    start = phrase_start(located, spot)
    before = norms[start - 1] if start > sentence.first else ""
    governor = norms[start - 2] if start - 2 >= sentence.first else ""
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    if harm.outcome == "captured" and before == "by" and governor in ("held", "detained"):
        return 5  # "40 soldiers held by X"
    if speaks(after) or (before == "to" and governor == "according") or only_named(located, spot, before, governor):
        return _RULED_OUT
    if _one_of_two(located, spot, start):
        return _RULED_OUT
    if harm.trigger < spot.first and "since" in (before, governor) and not _goes_on(after):
        return _RULED_OUT  # "since X launched its offensive"
    if harm.voice == "active" and harm.last <= spot.first and "during" in norms[max(harm.last, start - 7) : start]:
        return _RULED_OUT  # "rockets killed 12 people during the Israeli assault"
    if harm.last <= spot.first and (_of_other_harm(located, spot, harm) or _of_the_past(located, spot, harm)):
        return _RULED_OUT
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


def _goes_on(after: tuple[str, ...]) -> bool:
    """ "killed since X began bombing the town": a beginning that lasts, unlike "since X launched its offensive"."""
    return after[:1] != () and after[0] in _BEGINS and after[1:2] != () and after[1] in ATTACKING


def _of_other_harm(located: Located, spot: Spot, harm: HarmMention) -> bool:
    """ "Nine died in Gao and raids by X killed two": who does the other harm that is joined to this one."""
    if _JOINS.isdisjoint(located.norms[harm.last : spot.first]):
        return False
    others = (h for h in located.harms.get(spot.sentence, ()) if h.voice == "active" and h.trigger != harm.trigger)
    return any(
        spot.last <= h.trigger <= spot.last + 5 and _BORDERS.isdisjoint(located.norms[spot.last : h.trigger])
        for h in others
    )


def _of_the_past(located: Located, spot: Spot, harm: HarmMention) -> bool:
    """ "killed in a conflict that began after a raid by X", "killed since Y invaded after X's attack"."""
    between = located.norms[harm.last : spot.first]
    war = next((k for k, w in enumerate(between) if w in ("war", "conflict")), None)
    if war is not None and not _BEGINS.isdisjoint(between[war + 1 : war + 5]):
        return True
    since = next((k for k, w in enumerate(between) if w == "since"), None)
    if since is None or _EARLIER.isdisjoint(between[since + 1 :]):
        return False
    start = harm.last + since + 1
    spots = (*located.forces.get(spot.sentence, ()), *striking_states(located, spot.sentence))
    return any(start <= s.first <= start + 1 for s in spots)


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
