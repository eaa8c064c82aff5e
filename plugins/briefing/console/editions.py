"""The day under which a build goes into the ledger of editions: the only clock of the project, at its edge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from briefing.errors import BriefingError

__all__ = ["edition_day", "edition_words", "told_moment"]


def edition_day(environment: Mapping[str, str], today: date) -> str:
    """The ISO day of SOURCE_DATE_EPOCH (seconds, UTC) where it is set, else today. Raises BriefingError for no number.

    >>> edition_day({"SOURCE_DATE_EPOCH": "1505088000"}, date(2026, 1, 1)), edition_day({}, date(2026, 1, 1))
    ('2017-09-11', '2026-01-01')
    """
    told = told_moment(environment)
    return (told.date() if told else today).isoformat()


def told_moment(environment: Mapping[str, str]) -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH (seconds, UTC); None where it is not set. Raises BriefingError for no number."""
    given = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise BriefingError(
            "SOURCE_DATE_EPOCH", f"{given!r} is not a number of seconds", "unset it, or give one"
        ) from fault


def edition_words(number: int | None, faults: int) -> str:
    """What a build that was to be recorded says of it. `number`: None for a site without facts."""
    if number is None:
        return "No edition is recorded: the site is made without facts (BRIEFING_PARTS)."
    if number:
        return f"Edition {number} is recorded in content/editions.jsonl."
    if faults:
        return "No edition is recorded, because pages are missing: mend the faults and run this again."
    return "Nothing changed since the last edition."
