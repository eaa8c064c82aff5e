"""What a brief is asked to be about: a region, force, place or event by id or name, and a span of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from briefing.errors import BriefingError
from briefing.model import ActorGroup, Event, PlaceGroup, RegionGroup
from briefing.present.event import event_title
from briefing.present.shelf import Shelf
from briefing.present.words import date_words, span_words
from briefing.speech import gettext
from briefing.text import fold

__all__ = ["BriefScope", "Subject", "choose_subject", "span_line"]

_MOST_GUESSES = 5
Group = TypeVar("Group", RegionGroup, ActorGroup, PlaceGroup, Event)


@dataclass(frozen=True, slots=True)
class BriefScope:
    """What was asked for, as typed: ids or names, "" for any. `first`, `last`: days of the span; None: open."""

    region: str = ""
    actor: str = ""
    place: str = ""
    event: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What the names mean here; None: any. What is in a brief fits all that are given."""

    region: RegionGroup | None
    actor: ActorGroup | None
    place: PlaceGroup | None
    event: Event | None
    first: date | None
    last: date | None

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether two days as a span touch the brief's; what has no day is outside of every span but the open one."""
        if first is None or last is None:
            return self.first is None and self.last is None
        return (self.last is None or first <= self.last) and (self.first is None or last >= self.first)


def choose_subject(scope: BriefScope, shelf: Shelf) -> Subject:
    """The groups that the scope names.

    Raises BriefingError for a name that means nothing here, with those that are near it, or that means several.
    """
    if scope.first and scope.last and scope.first > scope.last:
        raise BriefingError("invoke brief", "the span ends before it begins", "give the earlier day as --from")
    regions = [(g, (g.id, g.id.rsplit("/", 1)[-1], g.name)) for g in shelf.corpus.regions]
    actors = [(g, (g.id, g.name, *g.aliases)) for g in shelf.corpus.actors]
    places = [(g, (g.id, g.place.name, *g.place.as_written)) for g in shelf.corpus.places]
    events = [(e, (e.id, event_title(e, shelf), *e.was)) for e in shelf.corpus.events]
    return Subject(
        _named("--region", scope.region, regions),
        _named("--actor", scope.actor, actors),
        _named("--place", scope.place, places),
        _named("--event", scope.event, events),
        scope.first,
        scope.last,
    )


def _named(option: str, words: str, groups: Sequence[tuple[Group, tuple[str, ...]]]) -> Group | None:
    """An id before a name, and the group's own name before its others."""
    if not words:
        return None
    wanted = fold(words).strip("/ ")
    for keys in (slice(0, 1), slice(0, 3), slice(0, None)):
        found = [group for group, names in groups if wanted in map(fold, names[keys])]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(sorted(group.id for group in found)[:_MOST_GUESSES])
            raise BriefingError(f"{option} {words}", "means more than one here", f"give the id of one: {ids}")
    raise BriefingError(f"{option} {words}", "is nothing that this collection knows", _guess(wanted, groups))


def _guess(wanted: str, groups: Iterable[tuple[Group, tuple[str, ...]]]) -> str:
    names = {fold(name): group.id for group, names in groups for name in names}
    near = get_close_matches(wanted, names, n=_MOST_GUESSES * 3, cutoff=0.6)
    near += [name for name in sorted(names) if wanted in name]
    ids = list(dict.fromkeys(names[name] for name in near))[:_MOST_GUESSES]
    return f"did you mean: {', '.join(ids)}" if ids else "the site's lists have the names; or leave the option out"


def span_line(first: date | None, last: date | None) -> str:
    """The span of days in words.

    >>> span_line(date(2017, 9, 1), date(2017, 9, 30)), span_line(None, None)
    ('1 to 30 September 2017', 'all dates')
    """
    if first and last:
        return span_words(first, last)
    if first:
        return gettext("from %(day)s on") % {"day": date_words(first)}
    return gettext("up to %(day)s") % {"day": date_words(last)} if last else gettext("all dates")
