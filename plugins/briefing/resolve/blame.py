"""Who did it, and how surely: from the harm's own sentence by grammar, else carried from its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.knowledge.word_tables import WordTables
from briefing.model import Blame, HarmMention, SpeakerMention
from briefing.resolve.located import Located, Spot

__all__ = [
    "attacker_in",
    "attacker_who_speaks",
    "carried_attackers",
    "later_blame",
    "may_be_blamed",
    "most_frequent",
    "strength_of_blame",
    "victim_force_of",
]

_ATTACKS = frozenset({
    "strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "bombing", "bombings", "bombardment",
    "bombardments", "shelling", "attack", "attacks", "fire", "gunfire", "missile", "missiles", "rocket", "rockets",
    "drone", "drones", "warplane", "warplanes", "jet", "jets", "helicopter", "helicopters", "aircraft", "plane",
    "planes", "artillery", "shell", "shells", "assault", "assaults", "offensive", "ambush",
    "bomb", "bombs", "mortar", "mortars", "sniper", "snipers", "bullet", "bullets",
    "incursion", "air", "mine", "mines",
    "explosive", "campaign", "massacre", "invasion", "siege", "drone-strike", "barrage", "crackdown",
    "airraid",
})  # fmt: skip
_ATTACKING = frozenset({
    "bombed", "shelled", "attacked", "struck", "targeted", "raided", "ambushed", "hit", "stormed", "launched",
    "fired", "opened", "bombarded", "pounded", "blew", "detonated", "carried", "killed", "shot", "invaded", "bombing",
    "shelling", "attacking", "striking", "targeting", "raiding", "hitting", "storming", "launching", "firing",
    "strikes", "strike", "hits", "bombs", "shells", "attacks", "kills", "killing", "wounding", "kill", "raids",
    "conducted", "detained", "arrested", "captured", "executed", "abducted", "kidnapped", "used", "dropped",
    "destroyed", "responsible",
})  # fmt: skip
_SAYING = frozenset({
    "said", "says", "reported", "announced", "told", "claimed", "confirmed", "added", "reports", "denied",
    "blamed", "accused",
})  # fmt: skip
_DOERS = frozenset(
    {"gunmen", "militants", "attackers", "bandits", "assailants", "insurgents", "rebels", "mine", "bomb", "sniper"}
)
_STATE_MEN = frozenset({
    "soldier", "soldiers", "officer", "officers", "policeman", "policemen", "police", "serviceman", "servicemen",
    "troops", "jawans", "guard", "guards", "personnel", "conscript", "conscripts", "captain", "peacekeepers",
    "troop", "sailors", "cadets",
})  # fmt: skip
_REBELS = frozenset({
    "militant", "militants", "rebel", "rebels", "insurgent", "insurgents", "terrorist", "terrorists", "jihadist",
    "jihadists", "gunman", "gunmen", "guerrilla", "guerrillas", "bandits", "extremists",
})  # fmt: skip
_TARGETED_BY = frozenset({
    "on", "against", "at", "targeting", "hit", "hitting", "struck", "targeted", "attacked", "bombed", "near", "into",
    "from", "fighting", "with", "ambushed", "shelled", "towards", "killing", "wounding", "between", "among",
})  # fmt: skip
_HOLDERS = frozenset({
    "held", "controlled", "run", "backed", "occupied", "besieged", "led", "affiliated", "linked", "aligned", "allied",
    "supported",
})  # fmt: skip
_DEFINITE_ATTACK = frozenset({
    "strike", "strikes", "attack", "attacks", "raid", "raids", "bombing", "bombardment", "shelling", "blast",
    "explosion", "airstrike", "airstrikes", "ambush", "assault", "shooting", "operation", "clashes", "fighting",
})  # fmt: skip


def attacker_in(located: Located, harm: HarmMention, victim_force: str | None) -> tuple[str, ...]:
    """The forces that the harm's own sentence makes the doers, best grammar first; empty where it names none."""
    number = located.parsed.tokens[harm.trigger].sentence
    scored: list[tuple[int, Spot]] = []
    for spot in located.forces.get(number, ()):
        if spot.first < harm.victim_last and harm.victim_first < spot.last:
            continue
        if spot.id != victim_force:
            scored.append((_score(located, harm, spot), spot))
    best = max((s for s, _ in scored), default=0)
    if best < 2:
        return ()
    chosen = [spot for s, spot in scored if s == best]
    lead = chosen[-1] if harm.voice == "active" and chosen[0].last <= harm.trigger else chosen[0]
    together = [spot for s, spot in scored if s >= 2 and _joined(located, lead, spot)]
    return tuple(dict.fromkeys(spot.id for spot in sorted(together, key=lambda s: s.first)))


