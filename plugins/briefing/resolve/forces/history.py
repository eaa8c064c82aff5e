"""Armed actors whose deeds an article tells of as history only: they are context, no belligerents of its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefing.knowledge import Knowledge
from briefing.model import Force, Mentions
from briefing.resolve.forces.context import STORY_REACH

__all__ = ["without_history"]

_HISTORY_DAYS = 300  # before publication: a deed of last year is not this story's
_WAR_DAYS = 730  # for the states that the story is about, whose war may well go on
_COUNTRIES = frozenset({"name-acts", "capital-acts", "name-attacked"})
_GONE_YEARS = 5  # after which nobody reports an actor's deeds as news


def without_history(
    forces: tuple[Force, ...],
    mentions: Mentions,
    numbers: Mapping[str, Sequence[int]],
    story: tuple[str, ...],
    knowledge: Knowledge,
) -> tuple[Force, ...]:
    """The forces, those that fight in sentences of long ago alone put down as mentioned, bare countries left out.

    `numbers`: the mentions of each; `story`: ISO alpha-2 of the countries it is about, of which two count.
    An article that tells of nothing else, or whose day of publication is unknown, keeps its belligerents.
    """
    published = mentions.parsed.document.published
    fighting = [force for force in forces if force.role == "belligerent"]
    if published is None or len(fighting) < 2:
        return forces
    past, far = (_past_sentences(mentions, published, days) for days in (_HISTORY_DAYS, _WAR_DAYS))
    old = {
        f.id
        for f in fighting
        if _is_gone(f, published, knowledge)
        or _is_past(
            mentions, numbers[f.id], far if f.type == "state-forces" and f.country in story[:STORY_REACH] else past
        )
    }
    if not old or len(old) == len(fighting):
        return forces
    kept = (force for force in forces if force.id not in old or not _is_bare(force))
    return tuple(replace(force, role="mentioned") if force.id in old else force for force in kept)


def _is_bare(force: Force) -> bool:
    """Whether only a country's name told of a force: "the invasion of Poland in 1939"."""
    return all(proof.rule in _COUNTRIES for proof in force.evidence)


def _past_sentences(mentions: Mentions, published: date, days: int) -> frozenset[int]:
    """Numbers of the sentences that name a day or year long before publication, and no later one."""
    latest: dict[int, date] = {}
    for day in mentions.dates:
        number = mentions.parsed.in_sentence[day.first]
        high = published if day.since or day.high is None else day.high
        latest[number] = max(high, latest.get(number, high))
    return frozenset(number for number, day in latest.items() if (published - day).days > days)


def _is_past(mentions: Mentions, numbers: Sequence[int], past: frozenset[int]) -> bool:
    fights = [mentions.forces[n] for n in numbers if mentions.forces[n].act == "fights"]
    return bool(past) and all(mentions.parsed.in_sentence[m.first] in past for m in fights)


def _is_gone(force: Force, published: date, knowledge: Knowledge) -> bool:
    row = knowledge.actors.by_id.get(force.id)
    last = row.years[1] if row is not None else None
    return last is not None and published.year - last > _GONE_YEARS
