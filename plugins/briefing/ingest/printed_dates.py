"""Dates that a page prints, or holds in <time> elements, around its headline."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import one_line
from briefing.ingest.dating import Stamp, stamp_of
from briefing.ingest.head_tags import attribute
from briefing.ingest.lines import date_line
from briefing.ingest.vicinity import ancestors, stands_apart

__all__ = ["PrintedDate", "printed_dates"]

_DATE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:date|time|timestamp|datetime|pubdate|published|posted|dateline|byline|meta|post-?info|"
    r"created)(?:$|[-_ \d])",
    re.I,
)
_UPDATED = re.compile(
    r"\b(?:updated?|last (?:updated|modified|edited|reviewed)|modified|aktualisiert|mis à jour|actualizado|"
    r"atualizado|обновлено)\b",
    re.I,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publiziert|veröffentlicht|publié|publicado|опубликовано|first published|original)\b", re.I
)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as a reader of the page sees it, or as a <time> element near it holds it."""

    stamp: Stamp
    updated: bool
    marked: bool  # in an element made for dates


def printed_dates(soup: BeautifulSoup, heading: Tag | None) -> list[PrintedDate]:
    """Dates printed as such, in order of the page from the heading on; those above it are looked at last."""
    found: list[PrintedDate] = []
    holders = ancestors(heading)
    scope = heading.find_all_next(_may_date, limit=400) if heading else []
    before = (
        list(reversed(heading.find_all_previous(_may_date, limit=40)))
        if heading
        else soup.find_all(_may_date, limit=400)
    )
    for tag in [*scope, *before]:
        if stands_apart(tag, holders):
            continue
        words = one_line(tag.get_text(" "))
        value = (
            attribute(tag, "datetime")
            if tag.name == "time"
            else attribute(tag, "content") or attribute(tag, "data-datetime")
        )
        stamp = stamp_of(value) or (stamp_of(words) if len(words) <= 120 else None)
        if stamp is None or (not value and tag.name != "time" and not _says_date(words)):
            continue
        around = (
            words
            + one_line(" ".join(tag.get("class") or []))
            + (one_line(tag.parent.get_text(" "))[:40] if tag.parent and len(words) < 60 else "")
        )
        updated = bool(_UPDATED.search(words) or _UPDATED.search(around)) and not _PUBLISHED.search(words)
        found.append(PrintedDate(_with_print(stamp, words), updated, tag.name == "time" or bool(value)))
        if len(found) >= 6:
            break
    return found


def _with_print(stamp: Stamp, words: str) -> Stamp:
    """Of an element whose value and words both give a time, the words where they carry a zone."""
    seen = stamp_of(words) if len(words) <= 120 else None
    return seen if seen and seen.moment and seen.moment.tzinfo and not (stamp.moment and stamp.moment.tzinfo) else stamp


def _may_date(tag: Tag) -> bool:
    if tag.name == "time":
        return True
    if tag.name not in (
        "span",
        "p",
        "div",
        "li",
        "small",
        "em",
        "a",
        "abbr",
        "td",
        "b",
        "i",
        "strong",
        "font",
        "h3",
        "h4",
        "h5",
        "h6",
    ):
        return False
    names = f"{' '.join(tag.get('class') or [])} {tag.get('id') or ''}"
    if _DATE_CLASS.search(names):
        return True
    return not tag.find(True) and date_line(one_line(tag.get_text())) is not None if len(tag.contents) <= 2 else False


def _says_date(words: str) -> bool:
    return date_line(words) is not None or (len(words) <= 120 and stamp_of(words) is not None)
