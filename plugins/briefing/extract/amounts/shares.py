"""Shares as written: "half", "two-thirds", "more than 60 percent", with what they leave open."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["TRIGGERS", "Share", "share_at"]

_FRACTIONS = {
    "half": (45.0, 55.0), "third": (30.0, 37.0), "thirds": (62.0, 71.0), "quarter": (22.0, 28.0),
    "quarters": (71.0, 79.0), "fifth": (17.0, 23.0),
}  # fmt: skip  # percent; a fraction is a round word, so it covers what one would round to it
_BEFORE = {
    "third": ("a", "one"), "quarter": ("a", "one"), "fifth": ("a", "one"), "thirds": ("two",), "quarters": ("three",),
}  # fmt: skip
TRIGGERS = frozenset({*_FRACTIONS, "percent", "cent", "%"})
_SPREAD = 1.0  # percentage points that a plain percentage may be rounded by
_LOOSE = 4.0  # and one told as "about"
_ABOUT = frozenset({"about", "around", "some", "roughly", "approximately", "estimated"})
_NEARLY = frozenset({"nearly", "almost"})
_NOT_A_SHARE = frozenset({
    "first", "second", "other", "latter", "last", "northern", "southern", "eastern", "western",
})  # fmt: skip
_ARTICLES = frozenset({"a", "the", "one", "-"})


class Share(NamedTuple):
    """Tokens `first` to `last`, in percent from `low` to `high`; `rest`: "the remaining 40 percent"."""

    first: int
    last: int
    low: float
    high: float
    rest: bool


def share_at(norms: tuple[str, ...], i: int) -> Share | None:
    """The share whose unit is token i; None where the word is no share: "a week and a half", "the southern half"."""
    read = _percentage(norms, i) if norms[i] in ("percent", "cent", "%") else _fraction(norms, i)
    if read is None:
        return None
    first, low, high = read
    lead = norms[max(0, first - 3) : first]
    if (lead[-1:] and lead[-1] in _NOT_A_SHARE) or lead[-2:] == ("and", "a"):
        return None
    return Share(first, i + 1, *_hedged(lead, low, high), bool({"remaining", "rest"} & set(lead)))


def _percentage(norms: tuple[str, ...], i: int) -> tuple[int, float, float] | None:
    at = i - 2 if norms[i] == "cent" else i - 1
    if at < 0 or (norms[i] == "cent" and norms[i - 1] != "per") or norms[at - 1 : at] == ("-",):
        return None
    try:
        value = float(norms[at])
    except ValueError:
        return None
    return (at, value - _SPREAD, value + _SPREAD) if 0 < value <= 100 else None


def _fraction(norms: tuple[str, ...], i: int) -> tuple[int, float, float] | None:
    low, high = _FRACTIONS[norms[i]]
    if norms[i] == "half":
        return i, low, high
    at = i - 2 if norms[i - 1 : i] == ("-",) else i - 1
    return (at, low, high) if at >= 0 and norms[at] in _BEFORE[norms[i]] else None


def _hedged(lead: tuple[str, ...], low: float, high: float) -> tuple[float, float]:
    words = " ".join(w for w in lead if w not in _ARTICLES)
    middle = (low + high) / 2
    if words.endswith(("more than", "over", "at least")):
        return middle, 100.0
    if words.endswith(("less than", "under", "up to")):
        return 0.0, middle
    if words.split()[-1:] and words.split()[-1] in _NEARLY:
        return low - _LOOSE, high
    if words.split()[-1:] and words.split()[-1] in _ABOUT:
        return low - _LOOSE, high + _LOOSE
    return low, high
