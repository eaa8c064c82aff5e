"""Blame that somebody lays or owns up to: forces that speak of their own deeds, accusations, how surely."""

from __future__ import annotations

from briefing.knowledge.word_tables import WordTables
from briefing.model import Blame, HarmMention, SpeakerMention
from briefing.resolve.blame.attack_words import ATTACKS
from briefing.resolve.located import Located

_ONLOOKERS = frozenset({"monitor", "media", "medical", "un", "witness"})
_OWN = frozenset({"it", "they", "we", "he", "its", "their", "to", "having"})

__all__ = ["attacker_who_speaks", "force_named", "strength_of_blame"]


def attacker_who_speaks(located: Located, harm: HarmMention, speaker: SpeakerMention | None) -> tuple[str, ...]:
    """ "The army said it had killed 20": the speaker's own force; empty where nobody speaks of their own deed."""
    if speaker is None or speaker.name is None or speaker.verb >= harm.trigger or speaker.type in _ONLOOKERS:
        return ()
    if harm.voice != "active":
        return force_named(located, speaker.name) if _in_own_attack(located, harm) else ()
    between = located.norms[speaker.verb + 1 : harm.trigger]
    if (
        len(between) > 20
        or not between[between[:1] == ("that",) :][:1]
        or between[between[:1] == ("that",)] not in _OWN
    ):
        return ()
    number = located.parsed.in_sentence[harm.trigger]
    for spot in located.forces.get(number, ()):
        if spot.first < speaker.last and speaker.first < spot.last:
            return (spot.id,)
        if speaker.verb < spot.first < harm.trigger:
            return ()
    return force_named(located, speaker.name)


def _in_own_attack(located: Located, harm: HarmMention) -> bool:
    """ "It acknowledged the deaths of nine farmers in its strikes"."""
    last = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]].last
    after = located.norms[harm.trigger : min(last, harm.trigger + 12)]
    return any(w in ("its", "their") and after[k + 1 : k + 2] and after[k + 1] in ATTACKS for k, w in enumerate(after))


def force_named(located: Located, name: str) -> tuple[str, ...]:
    """The force that a speaker's name belongs to: equal words, or a state's ministry and its forces."""
    wanted = [w for w in name.replace("'s", "").replace("’s", "").split() if w[0].isupper() and len(w) > 3]
    for force in located.force_by_id.values():
        if name in (force.name, *force.as_written):
            return (force.id,)
    for force in located.force_by_id.values():
        if force.type == "state-forces" and any(w[:5] == force.name.split()[0][:5] for w in wanted):
            return (force.id,)
    return ()


def strength_of_blame(located: Located, number: int, speaker: SpeakerMention | None, words: WordTables) -> Blame:
    """How surely the blamed are blamed, by the words of the sentence that blames them and who speaks in it."""
    sentence = located.parsed.sentences[number]
    here = located.norms[sentence.first : sentence.last]
    verb = located.norms[speaker.verb] if speaker is not None else ""
    if verb in words.concede:
        return "conceded"
    if any(w in words.deny for w in here):
        return "denied"
    if "claimed" in here and "responsibility" in here:
        return "claimed"
    if any(w in words.suspect for w in here):
        return "suspected"
    if any(w in words.accuse for w in here):
        return "alleged"
    return "claimed" if speaker is not None and speaker.type == "party" else "stated"
