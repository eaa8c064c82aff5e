"""Names of people out of bylines and markup; newsrooms, agencies and job titles are no authors."""

from __future__ import annotations

import re

from briefing.ingest.agencies import agency_named, agency_slug
from briefing.ingest.cleaning import fold_words, one_line

__all__ = ["names_in", "person", "reporters_in_sign_off"]

_LEAD = re.compile(
    r"^\W*(?:(?:analysis|opinion|commentary|column|review|story|words|text|photos?|reported|written|posted|published|reporting|article|"
    r"contributed|compiled|edited)\s+)?(?:by|par|por|von|автор|oleh|penulis)\b\s*:?\s*|^[^\W\d_]+\s*:\s*",
    re.I,
)
_TAIL = re.compile(
    r"\s*(?:\||•|·|–|—|\s-\s|\b(?-i:for\s+(?:the\s+)?[A-Z]|in\s+[A-Z])|\bat\s+\d|\bon\s+\w+\s+\d|\bupdated\b|\bpublished\b|\bposted\b|@|https?:|"
    r"\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:;|,|\n|/|&|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\bwith\b)\s*")
_NEWSROOM = """
    staff admin administrator editor editors editorial newsroom desk team reporter reporters correspondent
    correspondents wire wires service services news agency agencies press media bureau office online web webdesk
    digital contributor contributors author writer writers guest board department group network company inc ltd
    llc gmbh times post herald tribune gazette daily magazine radio tv television channel journal report reports
    source sources agence redaction redaktion redaccion redacao the our view via photo photos photographer video
    producer updated published read minute minutes min ago senior junior chief managing assistant political
    national international foreign business sports health science special follow share comments comment email
    print facebook twitter instagram blog blogger user
"""
_NO_PERSON = frozenset(_NEWSROOM.split())
_DEGREES = re.compile(r"^(?:ph\.?d|m\.?d|m\.?s|m\.?a|b\.?a|rdn?|mph|jr|sr|esq|mba|rn|cpa|cscs|ii|iii)\.?$", re.I)
_SIGN_OFF = re.compile(
    r"\(?\s*(?<!additional )\breporting by\s+([^;()]{3,200}?)(?:;|\.? additional|,? with|\)|\.\s*$|, editing|"
    r" editing by|$)",
    re.I,
)


def names_in(byline: str | None, outlet: str | None = None) -> list[str]:
    """The people that a byline names, in order, as they are to be printed; empty for a newsroom, an agency or a job
    title.

    >>> names_in("By Awa Diallo and BEN OCHIENG, Staff Writer")
    ['Awa Diallo', 'Ben Ochieng']
    >>> names_in("The Associated Press"), names_in("Admin")
    ([], [])
    """
    words = one_line(_SPACED.sub(" and ", byline or ""))
    if not words or agency_slug(words):
        return []
    parts = _SPLIT.split(_TAIL.sub("", _LEAD.sub("", words)))
    if any(agency_named(part) for part in parts):  # "PTI, Washington": what else is a single word is a place
        parts = [part for part in parts if " " in part.strip()]
    found = (person(part, outlet) for part in parts)
    return list(dict.fromkeys(name for name in found if name))


_SPACED = re.compile(r"\s*\n\s*\n\s*")


def person(words: str, outlet: str | None = None) -> str | None:
    """One person's name, mended for print; None if the words name no person.

    >>> person("AWA DIALLO"), person("News Desk"), person("https://example.org/awa"), person("Josh")
    ('Awa Diallo', None, None, 'Josh')
    """
    name = _TAIL.sub("", _LEAD.sub("", one_line(words))).strip(" .,:-–—|*\"'“”()[]")
    folded = fold_words(name).split()
    if not folded or len(folded) > 5 or len(name) > 60 or any(c.isdigit() for c in name) or _DEGREES.match(name):
        return None
    if (name[0].islower() and " " not in name) or re.search(r"[@/<>{}=_]|\w\.(?:com|org|net|ru)\b", name):
        return None
    if set(folded) & _NO_PERSON or agency_named(name) or (outlet and fold_words(name) in fold_words(outlet)):
        return None
    if not any(w[0].isupper() or not w[0].isascii() for w in name.split()):
        return None
    return _print_case(name)


def _print_case(name: str) -> str:
    """Capitals throughout become a capital each, but initials ("AS", "J. R. DIALLO") stay."""
    if not name.isupper() or len(name) <= 3:
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 1 else m.group(), name)


def reporters_in_sign_off(paragraph: str) -> list[str]:
    """The reporters of an agency's closing line.

    >>> reporters_in_sign_off("(Reporting by Awa Diallo in Gao; Editing by Ben Ochieng)")
    ['Awa Diallo']
    """
    match = _SIGN_OFF.search(paragraph)
    if match is None:
        return []
    places_off = re.sub(r"\s+(?:in|at|from)\s+[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*", "", match.group(1))
    return names_in(places_off)
