"""The place of a harm: the narrowest place that its sentence puts it at, else the sentence before's.

Where a speaker stands, where the wounded were taken and where a road leads is no place of the harm. A figure told of
two places at once lies in what holds both.
"""

from __future__ import annotations

from math import cos, hypot, radians
from typing import NamedTuple

from briefing.model import HarmMention, Place, PlaceKind
from briefing.resolve.located import Located, Spot

__all__ = ["PlaceChoice", "apart", "choose_place", "place_of"]

_KM_A_DEGREE = 111.2
_DIRECTIONS = frozenset({
    "northwest", "southeast", "southwest", "northeast", "north", "south", "east", "west", "outside", "km", "kilometres",
    "miles",
})  # fmt: skip
_AT = _DIRECTIONS | {"in", "at", "near", "on", "of", "around", "inside", "into", "across"}
_SETTLEMENT = frozenset({"city", "town", "village", "capital", "settlement", "port", "enclave"})
_SAID = frozenset({"said", "says", "accused"})
_CIRCUMSTANCES = frozenset({"in", "from", "at", "on", "the", "to", "reporters", "via", "by", "phone", "telephone"})
_SHORT = 4  # words from "said" to where it was said
_TAKEN = frozenset({
    "taken", "flown", "transferred", "evacuated", "rushed", "brought", "airlifted", "hospitalised", "hospitalized",
    "treated", "ferried", "buried", "hospital", "returned",
})  # fmt: skip
_BORDERS = frozenset({";", "while", "after", "before", "but", "and", "which"})
_RANK: dict[PlaceKind, int] = {
    "facility": 0,
    "neighbourhood": 0,
    "settlement": 1,
    "area": 2,
    "feature": 3,
    "admin2": 3,
    "admin1": 4,
    "country": 7,
}
_WIDE = frozenset({"settlement", "admin1", "country"})
_A_RANK = 4  # words that a step of rank counts as
_BORDER = 6
_BEFORE = 3  # English says the place after the deed
_ASIDE = 8  # "Hawija, southwest of Kirkuk"


class PlaceChoice(NamedTuple):
    """The place of a harm, the words that told it and why they were taken; `place` None where nothing tells it."""

    place: str | None
    spot: Spot | None
    why: str


def place_of(located: Located, harm: HarmMention) -> str | None:
    """The id of the place; None where neither this sentence nor the two before name one."""
    return choose_place(located, harm).place


def choose_place(located: Located, harm: HarmMention) -> PlaceChoice:
    """The place with the reason for it."""
    number = located.parsed.in_sentence[harm.trigger]
    block = located.parsed.sentences[number].block
    spoken: list[Spot] = []
    for back in (number, number - 1, number - 2):
        if back < 0 or (back < number - 1 and located.parsed.sentences[back].block != block):
            break
        spots = [
            s
            for s in located.places.get(back, ())
            if _says_where(located, s) and not harm.victim_first <= s.first < harm.victim_last
        ]
        spoken += [s for s in spots if _of_speaker(located, s) and located.place_by_id[s.id].site]
        spots = [s for s in spots if not _of_speaker(located, s)]
        if back == number:
            spots = [s for s in spots if not _taken_there(located, harm, s)] + _referred(located, number)
        if spots:
            best = min(spots, key=lambda s: _far(located, harm, s, back == number))
            where = "narrowest and nearest in the sentence" if back == number else "named in a sentence before"
            return _of_both(located, best, spots) or PlaceChoice(best.id, best, where)
    if spoken:
        return PlaceChoice(spoken[0].id, spoken[0], "where those who tell it speak, and where things happen")
    named = located.places.get(number, ())
    return PlaceChoice(None, None, "the places here are those of speakers or of the way" if named else "none is named")


def _of_both(located: Located, best: Spot, spots: list[Spot]) -> PlaceChoice | None:
    """ "Killed 12 people in Saraqib and Binnish": the place of the text that holds both; None for one place."""
    pairs = ((best, s) if best.first < s.first else (s, best) for s in spots if s.id != best.id)
    for one, two in pairs:
        if located.norms[one.last : two.first] not in (("and",), ("and", "in")):
            continue
        a, b = located.place_by_id[one.id], located.place_by_id[two.id]
        if _RANK.get(a.kind, 3) == _RANK.get(b.kind, 3):
            wide = [p for p in located.place_by_id.values() if p.kind in _WIDE and _holds(p, a, b)]
            held = min(wide, key=lambda p: _RANK[p.kind], default=None)
            return PlaceChoice(held.id if held else None, best, "told of two places together")
    return None


def _holds(outer: Place, a: Place, b: Place) -> bool:
    return outer.id not in (a.id, b.id) and _may_hold(outer, a) and _may_hold(outer, b)