def _joined(located: Located, lead: Spot, spot: Spot) -> bool:
    if lead == spot:
        return True
    first, second = sorted((lead, spot), key=lambda s: s.first)
    between = located.norms[first.last : second.first]
    return 0 < len(between) <= 3 and any(w in ("and", "or", "/") for w in between)


def _score(located: Located, harm: HarmMention, spot: Spot) -> int:
    norms = located.norms
    sentence = located.parsed.sentences[spot.sentence]
    before = norms[spot.first - 1] if spot.first > sentence.first else ""
    if before in ("a", "an", "the", "suspected", "alleged") and spot.first - 1 > sentence.first:
        before = norms[spot.first - 2]
    after = norms[spot.last : min(sentence.last, spot.last + 4)]
    inside = norms[spot.first : spot.last]
    score = 0
    if before == "by":
        score += 4
    if before == "and" and norms[spot.first - 2 : spot.first - 1]:
        score += 1
    if any(w in _ATTACKS for w in inside) or any(w in _ATTACKS for w in after[:3]):
        score += 3
    if any(w in _ATTACKING for w in after):
        score += 3
    if harm.voice == "active" and spot.last <= harm.trigger:
        score += 2 + (harm.trigger - spot.last <= 4)
    if before in _TARGETED_BY:
        score -= 3
    if after[:1] == ("-",) and after[1:2] and after[1] in _HOLDERS:
        score -= 5
    if any(w in _SAYING for w in after[:3]):
        score -= 4
    return score


def victim_force_of(located: Located, harm: HarmMention, speaker: SpeakerMention | None) -> str | None:
    """The force that the harmed belong to: one named in their phrase, or the one "its soldiers" looks back to."""
    number = located.parsed.tokens[harm.trigger].sentence
    spots = located.forces.get(number, ())
    inside = [s for s in spots if harm.victim_first <= s.first < harm.victim_last]
    if inside:
        if harm.victim == "civilian" or _is_background(located, harm, inside[0]):
            return None
        return inside[0].id
    own = located.norms[harm.victim_first : harm.victim_last]
    if harm.victim == "combatant" and any(w in ("its", "their", "our") for w in own):
        left = [s for s in spots if s.last <= harm.victim_first]
        return left[-1].id if left else None
    if harm.rule == "lives" and located.norms[harm.victim_first - 1] in ("lost", "losing", "loses"):
        left = [s for s in spots if s.last <= harm.victim_first]
        return left[-1].id if left else None
    return None


def _is_background(located: Located, harm: HarmMention, spot: Spot) -> bool:
    after = located.norms[spot.last : spot.last + 2]
    return len(after) == 2 and after[0] == "-" and after[1] in ("held", "controlled", "occupied", "run", "besieged")


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
        words[k] in ("the", "that", "this") and words[k + 1] in _DEFINITE_ATTACK for k in range(len(words) - 1)
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
        if new and any(w in _ATTACKS for w in norms[i + 1 : min(last, i + 5)]):
            return True
    if harm.voice == "active":
        before = norms[max(first, harm.trigger - 3) : harm.trigger]
        return bool(before) and before[-1] in _DOERS
    after = norms[harm.trigger + 1 : min(last, harm.trigger + 4)]
    return "by" in after and not any(w in ("the", "them", "it") for w in after)


