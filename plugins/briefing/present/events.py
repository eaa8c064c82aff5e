"""Events as rows of lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.model import Event
from briefing.present.addresses import Link, event_url, relative
from briefing.present.event import event_title, support_words, toll_words
from briefing.present.event_ladder import claims_of_event
from briefing.present.shelf import Shelf
from briefing.present.words import date_words, grade_words
from briefing.speech import gettext

__all__ = ["EventRow", "event_rows"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event in a list; `cited` are the articles that its figures come from, by slug."""

    title: Link
    day: str
    iso: str
    toll: str
    grade: str
    sure: str
    support: str
    cited: tuple[str, ...] = ()


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
        sure=event.grade,
        support=support_words(event),
        cited=tuple(ref.article for toll in event.tolls[:1] for ref in (toll.lowest, toll.highest) if ref),
    )
