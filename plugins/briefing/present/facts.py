"""The fact box: six questions, each with a short answer, a reservation, and links to the sentences they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.model import Article, Claim, ClaimRef, Event, Place
from briefing.present.addresses import Link, claim_anchor, event_url, place_url, relative
from briefing.present.anchors import Anchors
from briefing.present.claims import claimant_parts, claimant_words
from briefing.present.copies import carried_words
from briefing.present.shelf import Shelf
from briefing.present.words import (
    BLAME_WORDS,
    GRADE_WORDS,
    NOT_STATED,
    PLACE_KIND_WORDS,
    capitalise,
    claim_words,
    count_words,
    date_words,
    day_words,
    join_words,
    moment_words,
    precision_words,
    span_words,
)  # fmt: skip

__all__ = ["Answer", "fact_rows", "lead_claim"]


@dataclass(frozen=True, slots=True)
class Answer:
    """One row: a question, the short answer as words or as links, a badge, and the reservation with its own links."""

    question: str
    short: str = ""
    links: tuple[Link, ...] = ()
    badge: str = ""
    rest: str = ""
    rest_links: tuple[Link, ...] = ()


def fact_rows(article: Article, shelf: Shelf, anchors: Anchors, url: str) -> tuple[Answer, ...]:
    """What, where, when, who says, how sure, as of: always six rows; one with nothing to say reads "Not stated"."""
    return (
        _what(article, anchors),
        _where(article, anchors, url),
        _when(article, anchors),
        _who(article),
        _how_sure(article, shelf, url),
        _as_of(article),
    )


def lead_claim(claims: tuple[Claim, ...]) -> Claim | None:
    """The claim that stands for the article: of one incident, no part of another, deaths first, then as in the text."""
    ranked = sorted(claims, key=lambda c: (c.scope != "incident", c.part_of is not None, c.outcome != "killed"))
    return ranked[0] if ranked else None


# --- what --------------------------------------------------------------------------------------------------------


def _what(article: Article, anchors: Anchors) -> Answer:
    box = article.facts
    claim = lead_claim(box.claims)
    if claim is None:
        forces = [f.name for f in box.forces if f.role == "belligerent"][:3]
        return Answer("What", "Harm: not stated.", rest=f"Fighting: {join_words(forces)}." if forces else "")
    force = next((f for f in box.forces if f.id == claim.victim_force), None)
    href = next((h for h in map(anchors.href, claim.evidence) if h), f"#{claim_anchor(claim.id)}")
    others = len(box.claims) - 1
    return Answer(
        "What",
        links=(Link(claim_words(claim, force), href),),
        rest=f"{capitalise(claimant_words(claim))}.{_blamed(article, claim)}",
        rest_links=(Link(f"{count_words(others, 'more claim')}", "#claims"),) if others else (),
    )


def _blamed(article: Article, claim: Claim) -> str:
    names = {f.id: f.name for f in article.facts.forces}
    blamed = join_words(names.get(id, id.replace("-", " ")) for id in claim.blamed)
    mode = BLAME_WORDS[claim.blame or "stated"]
    return f" Blamed: {blamed}{f' ({mode})' if mode else ''}." if blamed else ""


# --- where -------------------------------------------------------------------------------------------------------

_MOST_SITES = 3
_FINE_FIRST = ("facility", "neighbourhood", "settlement", "feature", "area", "admin2", "admin1", "country")


def _where(article: Article, anchors: Anchors, url: str) -> Answer:
    sites = sorted((p for p in article.facts.places if p.site), key=lambda p: _FINE_FIRST.index(p.kind))
    if not sites:
        named = len(article.facts.places)
        return Answer(
            "Where", f"{NOT_STATED}.", rest=f"{count_words(named, 'place')} named in passing." if named else ""
        )
    shown = sites[:_MOST_SITES]
    more = len(sites) - len(shown)
    first = shown[0]
    href = next((h for h in map(anchors.href, first.evidence) if h), "")
    return Answer(
        "Where",
        links=tuple(Link(p.name, relative(url, place_url(p.id))) for p in shown),
        rest=_known_to(first) + (f" {count_words(more, 'more place')} below." if more else ""),
        rest_links=(Link(f"“{first.evidence[0].quote}”", href),) if href else (),
    )


def _known_to(place: Place) -> str:
    kind = PLACE_KIND_WORDS[place.kind]
    if place.kind in ("country", "admin1", "admin2"):
        return f"Only the {kind} is named."
    return f"{place.name}: {kind}, {precision_words(place)}."


# --- when --------------------------------------------------------------------------------------------------------

_DAY_WORD = re.compile(
    r"\b(?:(?:on|since|late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:yesterday|today|overnight|last night)\b",
    re.IGNORECASE,
)


def _when(article: Article, anchors: Anchors) -> Answer:
    claims = [c for c in article.facts.claims if c.date and c.scope == "incident"]
    published = article.document.published
    printed = f"Published {date_words(published)}." if published else "Date of publication not stated."
    if not claims:
        return Answer("When", f"{NOT_STATED}.", rest=printed)
    days = sorted(c.date for c in claims if c.date)
    words = day_words(days[0]) if days[0] == days[-1] else span_words(days[0], days[-1])
    first = min(claims, key=lambda c: (c.date or date.max, article.facts.claims.index(c)))
    day_word, href = _day_word(article, first, anchors)
    if not day_word:
        return Answer("When", f"{words}.", rest=printed)
    return Answer("When", f"{words},", rest="worked out from", rest_links=(Link(f"“{day_word}”", href),))


def _day_word(article: Article, claim: Claim, anchors: Anchors) -> tuple[str, str]:
    """The weekday or the like in the claim's own sentence that its date comes from; empty where there is none."""
    for item in claim.evidence:
        href = anchors.href(item)
        if not href.startswith("#s"):
            continue
        start, end = anchors.sentences[int(href[2:]) - 1]
        if found := _DAY_WORD.search(article.document.text, start, end):
            return found.group(), href
    return "", ""


