"""What the head of a page must hold before anything is made of it: a name, a title, days that are days."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

from briefing.errors import BriefingError
from briefing.ingest.cleaning import one_line
from briefing.ingest.front_matter import PageFront
from briefing.ingest.page import MAX_TITLE_CHARS
from briefing.slugs import SLUG_REMEDY, is_slug

__all__ = ["check_head", "check_name", "read_day"]

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
# Letters at most: every list, event and copy of an article repeats these.
_LONGEST = MappingProxyType(
    {"title": MAX_TITLE_CHARS, "deck": 10_000, "outlet": 500, "agency": 500, "source_url": 4000}
)
_LONGEST_AUTHORS = 5000


def read_day(written: str | None, where: str) -> date | datetime | None:
    """A day, or an instant where the time is given; None for nothing. Raises BriefingError for anything else.

    >>> read_day("2017-09-11", "a.md"), read_day("2017-09-11T14:20:00+00:00", "a.md").hour
    (datetime.date(2017, 9, 11), 14)
    """
    if not written:
        return None
    try:
        day = date.fromisoformat(written) if len(written) == len("2017-09-11") else datetime.fromisoformat(written)
    except ValueError as error:
        raise BriefingError(where, f"{written[:40]!r} is not a date", "write it as 2017-09-11") from error
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:  # days are counted from it, both ways
        raise BriefingError(where, f"{written!r} lies outside {_FIRST_YEAR} to {_LAST_YEAR}", "mend the year")
    return day


def check_name(path: Path) -> None:
    """Nothing for a file that a page can be named after; raises BriefingError for another."""
    if not is_slug(path.stem):
        raise BriefingError(str(path), f"no page can be called {path.stem!r}", f"rename the file: {SLUG_REMEDY}")


def check_head(path: Path, front: PageFront) -> tuple[str, date | datetime | None]:
    """The page's title and day; raises BriefingError for a page without a title, with a day that is none, or with
    words of the head that have no end."""
    if not one_line(front.title):  # letters that nobody sees are no title
        raise BriefingError(str(path), "has no title", "add a line title: ...")
    lengths = {name: len(getattr(front, name) or "") for name in _LONGEST}
    most = _LONGEST | {"authors": _LONGEST_AUTHORS}
    for name, length in (lengths | {"authors": len("; ".join(front.authors))}).items():
        if length > most[name]:
            raise BriefingError(str(path), f"its {name} is longer than {most[name]:,} characters", "shorten it")
    read_day(front.modified, f"{path}: modified")
    return str(front.title), read_day(front.date, f"{path}: date")
