"""The stretch of time of a figure that is told in one breath with the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.knowledge.scope_words import ScopeWords
from briefing.model import HarmMention, Scope
from briefing.resolve.claims.drafts import Draft
from briefing.resolve.claims.places import place_of
from briefing.resolve.located import Located

__all__ = ["scope_told_on"]


def scope_told_on(located: Located, drafts: Sequence[Draft], harm: HarmMention, words: ScopeWords) -> Scope | None:
    """A part covers what its whole covers, and so does what is told in one breath: "2,800 were killed and 900 hurt".

    None where nothing is told before, or only of an incident.
    """
    whole = next((d for d in reversed(drafts) if d.index == harm.within), None)
    if whole is not None:
        return whole.scope
    if not drafts or drafts[-1].scope == "incident":
        return None
    before = drafts[-1]
    between = located.norms[before.harm.last : harm.first]
    if before.sentence == located.parsed.in_sentence[harm.trigger] and len(between) <= 3 and "and" in between:
        return before.scope
    return before.scope if _goes_on(located, before.harm, harm, words) else None


def _goes_on(located: Located, before: HarmMention, harm: HarmMention, words: ScopeWords) -> bool:
    """Whether a harm is the next figure of one reckoning: told right after, without a day, event or town.

    "The conflict killed 256 people there. Thirteen people were killed in Israel."
    """
    sentences = located.parsed.sentences
    one, two = located.parsed.in_sentence[before.trigger], located.parsed.in_sentence[harm.trigger]
    if two - one > 1 or (harm.low or harm.high or 0) < 2:
        return False
    first, last = (sentences[two].first if two > one else before.last), sentences[two].last
    near = located.norms[first:last]
    if any(w in ("period", "time") and v in ("same", "that") for v, w in pairwise(near)):
        return True  # "ten more have died in the same period"
    if not (words.events.isdisjoint(near) and words.borders.isdisjoint(near)):
        return False
    place = located.place_by_id.get(place_of(located, harm) or "")
    return (place is None or place.kind == "country") and not any(
        first <= d.first < last for d in located.mentions.dates
    )