# --- who, how sure, as of ----------------------------------------------------------------------------------------

_MOST_CLAIMANTS = 4


def _who(article: Article) -> Answer:
    first: dict[tuple[str, str], str] = {}
    for claim in article.facts.claims:
        first.setdefault(claimant_parts(claim), claim.id)
    if not first:
        return Answer(
            "Who says", f"{article.outlet}." if article.outlet else f"{NOT_STATED}.", rest="No claim of harm."
        )
    shown = list(first.items())[:_MOST_CLAIMANTS]
    links = tuple(Link(capitalise(name), f"#{claim_anchor(id)}", kind) for (name, kind), id in shown)
    more = len(first) - len(links)
    return Answer("Who says", links=links, rest=f"And {count_words(more, 'other')}." if more else "")


def _how_sure(article: Article, shelf: Shelf, url: str) -> Answer:
    """The grade of the event that the lead claim tells of; what no other article tells of has one origin: weak."""
    claims = article.facts.claims
    origin = shelf.origins.get(article.slug)
    words = [f"{carried_words(origin.articles, shelf)}." if origin else "One article, one origin."]
    copies = (Link("This text and its copies", "#copies"),) if origin else ()
    event = _lead_event(article, shelf)
    if claims:
        words.append(f"{count_words(len({claimant_words(c) for c in claims}), 'claimant')}.")
    guarded = sorted({BLAME_WORDS[c.blame] for c in claims if c.blame and BLAME_WORDS[c.blame]})
    if guarded:
        words.append(f"Blame is {join_words(guarded)}, not established.")
    if article.facts.unresolved:
        words.append(f"{count_words(len(article.facts.unresolved), 'place name')} could not be placed.")
    if event is None:
        badge = GRADE_WORDS["weak"] if claims else "Not graded"
        return Answer("How sure", badge=badge, rest=" ".join(words), rest_links=copies)
    told = [f"{carried_words(event.articles, shelf)}."] if len(event.articles) > 1 else []
    rest = " ".join((f"{capitalise(event.grounds)}.", *told, *words[1:]))
    link = Link("The event, with what others say", relative(url, event_url(event.id)))
    return Answer("How sure", badge=GRADE_WORDS[event.grade], rest=rest, rest_links=(link, *copies))


def _lead_event(article: Article, shelf: Shelf) -> Event | None:
    """The event with the lead claim, else the first that the article tells of; None for none."""
    events = shelf.events_of.get(article.slug, ())
    lead = lead_claim(article.facts.claims)
    ref = ClaimRef(article.slug, lead.id) if lead else None
    return next((e for e in events if ref in e.claims), events[0] if events else None)


def _as_of(article: Article) -> Answer:
    moment = article.modified_at or article.published_at
    day = article.document.published
    short = moment_words(moment) if moment else date_words(day) if day else "Date not stated"
    changes = len(article.facts.changes)
    if not changes:
        return Answer("As of", f"{short}.", rest="Read by machine; not checked by an editor.")
    return Answer(
        "As of",
        f"{short}.",
        rest="Read by machine,",
        rest_links=(Link(f"{count_words(changes, 'correction')} by an editor", "#history"),),
    )
