"""The page of one event: what several articles report together, and where their accounts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefing.knowledge.borders import Borders
from briefing.model import ClaimRef, Event, RegionGroup, Toll
from briefing.present.addresses import Link, article_url, claim_url, event_url, place_url, region_url, relative
from briefing.present.claims import ClaimGroup, claimant_words
from briefing.present.disagreements import Disagreement
from briefing.present.event_disputes import event_disputes
from briefing.present.event_ladder import Told, claims_of_event, toll_groups
from briefing.present.event_timeline import TimeRow, by_publication, published_words, time_rows, time_strip
from briefing.present.facts import Answer
from briefing.present.locate import MapView, event_map
from briefing.present.shelf import Shelf
from briefing.present.words import (
    GRADE_WORDS,
    NOT_STATED,
    OUTCOME_WORDS,
    capitalise,
    claimant_kind,
    count_words,
    date_words,
    day_words,
    precision_words,
    short_number,
    span_words,
)  # fmt: skip

__all__ = ["EventView", "OriginRow", "event_title", "event_view", "toll_words"]


@dataclass(frozen=True, slots=True)
class OriginRow:
    """One text: who published it first, and who carries it too."""

    first: Link
    note: str
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """Everything an event's page prints. `course` tells how the toll was reported over time, empty for no change."""

    url: str
    id: str
    name: str
    crumbs: tuple[Link, ...]
    meta: str
    note: str
    facts: tuple[Answer, ...]
    map: MapView | None
    groups: tuple[ClaimGroup, ...]
    course: str
    disputes: tuple[Disagreement, ...]
    strip: Markup
    times: tuple[TimeRow, ...]
    origins: tuple[OriginRow, ...]
    grade: str
    sort_date: str
    was: tuple[str, ...]
    description: str


def event_view(event: Event, shelf: Shelf, borders: Borders) -> EventView:
    """The page of one event."""
    url = event_url(event.id)
    told = claims_of_event(event, shelf)
    facts = _facts(event, told, shelf, url)
    return EventView(
        url=url,
        id=event.id,
        name=event_title(event, shelf),
        crumbs=_crumbs(event, shelf, url),
        meta=f"Event · {_days(event)} · {support_words(event)}",
        note=event.note,
        facts=facts,
        map=event_map(event, shelf, url, borders),
        groups=toll_groups(event, told, url),
        course=_course(event, told),
        disputes=event_disputes(event, shelf, url),
        strip=time_strip(event, told, shelf),
        times=time_rows(event, shelf, url),
        origins=_origins(event, shelf, url),
        grade=GRADE_WORDS[event.grade],
        sort_date=event.first_day.isoformat() if event.first_day else "0000-00-00",
        was=event.was,
        description=f"{facts[0].short} {capitalise(event.grounds)}.",
    )


def event_title(event: Event, shelf: Shelf) -> str:
    """An editor's name for it, else where and when: what happened is for the claims to say."""
    if event.name:
        return event.name
    place = shelf.places.get(event.place or "")
    country = shelf.countries.get(event.country or "")
    where = place.place.name if place else country.name if country else "Place not stated"
    return f"{where}, {_days(event)}"


def support_words(event: Event) -> str:
    """How many articles and origins tell of it: copies do not count as support."""
    return f"{count_words(len(event.articles), 'article')} from {count_words(len(event.origins), 'origin')}"


def _days(event: Event) -> str:
    if event.first_day is None or event.last_day is None:
        return "day not stated"
    return span_words(event.first_day, event.last_day)


def _crumbs(event: Event, shelf: Shelf, url: str) -> tuple[Link, ...]:
    country = shelf.countries.get(event.country or "")
    above: list[RegionGroup] = []
    group = country
    while group is not None:
        above.insert(0, group)
        group = shelf.regions.get(group.parent or "")
    links = tuple(Link(g.name, relative(url, region_url(g.id))) for g in above)
    return links or (Link("Events", relative(url, "events/")),)


# --- the six questions ---------------------------------------------------------------------------------------------


def _facts(event: Event, told: Mapping[ClaimRef, Told], shelf: Shelf, url: str) -> tuple[Answer, ...]:
    return (
        _what(event, told, url),
        _where(event, shelf, url),
        _when(event, shelf),
        _who(event, told),
        Answer("How sure", badge=GRADE_WORDS[event.grade], rest=f"{capitalise(event.grounds)}.{_disputed(event)}"),
        _as_of(event, shelf),
    )


def toll_words(toll: Toll, told: Mapping[ClaimRef, Told]) -> str:
    """The span of comparable claims in words: "killed: claims run from 14 to at least 26"; never a sum."""
    outcome = capitalise(("fighters " if toll.victims == "fighters" else "") + OUTCOME_WORDS[toll.outcome])
    if toll.lowest is None or toll.highest is None:
        return f"{outcome}: no number stated."
    low, high = (short_number(told[ref][1]) for ref in (toll.lowest, toll.highest))
    return f"{outcome}: {high}." if low == high else f"{outcome}: claims run from {low} to {high}."


