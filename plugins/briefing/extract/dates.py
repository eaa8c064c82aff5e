"""Days named in a text, worked out against the day of publication: weekdays, "overnight", "two days earlier", dates.

A weekday is the latest one up to the day of publication. Without a day of publication only a full date gives a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.model import DateMention, ParsedText, Token

__all__ = ["find_dates"]

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name + plural: n for n, name in enumerate(_DAY_NAMES) for plural in ("", "s")}
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_TODAY = {"today": 0, "tonight": 0, "overnight": 0, "yesterday": 1}
_UNITS = {
    "day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30, "months": 30, "year": 365, "years": 365, "hour": 0,
    "hours": 0,
}  # fmt: skip
_BACK = frozenset({"earlier", "ago", "before", "previously"})
_STARTERS = frozenset({*_WEEKDAYS, *_MONTHS, *_TODAY, *_UNITS, "last", "this", "same"})
_OF_TIME = frozenset({"in", "since", "last", "of", "early", "late", "mid", "from"})
_YEARS = range(1900, 2100)
_AHEAD_DAYS = 14  # a date without year may lie so far after the day of publication; else it is last year's


def find_dates(parsed: ParsedText) -> tuple[DateMention, ...]:
    """Every day or span of days in order of the text; `low` None where it cannot be worked out.

    >>> from datetime import date
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "Shells fell on Sunday, a day after talks. It began on March 3, 2024."
    >>> doc = Document("x", "", text, (Block("paragraph", 0, 68),), date(2024, 4, 9))
    >>> [d.low.isoformat() for d in find_dates(parse(doc))]
    ['2024-04-07', '2024-04-06', '2024-03-03']
    """
    found: list[DateMention] = []
    at = 0
    years = {word for word in parsed.where if len(word) == 4 and word.isdecimal()}
    for i in parsed.spots(_STARTERS | years):
        if i < at:
            continue
        mention = _read(parsed, i, found)
        if mention is not None:
            found.append(mention)
            at = mention.last
    return tuple(found)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _read(parsed: ParsedText, i: int, found: Sequence[DateMention]) -> DateMention | None:
    tokens, published = parsed.tokens, parsed.document.published
    word = tokens[i].norm
    if word in _WEEKDAYS and tokens[i].text[0].isupper():
        return _weekday(tokens, i, published)
    if word in _TODAY:
        return _span(i, i + 1, published, _TODAY[word], 1, "near-day")
    if word in _MONTHS and tokens[i].text[0].isupper():
        return _month(tokens, i, published)
    if word in _UNITS:
        return _relative(parsed, i, found)
    if word in ("last", "this"):
        return _last(tokens, i, published)
    if (
        word.isdecimal()
        and int(word) in _YEARS
        and _word(tokens, i - 1) in ("in", "since", "of", "during", "by", "late", "early", "mid")
    ):
        since = _word(tokens, i - 1) == "since"
        year = int(word)
        return DateMention(i, i + 1, date(year, 1, 1), None if since else date(year, 12, 31), "year", since)
    return None


def _span(first: int, last: int, published: date | None, days_back: int, length: int, rule: str) -> DateMention:
    if published is None:
        return DateMention(first, last, None, None, rule)
    high = published - timedelta(days=days_back)
    return DateMention(first, last, high - timedelta(days=length - 1), high, rule)


def _weekday(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    word = tokens[i].norm
    before, after = _word(tokens, i - 1), _word(tokens, i + 1)
    if after in _MONTHS or (after == "," and _word(tokens, i + 2) in _MONTHS) or _word(tokens, i + 2) in _MONTHS:
        return None  # the date after it says it better
    if published is None:
        return DateMention(i, i + 1, None, None, "weekday", before == "since")
    back = (published.weekday() - _WEEKDAYS[word]) % 7
    if before == "last" and back == 0:
        back = 7
    if before in ("next", "coming"):
        return None
    day = published - timedelta(days=back)
    return DateMention(i, i + 1, day, None if before == "since" else day, "weekday", before == "since")


def _month(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    month = _MONTHS[tokens[i].norm]
    j = i + 1 + (_word(tokens, i + 1) == "." and _word(tokens, i + 2).isdecimal())
    day, first, last = None, i, j
    text = _word(tokens, j).removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    if text.isdecimal() and 1 <= int(text) <= 31 and len(text) <= 2:
        day, last = int(text), j + 1
    else:
        text = _word(tokens, i - 1).removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
        if text.isdecimal() and 1 <= int(text) <= 31 and len(text) <= 2:
            day, first, last = int(text), i - 1, i + 1
    year, last = _year(tokens, last)
    short = len(tokens[i].norm) < 4 and tokens[i].norm != "may"
    if short and day is None and year is None and _word(tokens, i - 1) not in _OF_TIME:
        return None  # "Fayez Jan", "Updated at Jun 142016"
    if year is None and published is None:
        return DateMention(first, last, None, None, "month", _word(tokens, first - 1) == "since")
    if year is None and published is not None:
        ahead = published + timedelta(days=_AHEAD_DAYS)
        year = ahead.year if (month, day or 1) <= (ahead.month, ahead.day) else ahead.year - 1
    if day is None and tokens[i].norm in ("may", "march") and _word(tokens, i - 1) not in _OF_TIME:
        return None
    return _day_or_month(first, last, (year or 1, month, day), _word(tokens, first - 1) == "since")


def _year(tokens: Sequence[Token], j: int) -> tuple[int | None, int]:
    k = j + (_word(tokens, j) in (",", "of"))
    text = _word(tokens, k)
    if len(text) == 4 and text.isdecimal() and int(text) in _YEARS:
        return int(text), k + 1
    if len(text) == 2 and text.isdecimal() and int(text) > 31 and k == j:
        return 1900 + int(text), k + 1
    return None, j


def _day_or_month(first: int, last: int, ymd: tuple[int, int, int | None], since: bool) -> DateMention | None:
    year, month, day = ymd
    try:
        if day is not None:
            low = high = date(year, month, day)
        else:
            low = date(year, month, 1)
            high = (low + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return DateMention(first, last, low, None if since else high, "date" if day else "month", since)


def _relative(parsed: ParsedText, i: int, found: Sequence[DateMention]) -> DateMention | None:
    """ "two days earlier", "a day after X": days back from the day named last, else from the day of publication."""
    tokens, published = parsed.tokens, parsed.document.published
    count = _NUMBERS.get(_word(tokens, i - 1)) or (
        int(_word(tokens, i - 1)) if _word(tokens, i - 1).isdecimal() and len(_word(tokens, i - 1)) < 3 else None
    )
    after = _word(tokens, i + 1)
    if count is None or _UNITS[tokens[i].norm] == 0 or (after not in _BACK and after != "after"):
        return None
    rule = "days-before" if after in _BACK else "day-after"
    base = published
    if after != "ago":
        recent = next(
            (d for d in reversed(found) if d.low is not None and d.low == d.high and _near(parsed, d, i)), None
        )
        base = recent.low if recent is not None else published
    if base is None:
        return DateMention(i - 1, i + 2, None, None, rule)
    unit = _UNITS[tokens[i].norm]
    try:
        high = base - timedelta(days=count * unit)
    except OverflowError:
        return None
    return DateMention(i - 1, i + 2, high, high, rule if unit == 1 else "weeks-before")


def _near(parsed: ParsedText, mention: DateMention, i: int) -> bool:
    return parsed.in_sentence[i] - parsed.in_sentence[mention.first] <= 1


def _last(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    unit = _word(tokens, i + 1)
    back = 0 if tokens[i].norm == "this" else 1
    if unit in ("week", "month", "year"):
        length = _UNITS[unit]
        return _span(i, i + 2, published, length * back, length, f"{tokens[i].norm}-{unit}")
    if unit in ("night", "evening"):
        return _span(i, i + 2, published, back, 1, "near-day")
    if unit in ("morning", "afternoon"):
        return _span(i, i + 2, published, 0, 1, "near-day")
    return None
