"""Where the resolved forces and places stand in the token stream: what claims look up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.knowledge.country_book import CountryBook
from briefing.model import Evidence, Force, HarmMention, Mentions, ParsedText, Place
from briefing.resolve.places.story import story_country

__all__ = ["Located", "Spot", "locate"]


class Spot(NamedTuple):
    """A fact's words: token `first` to `last` (exclusive) in sentence `sentence`, and the fact's id."""

    first: int
    last: int
    sentence: int
    id: str


@dataclass(frozen=True, slots=True)
class Located:
    """One article's mentions with the spots of its forces and places by sentence, each in order of the text."""

    mentions: Mentions
    norms: tuple[str, ...]
    forces: dict[int, tuple[Spot, ...]]
    places: dict[int, tuple[Spot, ...]]
    force_by_id: dict[str, Force]
    place_by_id: dict[str, Place]
    story_country: str | None = None
    harms: dict[int, tuple[HarmMention, ...]] = field(default_factory=dict)  # by sentence
    backing: frozenset[tuple[str, str]] = frozenset()  # ids: who fights beside or behind whom
    countries: CountryBook | None = None

    @property
    def parsed(self) -> ParsedText:
        return self.mentions.parsed


def locate(
    mentions: Mentions,
    forces: tuple[Force, ...],
    places: tuple[Place, ...],
    backing: frozenset[tuple[str, str]] = frozenset(),
    countries: CountryBook | None = None,
) -> Located:
    """The spots of every force and place; evidence offsets are led back to `ParsedText.source`."""
    starts = mentions.parsed.starts
    return Located(
        mentions,
        mentions.parsed.norms,
        _spots(mentions.parsed, starts, ((f.id, f.evidence) for f in forces)),
        _spots(mentions.parsed, starts, ((p.id, p.evidence) for p in places)),
        {f.id: f for f in forces},
        {p.id: p for p in places},
        story_country(places),
        _by_sentence(mentions),
        backing | {(f.id, backed) for f in forces for backed in f.backs},
        countries,
    )


def _by_sentence(mentions: Mentions) -> dict[int, tuple[HarmMention, ...]]:
    found: dict[int, list[HarmMention]] = {}
    for harm in mentions.harms:
        found.setdefault(mentions.parsed.in_sentence[harm.trigger], []).append(harm)
    return {n: tuple(h) for n, h in found.items()}


def _spots(
    parsed: ParsedText, starts: Sequence[int], facts: Iterable[tuple[str, tuple[Evidence, ...]]]
) -> dict[int, tuple[Spot, ...]]:
    found: dict[int, list[Spot]] = {}
    for id, evidence in facts:
        for e in evidence:
            shift = 0 if e.part == "headline" else parsed.body_start
            first = bisect_left(starts, e.start + shift)
            last = bisect_left(starts, e.end + shift)
            if first < len(starts) and last > first:
                number = parsed.in_sentence[first]
                found.setdefault(number, []).append(Spot(first, last, number, id))
    return {n: tuple(sorted(spots, key=lambda s: (s.first, s.last))) for n, spots in found.items()}
