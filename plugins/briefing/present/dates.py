"""Days, months and moments in words of the language spoken now."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

from babel.dates import format_date

from briefing.speech import gettext, language

__all__ = ["date_words", "day_words", "moment_words", "month_words", "short_month", "span_words"]

# English is written out here, so that no change of CLDR changes a page.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_words(day: date) -> str:
    """A date without its weekday.

    >>> date_words(date(2017, 9, 10))
    '10 September 2017'
    """
    return f"{day.day} {_month(day)} {day.year}"


def month_words(day: date) -> str:
    """The month of a day.

    >>> month_words(date(2017, 9, 10))
    'September 2017'
    """
    return f"{_month(day)} {day.year}"


def day_words(day: date) -> str:
    """A date with its weekday.

    >>> day_words(date(2017, 9, 10))
    'Sunday 10 September 2017'
    """
    weekday = _DAYS[day.weekday()] if language() == "en" else _weekday(day.weekday(), language())
    return f"{weekday} {date_words(day)}"


def short_month(day: date) -> str:
    """The month's name where there is little room; in full in languages that do not shorten it.

    >>> short_month(date(2017, 9, 10))
    'Sep'
    """
    return _month(day)[:3] if language() == "en" else _month_in(day.month, "LLL", language())


def span_words(first: date, last: date) -> str:
    """Two days as one span, saying nothing twice.

    >>> span_words(date(2017, 9, 10), date(2017, 9, 11)), span_words(date(2016, 12, 31), date(2017, 1, 2))
    ('10 to 11 September 2017', '31 December 2016 to 2 January 2017')
    """
    if first == last:
        return date_words(first)
    if first.year != last.year:
        begin = date_words(first)
    else:
        begin = f"{first.day} {_month(first)}" if first.month != last.month else str(first.day)
    return gettext("%(first)s to %(last)s") % {"first": begin, "last": date_words(last)}


def moment_words(moment: datetime) -> str:
    """A date, and the time of day where the source gave one with its zone.

    >>> from datetime import timezone
    >>> moment_words(datetime(2017, 9, 11, 14, 20, tzinfo=timezone.utc)), moment_words(datetime(2017, 9, 11))
    ('11 September 2017, 14:20 UTC', '11 September 2017')
    """
    day = date_words(moment.date())
    offset = moment.utcoffset()
    if offset is None:
        return day
    zone = moment.strftime("%z")
    time = f"{moment:%H:%M} UTC" + (f"{zone[:3]}:{zone[3:5]}" if offset else "")
    return gettext("%(day)s, %(time)s") % {"day": day, "time": time}


def _month(day: date) -> str:
    return _MONTHS[day.month - 1] if language() == "en" else _month_in(day.month, "MMMM", language())


# Babel reads its tables at each call, and a site prints a hundred thousand days.
@cache
def _month_in(month: int, pattern: str, locale: str) -> str:
    return format_date(date(2000, month, 1), pattern, locale=locale)


@cache
def _weekday(number: int, locale: str) -> str:
    return format_date(date(2001, 1, 1 + number), "EEEE", locale=locale)  # the first of January was a Monday
