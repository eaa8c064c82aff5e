"""Who gives a figure: the speaker whose report the words stand in."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import HarmMention, Mentions, SpeakerMention
from briefing.resolve.located import Located

__all__ = ["speaker_of", "speakers_by_sentence", "with_forces"]


def speakers_by_sentence(mentions: Mentions) -> dict[int, tuple[SpeakerMention, ...]]:
    """The speakers of each sentence that has one, in order."""
    found: dict[int, list[SpeakerMention]] = {}
    for speaker in mentions.speakers:
        found.setdefault(mentions.parsed.tokens[speaker.verb].sentence, []).append(speaker)
    return {n: tuple(s) for n, s in found.items()}


def with_forces(
    located: Located, number: int, speakers: tuple[SpeakerMention, ...], says: frozenset[str]
) -> tuple[SpeakerMention, ...]:
    """The speakers of a sentence, and the forces that speak in it: a force that speaks is a party."""
    out = list(speakers)
    for spot in located.forces.get(number, ()):
        force = located.force_by_id[spot.id]
        covered = [k for k, s in enumerate(out) if s.first < spot.last and spot.first < s.last and s.type == "official"]
        for k in covered:
            if force.type != "police":
                out[k] = replace(out[k], type="party")
        verb = next(
            (i for i in range(spot.last, spot.last + 4) if i < len(located.norms) and located.norms[i] in says), None
        )
        plain = verb is not None and all(w not in (",", "that", "which") for w in located.norms[spot.last : verb])
        if verb is not None and plain and not any(s.verb == verb for s in out):
            out.append(SpeakerMention(spot.first, spot.last, force.name, "party", "force", verb))
    return tuple(sorted(out, key=lambda s: s.verb))


def speaker_of(harm: HarmMention, speakers: tuple[SpeakerMention, ...]) -> SpeakerMention | None:
    """The speaker that covers a harm: the nearest before it, else after it; None for the text's own voice."""
    inside = [s for s in speakers if not (s.rule != "quote" and harm.victim_first <= s.first < harm.victim_last)]
    after = [s for s in inside if s.verb >= harm.last]
    according = next((s for s in after if s.rule == "according"), None)
    before = [s for s in inside if s.verb < harm.last]
    if according is not None and (not before or before[-1].rule == "quote"):
        return according
    if before:
        return before[-1]
    return after[0] if after else None
