"""Numbers that count nobody: dates, ages, calibres, measures, shares, parts of names."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.counts.numerals import TENS, UNITS, Core, is_number_word
from briefing.model import Token

__all__ = ["why_no_count", "why_no_number"]

_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
})  # fmt: skip
# Words to the left that make a number a name or a measure.
_NAMED_BY = frozenset({
    "route", "highway", "road", "no", "number", "article", "resolution", "flight", "chapter", "page", "phase", "zone",
    "apartment", "room", "grade", "channel", "line", "track", "class", "point", "type", "model", "unit", "section",
    "paragraph", "day", "week", "part", "level", "category", "group", "area", "sector", "hill", "aged", "age", "ages",
    "bus", "case", "ak", "mig", "su", "tu", "il", "t", "us$", "at-",
})  # fmt: skip
_NOT_AFTER = frozenset({
    "percent", "%", "per-cent", "pct", "km", "kilometre", "kilometres", "kilometer", "kilometers", "kms", "mile",
    "miles", "metre", "metres", "meter", "meters", "m", "am", "pm", "a.m.", "p.m.", "gmt", "mm", "cm", "degrees",
    "dollars", "euros", "pounds", "kg", "tonnes", "tons", "years-old", "o'clock", "hrs", "mph", "calibre", "caliber",
})  # fmt: skip
_PERSON = frozenset({"man", "woman", "boy", "girl", "teenager", "teen", "mother", "father", "son", "daughter", "child"})
_YEAR_CUES = frozenset({
    "in", "since", "of", "until", "by", "during", "from", "to", "and", "-", "–", "mid", "early", "late", "spring",
    "summer", "autumn", "fall", "winter", "before", "after", "the", "through",
})  # fmt: skip
_SOME_DAY = frozenset(
    {
        "next",
        "same",
        "following",
        "previous",
        "that",
        "every",
        "each",
        "one",
        "last",
        "this",
        "a",
        "the",
    }
)


def why_no_count(tokens: Sequence[Token], norms: list[str], i: int, core: Core) -> str:
    """Why the number is a date, an age, a measure or a name; empty for a count."""
    before = norms[i - 1] if i else ""
    after = norms[core.last] if core.last < len(norms) else ""
    digit = norms[i][0].isdecimal()
    named = core.last < len(tokens) and tokens[core.last].text == "M"  # "nine M23 rebels"
    if (after in _NOT_AFTER and not named) or (after == "per" and norms[core.last + 1 : core.last + 2] == ["cent"]):
        return "a measure"
    if after == "-" and core.last + 1 < len(norms) and tokens[core.last + 1].joined:
        follower = norms[core.last + 1]
        if follower[0].isalpha() and follower not in UNITS and follower not in TENS and follower != "plus":
            return "part of a word: age, calibre or size"  # 26-year-old, 34-strong, 122-millimetre, two-day
    if after in ("year", "years", "months", "month") and norms[core.last + 1 : core.last + 2] == ["old"]:
        return "an age"
    if norms[max(0, i - 3) : i] and "average" in norms[max(0, i - 4) : i] and "of" in norms[max(0, i - 3) : i]:
        return "a rate"  # "an average of almost 20 children a day"
    if norms[i] == "one" and after == "in" and core.last + 1 < len(norms) and is_number_word(norms[core.last + 1]):
        return "a share"  # one in five
    if before == "in" and i > 1 and norms[i - 2] == "one":
        return "a share"
    if before in ("$", "€", "£", "#", "-", ".") and i and tokens[i].joined:
        return "money or part of a name"
    if after == "-" and norms[core.last + 2 : core.last + 3] == ["-"] and norms[core.last + 1][0].isdecimal():
        return "a date"  # 09-05-2016
    told = before in ("day", "week") and norms[max(0, i - 2)] in _SOME_DAY  # "the next day seven villagers"
    if before in _NAMED_BY and not told and (digit or before in ("aged", "age", "phase", "day", "week", "chapter")):
        return "an age" if before.startswith("age") else "part of a name"
    if "aged" in norms[max(0, i - 4) : i] and before in ("between", "from", "to", "and", "or", "-", "–"):
        return "an age"  # "aged between 3 and 10"
    if digit and i and before.isalpha() and before.isascii() and _joins_letter(tokens, i):
        return "part of a name"  # M23, T4
    return "a date, a time or an age" if digit and _is_date(tokens, norms, i, core.last) else ""


def _joins_letter(tokens: Sequence[Token], i: int) -> bool:
    """Whether one or two capitals stand right before a number, without a blank."""
    word = tokens[i - 1]
    return tokens[i].joined and len(word.text) <= 2 and word.text.isupper()


def why_no_number(word: str) -> str:
    kinds = {"mm": "a calibre", "km": "a distance", "st": "an ordinal", "nd": "an ordinal", "rd": "an ordinal"}
    return kinds.get(word[-2:], "an ordinal" if word.endswith("th") else "no whole number")


def _is_date(tokens: Sequence[Token], norms: list[str], i: int, last: int) -> bool:
    text, before = norms[i], norms[i - 1] if i else ""
    after = norms[last] if last < len(norms) else ""
    small = len(text) <= 2
    if (small and (before in _MONTHS or (before == "." and i > 1 and norms[i - 2] in _MONTHS))) or (
        small and after in _MONTHS and tokens[last].text[0].isupper()
    ):
        return True
    if after == ":" and norms[last + 1 : last + 2] and norms[last + 1][0].isdecimal():
        return True
    if before == ":" and i > 1 and norms[i - 2][0].isdecimal() and tokens[i].joined:
        return True
    if len(text) == 4 and text[0] == "0":
        return True
    if before == "/" or after == "/":
        return norms[i - 2 : i - 1] != ["and"] and before == "/"
    if before == "," and len(text) <= 2 and i > 1 and norms[i - 2] in _PERSON:
        return True  # "injures woman, 82"
    if before == "," and after in (",", ")", ".", "and", "from", "of", "was", "a", "an", "who") and 2 <= len(text) <= 2:
        return tokens[i - 2].text[0].isupper() and after == ","  # Xie Lin, 42, of ...
    if len(text) == 4 and 1900 <= int(text) <= 2099 if text.isdecimal() else False:
        return (
            before in _YEAR_CUES
            or before in _MONTHS
            or (small is False and _month_before(norms, i))
            or after in (",", ".", ";", ")", "-")
        )
    return False


def _month_before(norms: list[str], i: int) -> bool:
    return any(w in _MONTHS for w in norms[max(0, i - 3) : i])
