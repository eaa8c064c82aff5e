"""How a name stands in its sentence: where something is, who acts, what is hit, or a mere mention.

Cues: "in" (a preposition of place, however far before), "of", "from", "object" (of a verb that a place suffers),
"dateline", "actor" (says or does something), "based" ("Britain-based"), "none".
"""

from __future__ import annotations

from briefing.extract.places.grammar import WORDS
from briefing.model import PlaceCue

__all__ = ["COMPOUNDS", "cue_of", "is_offset", "is_undergone"]

_OF_PLACE = WORDS.of_place | WORDS.directions | frozenset(WORDS.kind_before)
_PASSED = WORDS.skipped | WORDS.directions | WORDS.apposed | frozenset(WORDS.kind_before)
_HELD = frozenset({"held", "controlled", "occupied", "run", "ruled", "besieged", "annexed", "torn", "ravaged", "hit"})
_AUXILIARIES = frozenset(
    {"was", "were", "is", "are", "be", "been", "being", "has", "had", "have", "came", "come", "comes"}
)
COMPOUNDS = frozenset(["based", "born"])


def cue_of(norms: tuple[str, ...], first: int, last: int, start: int, end: int) -> PlaceCue:
    """The cue of the name at tokens `start` to `end` in a sentence of tokens `first` to `last`.

    >>> words = ("shells", "hit", "the", "besieged", "town", "of", "marun", "in", "tigray", ",", "kenya", "said")
    >>> cue_of(words, 0, 12, 6, 7), cue_of(words, 0, 12, 8, 9), cue_of(words, 0, 12, 10, 11)
    ('object', 'in', 'actor')
    """
    if end + 1 < last and norms[end] == "-" and norms[end + 1] in COMPOUNDS:
        return "based"
    k, of_kind = start - 1, False
    while k >= first and start - k < 9:
        word = norms[k]
        if word in WORDS.prepositions:
            return "in"
        if word == "of":
            if k > first and norms[k - 1] in _OF_PLACE:
                of_kind = of_kind or norms[k - 1] in WORDS.kind_before
                k -= 2 if norms[k - 1] in WORDS.kind_before else 1
                if norms[k] not in WORDS.kind_before and norms[k] in _OF_PLACE:
                    return "in"
                continue
            return "from" if _is_age(norms, first, k) else "of"
        if word == "from":
            return "in" if k > first and norms[k - 1] in ("away", "km", "miles", "far") else "from"
        adjective = word in WORDS.skipped and k > first and norms[k - 1] in ("the", "a", "of")  # "the besieged town"
        if word in WORDS.suffered and not adjective:
            return "object"
        if word in _HELD and k - 2 >= first and norms[k - 1] == "-":
            k -= 3  # "insurgent-held"
            continue
        if word not in _PASSED:
            break
        k -= 1
    if of_kind or (start > first and norms[start - 1] in WORDS.apposed):
        return "of"  # "struck the densely populated village of Marun"
    if is_undergone(norms, end, last):
        return "object"
    if end < last and norms[end] in WORDS.acts:
        return "actor"
    return "none"


def _is_age(norms: tuple[str, ...], first: int, of: int) -> bool:
    """Whether an age stands before "of", so that somebody is from there: "Ann Reed, 40, of Elmwood"."""
    return of - 3 > first and norms[of - 1] == "," and norms[of - 2].isdigit() and norms[of - 3] == ","


def is_undergone(norms: tuple[str, ...], end: int, last: int) -> bool:
    """Whether the words from token `end` tell what the place before them suffers.

    >>> is_undergone(("was", "heavily", "shelled"), 0, 3), is_undergone(("was", "told"), 0, 2)
    (True, False)
    """
    for k in range(end, min(end + 5, last)):
        if k > end and (norms[k] in WORDS.undergone or (norms[k] == "under" and norms[k + 1 : k + 2] != ("the",))):
            return True
        if norms[k] not in _AUXILIARIES and not norms[k].endswith("ly"):
            return False
    return False


def is_offset(norms: tuple[str, ...], first: int, start: int) -> float | None:
    """The distance in km that the words before a name put things off it, None where they do not.

    >>> is_offset(("15", "km", "south", "of", "aden"), 0, 4), is_offset(("in", "aden"), 0, 1)
    (15.0, None)
    """
    k = start - 1
    if k < first or norms[k] not in ("of", "from"):
        return None
    k -= 1
    directed = k >= first and norms[k] in WORDS.directions
    while k >= first and (norms[k] in WORDS.directions or norms[k] in ("the", "to", "away")):
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