def _what(event: Event, told: Mapping[ClaimRef, Told], url: str) -> Answer:
    if not event.tolls:
        return Answer("What", "Harm: no number stated.")
    others = " ".join(toll_words(t, told) for t in event.tolls[1:3])
    return Answer("What", toll_words(event.tolls[0], told), rest=others, rest_links=_ends(event.tolls[0], told, url))


def _ends(toll: Toll, told: Mapping[ClaimRef, Told], url: str) -> tuple[Link, ...]:
    """The ways to the claims with the lowest and the highest number, each with its claimant."""
    if toll.lowest is None or toll.highest is None:
        return ()
    ends = {"Lowest": toll.lowest, "highest": toll.highest}
    if short_number(told[toll.lowest][1]) == short_number(told[toll.highest][1]):
        ends = {capitalise(OUTCOME_WORDS[toll.outcome]): toll.lowest}
    return tuple(
        Link(
            f"{words}: {short_number(told[ref][1])}, {claimant_words(told[ref][1])}",
            relative(url, claim_url(ref.article, ref.claim)),
        )
        for words, ref in ends.items()
    )


def _where(event: Event, shelf: Shelf, url: str) -> Answer:
    group = shelf.places.get(event.place or "")
    if group is None:
        return Answer("Where", f"{NOT_STATED}.")
    within = ", ".join(
        filter(None, (group.place.admin1 if group.place.kind != "admin1" else "", _country(event, shelf)))
    )
    return Answer(
        "Where",
        links=(Link(group.place.name, relative(url, place_url(group.id))),),
        rest=f"{within}; {precision_words(group.place)}." if within else f"{capitalise(precision_words(group.place))}.",
    )


def _country(event: Event, shelf: Shelf) -> str:
    group = shelf.countries.get(event.country or "")
    return group.name if group else ""


def _when(event: Event, shelf: Shelf) -> Answer:
    first = next((a for a in by_publication(shelf.picked(event.articles)) if a.document.published), None)
    told = f"First report {published_words(first)}." if first else ""
    if event.first_day is None or event.last_day is None:
        return Answer("When", f"{NOT_STATED}.", rest=told)
    one = event.first_day == event.last_day
    days = day_words(event.first_day) if one else span_words(event.first_day, event.last_day)
    return Answer("When", f"{days}.", rest=told)


def _who(event: Event, told: Mapping[ClaimRef, Told]) -> Answer:
    who = {(c.claimant or "", c.claimant_type) for _, c in told.values()}
    kinds = Counter(kind for _, kind in who if kind)
    ranked = sorted(kinds.items(), key=lambda row: (-row[1], row[0]))
    named = ", ".join(f"{count} {claimant_kind(kind, count)}" for kind, count in ranked)
    parties = sum(c.claimant_type == "party" for _, c in told.values())
    rest = f"{parties} of {count_words(len(told), 'figure')} come from parties to the conflict." if parties else ""
    return Answer("Who says", f"{capitalise(named)}." if named else "The articles themselves.", rest=rest)


def _disputed(event: Event) -> str:
    abouts = {d.about for d in event.contradictions}
    return " How many is disputed." if "number" in abouts else ""


def _as_of(event: Event, shelf: Shelf) -> Answer:
    dated = [a for a in by_publication(shelf.picked(event.articles)) if a.document.published]
    changed = sum(len(row) - 1 for toll in event.tolls for row in toll.revisions)
    rest = f"Figures changed {count_words(changed, 'time')} by those who gave them." if changed else ""
    rest = rest or ("Read by machine; put together by an editor." if event.edited else "Put together by machine.")
    return Answer("As of", f"{published_words(dated[-1])}." if dated else f"{NOT_STATED}.", rest=rest)


# --- below -----------------------------------------------------------------------------------------------------------


def _course(event: Event, told: Mapping[ClaimRef, Told]) -> str:
    """How the first toll went over time, whoever told it: "34 on 26 November, then at least 53 on 27 November"."""
    course = event.tolls[0].course if event.tolls else ()
    steps = []
    for article, claim in (told[ref] for ref in course):
        day = article.document.published
        steps.append(short_number(claim) + (f" on {date_words(day)}" if day else ""))
    return f"{capitalise(', then '.join(steps))}." if len(steps) > 1 else ""


def _origins(event: Event, shelf: Shelf, url: str) -> tuple[OriginRow, ...]:
    rows = []
    for id in event.origins:
        held = [a for a in shelf.picked(event.articles) if shelf.origin_of(a.slug) == id]
        ordered = by_publication(held)
        first = ordered[0]
        others = tuple(Link(a.outlet or a.title, relative(url, article_url(a.slug))) for a in ordered[1:])
        note = published_words(first) + (f": {count_words(len(ordered), 'article')}" if others else "")
        agency = f", from {first.agency}" if first.agency and first.agency != first.outlet else ""
        words = f"{first.outlet or 'Outlet not stated'}{agency}"
        rows.append(OriginRow(Link(words, relative(url, article_url(first.slug))), note, others))
    return tuple(rows)
