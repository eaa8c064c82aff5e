"""`invoke brief`: reads content/ as a build does and writes one PDF."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale

from briefing.catalogues import read_catalogue
from briefing.collate.evidence import evidence_error
from briefing.console.editions import told_moment
from briefing.errors import BriefingError
from briefing.generate.pages import read_settings_file, read_shelf
from briefing.generate.progress import PROGRESS
from briefing.generate.trees import site_of
from briefing.generate.withheld_ground import ground_of
from briefing.present.brief import BriefView, brief_view
from briefing.present.brief_matter import Matter, chosen_matter
from briefing.present.brief_scope import BriefScope, Subject, choose_subject, span_line
from briefing.present.printed_evidence import check_brief
from briefing.present.shelf import Shelf
from briefing.publish.brief.document import brief_html, source_hashes
from briefing.publish.brief.pdf import brief_pdf
from briefing.settings import site_settings
from briefing.speech import speaking

__all__ = ["Asked", "asked_of", "brief_name", "made_on", "read_days", "write_brief"]

_FOLDER = "briefs"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed: the scope, the language's code, where to write ("" for briefs/), another content folder."""

    scope: BriefScope
    language: str = "en"
    output: str = ""
    content: str = ""


def read_days(first: str, last: str) -> tuple[date | None, date | None]:
    """The two days of the span, None for one not given. Raises BriefingError for what is no date.

    >>> read_days("2017-09-01", "")
    (datetime.date(2017, 9, 1), None)
    """
    days = []
    for option, words in (("--from", first), ("--to", last)):
        try:
            days.append(date.fromisoformat(words) if words else None)
        except ValueError as fault:
            raise BriefingError(f"{option} {words}", "is not a date", "write it as 2017-09-01") from fault
    return days[0], days[1]


def asked_of(options: Mapping[str, str]) -> Asked:
    """The task's options as a value. Raises BriefingError for a day that is none."""
    names = {name: options.get(name, "") for name in ("region", "actor", "place", "event")}
    first, last = read_days(options.get("from", ""), options.get("to", ""))
    scope = BriefScope(**names, first=first, last=last)
    return Asked(scope, options.get("language", "") or "en", options.get("output", ""), options.get("content", ""))


def brief_name(scope: BriefScope) -> str:
    """The file's name, made of what was asked for.

    >>> brief_name(BriefScope(region="middle-east/syria", first=date(2017, 9, 1), last=date(2017, 9, 30)))
    'brief-syria-2017-09-01-2017-09-30.pdf'
    """
    words = [w.rsplit("/", 1)[-1] for w in (scope.region, scope.actor, scope.place, scope.event) if w]
    days = [day.isoformat() for day in (scope.first, scope.last) if day]
    name = "-".join(["brief", *(words or ["all"]), *days]).lower()
    return "".join(c if c.isalnum() else "-" for c in name) + ".pdf"


def made_on(environ: Mapping[str, str], shelf: Shelf) -> str:
    """When the brief is dated: SOURCE_DATE_EPOCH, else the last edition's day; never the clock. "" where neither is."""
    if told := told_moment(environ):
        return told.strftime("%Y-%m-%dT%H:%M:%SZ")
    editions = shelf.history.editions
    return editions[-1].date if editions else ""


def write_brief(root: Path, asked: Asked, show: Callable[[str, int, int], None]) -> tuple[Path, BriefView, list[str]]:
    """Writes the PDF and gives its path, what it holds, and the faults of pages that were left out.

    Raises BriefingError where the scope names nothing, nothing is found, or the PDF cannot be set.
    """
    settings = read_settings_file(root / "pelicanconf.py", Path(asked.content) if asked.content else None)
    settings[PROGRESS] = show
    if "facts" not in site_settings(settings).parts:
        raise BriefingError("invoke brief", "is made of facts, and this site has none", "add facts to BRIEFING_PARTS")
    catalogue = read_catalogue(asked.language)
    shelf = read_shelf(settings)
    subject = choose_subject(asked.scope, shelf)
    matter = chosen_matter(subject, shelf)
    _refuse_nothing(subject, matter, shelf)
    show("setting the brief", 1, 1)
    with speaking(catalogue):
        view = brief_view(subject, matter, shelf, ground_of(settings))
        html = _html(settings, view, shelf, asked.language)
    if unfounded := check_brief(html, matter.articles):
        raise evidence_error(unfounded)
    target = _target(root, asked)
    pdf = brief_pdf(html, Path(settings["THEME"]))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(pdf)
    return target, view, list(settings["BRIEFING_FAULTS"])


def _html(settings: dict[str, Any], view: BriefView, shelf: Shelf, language: str) -> str:
    direction = Locale.parse(language, sep="-").text_direction
    return brief_html(
        Path(settings["THEME"]),
        view,
        site_of(settings),
        {
            "hashes": source_hashes(view, shelf),
            "made": made_on(os.environ, shelf),
            "language": language,
            "direction": direction,
        },
    )


def _target(root: Path, asked: Asked) -> Path:
    """The file asked for, or one of the usual name in the folder asked for."""
    given = Path(asked.output) if asked.output else root / _FOLDER
    return given if given.suffix.lower() == ".pdf" else given / brief_name(asked.scope)


def _refuse_nothing(subject: Subject, matter: Matter, shelf: Shelf) -> None:
    if matter.articles:
        return
    days = sorted(a.document.published for a in shelf.corpus.articles if a.document.published)
    held = f"the collection's articles are of {span_line(days[0], days[-1])}" if days else "the collection is empty"
    span = span_line(subject.first, subject.last)
    raise BriefingError("invoke brief", f"nothing is found for this ({span})", f"widen the span: {held}")
