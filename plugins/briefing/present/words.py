"""How figures, dates and kinds are put in words: the one place where the site's phrases are made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

from briefing.model import Claim, ClaimantType, DateBasis, Force, Outcome, Place

__all__ = [
    "BLAME_WORDS", "CLAIMANT_WORDS", "FORCE_TYPE_WORDS", "GRADE_WORDS", "NOT_STATED", "OUTCOME_WORDS",
    "PLACE_KIND_WORDS", "SCOPE_WORDS",
    "basis_words", "capitalise", "claim_words", "claimant_kind", "count_words", "date_words", "day_words", "join_words",
    "moment_words", "month_words", "number_words", "precision_words", "short_number", "span_words", "victim_words",
]  # fmt: skip

NOT_STATED = "Not stated"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

OUTCOME_WORDS: dict[Outcome, str] = {
    "killed": "killed", "injured": "injured", "casualties": "killed or injured", "missing": "missing",
    "captured": "captured", "displaced": "displaced",
}  # fmt: skip
CLAIMANT_WORDS = {
    "monitor": "monitor", "party": "party to the conflict", "official": "official", "un": "United Nations",
    "media": "media", "medical": "medical", "witness": "witness", "unnamed": "unnamed source",
}  # fmt: skip
_CLAIMANTS = {
    "monitor": "monitors", "party": "parties to the conflict", "official": "officials", "un": "United Nations offices",
    "media": "media", "medical": "medical sources", "witness": "witnesses", "unnamed": "unnamed sources",
}  # fmt: skip
FORCE_TYPE_WORDS = {
    "state-forces": "state forces", "police": "police", "rebel-group": "rebel group", "militia": "militia",
    "coalition": "coalition", "private-military-company": "private military company", "alliance": "armed alliance",
    "unknown": "kind not stated",
}  # fmt: skip
PLACE_KIND_WORDS = {
    "country": "country", "admin1": "province or state", "admin2": "district", "settlement": "town or village",
    "neighbourhood": "neighbourhood", "feature": "natural feature", "facility": "facility", "area": "area",
}  # fmt: skip
# "stated" gets no badge: the sentence simply says who did it.
BLAME_WORDS = {
    "stated": "", "claimed": "claimed", "alleged": "alleged", "suspected": "suspected", "conceded": "conceded",
    "denied": "denied",
}  # fmt: skip
GRADE_WORDS = {
    "confirmed": "Confirmed", "fair": "Fair", "weak": "Weak", "contested": "Contested", "discounted": "Discounted",
}  # fmt: skip
SCOPE_WORDS = {"incident": "incident", "period": "period", "cumulative": "cumulative"}
_SINGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man", "civilians": "civilian"}


# --- numbers ---------------------------------------------------------------------------------------------------


def number_words(number: int) -> str:
    """A number as printed: a thin group mark from five figures on.

    >>> number_words(1200), number_words(25000)
    ('1,200', '25,000')
    """
    return f"{number:,}"


def count_words(number: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> count_words(1, "article"), count_words(3, "country", "countries")
    ('1 article', '3 countries')
    """
    return f"{number_words(number)} {one if number == 1 else many or one + 's'}"


_VAGUE = re.compile(
    r"\b((?:tens|scores|dozens|hundreds|thousands)(?: of (?:dozens|hundreds|thousands))?|dozens|scores|several|many"
    r"|a number|a handful|a few|some)\b",
    re.IGNORECASE,
)


def short_number(claim: Claim) -> str:
    """The figure alone, lower case, as a chart label and the start of a sentence.

    >>> from briefing.model import Claim
    >>> short_number(Claim("c", "killed", 601, None, "more_than", "more than 600", "mixed", ()))
    'more than 600'
    >>> short_number(Claim("c", "killed", 24, None, "vague", "dozens of people", "mixed", ()))
    '24 or more (“dozens”)'
    """
    low, high = claim.min, claim.max
    if claim.form == "vague" and low is not None:
        word = _VAGUE.search(claim.as_written)
        return f"{number_words(low)} or more" + (f" (“{word.group(1).lower()}”)" if word else "")
    if low is None and high is None:
        return "an unstated number of"
    if low is None:
        return f"up to {number_words(high or 0)}"
    if high is None:
        return f"more than {number_words(low - 1)}" if claim.form == "more_than" else f"at least {number_words(low)}"
    if low != high:
        return f"{number_words(low)} to {number_words(high)}"
    if low == 0:
        return "no"
    return f"about {number_words(low)}" if claim.form == "about" else number_words(low)


# --- claims ----------------------------------------------------------------------------------------------------


