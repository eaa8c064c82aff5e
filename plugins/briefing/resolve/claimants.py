"""Who gives a figure: the speaker whose report the words stand in."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import HarmMention, SpeakerMention
from briefing.resolve.located import Located

__all__ = ["speaker_of", "speakers_by_sentence", "with_forces"]


_WIRES = frozenset({"AFP", "Reuters", "Associated Press", "BBC", "CNN"})


def speakers_by_sentence(
    located: Located, known: frozenset[str] = frozenset()
) -> dict[int, tuple[SpeakerMention, ...]]:
    """The speakers of each sentence that has one, in order; `known` are the bodies with a usual name."""
    armed = _armed_names(located)
    speakers = tuple(
        s._replace(name=armed[s.name], type="party") if s.name in armed else s for s in located.mentions.speakers
    )
    found: dict[int, list[SpeakerMention]] = {}
    for speaker in map(_named(speakers, known), speakers):
        found.setdefault(located.parsed.in_sentence[speaker.verb], []).append(speaker)
    return {n: tuple(s) for n, s in found.items()}


def _armed_names(located: Located) -> dict[str | None, str]:
    """Names of speakers whose very words name a force here: "RSF" is a force in Sudan and a monitor elsewhere."""
    spots = {(s.first, s.last): s.id for row in located.forces.values() for s in row}
    return {
        speaker.name: located.force_by_id[spots[speaker.first, speaker.last]].name
        for speaker in located.mentions.speakers
        if speaker.name and speaker.type in ("monitor", "media", "un") and (speaker.first, speaker.last) in spots
    }


def _named(speakers: tuple[SpeakerMention, ...], known: frozenset[str]) -> Callable[[SpeakerMention], SpeakerMention]:
    """Gives "the monitor", "state media" the name of the one body of its kind that the article names as a speaker.

    "A monitor" stays as written: it may be another.
    """
    names: dict[str, set[str]] = {}
    for speaker in speakers:
        if speaker.name in known and speaker.name not in _WIRES and speaker.type in ("monitor", "un", "media"):
            names.setdefault(speaker.type, set()).add(speaker.name)

    def named(speaker: SpeakerMention) -> SpeakerMention:
        fitting = names.get(speaker.type or "", set())
        name = speaker.name or ""
        generic = name not in known and (name.islower() or (speaker.type == "media" and "state" in name))
        generic = generic and not name.startswith(("a ", "an "))
        if speaker.type == "media" and "state" not in name:
            return speaker
        return speaker._replace(name=next(iter(fitting))) if generic and len(fitting) == 1 else speaker

    return named


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
                out[k] = out[k]._replace(type="party")
        verb = next(
            (i for i in range(spot.last, spot.last + 4) if i < len(located.norms) and located.norms[i] in says), None
        )
        plain = verb is not None and all(w not in (",", "that", "which") for w in located.norms[spot.last : verb])
        plain = plain and not any(w in ("lives", "life") for w in located.norms[spot.last : spot.last + 7])
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
