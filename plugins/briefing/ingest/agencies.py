"""News agencies: the names they sign with. A small table; `agency_in` reads credits, bylines and datelines."""

from __future__ import annotations

import re

from briefing.ingest.cleaning import fold_words

__all__ = ["agency_at_dateline", "agency_named", "agency_slug"]

# The name we write, then how else it signs. Sources: the agencies' own style of credit.
_AGENCIES: tuple[tuple[str, ...], ...] = (
    ("AFP", "Agence France-Presse", "Agence France Presse", "Agence-France Presse"),
    ("AP", "Associated Press", "The Associated Press", "AP News"),
    ("Reuters", "Thomson Reuters", "Reuters News", "Reuters News Agency"),
    ("UPI", "United Press International"),
    ("PTI", "Press Trust of India"),
    ("ANI", "Asian News International"),
    ("IANS", "Indo-Asian News Service", "Indo Asian News Service"),
    ("UNI", "United News of India"),
    ("dpa", "Deutsche Presse-Agentur", "dpa international"),
    ("EFE", "Agencia EFE", "EPA-EFE"),
    ("ANSA", "Agenzia ANSA"),
    ("TASS", "ITAR-TASS", "TASS news agency"),
    ("Interfax", "Interfax-Ukraine"),
    ("RIA Novosti",),
    ("Ukrinform",),
    ("Xinhua", "Xinhua News Agency", "Xinhuanet"),
    ("Kyodo", "Kyodo News"),
    ("Yonhap", "Yonhap News Agency"),
    ("Anadolu Agency", "AA", "Anadolu"),
    ("DHA", "Demiroren News Agency", "Dogan News Agency"),
    ("SANA", "Syrian Arab News Agency"),
    ("WAFA", "Palestinian News and Information Agency"),
    ("IRNA", "Islamic Republic News Agency"),
    ("ISNA", "Iranian Students' News Agency"),
    ("NNA", "National News Agency"),
    ("Petra", "Jordan News Agency"),
    ("SPA", "Saudi Press Agency"),
    ("WAM", "Emirates News Agency"),
    ("QNA", "Qatar News Agency"),
    ("KUNA", "Kuwait News Agency"),
    ("MENA", "Middle East News Agency"),
    ("SABA", "Saba News Agency"),
    ("APS", "Algeria Press Service"),
    ("PA Media", "Press Association", "PA"),
    ("AAP", "Australian Associated Press"),
    ("The Canadian Press", "Canadian Press"),
    ("APA", "Austria Presse Agentur"),
    ("Belga",),
    ("ATS", "Keystone-ATS"),
    ("NAN", "News Agency of Nigeria"),
    ("PANA", "PanaPress"),
    ("Antara", "Antara News"),
    ("Bernama",),
    ("APP", "Associated Press of Pakistan"),
    ("UNB", "United News of Bangladesh"),
)
_BY_NAME = {fold_words(name): row[0] for row in _AGENCIES for name in row}
_CREDIT_LEAD = re.compile(
    r"^(?:by|from|via|source|agency|credit|photo(?: by| credit)?|\u00a9|\(c\))\b\s*[:\-]?\s*", re.I
)
_PLACE_IN_CAPITALS = re.compile(r"[^\W\d_a-z]{3,}\b")
_UNKNOWN_AGENCY = re.compile(r"(?!Updat|Correct|Refile|Repeat)(?:[A-Z][\w.'\u2019-]*)(?: [A-Z][\w.'\u2019-]*){0,3}")
_HEADER = re.compile(
    r"\b([A-Z]\w{1,11})\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+\d{1,2}\s+[A-Z][a-z]{2,8}\s+\d{4}\b"
)
_DATELINE = re.compile(r"^(?:[^.!?\n]|\.(?= \d)){2,80}?\(([^()\n]{2,40})\)\s*(?:[-\u2013\u2014:]+\s|$)")


def agency_named(text: str | None) -> str | None:
    """The agency that these words name, whole; None for anything else. Several joined by "/" or "," give the first.

    >>> agency_named("The Associated Press"), agency_named("By REUTERS"), agency_named("Reuters reporter")
    ('AP', 'Reuters', None)
    """
    words = _CREDIT_LEAD.sub("", (text or "").strip(" ()[]\u00a9.*|"))
    for part in re.split(r"\s*(?:/|,|;|\||&|\band\b|\bwith\b)\s*", words)[:4]:
        name = _BY_NAME.get(fold_words(part.strip(" ()[].")))
        if name:
            return name
    return None


def agency_slug(line: str) -> str | None:
    """The agency of a line that holds nothing but agency names: "AFP", "(Reuters)", "AP / AFP", "Source: AFP".

    >>> agency_slug("AFP"), agency_slug("Source: Reuters"), agency_slug("AFP said the road was cut")
    ('AFP', 'Reuters', None)
    """
    words = _CREDIT_LEAD.sub("", line.strip(" ()[]\u00a9.*|"))
    parts = [p for p in re.split(r"\s*(?:/|,|;|\||&|\band\b)\s*", words) if p.strip(" ()[].")]
    names = [_BY_NAME.get(fold_words(p.strip(" ()[]."))) for p in parts]
    return names[0] if names and all(names) else None


def agency_at_dateline(paragraph: str) -> str | None:
    """The agency in the brackets of a place line, known or not: "GOMA, March 3 (Reuters) - ..."; None where there is
    none.

    >>> agency_at_dateline("GOMA, March 3 (Reuters) - Shells fell."), agency_at_dateline("It fell (again) - twice.")
    ('Reuters', None)
    >>> agency_at_dateline("GOMA, DR Congo (Lake News Service) - Shells fell.")
    'Lake News Service'
    """
    match = _DATELINE.match(paragraph[:160])
    if match is None:
        header = _HEADER.search(paragraph[:200])
        return agency_named(header.group(1)) if header else None
    unknown = _PLACE_IN_CAPITALS.match(paragraph) and _UNKNOWN_AGENCY.fullmatch(match.group(1).strip())
    return agency_named(match.group(1)) or (match.group(1).strip() if unknown else None)
