"""What stands around a mention of an armed actor and helps to tell whom it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing.knowledge import Knowledge
from briefing.knowledge.country_book import Country, slug_of
from briefing.model import ForceMention, ForceType, Mentions

__all__ = ["STORY_REACH", "Bound", "Identity", "next_of", "owner_of", "state_before", "typed"]

STORY_REACH = 2  # how many of the likeliest countries speak for a name that needs context
_MOST_BACK = 200  # mentions that are looked through for a name; no paragraph of news has so many without one
_STATE_KINDS = frozenset({"state-forces", "police"})
_TYPES: dict[str, ForceType] = {
    "opposition": "rebel-group", "separatists": "rebel-group", "militants": "rebel-group", "militias": "militia",
    "gangs": "militia", "police": "police",
}  # fmt: skip
_HIRED = frozenset({"mercenaries", "mercenary", "contractors"})
_THEIRS = frozenset({"its", "their"})
_OWNER_REACH = 5
_BELONGING = frozenset({"of", "from", "the", "belonging", "loyal", "to", "so", "called", "-"})


class Identity(NamedTuple):
    """An actor of the article: `id` is knowledge's or made from the name; `known` tells which."""

    id: str
    name: str
    type: ForceType
    country: str | None
    parent: str | None
    known: bool


@dataclass(slots=True)
class Bound:
    """The article while its mentions are bound: who is surely named, how often."""

    mentions: Mentions
    story: tuple[str, ...]
    knowledge: Knowledge
    named: Counter[str]
    identities: dict[str, Identity]

    def known(self, actor: str) -> Identity:
        """The identity of an actor of knowledge."""
        row = self.knowledge.actors.by_id[actor]
        country = row.state or (row.countries[0] if row.type in _STATE_KINDS and row.countries else None)
        return Identity(row.id, row.name, row.type, country, row.parent, True)

    def made(self, mention: ForceMention, name: str) -> Identity:
        """The actor of knowledge with that name, at home in the story where there are several; else a new one."""
        found = self.knowledge.actors.named(name)
        home = [a for a in found if set(self.knowledge.actors.by_id[a].countries) & set(self.story[:STORY_REACH])]
        if len(found) == 1 or len(home) == 1:
            return self.known((home or list(found))[0])
        return Identity(slug_of(name) or "unnamed", name, mention.type, mention.country, mention.parent, False)


def typed(mention: ForceMention, country: str | None) -> ForceMention:
    """A bare word's mention with the type of its side and a country, to make an identity of it."""
    return mention._replace(actors=(), sure=(), type=_TYPES.get(mention.side, "unknown"), country=country)


def next_of(mentions: Mentions, number: int) -> int | None:
    """The next mention, where only "of the", "from" or "loyal to" stand between; for bare words and unnamed groups."""
    mention = mentions.forces[number]
    hired = mentions.parsed.tokens[mention.last - 1].norm in _HIRED
    if number + 1 >= len(mentions.forces) or (mention.rank < 2 and mention.rule != "nation-group" and not hired):
        return None
    between = mentions.parsed.tokens[mentions.forces[number].last : mentions.forces[number + 1].first]
    return number + 1 if between and all(token.norm in _BELONGING for token in between) else None


def owner_of(mentions: Mentions, number: int) -> int | None:
    """The mention that "its" or "their" before a bare word points back to: "ISWAP said its fighters"; None without."""
    parsed, mention = mentions.parsed, mentions.forces[number]
    if not number or not mention.first or parsed.tokens[mention.first - 1].norm not in _THEIRS:
        return None
    other = mentions.forces[number - 1]
    near = mention.first - other.last <= _OWNER_REACH
    same = parsed.in_sentence[other.first] == parsed.in_sentence[mention.first]
    return number - 1 if near and same and other.rank < 2 and mention.rank == 2 else None


def state_before(
    mentions: Mentions, found: list[Identity | None], number: int, whole: Mapping[str, Country]
) -> str | None:
    """The state forces last named in the same paragraph before a mention, if any."""
    parsed = mentions.parsed
    block = parsed.sentences[parsed.in_sentence[mentions.forces[number].first]].block
    for other in range(number - 1, max(number - 1 - _MOST_BACK, -1), -1):
        mention = mentions.forces[other]
        if parsed.sentences[parsed.in_sentence[mention.first]].block != block:
            return None
        identity = found[other]
        if identity is None or mention.rank == 2 or mention.act == "backs":
            continue
        if identity.id in whole or identity.parent in whole:
            # A unit that knowledge does not hold stands for the forces it belongs to.
            return identity.id if identity.known else identity.parent
    return None
