"""The countries a story is about, most likely first."""

from __future__ import annotations

from collections import defaultdict

from briefing.knowledge import Knowledge
from briefing.model import Mentions, Place

__all__ = ["story_countries"]

_EDITOR, _SITE, _PLACE = 100.0, 2.0, 1.0


def story_countries(mentions: Mentions, places: tuple[Place, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """ISO alpha-2 codes of the countries that places and actors speak for, most votes first; empty where nothing does.

    An editor's word settles it; a place votes for its country, twice where events happened; a known group of a single
    country votes for it, and the army of a state for its own with half a vote.
    """
    votes: dict[str, float] = defaultdict(float)
    document = mentions.parsed.document
    if document.country:
        votes[document.country] += _EDITOR
    for place in places:
        if place.country:
            votes[place.country] += (_SITE if place.site else _PLACE) + 0.25 * len(place.evidence)
    for mention in mentions.forces:
        for actor in mention.sure[:1] if mention.act != "backs" else ():  # a helper may be far away
            row = knowledge.actors.by_id[actor]
            for country in row.countries[:2]:
                votes[country] += 0.5 if row.state or len(row.countries) > 1 else 1.0
    if not places:
        _vote_by_names(votes, mentions, knowledge)
    return tuple(country for country, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])))


def _vote_by_names(votes: dict[str, float], mentions: Mentions, knowledge: Knowledge) -> None:
    for token in mentions.parsed.tokens:
        if token.text[:1].isupper() and len(token.text) > 3:
            country = knowledge.countries.by_name.get(token.norm) or knowledge.countries.by_capital.get(token.norm)
            if country is not None:
                votes[country.iso2] += 1.0
