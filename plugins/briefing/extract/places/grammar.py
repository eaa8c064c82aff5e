"""Words that stand around place names: what kind of place they tell of, and which words a name may run through."""

from __future__ import annotations

from briefing.knowledge.place_words import read_place_words
from briefing.model import PlaceKind

__all__ = ["FACILITY_STARTS", "NEVER", "WORDS", "kind_after", "kind_before"]

WORDS = read_place_words()
# No place by itself: words of kind and direction, heads of organisations, months.
NEVER = (
    WORDS.never
    | WORDS.organisations
    | WORDS.directions
    | WORDS.prepositions
    | WORDS.roles
    | frozenset(WORDS.kind_after)
) - {"reading"}
# Words that the part of a name which tells a facility or a feature can begin with.
FACILITY_STARTS = (
    WORDS.roads
    | WORDS.venues
    | {word for word, kind in WORDS.kind_after.items() if kind in ("facility", "feature")}
    | {words[0] for words in WORDS.kind_phrases}
)
_NO_DIVISION = (("of",), ("for",), ("store",), ("stores",))  # after "department"
_PHRASES = frozenset(words[0] for words in WORDS.kind_phrases)  # words that such a phrase begins with


def kind_after(norms: tuple[str, ...], at: int, last: int) -> tuple[PlaceKind, int] | None:
    """The kind that the words from token `at` tell of the name before them, and where they end; None for no kind.

    >>> kind_after(("jabalia", "refugee", "camp"), 1, 3), kind_after(("aleppo", "fell"), 1, 2)
    (('facility', 3), None)
    """
    if at >= last or (norms[at] == "department" and norms[at + 1 : at + 2] in _NO_DIVISION):
        return None  # "the Ohio Department of Transportation"
    for size in (3, 2) if norms[at] in _PHRASES else ():
        if at + size <= last and (kind := WORDS.kind_phrases.get(norms[at : at + size])):
            return kind, at + size
    return (WORDS.kind_after[norms[at]], at + 1) if norms[at] in WORDS.kind_after else None


def kind_before(norms: tuple[str, ...], at: int, first: int) -> tuple[PlaceKind, int] | None:
    """The kind told right before token `at` ("the town of"), and the token where those words begin; None for no kind.

    >>> kind_before(("the", "town", "of", "atareb"), 3, 0), kind_before(("outside", "atareb"), 1, 0)
    (('settlement', 1), None)
    """
    k = at - 1
    if k >= first and norms[k] == "the":
        k -= 1
    if k - 1 >= first and norms[k] in ("of", "called", "named") and norms[k - 1] in WORDS.kind_before:
        return WORDS.kind_before[norms[k - 1]], k - 1
    if k >= first and norms[k] in WORDS.kind_before:
        return WORDS.kind_before[norms[k]], k
    return None