def _singular(noun: str) -> str:
    return _SINGULAR.get(noun, noun.removesuffix("s"))


def victim_words(claim: Claim, force: Force | None = None) -> str:
    """Who was harmed, in the plural: a named group, civilians, the fighters of a force, or people."""
    if len(claim.groups) == 1 and claim.groups[0][1:] == (claim.min, claim.max):
        return claim.groups[0][0]
    if claim.victim == "civilian":
        return "civilians"
    if claim.victim != "combatant":
        return "people"
    if force is None:
        return "fighters"
    return {"state-forces": "soldiers", "police": "police officers"}.get(force.type, f"{force.name} fighters")


def claim_words(claim: Claim, force: Force | None = None) -> str:
    """One claim as a short statement without its claimant. `force` is the one whose people were harmed.

    >>> from briefing.model import Claim
    >>> claim_words(Claim("c", "killed", 26, None, "at_least", "at least 26", "civilian", ()))
    'At least 26 civilians killed'
    >>> claim_words(Claim("c", "injured", 40, 40, "about", "some 40", "undetermined", ()))
    'About 40 people injured'
    >>> claim_words(Claim("c", "missing", None, None, "vague", "", "undetermined", ()))
    'An unstated number of people missing'
    """
    noun = victim_words(claim, force)
    if (claim.min, claim.max) == (1, 1):
        noun = _singular(noun)
    words = f"{short_number(claim)} {noun} {OUTCOME_WORDS[claim.outcome]}"
    if force is not None and claim.victim == "combatant" and force.name not in noun:
        words += f", {force.name}"
    return capitalise(words)


# --- dates -----------------------------------------------------------------------------------------------------


def date_words(day: date) -> str:
    """A date without its weekday.

    >>> date_words(date(2017, 9, 10))
    '10 September 2017'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def claimant_kind(kind: ClaimantType, count: int) -> str:
    """The kind of so many claimants, to stand after their number.

    >>> claimant_kind("official", 1), claimant_kind("party", 2)
    ('official', 'parties to the conflict')
    """
    singular = {"medical": "medical source", "un": "United Nations office"}.get(kind, CLAIMANT_WORDS[kind])
    return singular if count == 1 else _CLAIMANTS[kind]


def month_words(day: date) -> str:
    """The month of a day.

    >>> month_words(date(2017, 9, 10))
    'September 2017'
    """
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """A date with its weekday.

    >>> day_words(date(2017, 9, 10))
    'Sunday 10 September 2017'
    """
    return f"{_DAYS[day.weekday()]} {date_words(day)}"


def span_words(first: date, last: date) -> str:
    """Two days as one span, saying nothing twice.

    >>> span_words(date(2017, 9, 10), date(2017, 9, 11)), span_words(date(2016, 12, 31), date(2017, 1, 2))
    ('10 to 11 September 2017', '31 December 2016 to 2 January 2017')
    """
    if first == last:
        return date_words(first)
    if first.year != last.year:
        return f"{date_words(first)} to {date_words(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {date_words(last)}"
    return f"{first.day} to {date_words(last)}"


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
    return f"{day}, {moment:%H:%M} UTC" + (f"{zone[:3]}:{zone[3:5]}" if offset else "")


def basis_words(basis: DateBasis) -> str:
    """How the date of publication is known; empty where the outlet itself gave it."""
    return {
        "metadata": "",
        "dateline": "read from the dateline",
        "text": "read from the text",
        "inferred": "worked out from the days named in the text",
        "unknown": "",
    }[basis]


# --- places and lists --------------------------------------------------------------------------------------------


def precision_words(place: Place) -> str:
    """How exactly the article's words place it.

    >>> from briefing.model import Place
    >>> precision_words(Place("goma", "Goma", ("Goma",), "settlement", (), lat=-1.7, lon=29.2, precision_km=5))
    'within 5 km'
    """
    if place.lat is None:
        return "not placed"
    if place.kind in ("country", "admin1", "admin2"):
        return "the whole " + {"country": "country", "admin1": "province or state", "admin2": "district"}[place.kind]
    if place.precision_km is None:
        return "not stated"
    return f"within {place.precision_km:g} km" if place.precision_km >= 1 else "within 1 km"


def join_words(words: Iterable[str]) -> str:
    """A list as in a sentence.

    >>> join_words(["Homs", "Hama", "Raqqa"])
    'Homs, Hama and Raqqa'
    """
    items = list(words)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" and {items[-1]}" if items else ""


def capitalise(words: str) -> str:
    """First letter upper case, the rest as it is."""
    return words[:1].upper() + words[1:]
