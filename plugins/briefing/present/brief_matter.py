"""What belongs in a brief: the events, claims and articles of its subject and span, and which events come first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.model import Article, Claim, ClaimRef, Event
from briefing.present.actor import claims_of_actor
from briefing.present.brief_scope import Subject
from briefing.present.copies import counted_once
from briefing.present.dossiers import claims_of
from briefing.present.region import claims_in_region, events_in_region
from briefing.present.shelf import Shelf

__all__ = ["Matter", "Pair", "chosen_matter", "quiet_days"]

Pair = tuple[Article, Claim]


@dataclass(frozen=True, slots=True)
class Matter:
    """`events` by weight: most origins first, then the highest number stated; `claims` once an origin.

    `articles` are newest first; `undated` counts those of the subject that no span can hold, since no day is known.
    """

    events: tuple[Event, ...]
    claims: tuple[Pair, ...]
    articles: tuple[Article, ...]
    undated: int


def chosen_matter(subject: Subject, shelf: Shelf) -> Matter:
    """What the corpus holds for this subject and span; all parts may be empty."""
    events = [e for e in _events(subject, shelf) if subject.within(e.first_day, e.last_day)]
    about = _articles(subject, shelf)
    pairs = [p for p in _claims(subject, shelf) if subject.within(*[_day(p)] * 2)]
    told = {slug for e in events for slug in e.articles} | {a.slug for a, _ in pairs}
    told |= {a.slug for a in about if subject.within(*[a.document.published] * 2)}
    undated = sum(a.document.published is None and a.slug not in told for a in about)
    articles = tuple(a for a in shelf.corpus.articles if a.slug in told)
    ranked = sorted(events, key=lambda e: (-len(e.origins), -_most(e, shelf), e.first_day or date.max, e.id))
    return Matter(tuple(ranked), tuple(counted_once(pairs, shelf)), articles, undated)


def _day(pair: Pair) -> date | None:
    """The day of the deed, else that of publication."""
    return pair[1].date or pair[0].document.published


def _most(event: Event, shelf: Shelf) -> int:
    """The highest number that any claim of harm to people gives, not a sum."""
    ends = [shelf.claim(t.highest) for t in event.tolls if t.highest and t.scope == "incident"]
    return max((c.max or c.min or 0 for c in ends), default=0)


def _events(subject: Subject, shelf: Shelf) -> list[Event]:
    if subject.event:
        return [subject.event]
    here: Iterable[Event] = shelf.corpus.events
    if subject.region:
        here = events_in_region(subject.region, shelf)
    if subject.actor:
        here = [e for e in here if subject.actor.id in e.actors]
    if subject.place:
        here = [e for e in here if subject.place.id in e.places]
    return list(here)


def _articles(subject: Subject, shelf: Shelf) -> list[Article]:
    slugs = {a.slug for a in shelf.corpus.articles}
    for held in (subject.region, subject.actor, subject.place, subject.event):
        slugs &= set(held.articles) if held else slugs
    return [a for a in shelf.corpus.articles if a.slug in slugs]


def _claims(subject: Subject, shelf: Shelf) -> list[Pair]:
    if subject.event:
        return [(shelf.articles[ref.article], shelf.claim(ref)) for ref in subject.event.claims]
    pairs = claims_in_region(subject.region, shelf) if subject.region else claims_of(shelf.corpus.articles)
    if subject.actor:
        mine = {ClaimRef(a.slug, c.id) for a, c in claims_of_actor(subject.actor, shelf)}
        pairs = [(a, c) for a, c in pairs if ClaimRef(a.slug, c.id) in mine]
    if subject.place:
        pairs = [(a, c) for a, c in pairs if c.place == subject.place.id]
    return pairs


def quiet_days(subject: Subject, matter: Matter) -> tuple[tuple[date, date], ...]:
    """The stretches of the span on whose days no article of the brief was published; () for an open span.

    A stretch is (first day, last day).
    """
    if subject.first is None or subject.last is None:
        return ()
    days = {a.document.published for a in matter.articles}
    stretches: list[tuple[date, date]] = []
    day = subject.first
    while day <= subject.last:
        if day not in days:
            follows = bool(stretches) and stretches[-1][1] == day - timedelta(days=1)
            start = stretches.pop()[0] if follows else day
            stretches.append((start, day))
        day += timedelta(days=1)
    return tuple(stretches)
