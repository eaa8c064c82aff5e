"""Days and instants: reading them in every usual form, and finding the day of publication in a text that states
none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

from briefing.model import DateBasis

__all__ = ["Stamp", "date_in_text", "dates_in", "infer_from_text", "stamp_of"]

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero janeiro gennaio января январь januari ocak يناير",
            "february feb februar février fevrier febrero fevereiro febbraio февраля февраль februari şubat فبراير",
            "march mar märz marz mars marzo março marco марта март maret maart mart مارس",
            "april apr avril abril aprile апреля апрель nisan أبريل",
            "may mai mayo maio maggio мая май mei mayıs مايو",
            "june jun juni juin junio junho giugno июня июнь haziran يونيو",
            "july jul juli juillet julio julho luglio июля июль temmuz يوليو",
            "august aug août aout agosto августа август agustus augustus ağustos أغسطس",
            "september sept sep septembre septiembre setembro settembre сентября сентябрь eylül سبتمبر",
            "october oct oktober octobre octubre outubro ottobre октября октябрь ekim أكتوبر",
            "november nov novembre noviembre novembro ноября ноябрь kasım نوفمبر",
            "december dec dezember décembre decembre diciembre dezembro dicembre декабря декабрь desember "
            "aralık ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZONES_MIN = {
    "utc": 0, "gmt": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180,
    "wat": 60, "cat": 120,
    "eat": 180, "ist": 330, "pkt": 300, "amt": 240, "sgt": 480, "hkt": 480, "jst": 540, "kst": 540, "aest": 600,
    "aedt": 660, "wib": 420,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "sast":
    120, "aft": 270,
    "irst": 210, "gst": 240, "ast": -240, "nzdt": 780, "nzst": 720,
}  # fmt: skip
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=lambda name: (-len(name), name)))
_TIME = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"\s*\(?(?P<zone>(?:UTC|GMT)?[+-]\d\d?:?(?:\d\d)?|[A-Z]{1,4}T|UTC|Z|WIB|MSK)?\b"
)
_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-?(?P<month>0[1-9]|1[0-2])-?(?P<day>0[1-9]|[12]\d|3[01])"
    r"(?:[T ]+(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[+-]\d\d:?(?:\d\d)?|Z|UTC|GMT|[A-Z]{3,4})?)?(?![\d])"
)
_DAY_MONTH = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th|\.|º|ème)?\s*[-/]?\s*(?:of |de |d')?"
    rf"(?P<month>{_MONTH})\b\.?,?\s*[-/]?\s*(?:de |del )?(?P<year>(?:19|20)\d\d)\b",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s*,?\s+(?P<year>(?:19|20)\d\d)\b", re.I
)
_NUMERIC = re.compile(r"(?<![\d./-])(?P<a>\d{1,4})(?P<mark>[./-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{4}|\d{1,2})(?![\d/-])")
_CJK = re.compile(r"(?P<year>(?:19|20)\d\d)\s*[年년]\s*(?P<month>1[0-2]|0?[1-9])\s*[月월]\s*(?P<day>[0-3]?\d)\s*[日일]")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated day, with the instant where the hour is stated too; `moment` carries a zone only where one is stated."""

    day: date
    moment: datetime | None = None

    def iso(self) -> str:
        """ISO 8601: the instant with its zone if both are known, else the day.

        >>> Stamp(date(2017, 9, 11)).iso()
        '2017-09-11'
        """
        if self.moment is None or self.moment.tzinfo is None:
            return self.day.isoformat()
        return self.moment.replace(microsecond=0).isoformat()


def stamp_of(text: str | None) -> Stamp | None:
    """The first day or instant written in the text, in any usual form; None where there is none or it is a placeholder.

    Day and month in figures alone are read day first unless that cannot be, as most of the world writes.

    >>> stamp_of("2017-09-11T14:20:00+0000").iso()
    '2017-09-11T14:20:00+00:00'
    >>> stamp_of("Published 4:20 p.m. ET Sept. 11, 2017").day, stamp_of("0001-01-01T00:00:00Z")
    (datetime.date(2017, 9, 11), None)
    """
    text = (text or "").strip()[:300]
    found = [s for s in (_iso(text), *_written(text)) if s]
    return min(found, key=lambda pair: pair[0])[1] if found else _epoch(text)