def _referred(located: Located, number: int) -> list[Spot]:
    """ "southeast of the city", "in the village": the settlement named last, as a spot where the words stand."""
    sentence = located.parsed.sentences[number]
    for i in range(sentence.first + 1, sentence.last - 1):
        if located.norms[i] != "the" or located.norms[i - 1] not in _AT or located.norms[i + 1] not in _SETTLEMENT:
            continue
        if i + 2 < sentence.last and located.norms[i + 2] == "of":
            return []  # "the city of Homs" is named itself
        for back in range(number, -1, -1):
            named = [s for s in located.places.get(back, ()) if s.first < i and _is_settlement(located, s)]
            if named:
                return [Spot(i, i + 2, number, named[-1].id)]
    return []


def _is_settlement(located: Located, spot: Spot) -> bool:
    return located.place_by_id[spot.id].kind in ("settlement", "neighbourhood")


def _says_where(located: Located, spot: Spot) -> bool:
    place = located.place_by_id[spot.id]
    before = located.norms[spot.first - 1] if spot.first else ""
    after = located.norms[spot.last : spot.last + 2]
    if before == "of" and located.norms[max(0, spot.first - 2)] == ",":
        return False  # ", 42, of Woodbridge": where somebody came from
    if after[:1] == ("-",) or (after[:1] and after[0] in _SAID) or before == "between":
        return False
    return place.site or before in _AT


def _of_speaker(located: Located, spot: Spot) -> bool:
    """ "Officials in Kyiv said", "the governor said in Dnipro": where somebody speaks."""
    for speaker in located.mentions.speakers:
        if speaker.first <= spot.first < speaker.verb:
            return True
        between = located.norms[speaker.verb + 1 : spot.first]
        if speaker.verb < spot.first <= speaker.verb + _SHORT and between and _CIRCUMSTANCES.issuperset(between):
            return located.norms[speaker.verb] in _SAID or "from" in between
    return False


def _taken_there(located: Located, harm: HarmMention, spot: Spot) -> bool:
    """ "Wounded in Menaka and taken to hospital in Gao"."""
    between = located.norms[max(harm.victim_last, harm.trigger + 1) : spot.first]
    return not _TAKEN.isdisjoint(between[-_BORDER:])


def _far(located: Located, harm: HarmMention, spot: Spot, same: bool) -> tuple[int, int]:
    rank = _RANK.get(located.place_by_id[spot.id].kind, 3)
    if not same:
        return rank, -spot.first
    end = max(harm.victim_last, harm.trigger + 1)
    if spot.first >= end:
        between = located.norms[end : spot.first]
        late = -_BORDER if between in (("in",), ("at",), ("near",)) else 0  # "and two in Kherson"
    else:
        start = min(i for i in (harm.trigger, harm.victim_first, end) if i >= spot.last or i == end)
        between, late = located.norms[spot.last : start], _BEFORE
    crossed = _BORDER * sum(word in _BORDERS for word in between)
    return rank * _A_RANK + len(between) + crossed + late + (_ASIDE if _is_aside(located, spot) else 0), spot.first


def _is_aside(located: Located, spot: Spot) -> bool:
    """ "Southwest of Kirkuk", "on the road to Raqqa": a place only to find the way by."""
    one, two = located.norms[max(0, spot.first - 2)], located.norms[max(0, spot.first - 1)]
    return (two == "of" and one in _DIRECTIONS) or (two == "to" and one not in ("close", "next"))


def apart(located: Located, a: str | None, b: str | None, near_km: float = 0.0) -> bool:
    """Whether two places cannot be one: both known, farther than `near_km`, and neither could hold the other."""
    if a is None or b is None or a == b:
        return False
    one, two = located.place_by_id.get(a), located.place_by_id.get(b)
    if one is None or two is None or _may_hold(one, two) or _may_hold(two, one):
        return False
    return not 0 <= _distance(one, two) <= near_km


def _distance(a: Place, b: Place) -> float:
    """Kilometres between two places, good enough for short ones; -1 where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return -1.0
    east = (a.lon - b.lon) * cos(radians((a.lat + b.lat) / 2))
    return _KM_A_DEGREE * hypot(a.lat - b.lat, east)


def _may_hold(outer: Place, inner: Place) -> bool:
    if outer.kind == "country":
        return inner.country is None or outer.country == inner.country
    if outer.kind in ("admin1", "admin2", "area", "feature"):
        return (
            inner.admin1 is None or outer.admin1 is None or outer.admin1 == inner.admin1 or outer.name == inner.admin1
        )
    return inner.kind in ("neighbourhood", "facility") and outer.kind == "settlement" and outer.admin1 == inner.admin1
