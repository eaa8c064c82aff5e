"""Who gives a figure: the speaker whose report the words stand in."""

from __future__ import annotations

from briefing.model import HarmMention, Mentions, SpeakerMention

__all__ = ["speaker_of", "speakers_by_sentence"]


def speakers_by_sentence(mentions: Mentions) -> dict[int, tuple[SpeakerMention, ...]]:
    """The speakers of each sentence that has one, in order."""
    found: dict[int, list[SpeakerMention]] = {}
    for speaker in mentions.speakers:
        found.setdefault(mentions.parsed.tokens[speaker.verb].sentence, []).append(speaker)
    return {n: tuple(s) for n, s in found.items()}


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
