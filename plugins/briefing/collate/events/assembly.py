"""Events out of groups of reports: identity, time and place, tolls, disputes, grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefing.collate.events.disputes import disputes_of
from briefing.collate.events.editing import edited_groups
from briefing.collate.events.grades import grade_of
from briefing.collate.events.grouping import group_reports
from briefing.collate.events.reports import Report, reports_of
from briefing.collate.events.telling import told_of
from briefing.collate.events.tolls import tolls_of
from briefing.model import Article, ClaimRef, Event, EventNote, Origin

__all__ = ["Earlier", "find_events"]

Earlier = Mapping[str, frozenset[ClaimRef]]  # ids of events of earlier builds, and the claims they held


def find_events(
    articles: Sequence[Article],
    origins: Iterable[Origin],
    notes: Sequence[EventNote] = (),
    earlier: Earlier | None = None,
) -> tuple[Event, ...]:
    """What several articles report together, newest first; undated ones last.

    `earlier` lets an event keep the id that it was published under. Raises BriefingError for a note of an editor that
    speaks of what is not there.
    """
    origin_of = {slug: origin.id for origin in origins for slug in origin.articles}
    reports = reports_of(sorted(articles, key=_published), origin_of)
    groups = _named(group_reports(reports), earlier or {})
    by_id = {note.id: note for note in notes}
    edited = edited_groups(groups, reports, notes)
    events = [_event(id, held, by_id.get(id)) for id, held in edited.items()]
    ordered = sorted(events, key=lambda e: (e.first_day or date.min).isoformat() + e.id, reverse=True)
    return tuple(ordered)


def _published(article: Article) -> tuple[bool, date, str, str]:
    """Oldest first, so that neither ids nor groups depend on the order in which articles are given."""
    day = article.document.published
    time = article.published_at.time().isoformat() if article.published_at else ""
    return day is None, day or date.min, time, article.slug


def _named(groups: Sequence[tuple[Report, ...]], earlier: Earlier) -> dict[str, tuple[Report, ...]]:
    """Each group under its id: that of the earlier event with which it shares most claims, else a new one."""
    held = {ref: id for id, refs in earlier.items() for ref in refs}
    wanted = []
    for number, group in enumerate(groups):
        shared = Counter(held[ref] for r in group for ref in _refs(r) if ref in held)
        wanted += [(-count, id, number) for id, count in shared.items()]
    names: dict[int, str] = {}
    for _, id, number in sorted(wanted):
        if number not in names and id not in names.values():
            names[number] = id
    taken = {*names.values(), *earlier}
    for number, group in enumerate(groups):
        if number not in names:
            names[number] = _new_id(group, taken)
            taken.add(names[number])
    return {names[number]: group for number, group in enumerate(groups)}


def _new_id(group: Sequence[Report], taken: set[str]) -> str:
    """Day and place, with a number where another event bears them already: "2017-11-26-al-shafah"."""
    day, place = _first_day(group), _place(group)
    stem = "-".join(filter(None, (day.isoformat() if day else "undated", place or (_country(group) or "").lower())))
    return next(name for n in range(1, len(taken) + 2) if (name := stem if n == 1 else f"{stem}-{n}") not in taken)


def _refs(report: Report) -> tuple[ClaimRef, ...]:
    return tuple(ClaimRef(report.article, claim.id) for claim in report.claims)


def _event(id: str, group: Sequence[Report], note: EventNote | None) -> Event:
    told = told_of(group)
    disputes = disputes_of(told, id)
    grade, grounds = grade_of(told, disputes)
    if note is not None and note.grade:
        grade, grounds = note.grade, note.reason
    return Event(
        id=id,
        name=(note.name if note else None) or "",
        country=_country(group),
        place=_place(group),
        places=tuple(dict.fromkeys(c.place for r in group for c in r.claims if c.place)),
        first_day=_first_day(group),
        last_day=_last_day(group),
        articles=tuple(dict.fromkeys(t.ref.article for t in told)),
        origins=tuple(dict.fromkeys(t.origin for t in told)),
        claims=tuple(t.ref for t in told),
        actors=tuple(sorted({force for r in group for force in r.blamed | r.hurt})),
        tolls=tolls_of(told),
        grade=grade,
        grounds=grounds,
        contradictions=disputes,
        edited=note is not None,
        note=note.note if note else "",
        was=note.merge if note else (),
    )


def _days(group: Sequence[Report]) -> list[date]:
    """The days that claims name; where none does, those that publication leaves open."""
    told = [c.date for r in group for c in r.claims if c.date]
    return told or [day for r in group for day in (r.last_day,) if day]


def _first_day(group: Sequence[Report]) -> date | None:
    return min(_days(group), default=None)


def _last_day(group: Sequence[Report]) -> date | None:
    return max(_days(group), default=None)


def _place(group: Sequence[Report]) -> str | None:
    """The narrowest place named, by how many reports name it, then how exactly it is placed."""
    counts = Counter(r.place.id for r in group if r.place)
    narrow = {
        r.place.id: (r.is_vague, -counts[r.place.id], r.place.precision_km or 1e9, r.place.id) for r in group if r.place
    }
    return min(narrow, key=lambda id: narrow[id], default=None)


def _country(group: Sequence[Report]) -> str | None:
    counts = Counter(r.country for r in group if r.country)
    return min(counts, key=lambda code: (-counts[code], code), default=None)
