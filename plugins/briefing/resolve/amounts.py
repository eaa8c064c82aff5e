"""Whose share of which place it is, and in which place the people are; what names neither is left out."""

from __future__ import annotations

from collections import Counter

from briefing.model import Amount, AmountMention, Force, Mentions, Place
from briefing.resolve.located import Located, Spot, locate
from briefing.text import evidence

__all__ = ["resolve_amounts"]

_AREAS = frozenset({"city", "town", "village"})
_OWNED = frozenset({"'s", "'"})
_AGAINST = frozenset({"by", "from", "against", "with", "of"})
_HELD = frozenset({"held", "controlled", "occupied"})
_NEAR = 16  # tokens between the people and the place they are in


def resolve_amounts(mentions: Mentions, forces: tuple[Force, ...], places: tuple[Place, ...]) -> tuple[Amount, ...]:
    """In order of the text; shares are kept with place and holder alone, people with their place."""
    if not mentions.amounts or not places:
        return ()
    located = locate(mentions, forces, places)
    return tuple(a for mention in mentions.amounts if (a := _resolved(located, mention)) is not None)


def _resolved(located: Located, mention: AmountMention) -> Amount | None:
    share = mention.about == "share"
    place = _place(located, mention)
    holder = _holder(located, mention) if share else _occupier(located, mention)
    if place is None or (share and holder is None):
        return None
    words = evidence(
        located.parsed, mention.first, mention.place_last if share else mention.last, f"amount-{mention.about}"
    )
    return Amount(mention.about, mention.low, mention.high, place, holder, mention.rest, words)


def _place(located: Located, mention: AmountMention) -> str | None:
    """The place that the words name; for "the city" the one that the sentence or the article is mostly on."""
    number = located.parsed.in_sentence[mention.first]
    named = [s for s in located.places.get(number, ()) if mention.place_first <= s.first < mention.place_last]
    named = [s for s in named if located.place_by_id[s.id].kind != "country" or mention.about == "share"]
    if mention.about == "people":
        named = sorted((s for s in named if _apart(s, mention) <= _NEAR), key=lambda s: _apart(s, mention))
    if named:
        return named[0].id
    if _AREAS.isdisjoint(located.norms[mention.place_first : mention.place_last]):
        return None
    return _the_city(located, number, mention.first)


def _apart(spot: Spot, mention: AmountMention) -> int:
    return max(spot.first - mention.last, mention.first - spot.last)


def _the_city(located: Located, number: int, before: int) -> str | None:
    towns = [s.id for s in located.places.get(number, ()) if s.first < before and _is_town(located, s.id)]
    if towns:
        return towns[-1]
    counts = Counter({p.id: len(p.evidence) for p in located.place_by_id.values() if _is_town(located, p.id)})
    ranked = counts.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _is_town(located: Located, id: str) -> bool:
    return located.place_by_id[id].kind == "settlement"


def _holder(located: Located, mention: AmountMention) -> str | None:
    """The force that holds the share; one that owns something, or that something is done by or against, is passed."""
    number = located.parsed.in_sentence[mention.first]
    spots = [s for s in located.forces.get(number, ()) if mention.holder_first <= s.first < mention.holder_last]
    if not mention.backwards:
        return spots[0].id if spots else None
    fit = [s for s in spots if not _passed(located, s)]
    return fit[-1].id if fit else None


def _passed(located: Located, spot: Spot) -> bool:
    norms = located.norms
    return norms[spot.last : spot.last + 1] in (("'s",), ("'",)) or norms[spot.first - 1] in _AGAINST


def _occupier(located: Located, mention: AmountMention) -> str | None:
    """Who holds the part of the place that the people are in: "in regime-held parts"; None where it is not said."""
    norms = located.norms
    for spot in located.forces.get(located.parsed.in_sentence[mention.first], ()):
        after = norms[spot.last : spot.last + 2]
        if after[:1] and (after[0] in _HELD or (after[0] == "-" and after[1:] and after[1] in _HELD)):
            return spot.id
        lead = [w for w in norms[max(0, spot.first - 4) : spot.first] if w not in ("the", "a")]
        if len(lead) > 1 and lead[-1] == "by" and lead[-2] in _HELD:
            return spot.id
    return None
