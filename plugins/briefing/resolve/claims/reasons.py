"""Why a claim has its speaker, blame, scope, day and place: what `invoke facts --explain` prints below it.

A second asking of the functions that decided, so that the first reading keeps nothing for it. A claim of several
mentions has each attribute from the first of them that tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.knowledge import Knowledge
from briefing.model import Claim, FactBox, HarmMention, Mentions, SpeakerMention
from briefing.resolve.claims.claimants import speaker_of, speakers_by_sentence, with_forces
from briefing.resolve.claims.dates import choose_day
from briefing.resolve.claims.places import choose_place
from briefing.resolve.claims.scope import scope_told
from briefing.resolve.located import Located, locate

__all__ = ["claim_reasons"]

_SPEAKER_RULES = {
    "said": "named beside the word of saying",
    "according": "after “according to”",
    "said-by": "named after “by” and a word of saying",
    "force": "a force that speaks",
    "party": "a force that speaks",
    "carried": "words that stand for the speaker named before",
    "pronoun": "a pronoun that stands for the speaker named before",
    "quote": "within the words quoted from that speaker",
    "participle": "goes on from the speaker before",
}
_BLAME_RULES = {
    "agent": "the doer of the deed in its sentence",
    "opponent": "the other side of the fight that harmed them",
    "own-deed": "the speaker tells of a deed of its own",
    "whole": "as the claim that this is a part of",
    "accused": "accused elsewhere in the text",
    "attack-before": "the attack told of before",
    "claim-before": "as the claim told before",
    "same-sentence": "as the claim in the same sentence",
    "same-event": "as another claim of the same event",
    "leading": "behind most of the attacks that the article tells of",
    "war-toll": "the attacker of the war whose toll this is",
    "weighed": "likelier than nobody by what the article tells of it",
}
_FROM_ANOTHER = "taken over from a claim that it goes with"


def claim_reasons(mentions: Mentions, box: FactBox, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Lines of reasons by claim id, in the order speaker, blame, scope, day, place; empty for a box without claims."""
    if not box.claims:
        return {}
    located = locate(mentions, box.forces, box.places, knowledge.actors.backing, knowledge.countries)
    speakers = speakers_by_sentence(located, knowledge.words.known_claimants)
    return {c.id: tuple(_reasons(located, c, _harms(located, c), speakers, knowledge)) for c in box.claims}


def _harms(located: Located, claim: Claim) -> tuple[HarmMention, ...]:
    """The mentions a claim was made of, those that say it as the claim does first."""
    shift = located.parsed.body_start
    starts = {proof.start + (0 if proof.part == "headline" else shift) for proof in claim.evidence}
    told = [
        h for h in located.mentions.harms if located.parsed.starts[h.first] in starts and h.outcome == claim.outcome
    ]
    same = [h for h in told if located.parsed.words(h.victim_first, h.victim_last) == claim.as_written]
    return (*same, *(h for h in told if h not in same))


def _reasons(
    located: Located,
    claim: Claim,
    harms: tuple[HarmMention, ...],
    speakers: dict[int, tuple[SpeakerMention, ...]],
    knowledge: Knowledge,
) -> Iterator[str]:
    yield f"speaker: {_speaker(located, claim, harms, speakers, knowledge)}"
    if claim.blamed:
        rule = _BLAME_RULES.get(claim.blame_rule.partition(":")[0], claim.blame_rule.replace("-", " "))
        yield f"blamed: {', '.join(claim.blamed)}, {claim.blame}: {rule} (rule {claim.blame_rule})"
    else:
        yield "blamed: nobody, no rule finds who did it"
    yield f"scope: {claim.scope}, {_scope(located, claim, harms, knowledge)}"
    yield f"date: {_day(located, claim, harms)}"
    yield f"place: {_place(located, claim, harms)}"
    if claim.part_of:
        yield f"part of: {claim.part_of}"


def _speaker(
    located: Located,
    claim: Claim,
    harms: tuple[HarmMention, ...],
    speakers: dict[int, tuple[SpeakerMention, ...]],
    knowledge: Knowledge,
) -> str:
    if claim.claimant is None:
        return "nobody, the text's own voice"
    for harm in harms:
        number = located.parsed.in_sentence[harm.trigger]
        said = with_forces(located, number, speakers.get(number, ()), knowledge.words.says)
        speaker = speaker_of(located, harm, said)
        if speaker is not None and speaker.name == claim.claimant:
            words = located.parsed.words(speaker.first, speaker.last)
            return f"{claim.claimant}, “{words}”: {_SPEAKER_RULES.get(speaker.rule, speaker.rule)}"
    return f"{claim.claimant}, {_FROM_ANOTHER}"


def _scope(located: Located, claim: Claim, harms: tuple[HarmMention, ...], knowledge: Knowledge) -> str:
    for harm in harms:
        scope, why = scope_told(located, harm, knowledge.words.scope)
        if scope == claim.scope:
            return why
    if claim.scope == "incident":
        return "no word tells of a longer time"
    return "too many for one incident, or as the figure told beside it"


def _day(located: Located, claim: Claim, harms: tuple[HarmMention, ...]) -> str:
    if claim.scope != "incident":
        return "none, the figure is of more than one incident"
    choices = [choose_day(located, harm) for harm in harms]
    for choice in choices:
        if choice.day == claim.date and (choice.told is not None or choice.day is None):
            words = located.parsed.words(choice.told.first, choice.told.last) if choice.told else ""
            quoted = f"“{words}”, " if words else ""
            return f"{claim.date or 'unknown'}, {quoted}{choice.why}"
    return f"{claim.date or 'unknown'}, {_FROM_ANOTHER}"


def _place(located: Located, claim: Claim, harms: tuple[HarmMention, ...]) -> str:
    for harm in harms:
        choice = choose_place(located, harm)
        if choice.place == claim.place:
            words = located.parsed.words(choice.spot.first, choice.spot.last) if choice.spot else ""
            quoted = f"“{words}”, " if words else ""
            return f"{claim.place or 'unknown'}, {quoted}{choice.why}"
    return f"{claim.place or 'unknown'}, {_FROM_ANOTHER}"
