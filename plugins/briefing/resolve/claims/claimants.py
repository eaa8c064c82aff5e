"""Who gives a figure: the speaker whose report the words stand in."""

from __future__ import annotations

from collections.abc import Callable

from briefing.model import HarmMention, SpeakerMention
from briefing.resolve.located import Located

__all__ = ["speaker_of", "speakers_by_sentence", "with_forces"]


_DESCRIPTION = 5  # tokens: "the Britain-based" before a name
_EXPLAINED = 150  # tokens from "a monitor said" to its name, some five sentences
_RELATIVE = frozenset({"who", "which", "that"})
_SUBORDINATE = frozenset({"that", "which", "as", "while", "after", "before", "whom", "where", "because"})
_BEFORE_NAME = frozenset({"the", "a", "an", "its", "their"})
_PARTING = frozenset({";", ":", "and", "but", "while", "which", "who", "where", "as", "when"})
_WIRES = frozenset({"AFP", "Reuters", "Associated Press", "BBC", "CNN"})


def speakers_by_sentence(
    located: Located, known: frozenset[str] = frozenset()
) -> dict[int, tuple[SpeakerMention, ...]]:
    """The speakers of each sentence that has one, in order; `known` are the bodies with a usual name."""
    armed, parties = _armed_names(located), _parties(located)
    speakers = tuple(
        s._replace(name=armed.get(s.name, s.name), type="party") if s.name in armed or s.name in parties else s
        for s in located.mentions.speakers
    )
    found: dict[int, list[SpeakerMention]] = {}
    for speaker in map(_named(located, speakers, known), speakers):
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


def _parties(located: Located) -> frozenset[str]:
    """Names of officials whose words are those of a force: "it" that stands for them speaks for a party too."""
    spots = {(s.first, s.last): s.id for row in located.forces.values() for s in row}
    told = (s for s in located.mentions.speakers if s.type == "official" and (s.first, s.last) in spots)
    return frozenset(s.name for s in told if s.name and located.force_by_id[spots[s.first, s.last]].type != "police")


def _named(
    located: Located, speakers: tuple[SpeakerMention, ...], known: frozenset[str]
) -> Callable[[SpeakerMention], SpeakerMention]:
    """Gives "the monitor", "state media" the name of the one body of its kind that the article names as a speaker.

    A report's "a monitor said" is explained by the name that follows; after the name, "a monitor" is another one, and
    what a body had said at another time ("a day after the Observatory said") explains nobody.
    """
    names: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for speaker in speakers:
        if speaker.name in known and speaker.name not in _WIRES and speaker.type in ("monitor", "un", "media"):
            names.setdefault(speaker.type, set()).add(speaker.name)
            first.setdefault(speaker.type, 0 if _at_another_time(located.norms, speaker) else speaker.verb)

    def named(speaker: SpeakerMention) -> SpeakerMention:
        fitting = names.get(speaker.type or "", set())
        name = speaker.name or ""
        generic = name not in known and (name.islower() or (speaker.type == "media" and "state" in name))
        if name.startswith(("a ", "an ")):
            generic = generic and speaker.type == "monitor" and 0 < first.get("monitor", 0) - speaker.verb <= _EXPLAINED
        generic = generic and (name == "monitors" or not name.endswith("monitors"))
        if speaker.type == "media" and "state" not in name:
            return speaker
        return speaker._replace(name=next(iter(fitting))) if generic and len(fitting) == 1 else speaker

    return named


def _at_another_time(norms: tuple[str, ...], speaker: SpeakerMention) -> bool:
    """Whether the saying hangs on "after" or "before": "a day after the Britain-based Observatory said"."""
    lead = norms[max(0, speaker.first - _DESCRIPTION) : speaker.first]
    turn = next((k for k in range(len(lead) - 1, -1, -1) if lead[k] in ("after", "before")), None)
    return turn is not None and not any(w in (",", ".", ";", ":") for w in lead[turn:])


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
        plain = plain and not any(
            w in ("lives", "life", "responsibility") for w in located.norms[spot.last : spot.last + 7]
        )
        if verb is not None and plain and not any(s.verb == verb for s in out):
            out.append(SpeakerMention(spot.first, spot.last, force.name, "party", "force", verb))
    return tuple(sorted(out, key=lambda s: s.verb))


def speaker_of(located: Located, harm: HarmMention, speakers: tuple[SpeakerMention, ...]) -> SpeakerMention | None:
    """The speaker that covers a harm: the nearest before it, else after it; None for the text's own voice."""
    inside = [s for s in speakers if not (s.rule != "quote" and harm.victim_first <= s.first < harm.victim_last)]
    after = [s for s in inside if s.verb >= harm.last]
    according = next((s for s in after if s.rule == "according"), None)
    before = [s for s in inside if s.verb < harm.last]
    if according is not None and (not before or before[-1].rule == "quote"):
        return according
    if according is not None and _tells(located.norms, harm, according):
        return according
    if before and before[-1].rule == "according" and _trails(located, harm, before[-1]):
        return None
    if before:
        return before[-1] if not _in_passing(located.norms, harm, before[-1]) else None
    return after[0] if after and not _aside_of_another(located, after[0]) else None


def _tells(norms: tuple[str, ...], harm: HarmMention, according: SpeakerMention) -> bool:
    """ "Israel said it struck after a raid that killed nine, according to police": the aside that follows a harm."""
    return _PARTING.isdisjoint(norms[harm.last : according.verb])


def _trails(located: Located, harm: HarmMention, according: SpeakerMention) -> bool:
    """ "It killed nine, according to a tally, and took 50 captive": what comes after the aside is not of it."""
    first = located.parsed.sentences[located.parsed.in_sentence[harm.trigger]].first
    norms = located.norms
    if according.verb == first or norms[according.verb - 1] != ",":
        return False
    between = norms[according.last : harm.first]
    comma = next((k for k, w in enumerate(between) if w == ","), None)
    return comma is not None and between[comma + 1 : comma + 2] == ("and",)


def _aside_of_another(located: Located, speaker: SpeakerMention) -> bool:
    """ "Nine died in the wake of a raid that Israel says left 1,400 dead", "as the UN says": only what follows."""
    start = speaker.first
    first = located.parsed.sentences[located.parsed.in_sentence[start]].first
    while start > first and located.norms[start - 1] in _BEFORE_NAME:
        start -= 1
    if speaker.rule != "said" or start - 2 < first:
        return False
    return located.norms[start - 1] in _SUBORDINATE and located.norms[start - 2] not in ("known", "such")


def _in_passing(norms: tuple[str, ...], harm: HarmMention, speaker: SpeakerMention) -> bool:
    """Harm that explains whom or what a speaker talks of is the text's own: "says it hunts men who killed nine"."""
    between = norms[speaker.verb + 1 : harm.trigger]
    if any(w == ";" or (w == "," and between[k + 1 : k + 2] == ("but",)) for k, w in enumerate(between)):
        return True
    if norms[speaker.verb] not in ("said", "says", "say", "told", "tells", "claims", "claimed"):
        return False  # "the department identified the sailor who was killed"
    near = range(len(between) - 1, max(0, len(between) - 4), -1)
    relative = next((k for k in near if between[k] in _RELATIVE and between[k - 1] not in ("and", "or")), None)
    return relative is not None and relative > 3
