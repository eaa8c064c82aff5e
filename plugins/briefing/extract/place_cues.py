"""How a name stands in its sentence: where something is, who acts, what is hit, or a mere mention.

Cues: "in" (a preposition of place, however far before), "of", "from", "object" (of a verb that a place suffers),
"dateline", "actor" (says or does something), "based" ("Britain-based"), "none".
"""

from __future__ import annotations

from briefing.extract.place_grammar import DIRECTIONS, KIND_BEFORE, PREPOSITIONS
from briefing.model import PlaceCue

__all__ = ["COMPOUNDS", "cue_of", "is_offset"]

_SKIPPED = frozenset(
    [
        "the",
        "a",
        "nearby",
        "neighbouring",
        "neighboring",
        "besieged",
        "occupied",
        "contested",
        "embattled",
        "strategic",
        "key",
        "flashpoint",
        "frontline",
        "war-torn",
        "historic",
        "ancient",
        "old",
        "new",
        "coastal",
        "border",
        "eastern",
        "main",
        "southern",
        "northern",
        "capital",
        "port",
        "oil",
        "rich",
        "restive",
        "held",
        "controlled",
        "destroyed",
        "devastated",
        "ruined",
        "entire",
        "whole",
        "small",
        "mostly",
        "predominantly",
        "rebel",
        "government",
        "opposition",
        "regime",
        "militant",
        "kurdish",
        "houthi",
        "taliban",
        "russian",
        "ukrainian",
        "syrian",
        "iraqi",
        "israeli",
        "and",
        "-",
        "its",
        "their",
        "his",
        "city",
        "town",
        "village",
        "district",
        "province",
        "region",
        "area",
        "suburb",
        "both",
    ]
)
_OF_PLACE = (
    frozenset(
        [
            "outskirts",
            "suburbs",
            "suburb",
            "edge",
            "part",
            "parts",
            "half",
            "centre",
            "center",
            "km",
            "kilometers",
            "kilometres",
            "miles",
            "mile",
            "heart",
            "streets",
            "skies",
            "border",
            "borders",
            "city",
            "town",
            "village",
            "district",
            "province",
            "neighbourhood",
            "neighborhood",
            "camp",
            "area",
            "areas",
            "region",
            "countryside",
            "south",
            "north",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "capital",
            "port",
            "airport",
            "vicinity",
            "side",
            "sides",
            "port",
            "ports",
            "residents",
            "mayor",
            "governor",
            "invasion",
            "siege",
            "battle",
            "bombing",
            "bombardment",
            "shelling",
            "capture",
            "fall",
            "recapture",
            "liberation",
            "control",
        ]
    )
    | DIRECTIONS
    | frozenset(KIND_BEFORE)
)
_SUFFERED = frozenset(
    [
        "hit",
        "struck",
        "bombed",
        "bombarded",
        "shelled",
        "captured",
        "capture",
        "retook",
        "recaptured",
        "recapture",
        "seized",
        "seize",
        "stormed",
        "storm",
        "entered",
        "enter",
        "attacked",
        "attack",
        "besieged",
        "besiege",
        "encircled",
        "invaded",
        "invade",
        "reached",
        "reach",
        "left",
        "leave",
        "liberated",
        "liberate",
        "took",
        "take",
        "targeted",
        "targeting",
        "target",
        "hitting",
        "striking",
        "shelling",
        "bombing",
        "pounding",
        "pounded",
        "hammered",
        "rocked",
        "raided",
        "overran",
        "retake",
        "retaking",
        "taking",
        "capturing",
        "entering",
        "storming",
        "leaving",
        "fled",
        "flee",
        "visited",
        "visit",
        "bombard",
        "strike",
    ]
)
COMPOUNDS = frozenset(["based", "born"])
_ACTS = frozenset(
    [
        "said",
        "says",
        "has",
        "had",
        "have",
        "is",
        "was",
        "will",
        "would",
        "wants",
        "denies",
        "denied",
        "accuses",
        "accused",
        "blames",
        "blamed",
        "backs",
        "backed",
        "supports",
        "supported",
        "calls",
        "called",
        "announced",
        "insists",
        "insisted",
        "claims",
        "claimed",
        "rejects",
        "rejected",
        "condemned",
        "condemns",
        "warned",
        "warns",
        "agreed",
        "vowed",
        "views",
        "sees",
        "refuses",
        "refused",
        "declared",
        "confirmed",
        "reported",
        "may",
        "could",
        "can",
        "should",
        "must",
        "also",
        "told",
        "argues",
        "responded",
    ]
)
_MOVES = frozenset(
    [
        "fled",
        "flee",
        "left",
        "leave",
        "escaped",
        "traveling",
        "travelling",
        "departed",
        "returning",
        "returned",
        "withdrew",
        "withdraw",
        "pulled",
        "retreated",
    ]
)


def cue_of(norms: tuple[str, ...], first: int, last: int, start: int, end: int) -> PlaceCue:
    """The cue of the name at tokens `start` to `end` in a sentence of tokens `first` to `last`.

    >>> words = ("shells", "hit", "the", "besieged", "town", "of", "marun", "in", "tigray", ",", "kenya", "said")
    >>> cue_of(words, 0, 12, 6, 7), cue_of(words, 0, 12, 8, 9), cue_of(words, 0, 12, 10, 11)
    ('object', 'in', 'actor')
    """
    if end + 1 < last and norms[end] == "-" and norms[end + 1] in COMPOUNDS:
        return "based"
    k = start - 1
    while k >= first and start - k < 9:
        word = norms[k]
        if word in PREPOSITIONS:
            return "in"
        if word == "of":
            if k > first and norms[k - 1] in _OF_PLACE:
                k -= 2 if norms[k - 1] in KIND_BEFORE else 1
                if norms[k] not in KIND_BEFORE and norms[k] in _OF_PLACE:
                    return "in"
                continue
            return "of"
        if word == "from":
            return "in" if k > first and norms[k - 1] in ("away", "km", "miles", "far") else "from"
        if word in _SUFFERED:
            return "object"
        if word not in _SKIPPED and word not in DIRECTIONS and word not in KIND_BEFORE:
            break
        k -= 1
    if end < last and norms[end] in _ACTS:
        return "actor"
    return "none"


def is_offset(norms: tuple[str, ...], first: int, start: int) -> float | None:
    """The distance in km that the words before a name put things off it, None where they do not.

    >>> is_offset(("15", "km", "south", "of", "aden"), 0, 4), is_offset(("in", "aden"), 0, 1)
    (15.0, None)
    """
    k = start - 1
    if k < first or norms[k] not in ("of", "from"):
        return None
    k -= 1
    directed = k >= first and norms[k] in DIRECTIONS
    while k >= first and (norms[k] in DIRECTIONS or norms[k] in ("the", "to", "away")):
        k -= 1
    if k < first:
        return 15.0 if directed else None
    scale = {
        "km": 1.0,
        "kilometers": 1.0,
        "kilometres": 1.0,
        "kilometer": 1.0,
        "kilometre": 1.0,
        "miles": 1.61,
        "mile": 1.61,
    }.get(norms[k])
    if scale is not None and k > first:
        try:
            return float(norms[k - 1].replace(",", "")) * scale
        except ValueError:
            return 10.0
    return 15.0 if directed else None
