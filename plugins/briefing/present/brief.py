"""A dated brief of one subject as a view: what it covers and does not, key events with their claims, sources.

A month of war fills hundreds of pages. A brief shows the weightiest events in full, names the others in a line each,
and says what it leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from briefing.knowledge.borders import Borders
from briefing.model import ClaimRef, Event, Grade
from briefing.present.addresses import Link
from briefing.present.brief_gaps import gap_words, not_stated_words
from briefing.present.brief_matter import Matter, Pair
from briefing.present.brief_scope import Subject, span_line
from briefing.present.claims import ClaimRow, claimant_words, foreign_claim_row, outlet_words
from briefing.present.copies import articles_from
from briefing.present.counted import harm_claims_counted, outlets_counted
from briefing.present.disagreements import Disagreement, disagreements
from briefing.present.dossiers import who_says
from briefing.present.event import EventView, event_title, event_view
from briefing.present.events import EventRow, event_rows
from briefing.present.facts import Answer
from briefing.present.locate import MapView, articles_map, event_map, place_map, region_map
from briefing.present.shelf import Shelf
from briefing.present.sources import Sources, edition_line, slug_of, sources_of
from briefing.present.words import date_words, grade_words
from briefing.speech import gettext, ngettext

__all__ = ["BriefForce", "BriefView", "brief_view"]

MOST_EVENTS = 12
MOST_LISTED = 40
MOST_ROWS = 8
MOST_CLAIMS = 24
MOST_DISAGREEMENTS = 10
MOST_FORCES = 15


@dataclass(frozen=True, slots=True)
class BriefForce:
    """A force with counts of articles and of claims, each origin's once; never of people."""

    name: str
    articles: int
    suffered: int
    blamed: int


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything a brief prints. `left_out`: what is not in it for want of room, in sentences.

    `disagreements` are (slug, both sentences) of articles that contradict themselves outside of the events in full.
    """

    title: str
    span: str
    as_of: str
    facts: tuple[Answer, ...]
    map: MapView | None
    events: tuple[EventView, ...]
    listed: tuple[EventRow, ...]
    claims: tuple[ClaimRow, ...]
    disagreements: tuple[tuple[str, Disagreement], ...]
    not_stated: tuple[str, ...]
    forces: tuple[BriefForce, ...]
    left_out: tuple[str, ...]
    sources: Sources


def brief_view(subject: Subject, matter: Matter, shelf: Shelf, borders: Borders) -> BriefView:
    """The brief on what `chosen_matter` found; its sources are those of what is printed, in order of appearance."""
    key = sorted(matter.events[:MOST_EVENTS], key=lambda e: (e.first_day or date.max, e.id))
    views = tuple(_shortened(event_view(event, shelf, borders)) for event in key)
    listed = event_rows(matter.events[MOST_EVENTS : MOST_EVENTS + MOST_LISTED], shelf, "")
    claims, others = _outside(matter)
    told = _disagreements(key, matter, shelf)
    cited = [*_cited(views), *(s for row in listed for s in row.cited), *(slug_of(row.permalink) for row in claims)]
    return BriefView(
        title=_title(subject, shelf),
        span=span_line(subject.first, subject.last),
        as_of=_as_of(matter, shelf),
        facts=_facts(subject, matter, shelf),
        map=_map(subject, matter, shelf, borders),
        events=views,
        listed=listed,
        claims=claims,
        disagreements=told[:MOST_DISAGREEMENTS],
        not_stated=not_stated_words(matter),
        forces=_forces(matter),
        left_out=_left_out(matter, others, len(told)),
        sources=replace(
            sources_of((*cited, *(slug for slug, _ in told[:MOST_DISAGREEMENTS])), shelf), edition=edition_line(shelf)
        ),
    )


def _title(subject: Subject, shelf: Shelf) -> str:
    names = [g.name for g in (subject.region, subject.actor) if g]
    names += [subject.place.place.name] if subject.place else []
    names += [event_title(subject.event, shelf)] if subject.event else []
    return ", ".join(names) or gettext("All that this collection holds")


def _as_of(matter: Matter, shelf: Shelf) -> str:
    newest = next((a.document.published for a in matter.articles if a.document.published), None)
    day = date_words(newest) if newest else gettext("date not stated")
    return f"{edition_line(shelf)} {gettext('Newest article here: %(day)s.') % {'day': day}}"


def _map(subject: Subject, matter: Matter, shelf: Shelf, borders: Borders) -> MapView | None:
    if subject.event:
        return event_map(subject.event, shelf, "", borders)
    if subject.place:
        return place_map(subject.place, borders)
    if subject.region:
        return region_map(subject.region, matter.articles, shelf, "", borders)
    return articles_map(matter.articles, "", shelf, borders)


# --- what it covers ----------------------------------------------------------------------------------------------


def _facts(subject: Subject, matter: Matter, shelf: Shelf) -> tuple[Answer, ...]:
    return (
        Answer(gettext("Covers"), _covered(matter, shelf)),
        Answer(gettext("Events"), _graded(matter.events)),
        who_says(matter.claims),
        Answer(gettext("Not in it"), rest=" ".join(gap_words(subject, matter))),
        Answer(gettext("As of"), _as_of(matter, shelf)),
    )


def _covered(matter: Matter, shelf: Shelf) -> str:
    outlets = len({a.outlet for a in matter.articles if a.outlet})
    named = len({claimant_words(c) for _, c in matter.claims})
    return gettext("%(articles)s, %(outlets)s, %(claims)s by %(claimants)s.") % {
        "articles": articles_from([a.slug for a in matter.articles], shelf),
        "outlets": outlets_counted(outlets),
        "claims": harm_claims_counted(len(matter.claims)),
        "claimants": ngettext("%(count)s claimant", "%(count)s claimants", named) % {"count": named},
    }


def _graded(events: Sequence[Event]) -> str:
    if not events:
        return gettext("No two articles are found to report one event.")
    counts = Counter(event.grade for event in events)
    grades = ", ".join(f"{grade_words(grade)} {counts[grade]}" for grade in get_args(Grade) if counts[grade])
    words = ngettext("%(count)s that several articles report", "%(count)s that several articles report", len(events))
    return f"{words % {'count': len(events)}}: {grades}."


# --- below -------------------------------------------------------------------------------------------------------


def _shortened(view: EventView) -> EventView:
    """The event with the first rows of each ladder; what is left out is counted in its last detail."""
    groups = []
    for group in view.groups:
        rows, left = group.rows[:MOST_ROWS], len(group.rows) - MOST_ROWS
        if left > 0:
            words = ngettext("%(count)s more row on the site", "%(count)s more rows on the site", left)
            rows = (*rows[:-1], replace(rows[-1], details=(*rows[-1].details, words % {"count": left})))
        groups.append(replace(group, rows=rows))
    return replace(view, groups=tuple(groups))


def _cited(views: Sequence[EventView]) -> list[str]:
    slugs = []
    for view in views:
        slugs += [slug_of(link.href) for link in view.facts[0].rest_links]
        slugs += [slug_of(row.permalink) for group in view.groups for row in group.rows]
        slugs += [slug_of(side.words.href) for row in view.disputes for side in row.sides]
    return slugs


def _outside(matter: Matter) -> tuple[tuple[ClaimRow, ...], int]:
    """The weightiest claims that are of no event, by day; and how many others there are."""
    held = {ref for event in matter.events for ref in event.claims}
    free = [(a, c) for a, c in matter.claims if ClaimRef(a.slug, c.id) not in held and c.part_of is None]
    chosen = sorted(free, key=_weight)[:MOST_CLAIMS]
    chosen.sort(key=lambda p: (p[1].date or p[0].document.published or date.max, p[0].slug))
    rows = []
    for article, claim in chosen:
        row = foreign_claim_row(article, claim, "")
        rows.append(replace(row, article=None, outlet=Link(outlet_words(article), "")))
    return tuple(rows), len(free) - len(rows)


def _weight(pair: Pair) -> tuple[bool, bool, int, str, str]:
    article, claim = pair
    return (
        claim.scope != "incident",
        claim.outcome != "killed",
        -(claim.max or claim.min or 0),
        article.slug,
        claim.id,
    )


def _disagreements(key: Sequence[Event], matter: Matter, shelf: Shelf) -> tuple[tuple[str, Disagreement], ...]:
    """Of articles that none of the events in full is about."""
    shown = {slug for event in key for slug in event.articles}
    return tuple(
        (article.slug, row)
        for article in matter.articles
        if article.slug not in shown
        for row in disagreements(article, shelf, shelf.anchors[article.slug])
    )


def _forces(matter: Matter) -> tuple[BriefForce, ...]:
    names = {f.id: f.name for a in matter.articles for f in a.facts.forces}
    named = Counter(id for a in matter.articles for id in dict.fromkeys(f.id for f in a.facts.forces))
    suffered = Counter(c.victim_force for _, c in matter.claims if c.victim_force)
    blamed = Counter(id for _, c in matter.claims for id in c.blamed)
    ranked = sorted(names, key=lambda id: (-named[id], names[id]))[:MOST_FORCES]
    return tuple(BriefForce(names[id], named[id], suffered[id], blamed[id]) for id in ranked)


def _left_out(matter: Matter, claims: int, disagreeing: int) -> tuple[str, ...]:
    events = len(matter.events) - MOST_EVENTS - MOST_LISTED
    forces = len({f.id for a in matter.articles for f in a.facts.forces}) - MOST_FORCES
    more = disagreeing - MOST_DISAGREEMENTS
    rows = (
        (events, ngettext("%(count)s more event.", "%(count)s more events.", events)),
        (claims, ngettext("%(count)s more claim of no event.", "%(count)s more claims of no event.", claims)),
        (more, ngettext("%(count)s more disagreement.", "%(count)s more disagreements.", more)),
        (forces, ngettext("%(count)s more force.", "%(count)s more forces.", forces)),
    )
    return tuple(words % {"count": count} for count, words in rows if count > 0)