def dates_in(text: str) -> tuple[tuple[int, int, date], ...]:
    """Every full date (day, month, year) in the text: start, end, day; in order."""
    spans: dict[int, tuple[int, int, date]] = {}
    for pattern in (_ISO, _DAY_MONTH, _MONTH_DAY, _CJK):
        for m in pattern.finditer(text):
            day = _day(m.group("year"), m.group("month"), m.group("day"))
            if day and (pattern is not _ISO or "-" in m.group()):
                spans.setdefault(m.start(), (m.start(), m.end(), day))
    return tuple(sorted(spans.values()))


def _day(year: str, month: str, day: str) -> date | None:
    number = _MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
    try:
        found = date(int(year), number, int(day))
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _iso(text: str) -> tuple[int, Stamp] | None:
    for m in _ISO.finditer(text):
        day = _day(m.group("year"), m.group("month"), m.group("day"))
        if day is None or ("-" not in m.group() and "T" not in m.group() and m.group() != text):
            continue
        if m.group("hour") is None:
            return m.start(), Stamp(day)
        zone = _zone(m.group("zone"))
        return m.start(), Stamp(day, _moment(day, m.group("hour"), m.group("minute"), m.group("second"), zone))
    return None


def _moment(day: date, hour: str, minute: str | None, second: str | None, zone: timezone | None) -> datetime:
    return datetime(day.year, day.month, day.day, int(hour), int(minute or 0), int(second or 0), tzinfo=zone)


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    known = _ZONES_MIN.get(name.lower())
    if known is not None:
        return timezone(timedelta(minutes=known))
    match = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d?):?(\d\d)?", name, re.I)
    if match is None:
        return None
    minutes = int(match.group(2)) * 60 + int(match.group(3) or 0)
    return timezone(timedelta(minutes=-minutes if match.group(1) == "-" else minutes)) if minutes < 15 * 60 else None


def _written(text: str) -> Iterable[tuple[int, Stamp] | None]:
    for pattern in (_DAY_MONTH, _MONTH_DAY, _CJK):
        for m in pattern.finditer(text):
            day = _day(m.group("year"), m.group("month"), m.group("day"))
            if day:
                yield m.start(), Stamp(day, _clock_beside(text, m.start(), m.end(), day))
                break
    for m in _NUMERIC.finditer(text):
        day = _numeric_day(m.group("a"), m.group("b"), m.group("c"))
        if day:
            yield m.start(), Stamp(day, _clock_beside(text, m.start(), m.end(), day))
            break


def _numeric_day(a: str, b: str, c: str) -> date | None:
    if len(a) == 4:
        return _day(a, b, c)
    if len(a) > 2:
        return None
    year = c if len(c) == 4 else f"20{c:0>2}"
    return _day(year, b, a) or _day(year, a, b)


_CLOCK_AFTER = re.compile(r"[\s,|–—-]*(?:at|um|à|às|a las|@|•|·)?\s*" + _TIME, re.I)
_CLOCK_BEFORE = re.compile(
    rf"(?<![\d:]){_TIME}[\s,|–—-]*(?:on\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?$",
    re.I,
)


def _clock_beside(text: str, start: int, end: int, day: date) -> datetime | None:
    """The clock time right behind the date or right before it; a bare number is no clock time."""
    for match in (_CLOCK_AFTER.match(text, end), _CLOCK_BEFORE.search(text[max(0, start - 40) : start])):
        if match is None or not (match.group("minute") or match.group("half")):
            continue
        hour = int(match.group("hour"))
        half = (match.group("half") or "").lower()[:1]
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        return _moment(day, str(hour), match.group("minute"), match.group("second"), _zone(match.group("zone")))
    return None


