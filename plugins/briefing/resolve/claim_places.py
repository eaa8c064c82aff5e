"""The place of a harm: the narrowest place that its sentence puts it at, else the sentence before's."""

from __future__ import annotations

from math import cos, hypot, radians

from briefing.model import HarmMention, Place, PlaceKind
from briefing.resolve.located import Located, Spot

__all__ = ["apart", "place_of"]

_KM_A_DEGREE = 111.2
_AT = frozenset({
    "in", "at", "near", "on", "of", "outside", "around", "inside", "northwest", "southeast", "southwest",
    "northeast", "north", "south", "east", "west", "to", "into", "across",
})  # fmt: skip
_SETTLEMENT = frozenset({"city", "town", "village", "capital", "settlement", "port", "enclave"})
_RANK: dict[PlaceKind, int] = {
    "facility": 0,
    "neighbourhood": 0,
    "settlement": 0,
    "area": 1,
    "feature": 2,
    "admin2": 2,
    "admin1": 3,
    "country": 6,
}


def place_of(located: Located, harm: HarmMention) -> str | None:
    """The id of the place; None where neither this sentence nor the two before name one."""
    number = located.parsed.in_sentence[harm.trigger]
    block = located.parsed.sentences[number].block
    for back in (number, number - 1, number - 2):
        if back < 0 or (back < number - 1 and located.parsed.sentences[back].block != block):
            break
        spots = [
            s
            for s in located.places.get(back, ())
            if _says_where(located, s) and not harm.victim_first <= s.first < harm.victim_last
        ]
        if back == number:
            spots += _referred(located, number)
        if spots:
            return min(spots, key=lambda s: _far(located, harm, s, back == number)).id
    return None


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
    if after[:1] == ("-",) or (after[:1] and after[0] in ("said", "says", "accused")):
        return False
    return place.site or before in _AT


def _far(located: Located, harm: HarmMention, spot: Spot, same: bool) -> tuple[int, int]:
    rank = _RANK.get(located.place_by_id[spot.id].kind, 3)
    if not same:
        return rank, -spot.first
    gap = spot.first - harm.last if spot.first >= harm.last else harm.first - spot.last + 3
    return rank * 4 + max(gap, 0), spot.first


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
