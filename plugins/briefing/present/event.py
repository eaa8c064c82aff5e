"""The page of one event: what several articles report together, and where their accounts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.knowledge.borders import Borders
from briefing.model import Article, ClaimRef, Contradiction, Event, RegionGroup, Toll
from briefing.present.addresses import Link, article_url, claim_url, event_url, place_url, region_url, relative
from briefing.present.claims import ClaimGroup, claimant_words
from briefing.present.event_ladder import Told, claims_of_event, toll_groups
from briefing.present.facts import Answer, lead_claim
from briefing.present.locate import MapView, event_map
from briefing.present.shelf import Shelf
from briefing.present.words import (
    CLAIMANT_WORDS,
    GRADE_WORDS,
    NOT_STATED,
    OUTCOME_WORDS,
    capitalise,
    claim_words,
    count_words,
    date_words,
    day_words,
    moment_words,
    precision_words,
    short_number,
    span_words,
)  # fmt: skip

__all__ = ["Dispute", "EventView", "OriginRow", "TimeRow", "event_title", "event_view", "toll_words"]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Where two claims cannot both be so: on what, and both as links to their rows."""

    about: str
    first: Link
    second: Link


@dataclass(frozen=True, slots=True)
class TimeRow:
    """What was published when: the day in words, the article, and its figure."""

    when: str
    iso: str
    article: Link
    words: str


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
    disputes: tuple[Dispute, ...]
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
    articles = _by_publication(shelf.picked(event.articles))
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
        disputes=tuple(_dispute(d, told, url) for d in _disputes(event, shelf)),
        times=tuple(_time_row(a, url) for a in articles),
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


def _by_publication(articles: Sequence[Article]) -> list[Article]:
    return sorted(
        articles, key=lambda a: (a.document.published is None, str(a.published_at or a.document.published), a.slug)
    )


# --- the six questions ---------------------------------------------------------------------------------------------


def _facts(event: Event, told: Mapping[ClaimRef, Told], shelf: Shelf, url: str) -> tuple[Answer, ...]:
    return (
        _what(event, told),
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


def _what(event: Event, told: Mapping[ClaimRef, Told]) -> Answer:
    if not event.tolls:
        return Answer("What", "Harm: no number stated.")
    others = " ".join(toll_words(t, told) for t in event.tolls[1:3])
    return Answer("What", toll_words(event.tolls[0], told), rest=others)


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
    first = next((a for a in _by_publication(shelf.picked(event.articles)) if a.document.published), None)
    told = f"First report {_published(first)}." if first else ""
    if event.first_day is None or event.last_day is None:
        return Answer("When", f"{NOT_STATED}.", rest=told)
    one = event.first_day == event.last_day
    days = day_words(event.first_day) if one else span_words(event.first_day, event.last_day)
    return Answer("When", f"{days}.", rest=told)


def _published(article: Article) -> str:
    if article.published_at:
        return moment_words(article.published_at)
    return date_words(article.document.published) if article.document.published else "undated"


def _who(event: Event, told: Mapping[ClaimRef, Told]) -> Answer:
    who = {(c.claimant or "", CLAIMANT_WORDS[c.claimant_type] if c.claimant_type else "") for _, c in told.values()}
    kinds = Counter(kind for name, kind in who if kind)
    named = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda row: (-row[1], row[0])))
    parties = sum(c.claimant_type == "party" for _, c in told.values())
    rest = f"{parties} of {count_words(len(told), 'figure')} come from parties to the conflict." if parties else ""
    return Answer("Who says", f"{capitalise(named)}." if named else "The articles themselves.", rest=rest)


def _disputed(event: Event) -> str:
    abouts = {d.about for d in event.contradictions}
    return " How many is disputed." if "number" in abouts else ""


def _as_of(event: Event, shelf: Shelf) -> Answer:
    dated = [a for a in _by_publication(shelf.picked(event.articles)) if a.document.published]
    changed = sum(len(row) - 1 for toll in event.tolls for row in toll.revisions)
    rest = f"Figures changed {count_words(changed, 'time')} by those who gave them." if changed else ""
    rest = rest or ("Read by machine; put together by an editor." if event.edited else "Put together by machine.")
    return Answer("As of", f"{_published(dated[-1])}." if dated else f"{NOT_STATED}.", rest=rest)


# --- below -----------------------------------------------------------------------------------------------------------


def _course(event: Event, told: Mapping[ClaimRef, Told]) -> str:
    """How the first toll went over time, whoever told it: "34 on 26 November, then at least 53 on 27 November"."""
    course = event.tolls[0].course if event.tolls else ()
    steps = []
    for article, claim in (told[ref] for ref in course):
        day = article.document.published
        steps.append(short_number(claim) + (f" on {date_words(day)}" if day else ""))
    return f"{capitalise(', then '.join(steps))}." if len(steps) > 1 else ""


_ABOUT = {
    "number": "How many.",
    "victims": "Who was harmed.",
    "blame": "Who did it.",
    "denial": "Whether it was so.",
    "amount": "How much.",
}


def _disputes(event: Event, shelf: Shelf) -> list[Contradiction]:
    """Between articles, then within one: two who are quoted against each other on the same harm."""
    held = set(event.claims)
    within = (d for slug in event.articles for d in shelf.contradictions_of.get(slug, ()))
    return [*event.contradictions, *(d for d in within if {d.first, d.second} <= held)]


def _dispute(dispute: Contradiction, told: Mapping[ClaimRef, Told], url: str) -> Dispute:
    return Dispute(_ABOUT[dispute.about], *(_claim_link(told[ref], url) for ref in (dispute.first, dispute.second)))


def _claim_link(item: Told, url: str) -> Link:
    article, claim = item
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    names = {f.id: f.name for f in article.facts.forces}
    by = ", ".join(names.get(id, id.replace("-", " ")) for id in claim.blamed)
    words = claim_words(claim, force) + (f", {claim.blame or 'stated'}: {by}" if by else "")
    return Link(
        words,
        relative(url, claim_url(article.slug, claim.id)),
        f"{claimant_words(claim)}, {article.outlet or article.title}",
    )


def _time_row(article: Article, url: str) -> TimeRow:
    claim = lead_claim(article.facts.claims)
    force = next((f for f in article.facts.forces if claim and f.id == claim.victim_force), None)
    words = f"{claim_words(claim, force)}, {claimant_words(claim)}" if claim else ""
    published = article.document.published
    return TimeRow(
        when=_published(article),
        iso=published.isoformat() if published else "",
        article=Link(article.title, relative(url, article_url(article.slug)), article.outlet or ""),
        words=words,
    )


def _origins(event: Event, shelf: Shelf, url: str) -> tuple[OriginRow, ...]:
    rows = []
    for id in event.origins:
        held = [a for a in shelf.picked(event.articles) if shelf.origin_of(a.slug) == id]
        ordered = _by_publication(held)
        first = ordered[0]
        others = tuple(Link(a.outlet or a.title, relative(url, article_url(a.slug))) for a in ordered[1:])
        note = f"{_published(first)}: {count_words(len(ordered), 'article')}" if others else f"{_published(first)}"
        words = f"{first.outlet or first.title}{f', from {first.agency}' if first.agency else ''}"
        rows.append(OriginRow(Link(words, relative(url, article_url(first.slug))), note, others))
    return tuple(rows)
