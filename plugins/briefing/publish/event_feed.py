"""The Atom feed of events: what several articles report together, with the span of its claims and its grade.

An entry is as old as the last article on its event, so a toll that is revised comes up again in a reader.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from html import escape
from pathlib import Path

from briefing.model import Event
from briefing.present.addresses import Site, event_url
from briefing.present.event import event_title, support_words, toll_words
from briefing.present.event_ladder import claims_of_event
from briefing.present.grounds import grounds_words
from briefing.present.shelf import Shelf
from briefing.present.words import grade_words
from briefing.publish.feeds import ENTRIES, Entry, Feed, feed_text
from briefing.publish.writing import write_if_changed
from briefing.speech import gettext

__all__ = ["EVENTS_FEED", "write_event_feed"]

EVENTS_FEED = "feeds/events.atom.xml"
# Atom asks for a date of every entry; an event of which no article is dated gets this one.
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def write_event_feed(shelf: Shelf, site: Site, output: Path) -> int:
    """Writes the feed under `output` and returns how many events it tells of; without any it is empty, not absent."""
    entries = sorted((_entry(e, shelf) for e in shelf.corpus.events), key=lambda e: (e.updated, e.url), reverse=True)
    feed = Feed(EVENTS_FEED, "events/", f"{gettext('Events')} – {site.name}", ())
    write_if_changed(output / EVENTS_FEED, feed_text(feed, site, entries[:ENTRIES]))
    return len(entries[:ENTRIES])


def _entry(event: Event, shelf: Shelf) -> Entry:
    days = sorted(a.document.published for a in shelf.picked(event.articles) if a.document.published)
    moments = [datetime.combine(day, time(), UTC) for day in days]
    return Entry(
        url=event_url(event.id),
        title=event_title(event, shelf),
        summary=_summary(event, shelf),
        authors=(),
        published=moments[0] if moments else None,
        updated=moments[-1] if moments else _UNDATED,
        source_url=None,
        outlet=None,
        subjects=tuple(shelf.actors[id].name for id in event.actors if id in shelf.actors),
    )


def _summary(event: Event, shelf: Shelf) -> str:
    told = claims_of_event(event, shelf)
    tolls = [toll_words(toll, told) for toll in event.tolls] or [gettext("Harm: no number stated.")]
    grade = f"{grade_words(event.grade)}: {grounds_words(event)}"
    note = f"<p>{escape(event.note)}</p>" if event.note else ""
    rows = "".join(f"<li>{escape(words)}</li>" for words in (*tolls, grade, f"{support_words(event)}."))
    never = escape(gettext("Claims stand side by side and are never added."))
    return f"{note}<ul>{rows}</ul><p>{never}</p>"