def attacker_who_speaks(located: Located, harm: HarmMention, speaker: SpeakerMention | None) -> tuple[str, ...]:
    """ "The army said it had killed 20": the speaker's own force; empty where nobody speaks of their own deed."""
    if speaker is None or speaker.name is None or harm.voice != "active" or speaker.verb >= harm.trigger:
        return ()
    between = located.norms[speaker.verb + 1 : harm.trigger]
    if len(between) > 12 or not any(w in ("it", "they", "its", "their", "he", "had") for w in between):
        return ()
    number = located.parsed.tokens[harm.trigger].sentence
    for spot in located.forces.get(number, ()):
        if spot.first < speaker.last and speaker.first < spot.last:
            return (spot.id,)
        if speaker.verb < spot.first < harm.trigger:
            return ()
    return _force_named(located, speaker.name)


def _force_named(located: Located, name: str) -> tuple[str, ...]:
    """The force that a speaker's name belongs to: equal words, or a state's ministry and its forces."""
    wanted = [w for w in name.replace("'s", "").replace("’s", "").split() if w[0].isupper() and len(w) > 3]
    for force in located.force_by_id.values():
        if name in (force.name, *force.as_written):
            return (force.id,)
    for force in located.force_by_id.values():
        if force.type == "state-forces" and any(w[:5] == force.name.split()[0][:5] for w in wanted):
            return (force.id,)
    return ()


def later_blame(located: Located, words: WordTables) -> tuple[tuple[int, str, Blame], ...]:
    """Sentences that lay an attack at somebody's door: "blamed M23", "ISIS claimed the attack"."""
    found: list[tuple[int, str, Blame]] = []
    for number, spots in sorted(located.forces.items()):
        sentence = located.parsed.sentences[number]
        for spot in spots:
            before = located.norms[max(sentence.first, spot.first - 3) : spot.first]
            after = located.norms[spot.last : min(sentence.last, spot.last + 8)]
            if any(w in words.accuse and w.startswith(("accus", "blam")) for w in before):
                found.append((number, spot.id, "alleged"))
            elif "claimed" in after[:3] and (
                "responsibility" in after or any(w in _DEFINITE_ATTACK for w in after[:6])
            ):
                found.append((number, spot.id, "claimed"))
    return tuple(found)


def may_be_blamed(located: Located, harm: HarmMention, side: str | None, force: str) -> bool:
    """Whether a carried attacker fits: not the harmed themselves, no army for soldiers, no rebels for rebels."""
    if force == side or force not in located.force_by_id:
        return False
    if side is not None or harm.victim != "combatant":
        return True
    official = located.force_by_id[force].type in ("state-forces", "police", "coalition", "alliance")
    return not official if harm.head in _STATE_MEN else official if harm.head in _REBELS else True


def _attackers_of_sentence(located: Located, number: int) -> tuple[str, ...]:
    """The force that attacks in a sentence without harm: "Russian warplanes bombed the town"."""
    sentence = located.parsed.sentences[number]
    for spot in located.forces.get(number, ()):
        after = located.norms[spot.last : min(sentence.last, spot.last + 4)]
        before = located.norms[spot.first - 1] if spot.first > sentence.first else ""
        attacks = any(w in _ATTACKING for w in after) or (after[:1] and after[0] in _ATTACKS)
        if attacks and before not in _TARGETED_BY and not any(w in ("said", "says") for w in after[:2]):
            return (spot.id,)
    return ()


def most_frequent(blamed: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The attackers blamed for at least two claims and for nine in ten of the blamed ones; empty where nobody is."""
    counts = Counter(b for b in blamed if b)
    if not counts:
        return ()
    best, times = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return best if times >= 2 and times * 10 >= sum(counts.values()) * 9 else ()


def strength_of_blame(located: Located, harm: HarmMention, speaker: SpeakerMention | None, words: WordTables) -> Blame:
    """How surely the blamed are blamed, by the words of the harm's sentence and who speaks."""
    sentence = located.parsed.sentences[located.parsed.tokens[harm.trigger].sentence]
    here = located.norms[sentence.first : sentence.last]
    verb = located.norms[speaker.verb] if speaker is not None else ""
    if verb in words.concede:
        return "conceded"
    if "denied" in here or "denies" in here:
        return "denied"
    if "claimed" in here and "responsibility" in here:
        return "claimed"
    if any(w in words.suspect for w in here):
        return "suspected"
    if any(w in words.accuse for w in here):
        return "alleged"
    return "claimed" if speaker is not None and speaker.type == "party" else "stated"
