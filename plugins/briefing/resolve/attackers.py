"""Who did it, by the grammar of the harm's own sentence."""

from __future__ import annotations

from briefing.model import HarmMention
from briefing.resolve.attack_words import ATTACKS, CLASHES, HOLDERS, SAYING, TARGETED_BY, strikes_by_verb
from briefing.resolve.located import Located, Spot
from briefing.resolve.sides import side_spots

__all__ = ["attacker_in"]

_BORDERS = frozenset({",", ";", "after", "when", "while", "as", "but", "where", "before", "said", "says"})
_ENOUGH = 2  # the least score that blames


def attacker_in(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[str, ...]:
    """The forces that the harm's own sentence makes the doers, best grammar first; empty where it names none."""
    number = located.parsed.tokens[harm.trigger].sentence
    scored = [
        (_score(located, harm, spot), spot)
        for spot in (*located.forces.get(number, ()), *side_spots(located, number))
        if spot.id != victim_force and not _harmed(located, number, spot)
    ]
    best = max((s for s, _ in scored), default=0)
    if best < _ENOUGH:
        return _opponent(located, harm, victim_force, [s for _, s in scored])
    chosen = [spot for s, spot in scored if s == best]
    lead = chosen[-1] if harm.voice == "active" and chosen[0].last <= harm.trigger else chosen[0]
    together = [spot for s, spot in scored if s >= _ENOUGH and _joined(located, lead, spot)]
    return tuple(dict.fromkeys(spot.id for spot in sorted(together, key=lambda s: s.first)))


def _harmed(located: Located, number: int, spot: Spot) -> bool:
    """Whether a force's words stand within those for anybody harmed in the sentence."""
    return any(spot.first < h.victim_last and h.victim_first < spot.last for h in located.harms.get(number, ()))


def _opponent(located: Located, harm: HarmMention, victim_force: str | None, spots: list[Spot]) -> tuple[str, ...]:
    """ "Nine rebels were killed in clashes with the army": the other side of a fight; empty where it is not told."""
    if victim_force is None or harm.outcome not in ("killed", "injured", "casualties"):
        return ()
    first = located.parsed.sentences[located.parsed.tokens[harm.trigger].sentence].first
    for spot in spots:
        before = located.norms[max(first, spot.first - 6) : spot.first]
        with_them = any(w in ("with", "against", "fighting", "battling", "and", "between") for w in before)
        if with_them and any(w in CLASHES for w in before) and spot.first >= harm.last - 1:
            return (spot.id,)
    return ()


def _joined(located: Located, lead: Spot, spot: Spot) -> bool:
    if lead == spot:
        return True
    first, second = sorted((lead, spot), key=lambda s: s.first)
    between = located.norms[first.last : second.first]
    return 0 < len(between) <= 3 and any(w in ("and", "or", "/") for w in between)


def _score(located: Located, harm: HarmMention, spot: Spot) -> int:
    norms = located.norms
    sentence = located.parsed.sentences[spot.sentence]
    start = spot.first
    while start > sentence.first and norms[start - 1] in ("a", "an", "the", "suspected", "alleged"):
        start -= 1
    before = norms[start - 1] if start > sentence.first else ""
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    if _speaks(after) or (before == "to" and norms[start - 2] == "according"):
        return 0
    score = 0
    if before == "by":
        score += 4 if norms[start - 2] not in HOLDERS else -5
    if before == "and" and start - 2 >= sentence.first:
        score += 1
    struck = norms[spot.last - 1] in ATTACKS or any(w in ATTACKS for w in after[:3])
    if struck:
        score += 3
    if before in ("of", "from") and start - 2 >= sentence.first:
        by_one = "by" in norms[max(sentence.first, start - 4) : start - 2]  # "by a fighter from X"
        score += 4 * (norms[start - 2] in ATTACKS or by_one)
    if strikes_by_verb(after):
        score += 3
    if harm.voice == "active" and spot.last <= harm.trigger:
        score += 2 + (harm.trigger - spot.last <= 4) + 5 * _is_subject(located, spot, harm)
    if before in TARGETED_BY and not (before in ("from", "in", "with") and (struck or score >= _ENOUGH)):
        score -= 3
    if after[:1] == ("-",) and after[1:2] and after[1] in HOLDERS:
        score -= 5
    return score + 6 * _responsible(located, spot, harm)


def _speaks(after: tuple[str, ...]) -> bool:
    """Whether the force says so, and the deed is somebody's of whom it speaks."""
    for k, word in enumerate(after[:3]):
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
