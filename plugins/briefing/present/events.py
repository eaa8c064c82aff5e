"""Lists of events: the pages of all of them, and short lists on other pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from briefing.model import Event
from briefing.present.addresses import Link, event_url, relative
from briefing.present.event import event_title, support_words, toll_words
from briefing.present.event_ladder import claims_of_event
from briefing.present.shelf import Shelf
from briefing.present.words import date_words, grade_words, month_words
from briefing.speech import gettext

__all__ = ["EventPage", "EventRow", "event_pages", "event_rows"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list; `cited` are the articles that its figures come from, by slug."""

    title: Link
    day: str
    iso: str
    toll: str
    grade: str
    support: str
    cited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPage:
    """One page of the list of events; months in order of the list."""

    url: str
    number: int
    last: int
    total: int
    months: tuple[tuple[str, tuple[EventRow, ...]], ...]
    newer: str
    older: str


def event_rows(events: Iterable[Event], shelf: Shelf, url: str) -> tuple[EventRow, ...]:
    """The events as rows, in the order given."""
    return tuple(_row(event, shelf, url) for event in events)


def _row(event: Event, shelf: Shelf, url: str) -> EventRow:
    told = claims_of_event(event, shelf)
    return EventRow(
        title=Link(event_title(event, shelf), relative(url, event_url(event.id))),
        day=date_words(event.first_day) if event.first_day else gettext("Day not stated"),
        iso=event.first_day.isoformat() if event.first_day else "",
        toll=toll_words(event.tolls[0], told) if event.tolls else gettext("No number stated."),
        grade=grade_words(event.grade),
        support=support_words(event),
        cited=tuple(ref.article for toll in event.tolls[:1] for ref in (toll.lowest, toll.highest) if ref),
    )


def _page_url(number: int) -> str:
    return "events/" if number == 1 else f"events/page-{number}/"


def event_pages(shelf: Shelf, size: int) -> tuple[EventPage, ...]:
    """All events by day, newest first, cut in pages; one empty page where there is none."""
    events = shelf.corpus.events
    last = max(1, -(-len(events) // size))
    return tuple(_page(shelf, n, last, events[(n - 1) * size : n * size]) for n in range(1, last + 1))


def _page(shelf: Shelf, number: int, last: int, events: tuple[Event, ...]) -> EventPage:
    url = _page_url(number)
    months = groupby(events, key=lambda e: month_words(e.first_day) if e.first_day else gettext("Day not stated"))
    return EventPage(
        url=url,
        number=number,
        last=last,
        total=len(shelf.corpus.events),
        months=tuple((name, event_rows(items, shelf, url)) for name, items in months),
        newer=relative(url, _page_url(number - 1)) if number > 1 else "",
        older=relative(url, _page_url(number + 1)) if number < last else "",
    )