def _epoch(text: str) -> Stamp | None:
    """Seconds or milliseconds since 1970, as some pages state."""
    if not re.fullmatch(r"\d{10}|\d{13}", text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), tz=UTC)
    return Stamp(moment.date(), moment) if 1990 <= moment.year <= _LAST_YEAR else None


# --- the day of publication, from the text alone
# -----------------------------------------------------------------------

_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b", re.I)
_BACKWARD = re.compile(
    r"\b(?:since|until|from|founded|born|in|by|between|dated|anniversary of(?: the)?)\s+(?:\w+\s+)?$", re.I
)
_OPENS_WITH_DATE = re.compile(r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?$", re.I)
_WEEKDAY_BEFORE = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?$", re.I)
_POSTED = re.compile(r"^\W*(?:posted|published|issued|updated|from)(?:\s+on)?\s*:?\s*$", re.I)
_WEEK = 6


def date_in_text(first: str) -> tuple[date, DateBasis] | None:
    """The day in the opening of the first paragraph: a place line ("GOMA, 3 March 2024 (Reuters) -") or an opening
    date.

    >>> date_in_text("GOMA, 3 March 2024 (Reuters) - Shells fell.")
    (datetime.date(2024, 3, 3), 'dateline')
    >>> date_in_text("Wed 05 Apr 2017 Shells fell.")
    (datetime.date(2017, 4, 5), 'text')
    >>> date_in_text("Bridge at Malakal falls AFP Monday 18 Aug 2014 Shells hit the bridge.")
    (datetime.date(2014, 8, 18), 'dateline')
    """
    for start, end, day in dates_in(first[:200]):
        before, behind = first[:start], first[end : end + 45]
        if _OPENS_WITH_DATE.match(before):
            return day, "text"
        header = _WEEKDAY_BEFORE.search(before)
        if _POSTED.match(before) or (
            header and not re.search(r"\b(?:on|last|next|since|until|of)\s*$", before[: header.start()])
        ):
            return day, "dateline"
        closes = re.match(r"\s*(?:\([^()]{2,40}\)\s*)?(?:[-–—:]+\s|\.-)", behind)
        if closes and len(before) <= 60 and "." not in before.rstrip(". ,") and before[:1].isupper():
            return day, "dateline"
    return None


def infer_from_text(captions: Iterable[str], paragraphs: Iterable[str]) -> tuple[date, DateBasis] | None:
    """The day of publication from a full date beside weekdays; a full date alone is a day known of, basis "text".

    Wire copy names the days of its last week by weekday. So the first weekday of the text, counted on from the latest
    full date that a caption or a sentence on the news gives, is the day it appeared. Dates that look back ("since",
    "until") are no anchors. None where the text has no full date, or only those.

    >>> infer_from_text(["The bridge at Malakal on March 3, 2024."], ["Shells fell on Monday, medics said."])
    (datetime.date(2024, 3, 4), 'inferred')
    """
    body = list(paragraphs)
    anchors = _anchors(captions) or _anchors(body[:4], news_only=True)
    if not anchors:
        return None
    latest = max(anchors)
    named = next((m.group(1).lower() for text in body[:6] for m in _WEEKDAY.finditer(text)), None)
    if named is None:
        return latest, "text"
    ahead = (_WEEKDAYS.index(named) - latest.weekday()) % 7
    return (latest + timedelta(days=ahead), "inferred") if ahead <= _WEEK else None


def _anchors(texts: Iterable[str], news_only: bool = False) -> list[date]:
    """Full dates that may be of the news; in a paragraph, where many look back, only one with its weekday: "Sunday,
    3 March 2024"."""
    found = []
    for text in texts:
        for start, _, day in dates_in(text):
            before = text[max(0, start - 40) : start]
            if not _BACKWARD.search(before) and (not news_only or _WEEKDAY_BEFORE.search(before)):
                found.append(day)
    return found
