"""What an editor wrote about events: content/events/<id>.yaml merges, splits, names and grades, and always wins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import yaml

from briefing.collate.events.reports import Report
from briefing.errors import BriefingError
from briefing.model import EventNote, Grade
from briefing.slugs import SLUG_REMEDY, is_slug
from briefing.text import legible

__all__ = ["edited_groups", "read_event_note"]

_LISTS = frozenset({"articles", "without", "merge"})
# What YAML makes of dates, numbers and keys that are none, beside its own errors.
_UNREADABLE = (yaml.YAMLError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
_WORDS = frozenset({"name", "grade", "reason", "note"})


def read_event_note(path: Path) -> EventNote:
    """One note. Raises BriefingError where it cannot be used."""
    try:
        held = yaml.safe_load(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as fault:
        raise BriefingError(str(path), f"is not UTF-8 (byte {fault.start})", "save it as UTF-8") from fault
    except _UNREADABLE as fault:
        reason = " ".join(str(fault).split())[:160]
        raise BriefingError(str(path), f"is not YAML: {reason}", "write it as docs/events.md shows") from fault
    if not is_slug(path.stem):
        raise BriefingError(str(path), "no event can be called so", f"rename the file: {SLUG_REMEDY}")
    if not isinstance(held, dict):
        raise BriefingError(str(path), "holds no fields", "write it as docs/events.md shows")
    _check(path, held)
    return EventNote(
        id=path.stem,
        name=legible(held["name"]) if "name" in held else None,
        grade=held.get("grade"),
        reason=legible(held.get("reason", "")),
        note=legible(held.get("note", "")),
        **{field: tuple(held.get(field) or ()) for field in sorted(_LISTS)},
    )


def _check(path: Path, held: Mapping[str, Any]) -> None:
    where = str(path)
    for field, value in held.items():
        if field not in _LISTS | _WORDS:
            raise BriefingError(
                where, f"field {str(field)[:60]!r} is not known", f"use {', '.join(sorted(_LISTS | _WORDS))}"
            )
        if field in _WORDS and not isinstance(value, str):
            raise BriefingError(where, f"{field} is not text", "put it in quotation marks")
        if field in _LISTS and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
            raise BriefingError(where, f"{field} is not a list of names", "write one a line, each after a dash")
    if "grade" in held and held["grade"] not in get_args(Grade):
        raise BriefingError(where, f"grade {held['grade']!r} is not known", f"use {', '.join(get_args(Grade))}")
    if "grade" in held and not held.get("reason"):
        raise BriefingError(where, "a grade has no reason", "add `reason:` with the words that the page shall show")


Groups = dict[str, tuple[Report, ...]]


def edited_groups(groups: Groups, reports: Sequence[Report], notes: Iterable[EventNote]) -> Groups:
    """The groups of reports by event id after merging, adding and taking out; a note may begin an event of its own.

    Raises BriefingError where a note speaks of an article or an event that is not there.
    """
    done = dict(groups)
    for note in notes:
        where = f"content/events/{note.id}.yaml"
        own = list(done.pop(note.id, ()))
        for other in note.merge:
            if other not in done:
                raise BriefingError(where, f"event {other!r} is not there", "take it out of `merge`")
            own += done.pop(other)
        for words in note.articles:
            report = _meant(words, reports, own, where)
            done = {id: tuple(r for r in held if r is not report) for id, held in done.items()}
            own += [report] if report not in own else []
        gone = {words.partition("#")[0] for words in note.without}
        kept = sorted((r for r in own if r.article not in gone), key=lambda r: r.number)
        if not kept:
            raise BriefingError(where, "no report of this event is left", "list its articles, or remove the file")
        done[note.id] = tuple(kept)
    return {id: held for id, held in sorted(done.items()) if held}


def _meant(words: str, reports: Sequence[Report], own: Sequence[Report], where: str) -> Report:
    """The report that "slug" or "slug#claim" stands for: the one with the claim, one already here, else its first."""
    slug, _, claim = words.partition("#")
    found = [r for r in reports if r.article == slug and (not claim or any(c.id == claim for c in r.claims))]
    if not found:
        raise BriefingError(
            where, f"no claim of an incident in {words!r}", "write the slug of an article as in its address"
        )
    return next((r for r in found if r in own), found[0])
