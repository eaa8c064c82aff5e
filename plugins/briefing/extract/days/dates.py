"""Days named in a text, worked out against the day of publication: weekdays, "overnight", "last week", dates.

A weekday is the latest one up to the day of publication. Without a day of publication only a full date gives a day.
Days told from another day ("two days earlier") are worked out in `relative_days`; whether a day is the deed's or that
of a statement in `day_uses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from briefing.extract.days.relative import RELATIVE, find_relative
from briefing.extract.days.uses import use_of
from briefing.knowledge import Knowledge
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
_TODAY = {"today": 0, "tonight": 0, "yesterday": 1}
_SPANS = {"week": 7, "month": 30, "year": 365}
_STARTERS = frozenset({*_WEEKDAYS, *_MONTHS, *_TODAY, "last", "this", "weekend"})
_OF_TIME = frozenset({"in", "since", "last", "of", "early", "late", "mid", "from"})
_JOINS = frozenset({"and", "to", "-", "–", "—", "or"})
_AFTER_DAY = frozenset({"in", "at", "on", "and", "when", "as", "by", "the", "near", "during"})
_BEFORE_YEAR = frozenset({"in", "since", "of", "during", "by", "late", "early", "mid", "a", "the"})
_SUNDAY = 6
_YEARS = range(1900, 2100)
_AHEAD_DAYS = 14  # a date without year may lie so far after the day of publication; else it is last year's


def find_dates(parsed: ParsedText, knowledge: Knowledge) -> tuple[DateMention, ...]:
    """Every day or span of days in order of the text; `low` None where it cannot be worked out.

    >>> from datetime import date
    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block, Document
    >>> from briefing.text import parse
    >>> text = "Shells fell on Sunday, a day after talks. It began on March 3, 2024."
    >>> doc = Document("x", "", text, (Block("paragraph", 0, 68),), date(2024, 4, 9))
    >>> [d.low.isoformat() for d in find_dates(parse(doc), load_knowledge())]
    ['2024-04-07', '2024-04-06', '2024-03-03']
    """
    years = {word for word in parsed.figures if len(word) >= 4 and (word.isdecimal() or _is_dotted(word))}
    found = _plain(parsed, _STARTERS | years)
    marked = [day._replace(use=use_of(parsed, day, knowledge)) for day in found]
    if RELATIVE.isdisjoint(parsed.where):
        return tuple(marked)
    return tuple(sorted([*marked, *find_relative(parsed, marked)], key=lambda d: (d.first, d.last)))


def _plain(parsed: ParsedText, starters: frozenset[str]) -> list[DateMention]:
    """The days that need no other day to be worked out from."""
    tokens, published = parsed.tokens, parsed.document.published
    found: list[DateMention] = []
    at = 0
    for i in parsed.spots(starters):
        if i < at:
            continue
        mention = _read(tokens, i, published)
        if mention is not None:
            found.append(mention)
            at = mention.last
    return found


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def _read(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    word = tokens[i].norm
    if word in _WEEKDAYS and tokens[i].capital:
        return _weekday(tokens, i, published)
    if word in _TODAY:
        return _span(i, i + 1, published, _TODAY[word], 1, "near-day")
    if word in _MONTHS and tokens[i].capital:
        return _month(tokens, i, published)
    if word in ("last", "this"):
        return _last(tokens, i, published)
    if word == "weekend":
        return _weekend(tokens, i, published)
    if word.isdecimal() and len(word) == len("2017"):
        return _numeric(tokens, i) or _year_alone(tokens, i)
    return _dotted(i, word) if word[0].isdecimal() else None


def _year_alone(tokens: Sequence[Token], i: int) -> DateMention | None:
    """ "in 2014", "since 2014", "a 2014 raid"; a bare number of four digits is a number."""
    year, before = int(tokens[i].norm), _word(tokens, i - 1)
    if year not in _YEARS or before not in _BEFORE_YEAR:
        return None
    if before in ("a", "the") and not _word(tokens, i + 1).isalpha():
        return None
    since = before == "since"
    return DateMention(i, i + 1, date(year, 1, 1), None if since else date(year, 12, 31), "year", since)


def _is_dotted(word: str) -> bool:
    return word.count(".") == 2 and word.replace(".", "").isdecimal()


def _dotted(i: int, word: str) -> DateMention | None:
    """ "28.04.2024", day first."""
    parts = [int(part) for part in word.split(".") if part]
    if len(parts) != 3 or parts[2] not in _YEARS:
        return None
    return _day_or_month(i, i + 1, (parts[2], parts[1], parts[0]), False)


def _numeric(tokens: Sequence[Token], i: int) -> DateMention | None:
    """ "2024-04-28", "28/04/2024", "04/28/2024"; where both could be the month, nothing is known."""
    year = int(tokens[i].norm)
    if year not in _YEARS:
        return None
    after = [_word(tokens, k) for k in range(i + 1, i + 5)]
    if after[0] == after[2] == "-" and after[1].isdecimal() and after[3].isdecimal():
        return _day_or_month(i, i + 5, (year, int(after[1]), int(after[3])), False)
    one, mark, two, slash = (_word(tokens, k) for k in range(i - 4, i))
    if mark == slash == "/" and one.isdecimal() and two.isdecimal() and max(int(one), int(two)) > _MONTHS["december"]:
        day, month = max(int(one), int(two)), min(int(one), int(two))
        return _day_or_month(i - 4, i + 1, (year, month, day), False)
    return None


def _weekend(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    """ "at the weekend": the last Saturday and Sunday before publication, so no single day."""
    if _word(tokens, i - 1) not in ("the", "last", "this", "past"):
        return None
    if published is None:
        return DateMention(i - 1, i + 1, None, None, "weekend")
    high = published - timedelta(days=(published.weekday() - _SUNDAY) % 7)
    return DateMention(i - 1, i + 1, high - timedelta(days=1), high, "weekend")


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
    last = i + 1
    of_week = last + (after == "of")
    if (_word(tokens, of_week), _word(tokens, of_week + 1)) == ("last", "week"):
        back, last = published.weekday() + 7 - _WEEKDAYS[word], of_week + 2
    day = published - timedelta(days=back)
    return DateMention(i, last, day, None if before == "since" else day, "weekday", before == "since")


def _day_number(word: str) -> int | None:
    """ "28", "28th"; None for what is no day of a month."""
    text = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word
    return int(text) if text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31 else None


def _days_beside(tokens: Sequence[Token], i: int) -> tuple[int, int, int | None, int | None]:
    """First and last token (exclusive) of a month with its days; the day, and the earlier one of "28 and 29 April"."""
    j = i + 1 + (_word(tokens, i + 1) == "." and _word(tokens, i + 2).isdecimal())
    day = _day_number(_word(tokens, j))
    if day is not None:
        other = _day_number(_word(tokens, j + 2)) if _word(tokens, j + 1) in _JOINS else None
        if other is not None and other > day and _counts_nothing(tokens, j + 3):
            return i, j + 3, other, day
        return i, j + 1, day, None
    of = i - 1 - (_word(tokens, i - 1) == "of" and not _word(tokens, i - 2).isdecimal())
    day = _day_number(_word(tokens, of))
    if day is None:
        return i, j, None, None
    first = of
    other = _day_number(_word(tokens, of - 2)) if _word(tokens, of - 1) in _JOINS else None
    return (of - 2, i + 1, day, other) if other is not None and other < day else (first, i + 1, day, None)


def _counts_nothing(tokens: Sequence[Token], j: int) -> bool:
    """Whether "and 12" after "March 8" is a second day and not "12 soldiers"."""
    return not _word(tokens, j).isalpha() or _word(tokens, j) in _AFTER_DAY


def _month(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    month, before = _MONTHS[tokens[i].norm], _word(tokens, i - 1)
    first, last, day, other = _days_beside(tokens, i)
    year, last = _year(tokens, last)
    since = _word(tokens, first - 1) == "since"
    short = len(tokens[i].norm) < 4 and tokens[i].norm != "may"
    if short and day is None and year is None and before not in _OF_TIME:
        return None  # "Fayez Jan", "Updated at Jun 142016"
    if year is None and published is None:
        return DateMention(first, last, None, None, "date" if day else "month", since)
    if day is None and tokens[i].norm in ("may", "march") and before not in _OF_TIME:
        return None
    if year is None and published is not None:
        ahead = published + timedelta(days=_AHEAD_DAYS)
        year = ahead.year if (month, day or 1) <= (ahead.month, ahead.day) else ahead.year - 1
    found = _day_or_month(first, last, (year or 1, month, day), since)
    if found is None or other is None or found.low is None:
        return found
    return found._replace(low=found.low.replace(day=other), rule="days-joined")


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


def _last(tokens: Sequence[Token], i: int, published: date | None) -> DateMention | None:
    unit = _word(tokens, i + 1)
    back = 0 if tokens[i].norm == "this" else 1
    if unit in ("week", "month", "year"):
        length = _SPANS[unit]
        return _span(i, i + 2, published, length * back, length, f"{tokens[i].norm}-{unit}")
    if unit in ("night", "evening"):
        return _span(i, i + 2, published, back, 1, "near-day")
    if unit in ("morning", "afternoon"):
        return _span(i, i + 2, published, 0, 1, "near-day")
    return None
