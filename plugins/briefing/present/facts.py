"""The fact box: six questions, each with a short answer, a reservation, and links to the sentences they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from briefing.model import Article, Claim, ClaimRef, Event, Place
from briefing.present.addresses import Link, claim_anchor, event_url, place_url, relative
from briefing.present.anchors import Anchors
from briefing.present.checks import checked_facts
from briefing.present.claims import claimant_parts, claimant_words
from briefing.present.copies import carried_words
from briefing.present.grounds import grounds_words
from briefing.present.readings import other_names
from briefing.present.shelf import Shelf
from briefing.present.words import (
    blame_words,
    capitalise,
    claim_words,
    date_words,
    day_words,
    grade_words,
    join_words,
    moment_words,
    not_stated,
    number_words,
    place_kind,
    precision_words,
    span_words,
)  # fmt: skip
from briefing.speech import gettext, ngettext

__all__ = ["Answer", "article_grade", "fact_rows", "lead_claim"]


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
        _what(article, shelf, anchors),
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


def _what(article: Article, shelf: Shelf, anchors: Anchors) -> Answer:
    box = article.facts
    claim = lead_claim(box.claims)
    if claim is None:
        forces = [_named_here(article, shelf, f.id) for f in box.forces if f.role == "belligerent"][:3]
        fighting = gettext("Fighting: %(forces)s.") % {"forces": join_words(forces)} if forces else ""
        return Answer(gettext("What"), gettext("Harm: not stated."), rest=fighting)
    force = next((f for f in box.forces if f.id == claim.victim_force), None)
    href = next((h for h in map(anchors.href, claim.evidence) if h), f"#{claim_anchor(claim.id)}")
    others = len(box.claims) - 1
    more = ngettext("%(count)s more claim", "%(count)s more claims", others) % {"count": number_words(others)}
    return Answer(
        gettext("What"),
        links=(Link(claim_words(claim, force), href),),
        rest=_sentences(
            f"{capitalise(claimant_words(claim))}.",
            _blamed(article, shelf, claim),
            _written_here(article, shelf, claim),
        ),
        rest_links=(Link(more, "#claims"),) if others else (),
    )


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _named_here(article: Article, shelf: Shelf, id: str) -> str:
    """A force by our name for it, with the name that the article has where that is another."""
    name = next((f.name for f in article.facts.forces if f.id == id), id.replace("-", " "))
    others = other_names(article, shelf, id)
    return gettext("%(force)s, here “%(name)s”") % {"force": name, "name": others[0].quote} if others else name


def _written_here(article: Article, shelf: Shelf, claim: Claim) -> str:
    """The other name of the force whose people were harmed, which the figure has by our name."""
    others = other_names(article, shelf, claim.victim_force or "")
    force = next((f for f in article.facts.forces if f.id == claim.victim_force), None)
    if not others or force is None or claim.victim != "combatant" or claim.victim_force in claim.blamed:
        return ""
    return gettext("%(force)s is here “%(name)s”.") % {"force": force.name, "name": others[0].quote}


def _blamed(article: Article, shelf: Shelf, claim: Claim) -> str:
    blamed = join_words(_named_here(article, shelf, id) for id in claim.blamed)
    if not blamed:
        return ""
    mode = blame_words(claim.blame)
    if mode:
        return gettext("Blamed: %(forces)s (%(how)s).") % {"forces": blamed, "how": mode}
    return gettext("Blamed: %(forces)s.") % {"forces": blamed}


# --- where -------------------------------------------------------------------------------------------------------

_MOST_SITES = 3
_FINE_FIRST = ("facility", "neighbourhood", "settlement", "feature", "area", "admin2", "admin1", "country")


def _where(article: Article, anchors: Anchors, url: str) -> Answer:
    sites = sorted((p for p in article.facts.places if p.site), key=lambda p: _FINE_FIRST.index(p.kind))
    if not sites:
        return Answer(gettext("Where"), not_stated(), rest=_in_passing(len(article.facts.places)))
    shown = sites[:_MOST_SITES]
    first = shown[0]
    href = next((h for h in map(anchors.href, first.evidence) if h), "")
    return Answer(
        gettext("Where"),
        links=tuple(Link(p.name, relative(url, place_url(p.id))) for p in shown),
        rest=_sentences(_known_to(first), _more_places(len(sites) - len(shown))),
        rest_links=(Link(f"“{first.evidence[0].quote}”", href),) if href else (),
    )


def _in_passing(named: int) -> str:
    words = ngettext("%(count)s place named in passing.", "%(count)s places named in passing.", named)
    return words % {"count": number_words(named)} if named else ""


def _more_places(more: int) -> str:
    words = ngettext("%(count)s more place below.", "%(count)s more places below.", more)
    return words % {"count": number_words(more)} if more else ""


def _known_to(place: Place) -> str:
    only = {
        "country": gettext("Only the country is named."),
        "admin1": gettext("Only the province or state is named."),
        "admin2": gettext("Only the district is named."),
    }
    if place.kind in only:
        return only[place.kind]
    words = {"place": place.name, "kind": place_kind(place.kind), "precision": precision_words(place)}
    return gettext("%(place)s: %(kind)s, %(precision)s.") % words


# --- when --------------------------------------------------------------------------------------------------------

_DAY_WORD = re.compile(
    r"\b(?:(?:on|since|late|early) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:yesterday|today|overnight|last night)\b",
    re.IGNORECASE,
)


def _when(article: Article, anchors: Anchors) -> Answer:
    claims = [c for c in article.facts.claims if c.date and c.scope == "incident"]
    printed = _printed(article.document.published)
    if not claims:
        return Answer(gettext("When"), not_stated(), rest=printed)
    days = sorted(c.date for c in claims if c.date)
    words = day_words(days[0]) if days[0] == days[-1] else span_words(days[0], days[-1])
    first = min(claims, key=lambda c: (c.date or date.max, article.facts.claims.index(c)))
    day_word, href = _day_word(article, first, anchors)
    if not day_word:
        return Answer(gettext("When"), f"{words}.", rest=printed)
    said = (Link(f"“{day_word}”", href),)
    return Answer(
        gettext("When"), gettext("%(day)s,") % {"day": words}, rest=gettext("worked out from"), rest_links=said
    )


def _printed(published: date | None) -> str:
    if published is None:
        return gettext("Date of publication not stated.")
    return gettext("Published %(day)s.") % {"day": date_words(published)}


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
        outlet = f"{article.outlet}." if article.outlet else not_stated()
        return Answer(gettext("Who says"), outlet, rest=gettext("No claim of harm."))
    shown = list(first.items())[:_MOST_CLAIMANTS]
    links = tuple(Link(capitalise(name), f"#{claim_anchor(id)}", kind) for (name, kind), id in shown)
    more = len(first) - len(links)
    others = ngettext("And %(count)s other.", "And %(count)s others.", more) % {"count": number_words(more)}
    return Answer(gettext("Who says"), links=links, rest=others if more else "")


def _how_sure(article: Article, shelf: Shelf, url: str) -> Answer:
    """The grade of the event that the lead claim tells of; what no other article tells of has one origin: weak."""
    question = gettext("How sure")
    origin = shelf.origins.get(article.slug)
    copies = (Link(gettext("This text and its copies"), "#copies"),) if origin else ()
    carried = f"{carried_words(origin.articles, shelf)}." if origin else gettext("One article, one origin.")
    event = _lead_event(article, shelf)
    if event is None:
        badge = grade_words("weak") if article.facts.claims else gettext("Not graded")
        return Answer(question, badge=badge, rest=_sentences(carried, *_doubts(article)), rest_links=copies)
    told = f"{carried_words(event.articles, shelf)}." if len(event.articles) > 1 else ""
    rest = _sentences(grounds_words(event), told, *_doubts(article))
    link = Link(gettext("The event, with what others say"), relative(url, event_url(event.id)))
    return Answer(question, badge=grade_words(event.grade), rest=rest, rest_links=(link, *copies))


def _doubts(article: Article) -> list[str]:
    """What bears on how sure the article itself is: its claimants, its blame, places that nobody could place."""
    claims = article.facts.claims
    words = []
    if claims:
        number = len({claimant_words(c) for c in claims})
        words.append(ngettext("%(count)s claimant.", "%(count)s claimants.", number) % {"count": number_words(number)})
    # In the order of the English words, so that every language has the same.
    guarded = [blame_words(how) for how in sorted({c.blame for c in claims if c.blame and c.blame != "stated"})]
    if guarded:
        words.append(gettext("Blame is %(how)s, not established.") % {"how": join_words(guarded)})
    if lost := len(article.facts.unresolved):
        told = ngettext("%(count)s place name could not be placed.", "%(count)s place names could not be placed.", lost)
        words.append(told % {"count": number_words(lost)})
    return words


def article_grade(article: Article, shelf: Shelf) -> str:
    """The grade under which the search files the article, as its data have it; "not graded" without claim or event."""
    event = _lead_event(article, shelf)
    if event is None:
        return "weak" if article.facts.claims else "not graded"
    return event.grade


def _lead_event(article: Article, shelf: Shelf) -> Event | None:
    """The event with the lead claim, else the first that the article tells of; None for none."""
    events = shelf.events_of.get(article.slug, ())
    lead = lead_claim(article.facts.claims)
    ref = ClaimRef(article.slug, lead.id) if lead else None
    return next((e for e in events if ref in e.claims), events[0] if events else None)


def _as_of(article: Article) -> Answer:
    moment = article.modified_at or article.published_at
    day = article.document.published
    short = moment_words(moment) if moment else date_words(day) if day else gettext("Date not stated")
    changes = len(article.facts.changes)
    if checked := checked_facts(article.facts):
        return Answer(
            gettext("As of"), f"{short}.", rest=gettext("Read by machine,"), rest_links=(Link(checked, "#history"),)
        )
    if not changes:
        rest = gettext("Read by machine; not checked by an editor.")
        return Answer(gettext("As of"), f"{short}.", rest=rest)
    words = ngettext("%(count)s correction by an editor", "%(count)s corrections by an editor", changes)
    link = Link(words % {"count": number_words(changes)}, "#history")
    return Answer(gettext("As of"), f"{short}.", rest=gettext("Read by machine,"), rest_links=(link,))
