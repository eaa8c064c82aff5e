"""Which group a bare word means: the only one named, else the story's own unnamed side ("Syrian rebels")."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.model import ForceMention, ForceType, Mentions
from briefing.resolve.forces.context import Bound, Identity, typed

__all__ = ["REBELS", "GroupBinding"]

_PARTING = frozenset({";", "said", "says", "while"})  # what stands beyond them may repeat a name
_DEFINITE = frozenset({"the", "these", "those", "its"})
REBELS: frozenset[ForceType] = frozenset({"rebel-group", "unknown"})
_KINDS_OF_SIDE: dict[str, frozenset[ForceType]] = {
    "militias": frozenset({"militia", "unknown"}),
    "gangs": frozenset({"militia", "unknown"}),
    "gunmen": frozenset({"militia", "rebel-group", "unknown"}),
}
_MANY = frozenset({"groups", "factions", "gangs", "militias"})
_AGAIN = 3
_CLOSED_SIDES = frozenset({"militants", "gunmen"})
_OPEN_SIDES = frozenset({"opposition", "separatists"})  # may stand beside a named group; the others mean it


class _Sides(NamedTuple):
    """What the whole text tells of its sides, gathered once: going through it at each mention grows with the square."""

    fights: Counter[str]  # by side: mentions that tell of its attacks
    all: frozenset[str]
    of_many: frozenset[str]  # sides that are called by a word for several groups
    with_men: frozenset[str]  # actors that are named right before a word for a group's men: "ISIL fighters"
    by_sentence: dict[int, list[ForceMention]]


def _sides(mentions: Mentions, men: Container[str]) -> _Sides:
    fights: Counter[str] = Counter()
    of_many: set[str] = set()
    with_men: set[str] = set()
    by_sentence = defaultdict(list)
    tokens = mentions.parsed.tokens
    for mention in mentions.forces:
        fights[mention.side] += mention.act == "fights"
        if tokens[mention.last - 1].norm in _MANY:
            of_many.add(mention.side)
        if mention.last < len(tokens) and tokens[mention.last].norm in men:
            with_men.update(mention.actors[:1])
        by_sentence[mentions.parsed.in_sentence[mention.first]].append(mention)
    return _Sides(fights, frozenset(fights), frozenset(of_many), frozenset(with_men), by_sentence)


@dataclass(slots=True)
class GroupBinding(Bound):
    """The binding of words for groups."""

    sides: _Sides = field(init=False)

    def __post_init__(self) -> None:
        self.sides = _sides(self.mentions, self.knowledge.actors.arms.groups)

    def group(self, mention: ForceMention) -> Identity | None:
        """The only group named in the article that the words fit, else a group of the story by its family's word."""
        tops = self.fitting(mention)
        both = self.has_open_side and self.has_closed_side
        is_open = mention.side in _OPEN_SIDES
        only = tops[0] if len(tops) == 1 and not (is_open and (both or not tops[0].known)) else None
        # "Hamas lost 15 fighters": the sentence of the only named group may tell of its men again
        if only and not self.is_of_many(mention, only):
            repeats = not is_open and not mention.name
            if repeats or self.may_mean(mention, only):
                return only
        if mention.name:
            return self.made(mention, mention.name)
        if len(tops) > 1 and not is_open:
            return None
        country = self.knowledge.countries.by_iso2.get(self.story[0]) if self.story else None
        if country is None or not country.adjectives:
            return None
        if country.iso2 not in self.knowledge.actors.troubled and not self.is_attack(mention):
            return None
        word = "rebels" if mention.side == "opposition" or self.is_of_rebels(mention) else mention.side
        return self.made(typed(mention, None), f"{country.adjectives[0]} {word}")

    def fitting(self, mention: ForceMention) -> list[Identity]:
        """The named groups of a kind that the words can mean, those aside that belong to another of them."""
        kinds = _KINDS_OF_SIDE.get(mention.side, REBELS)
        groups = [i for i in self.identities.values() if i.type in kinds]
        if mention.country:
            groups = [i for i in groups if self.fights_in(i, mention.country)]
        return [i for i in groups if not any(i.parent == other.id for other in groups)]

    def may_mean(self, mention: ForceMention, identity: Identity) -> bool:
        """Whether the words may repeat a group: with "the", or where the group stands in no word of their sentence."""
        tokens = self.mentions.parsed.tokens
        if mention.first and tokens[mention.first - 1].norm in _DEFINITE:
            return True
        sentence = self.mentions.parsed.in_sentence[mention.first]
        for other in self.sides.by_sentence[sentence]:
            same = identity.id in other.actors or (other.name and other.name == identity.name)
            if other is mention or not same:
                continue
            first, last = sorted((other.first, mention.first))
            if not any(token.norm in _PARTING for token in tokens[first:last]):
                return False
        return True

    def is_of_many(self, mention: ForceMention, only: Identity) -> bool:
        """Whether the words mean more than the only named group: "terrorist groups", the "terrorists" of such a text.

        Not so where "the" or "its" points back, nor where the text calls the group by such a word ("ISIL fighters").
        """
        tokens = self.mentions.parsed.tokens
        if tokens[mention.last - 1].norm in _MANY:
            return True
        if mention.first and tokens[mention.first - 1].norm in _DEFINITE:
            return False
        return only.id not in self.sides.with_men and mention.side in self.sides.of_many

    def is_of_rebels(self, mention: ForceMention) -> bool:
        """Whether "militants" stand in a text that has "rebels" too, and so mean the same unnamed side."""
        return mention.side == "militants" and "opposition" in self.sides.all

    def is_attack(self, mention: ForceMention) -> bool:
        """Whether a text of a country without rebels tells again and again what such men did there."""
        return self.sides.fights[mention.side] >= _AGAIN

    def fights_in(self, identity: Identity, country: str) -> bool:
        row = self.knowledge.actors.by_id.get(identity.id)
        return row is None or not row.countries or country in row.countries

    @property
    def has_open_side(self) -> bool:
        return not _OPEN_SIDES.isdisjoint(self.sides.all)

    @property
    def has_closed_side(self) -> bool:
        return not _CLOSED_SIDES.isdisjoint(self.sides.all)
