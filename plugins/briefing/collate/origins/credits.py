"""Which agency a text comes from, by its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Article
from briefing.text import fold

__all__ = ["credited_agency", "is_page_of", "most_credited"]

# The name we write, then how the agency signs in running text.
_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("AFP", "Afp", "Agence France-Presse", "Agence France Presse"),
    ("AP", "Associated Press"),
    ("Reuters", "REUTERS"),
    ("UPI", "United Press International"),
    ("dpa", "DPA"),
    ("EFE",),
    ("Xinhua",),
    ("Anadolu Agency", "Anadolu", "AA"),
    ("SANA",),
    ("TASS",),
    ("Interfax",),
    ("RIA Novosti",),
    ("Ukrinform",),
    ("PTI", "Press Trust of India"),
    ("PA Media", "Press Association"),
)
_BY_NAME = {name: row[0] for row in _AGENCIES for name in row}
_NAME = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True)) + r")(?=s?\b)")
_TOLD = re.compile(r"\b(?:told|tells|telling) (?:[Aa]n? |[Tt]he )?\Z")
_PEOPLE = re.compile(
    r"(?:['’]?s)? (?:(?:news|video) )?(?:correspondent|reporter|photographer|journalist|cameraman|team)s?\b"
)
_BEFORE_DATE = re.compile(r",? (?:[-–—]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)")
_CREDIT_LEAD = re.compile(r"(?:\A|\n|[.!?]|\b(?:Source|With|By))[:\s]*[(\[]?\Z")
_AT_HEAD = 200  # characters within which a dateline or a byline stands


def credited_agency(article: Article) -> str | None:
    """The agency an article credits: as its page says, else as its words do; None where nothing tells.

    "Reuters reported" credits nobody: that is how one outlet quotes another.
    """
    text = article.document.text
    if article.agency or not any(name in text for name in _BY_NAME):  # most texts name none: ten times as fast
        return article.agency
    found = (_BY_NAME[m.group()] for m in _NAME.finditer(text) if _signs(text, m.start(), m.end()))
    return next(found, None)


def _signs(text: str, start: int, end: int) -> bool:
    """Whether the agency named there speaks of itself: "told AFP", "an AP photographer", a credit at either end."""
    before, after = text[max(0, start - 20) : start], text[end : end + 30]
    if start < _AT_HEAD and ((before.endswith("(") and after.startswith(")")) or _BEFORE_DATE.match(after)):
        return True
    if not after.strip(" ).]\n"):
        return _CREDIT_LEAD.search(before) is not None
    return _PEOPLE.match(after) is not None or _TOLD.search(before) is not None


def most_credited(agencies: Sequence[str | None]) -> str | None:
    """The agency that most of these credits name, the first of them at a tie; None where there is no credit."""
    named = [agency for agency in agencies if agency]
    return max(named, key=lambda agency: (named.count(agency), -named.index(agency))) if named else None


def is_page_of(article: Article, agency: str | None) -> bool:
    """Whether an article is on the agency's own page."""
    return bool(agency and article.outlet and fold(article.outlet) == fold(agency))
