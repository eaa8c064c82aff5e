"""Numbers without their hedges: digits, number words, scales, dozens and scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Token

__all__ = [
    "COUNTED", "NONE", "NUMBER_WORDS", "SCALES", "TENS", "UNITS", "VAGUE", "Core", "core_at", "is_number_word",
]  # fmt: skip

_UNIT_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TEN_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: n for n, word in enumerate(_UNIT_WORDS, 1)}
TENS = {word: n * 10 for n, word in enumerate(_TEN_WORDS, 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
COUNTED = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "trio": 3, **SCALES}
# The floors of the counting rules (docs/design.md, section 4).
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "several": 3, "many": 3,
    "numerous": 3, "multiple": 3, "countless": 3, "few": 3, "handful": 3, "various": 3,
}  # fmt: skip
_VAGUE_TIMES = {"dozen": 24, "dozens": 24, "hundred": 200, "thousand": 2000, "million": 2_000_000}
NONE = {"no", "none", "nobody", "zero"}
_MOST = 10**12  # more than there are people; without an end "million million million" would fill the memory
_MOST_GROUPS = 5  # of three figures
NUMBER_WORDS = frozenset({*UNITS, *TENS})


class Core(NamedTuple):
    """A number without its hedge. `vague`: only the lower end is known."""

    last: int
    low: int
    high: int
    vague: bool = False


# Words before a number, longest first: what they make of it.


def is_number_word(word: str) -> bool:
    """Whether a folded word is a number in digits or a plain number word: "12", "twelve", "thirty"."""
    return word.isdecimal() or word in UNITS or word in TENS


def core_at(tokens: Sequence[Token], norms: list[str], i: int) -> Core | None:
    """The number that begins at token i, without hedges; None where there is none."""
    word = norms[i]
    if word[0].isdecimal():
        return _digits(norms, i)
    if word in UNITS or word in TENS:
        return _words(norms, i)
    if word in NONE and norms[i + 1 : i + 2] not in (["fewer"], ["less"], ["more"], ["longer"]):
        joined = norms[i + 1 : i + 3] == ["-", "one"]
        return Core(i + (3 if joined else 2 if norms[i + 1 : i + 2] == ["one"] else 1), 0, 0)
    if word == "both":
        return Core(i + 1, 2, 2) if norms[i + 1 : i + 2] in (["were"], ["men"], ["women"], ["had"], ["died"]) else None
    after = norms[i + 1 : i + 3]
    if word == "many" and i and norms[i - 1] in ("as", "how", "so", "too"):
        return None
    if word in ("several", "few", "many"):
        plural = core_at(tokens, norms, i + 1) if after and after[0] in ("hundreds", "thousands", "dozens") else None
        if plural is not None:
            return plural  # "many hundreds of thousands"
        scale = _VAGUE_TIMES.get(after[0]) if after else None
        return Core(i + 2, scale, scale, True) if scale else Core(i + 1, 3, 3, True)
    if (
        word in ("tens", "hundreds", "dozens", "thousands")
        and after[:1] == ["of"]
        and after[1:] in (["thousands"], ["millions"])
    ):
        floor = {"tens": 20, "hundreds": 200, "dozens": 24, "thousands": 2000}[word]
        unit = 1000 if after[1] == "thousands" else 1_000_000
        return Core(i + 3, floor * unit, floor * unit, True)
    if word in VAGUE:
        return Core(_past_of(norms, i + 1, word == "handful"), VAGUE[word], VAGUE[word], True)
    return _article_number(norms, i)


def _past_of(norms: list[str], i: int, wanted: bool) -> int:
    return i + 1 if wanted and norms[i : i + 1] == ["of"] else i


def _article_number(norms: list[str], i: int) -> Core | None:
    """Numbers that need an article: a dozen, half a million, a couple of hundred, a large number of."""
    word, before = norms[i], norms[i - 1] if i else ""
    if word == "half":
        j = i + 1 + (norms[i + 1 : i + 2] in (["a"], ["-"]))
        unit = COUNTED.get(norms[j]) if j < len(norms) else None
        return Core(j + 1, unit // 2, unit // 2) if unit and unit > 2 else None
    if word == "quarter" and norms[i + 1 : i + 4] == ["of", "a", "million"]:
        return Core(i + 4, 250_000, 250_000)
    if word == "number":
        adjective = before in ("large", "small", "unknown", "significant", "great", "unspecified", "considerable")
        if norms[i + 1 : i + 2] == ["of"] and (
            before == "a" or (adjective and norms[i - 2 : i - 1] in (["a"], ["an"]))
        ):
            return Core(i + 2, 3, 3, True)
        return None
    if word in COUNTED and before in ("a", "an", "the", "another", "half", "one"):
        return _scaled(norms, i)
    return None


def _scaled(norms: list[str], i: int) -> Core | None:
    value, j = COUNTED[norms[i]], i + 1
    if norms[i] in ("couple", "pair", "trio") and norms[j : j + 1] == ["of"]:
        j += 1
        while j < len(norms) and norms[j] in ("hundred", "thousand", "dozen") and value < _MOST:
            value, j = value * COUNTED[norms[j]], j + 1
    elif norms[i] == "hundred":
        while j < len(norms) and norms[j] in ("thousand", "million") and value < _MOST:
            value, j = value * SCALES[norms[j]], j + 1
    return Core(j, value, value)


def _digits(norms: list[str], i: int) -> Core | None:
    text = norms[i]
    unit = 1
    for suffix, size in (("bn", 1_000_000_000), ("m", 1_000_000), ("k", 1000)):
        if text.endswith(suffix) and text[: -len(suffix)].replace(".", "", 1).isdecimal():
            text, unit = text[: -len(suffix)], size
            break
    head, dot, tail = text.replace(",", "").partition(".")
    if not head.isdecimal() or (dot and not tail.isdecimal()) or len(head) > 12:
        return None
    j = i + 1
    if not dot and unit == 1 and head == text:
        head, j = _grouped_by_blanks(norms, i)
    while j < len(norms) and norms[j] in (*SCALES, "dozen") and unit < _MOST:
        unit, j = unit * COUNTED[norms[j]], j + 1
    if dot and unit == 1:
        return _grouped_by_dots(head, tail, j)
    value = round(float(f"{head}.{tail or 0}") * unit) if dot else int(head) * unit
    return Core(j, value, value)


def _grouped_by_blanks(norms: list[str], i: int) -> tuple[str, int]:
    """12 000 people: the figures from token i on and the token after them, as much of the world parts thousands.

    No count begins with a nought, so a group that does proves that it goes on; "85 120 were hurt" are two numbers.
    """
    j = i + 1
    while j < len(norms) and len(norms[j]) == 3 and norms[j].isdecimal() and j - i < _MOST_GROUPS:
        j += 1
    grouped = len(norms[i]) <= 3 and norms[i][0] != "0" and any(word[0] == "0" for word in norms[i + 1 : j])
    return ("".join(norms[i:j]), j) if grouped else (norms[i], i + 1)


def _grouped_by_dots(head: str, tail: str, last: int) -> Core | None:
    """1.300 people: a dot between groups of three, as much of Europe writes it."""
    value = int(head + tail)
    return Core(last, value, value) if len(tail) == 3 and len(head) <= 3 and head != "0" else None


def _words(norms: list[str], i: int) -> Core:
    total, current, j = 0, 0, i
    while j < len(norms):
        word = norms[j]
        if word in UNITS and (current % 10 == 0 and current % 100 != 10) and (current == 0 or current >= 20):
            current += UNITS[word]
        elif word in TENS and current % 100 == 0:
            current += TENS[word]
        elif word in ("hundred", "dozen") and 0 < current < 100:
            current *= COUNTED[word]
        elif word in ("thousand", "million", "billion") and current:
            total, current = total + current * SCALES[word], 0
        elif not (word in ("-", "and") and _goes_on(norms, j, current, total)):
            break
        j += 1
    return Core(j, total + current, total + current)


def _goes_on(norms: list[str], j: int, current: int, total: int) -> bool:
    """twenty-three; two hundred and five - but never "two and five"."""
    after = norms[j + 1] if j + 1 < len(norms) else ""
    if norms[j] == "-":
        return after in UNITS and current % 100 >= 20 and current % 10 == 0
    return (
        (current >= 100 or total > 0)
        and current % 100 == 0
        and (after in UNITS or after in TENS)
        and norms[j - 1] in SCALES
    )
