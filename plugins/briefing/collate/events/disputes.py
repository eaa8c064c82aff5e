"""Where claims of one event exclude each other: how many, who the dead were, who did it, whether it was so.

Each account is held to what its own sentence says: a force that stands elsewhere in the article accuses nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Literal

from briefing.collate.events.reports import most_of
from briefing.collate.events.telling import Told, wholes_of
from briefing.collate.events.tolls import comparable, excludes
from briefing.model import Contradiction, Force
from briefing.text import fold

__all__ = ["disputes_of"]

About = Literal["number", "victims", "blame", "denial"]
_Row = tuple[About, Told, Told]
_BLAMES = frozenset({"stated", "claimed", "alleged", "suspected", "conceded"})
_NEAR = 0.5  # two figures for the same dead, told of different victims, are at least this alike
_SAME_HARM = 0.2  # figures further apart than five to one rather count different dead
_STATES = frozenset({"state-forces", "police", "coalition", "alliance"})
_OTHERS = frozenset({"rebel-group", "militia"})
_AIMED = re.compile(r"\b(?:on|against|in|into|inside|near|from)\s+(?:the\s+)?(?:\w+\s+)?$")
_DOER = re.compile(r"\b(?:by|of|blam\w+|accus\w+) (?:\w+ ){0,3}$")
_DOES = re.compile(
    r"[^.;,]{0,50}\b(?:air)?(?:strikes?|raids?|shell|bomb|fire|attack|assault|kill|execut|behead|rocket|mortar|missile|barrage"
    r"|gun|shot|launch|drop|hit|jets?|planes?|warplanes?)"
)
_NEAR_BY = 50  # characters from a force's name to the word that says it denies
_CIVILIAN = re.compile(r"\bcivilians?\b")
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed)|not behind)\b"
)


def disputes_of(told: Sequence[Told], event: str) -> tuple[Contradiction, ...]:
    """Contradictions between claims of different origins and claimants about the event: each two accounts once.

    A claimant that raises its own figure revises it, which is no contradiction; nor is a part of a claim.
    """
    whole = wholes_of(told)
    rows = (*_numbers(told), *_victims(whole), *_blames(whole), *_denials(told))
    return tuple(
        Contradiction(about, a.ref, b.ref, a.claim.evidence[0], b.claim.evidence[0], event) for about, a, b in rows
    )


def _numbers(told: Sequence[Told]) -> Iterator[_Row]:
    """Two named claimants whose figures, as published on one day, all exclude each other."""
    for items in comparable(told).values():
        said: dict[tuple[str, str], list[Told]] = {}
        for item in items:
            if item.speaker and item.published and not item.is_earlier:
                said.setdefault((item.published.isoformat(), item.speaker), []).append(item)
        seen: set[frozenset[str]] = set()
        for (one, own), (other, theirs) in combinations(said.items(), 2):
            pair = frozenset({_office(one[1]), _office(other[1])})
            if one[0] != other[0] or len(pair) < 2 or pair in seen:
                continue
            if all(a.origin != b.origin and excludes(a.claim, b.claim) for a, b in product(own, theirs)) and (
                _are_alike(own[0], theirs[0], _SAME_HARM)
            ):
                seen.add(pair)
                yield "number", own[0], theirs[0]


def _office(speaker: str) -> str:
    """The last word of a claimant: "the local governor" and "the regional governor" can be one person."""
    return speaker.split()[-1]


def _pairs(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each two claims of one outcome that neither one text nor one claimant tells."""
    for one, other in combinations(told, 2):
        if one.claim.outcome == other.claim.outcome and one.origin != other.origin and one.speaker != other.speaker:
            yield one, other


def _victims(told: Sequence[Told]) -> Iterator[_Row]:
    """Told as fighters by one and, in so many words, as civilians by another."""
    for one, other in _pairs(told):
        kinds = {one.claim.victim, other.claim.victim}
        civil = [t for t in (one, other) if t.claim.victim == "civilian" and _CIVILIAN.search(t.sentence)]
        armed = [t for t in (one, other) if t.claim.victim == "combatant" and not _CIVILIAN.search(t.sentence)]
        if kinds == {"civilian", "combatant"} and civil and armed and _are_alike(one, other):
            yield "victims", one, other
            return


def _blames(told: Sequence[Told]) -> Iterator[_Row]:
    """Forces that would not do it together are accused, each in a sentence that does not name the other."""
    seen: set[frozenset[str]] = set()
    for one, other in _pairs(told):
        for a, b in product(_accused(one), _accused(other)):
            pair = frozenset({a.id, b.id})
            if pair in seen or len(pair) < 2 or not _are_rivals(a, b) or not _are_alike(one, other):
                continue
            if a.id not in {f.id for f in other.named} and b.id not in {f.id for f in one.named}:
                seen.add(pair)
                yield "blame", one, other


def _accused(item: Told) -> list[Force]:
    """The forces that its sentence tells as doing it; an attack on Israel, or near the police, accuses neither."""
    if item.claim.blame not in _BLAMES:
        return []
    return [f for f in item.named if f.id in item.claim.blamed and _acts(f, item.sentence)]


def _acts(force: Force, sentence: str) -> bool:
    """Whether one of its names stands as the doer: "by the army", "shells of the army", "the army killed"."""
    for before in _before(force, sentence):
        does = _DOER.search(before) or _DOES.match(sentence[len(before) :])
        if does and not _AIMED.search(before):
            return True
    return False


def _before(force: Force, sentence: str) -> list[str]:
    """What stands in the sentence before each of the force's names."""
    names = sorted({re.escape(fold(name)) for name in force.as_written}, key=lambda name: (-len(name), name))
    return [sentence[: m.start()] for m in re.finditer(rf"\b(?:{'|'.join(names)})\b", sentence)] if names else []


def _are_rivals(one: Force, other: Force) -> bool:
    """A state and an armed group, or two states of which neither backs the other.

    Names of groups that overlap ("rebels", "Islamists", a group of theirs) exclude nothing.
    """
    kinds = {one.type, other.type}
    if kinds & _STATES and kinds & _OTHERS:
        return True
    kin = one.parent == other.id or other.parent == one.id
    return kinds == {"state-forces"} and not kin and one.country != other.country


def _denials(told: Sequence[Told]) -> Iterator[_Row]:
    """A sentence that says a force denies it, beside another text that accuses the force; or nobody harmed."""
    seen: set[str] = set()
    denials = [t for t in told if _denied(t) or t.claim.max == 0]
    for denial, accusation in product(denials, told):
        if denial.origin == accusation.origin or denial.claim.outcome != accusation.claim.outcome:
            continue
        denied = _denied(denial) & {f.id for f in _accused(accusation)}
        if denial.claim.max == 0 and (accusation.claim.min or 0) > 0:
            denied = frozenset({""})
        if denied - seen:
            seen |= denied
            yield "denial", denial, accusation


def _denied(item: Told) -> frozenset[str]:
    if item.claim.blame != "denied" or not _DENIES.search(item.sentence):
        return frozenset()
    accused = [f for f in item.named if f.id in item.claim.blamed]
    return frozenset(f.id for f in accused if any(_denies(item.sentence[len(b) :]) for b in _before(f, item.sentence)))


def _denies(words: str) -> bool:
    """Whether what begins with a force's name goes on to say that it denies."""
    return bool(_DENIES.search(words[:_NEAR_BY]))


def _are_alike(one: Told, other: Told, least: float = _NEAR) -> bool:
    low, high = sorted((most_of(one.claim), most_of(other.claim)))
    return high > 0 and low / high >= least
