"""The page of one event: what several articles report together, and where their accounts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from briefing.knowledge.borders import Borders
from briefing.model import ClaimRef, Event, RegionGroup, Toll
from briefing.present.addresses import Link, article_url, claim_url, event_url, place_url, region_url, relative
from briefing.present.claims import ClaimGroup, claimant_words, outlet_words
from briefing.present.copies import articles_of_origins
from briefing.present.counted import articles_counted
from briefing.present.disagreements import Disagreement
from briefing.present.event_disputes import event_disputes
from briefing.present.event_ladder import Told, claims_of_event, toll_groups
from briefing.present.event_timeline import TimeRow, by_publication, published_words, time_rows, time_strip
from briefing.present.facts import Answer
from briefing.present.grounds import grounds_words
from briefing.present.locate import MapView, event_map
from briefing.present.shelf import Shelf
from briefing.present.words import (
    capitalise,
    claimant_kind,
    date_words,
    day_words,
    fighters_words,
    grade_words,
    listed_words,
    not_stated,
    number_words,
    outcome_words,
    precision_words,
    short_number,
    span_words,
)  # fmt: skip
from briefing.speech import gettext, ngettext

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
        meta=gettext(" · ").join((gettext("Event"), _days(event), support_words(event))),
        note=event.note,
        facts=facts,
        map=event_map(event, shelf, url, borders),
        groups=toll_groups(event, told, url),
        course=_course(event, told),
        disputes=event_disputes(event, shelf, url),
        strip=time_strip(event, told, shelf),
        times=time_rows(event, shelf, url),
        origins=_origins(event, shelf, url),
        grade=grade_words(event.grade),
        sort_date=event.first_day.isoformat() if event.first_day else "0000-00-00",
        was=event.was,
        description=f"{facts[0].short} {grounds_words(event)}",
    )


def event_title(event: Event, shelf: Shelf) -> str:
    """An editor's name for it, else where and when: what happened is for the claims to say."""
    if event.name:
        return event.name
    place = shelf.places.get(event.place or "")
    country = shelf.countries.get(event.country or "")
    where = place.place.name if place else country.name if country else gettext("Place not stated")
    return listed_words((where, _days(event)))


def support_words(event: Event) -> str:
    """How many articles and origins tell of it: copies do not count as support."""
    return articles_of_origins(len(event.articles), len(event.origins))


def _days(event: Event) -> str:
    if event.first_day is None or event.last_day is None:
        return gettext("day not stated")
    return span_words(event.first_day, event.last_day)


def _crumbs(event: Event, shelf: Shelf, url: str) -> tuple[Link, ...]:
    country = shelf.countries.get(event.country or "")
    above: list[RegionGroup] = []
    group = country
    while group is not None:
        above.insert(0, group)
        group = shelf.regions.get(group.parent or "")
    links = tuple(Link(g.name, relative(url, region_url(g.id))) for g in above)
    return links or (Link(gettext("Events"), relative(url, "events/")),)


# --- the six questions ---------------------------------------------------------------------------------------------


def _facts(event: Event, told: Mapping[ClaimRef, Told], shelf: Shelf, url: str) -> tuple[Answer, ...]:
    return (
        _what(event, told, url),
        _where(event, shelf, url),
        _when(event, shelf),
        _who(event, told),
        Answer(gettext("How sure"), badge=grade_words(event.grade), rest=f"{grounds_words(event)}{_disputed(event)}"),
        _as_of(event, shelf),
    )


def toll_words(toll: Toll, told: Mapping[ClaimRef, Told]) -> str:
    """The span of comparable claims in words: "killed: claims run from 14 to at least 26"; never a sum."""
    fighters = toll.victims == "fighters"
    outcome = fighters_words(toll.outcome) if fighters else capitalise(outcome_words(toll.outcome))
    if toll.lowest is None or toll.highest is None:
        return gettext("%(outcome)s: no number stated.") % {"outcome": outcome}
    low, high = (short_number(told[ref][1]) for ref in (toll.lowest, toll.highest))
    if low == high:
        return gettext("%(outcome)s: %(figure)s.") % {"outcome": outcome, "figure": high}
    words = {"outcome": outcome, "low": low, "high": high}
    return gettext("%(outcome)s: claims run from %(low)s to %(high)s.") % words


def _what(event: Event, told: Mapping[ClaimRef, Told], url: str) -> Answer:
    if not event.tolls:
        return Answer(gettext("What"), gettext("Harm: no number stated."))
    others = " ".join(toll_words(t, told) for t in event.tolls[1:3])
    first = event.tolls[0]
    return Answer(gettext("What"), toll_words(first, told), rest=others, rest_links=_ends(first, told, url))


def _ends(toll: Toll, told: Mapping[ClaimRef, Told], url: str) -> tuple[Link, ...]:
    """The ways to the claims with the lowest and the highest number, each with its claimant."""
    if toll.lowest is None or toll.highest is None:
        return ()
    ends = {gettext("Lowest"): toll.lowest, gettext("highest"): toll.highest}
    if short_number(told[toll.lowest][1]) == short_number(told[toll.highest][1]):
        ends = {capitalise(outcome_words(toll.outcome)): toll.lowest}
    return tuple(
        Link(
            f"{words}: {listed_words((short_number(told[ref][1]), claimant_words(told[ref][1])))}",
            relative(url, claim_url(ref.article, ref.claim)),
        )
        for words, ref in ends.items()
    )


def _where(event: Event, shelf: Shelf, url: str) -> Answer:
    group = shelf.places.get(event.place or "")
    if group is None:
        return Answer(gettext("Where"), not_stated())
    division = (group.place.admin1 or "") if group.place.kind != "admin1" else ""
    within = listed_words((division, _country(event, shelf)))
    exactly = precision_words(group.place)
    within_words = gettext("%(place)s; %(precision)s.") % {"place": within, "precision": exactly}
    return Answer(
        gettext("Where"),
        links=(Link(group.place.name, relative(url, place_url(group.id))),),
        rest=within_words if within else f"{capitalise(exactly)}.",
    )


def _country(event: Event, shelf: Shelf) -> str:
    group = shelf.countries.get(event.country or "")
    return group.name if group else ""


def _when(event: Event, shelf: Shelf) -> Answer:
    first = next((a for a in by_publication(shelf.picked(event.articles)) if a.document.published), None)
    told = gettext("First report %(day)s.") % {"day": published_words(first)} if first else ""
    if event.first_day is None or event.last_day is None:
        return Answer(gettext("When"), not_stated(), rest=told)
    one = event.first_day == event.last_day
    days = day_words(event.first_day) if one else span_words(event.first_day, event.last_day)
    return Answer(gettext("When"), f"{days}.", rest=told)


def _who(event: Event, told: Mapping[ClaimRef, Told]) -> Answer:
    who = {(c.claimant or "", c.claimant_type) for _, c in told.values()}
    kinds = Counter(kind for _, kind in who if kind)
    ranked = sorted(kinds.items(), key=lambda row: (-row[1], row[0]))
    named = listed_words(claimant_kind(kind, count) for kind, count in ranked)
    parties = sum(c.claimant_type == "party" for _, c in told.values())
    short = f"{capitalise(named)}." if named else gettext("The articles themselves.")
    return Answer(gettext("Who says"), short, rest=_from_parties(parties, len(told)) if parties else "")


def _from_parties(parties: int, figures: int) -> str:
    words = ngettext(
        "%(parties)s of %(count)s figure come from parties to the conflict.",
        "%(parties)s of %(count)s figures come from parties to the conflict.",
        figures,
    )
    return words % {"parties": parties, "count": number_words(figures)}


def _disputed(event: Event) -> str:
    abouts = {d.about for d in event.contradictions}
    return " " + gettext("How many is disputed.") if "number" in abouts else ""


def _as_of(event: Event, shelf: Shelf) -> Answer:
    dated = [a for a in by_publication(shelf.picked(event.articles)) if a.document.published]
    changed = sum(len(row) - 1 for toll in event.tolls for row in toll.revisions)
    by_whom = gettext("Read by machine; put together by an editor.") if event.edited else ""
    rest = _changed_words(changed) or by_whom or gettext("Put together by machine.")
    return Answer(gettext("As of"), f"{published_words(dated[-1])}." if dated else not_stated(), rest=rest)


def _changed_words(changed: int) -> str:
    words = ngettext(
        "Figures changed %(count)s time by those who gave them.",
        "Figures changed %(count)s times by those who gave them.",
        changed,
    )
    return words % {"count": number_words(changed)} if changed else ""


# --- below -----------------------------------------------------------------------------------------------------------


def _course(event: Event, told: Mapping[ClaimRef, Told]) -> str:
    """How the first toll went over time, whoever told it: "34 on 26 November, then at least 53 on 27 November"."""
    course = event.tolls[0].course if event.tolls else ()
    steps = []
    for article, claim in (told[ref] for ref in course):
        day = article.document.published
        figure = short_number(claim)
        steps.append(gettext("%(figure)s on %(day)s") % {"figure": figure, "day": date_words(day)} if day else figure)
    return f"{capitalise(gettext(', then ').join(steps))}." if len(steps) > 1 else ""


def _origins(event: Event, shelf: Shelf, url: str) -> tuple[OriginRow, ...]:
    rows = []
    for id in event.origins:
        held = [a for a in shelf.picked(event.articles) if shelf.origin_of(a.slug) == id]
        ordered = by_publication(held)
        first = ordered[0]
        others = tuple(Link(a.outlet or a.title, relative(url, article_url(a.slug))) for a in ordered[1:])
        note = published_words(first) + (f": {articles_counted(len(ordered))}" if others else "")
        rows.append(OriginRow(Link(outlet_words(first), relative(url, article_url(first.slug))), note, others))
    return tuple(rows)
