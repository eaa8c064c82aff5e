"""An article's page: fact box, map, claims, forces, places, text, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefing.knowledge.borders import Borders
from briefing.model import Article, Change, Check, RegionGroup
from briefing.present.addresses import Link, article_url, region_url, relative
from briefing.present.anchors import marked_deck, marked_text
from briefing.present.checks import check_note
from briefing.present.claims import ClaimGroup, claim_groups, outlet_words
from briefing.present.copies import CopiesView, copies_view
from briefing.present.disagreements import Disagreement, disagreements
from briefing.present.events import EventRow, event_rows
from briefing.present.facts import Answer, article_grade, fact_rows
from briefing.present.locate import MapView, article_map
from briefing.present.onward import Onward, onward_view
from briefing.present.open_questions import open_questions
from briefing.present.other_names import force_names
from briefing.present.readings import margin_of
from briefing.present.shelf import Shelf
from briefing.present.tables import ForceRow, PlaceRow, claim_numbers, force_row, place_row, strength_link
from briefing.present.tombstones import GoneClaim, gone_claims, history_links
from briefing.present.words import (
    basis_words,
    date_words,
    join_words,
    moment_words,
)  # fmt: skip
from briefing.speech import gettext

__all__ = ["ArticleView", "article_view"]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything an article's page prints.

    `names`: what else its forces are called. For the search `filters`, (filter, value), and `found_by`, names of forces
    and places.
    """

    url: str
    title: str
    language: str
    crumbs: tuple[Link, ...]
    byline: str
    published: str
    published_note: str
    published_iso: str
    sort_date: str
    facts: tuple[Answer, ...]
    map: MapView | None
    claims: tuple[ClaimGroup, ...]
    claim_count: int
    parties: bool
    disagreements: tuple[Disagreement, ...]
    not_stated: tuple[str, ...]
    not_harm: tuple[Link, ...]
    forces: tuple[ForceRow, ...]
    places: tuple[PlaceRow, ...]
    unresolved: tuple[str, ...]
    deck: Markup
    text: Markup
    outlet: str
    agency: str
    authors: str
    source_url: str
    fingerprint: str
    copies: CopiesView | None
    events: tuple[EventRow, ...]
    changes: tuple[str, ...]
    editions: tuple[Link, ...]
    gone: tuple[GoneClaim, ...]
    filters: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    found_by: tuple[tuple[str, tuple[str, ...]], ...]
    description: str
    check_note: str = ""
    vague: bool = False
    onward: Onward | None = None


def article_view(article: Article, shelf: Shelf, html: str, borders: Borders) -> ArticleView:
    """The page of one article; `html` is its sanitised text, which the offsets of its facts fit."""
    url = article_url(article.slug)
    box = article.facts
    anchors = shelf.anchors[article.slug]
    published = article.document.published
    regions = shelf.regions_of.get(article.slug, ())
    missing = _not_stated(article) if shelf.has_facts else ()
    facts: tuple[Answer, ...] = (
        ()
        if not shelf.has_facts
        else (
            *fact_rows(article, shelf, anchors, url),
            *open_questions(article, shelf, missing if box.claims else (), url),
        )
    )
    return ArticleView(
        url=url,
        title=article.title,
        language=article.language,
        crumbs=_crumbs(article, regions, url),
        byline=outlet_words(article),
        published=_published(article),
        published_note=basis_words(article.document.published_basis),
        published_iso=_iso(article),
        sort_date=published.isoformat() if published else "0000-00-00",
        facts=facts,
        map=article_map(article, url, borders),
        claims=claim_groups(box, anchors, url),
        claim_count=len(box.claims),
        parties=any(c.claimant_type == "party" for c in box.claims),
        disagreements=disagreements(article, shelf, anchors),
        not_stated=missing,
        not_harm=tuple(strength_link(s, anchors) for f in box.forces for s in f.strength),
        forces=tuple(force_row(f, article, anchors, url) for f in box.forces),
        places=tuple(place_row(p, box, anchors, url) for p in sorted(box.places, key=lambda p: not p.site)),
        unresolved=box.unresolved,
        deck=marked_deck(article.deck or "", anchors),
        text=marked_text(html, anchors, article.deck or "", margin_of(article, shelf, anchors)),
        outlet=article.outlet or "",
        agency=article.agency or "",
        authors=join_words(article.authors),
        source_url=_web_address(article.source_url or ""),
        fingerprint=_fingerprint(article.source_sha256 or ""),
        copies=copies_view(article, shelf, url),
        events=event_rows(shelf.events_of.get(article.slug, ()), shelf, url),
        changes=(*map(_change_words, box.changes), *(_check_words(c) for c in box.checks if c.how == "confirmed")),
        editions=history_links(article.slug, shelf, url),
        gone=gone_claims(article, shelf, url),
        filters=_filters(article, shelf, article_grade(article, shelf)),
        names=_names(article, shelf),
        found_by=_found_by(article, shelf),
        description=article.deck or (facts[0].short if box.claims else ""),
        check_note=check_note(box),
        vague=any(c.form == "vague" and c.min is not None for c in box.claims),
        onward=onward_view(article, shelf, url),
    )


def _change_words(change: Change) -> str:
    """What an editor did to a fact, and why in the editor's own words."""
    words = {
        ("add", "force"): gettext("Add force “%(id)s”: %(reason)s"),
        ("add", "claim"): gettext("Add claim “%(id)s”: %(reason)s"),
        ("add", "place"): gettext("Add place “%(id)s”: %(reason)s"),
        ("change", "force"): gettext("Change force “%(id)s”: %(reason)s"),
        ("change", "claim"): gettext("Change claim “%(id)s”: %(reason)s"),
        ("change", "place"): gettext("Change place “%(id)s”: %(reason)s"),
        ("remove", "force"): gettext("Remove force “%(id)s”: %(reason)s"),
        ("remove", "claim"): gettext("Remove claim “%(id)s”: %(reason)s"),
        ("remove", "place"): gettext("Remove place “%(id)s”: %(reason)s"),
    }[change.action, change.kind]
    return words % {"id": change.id, "reason": change.reason}


def _check_words(check: Check) -> str:
    """What an editor found right as it was."""
    words = {
        "force": gettext("Force “%(id)s” checked and left as it is"),
        "claim": gettext("Claim “%(id)s” checked and left as it is"),
        "place": gettext("Place “%(id)s” checked and left as it is"),
    }[check.kind] % {"id": check.id}
    return (
        f"{words}."
        if check.day is None
        else gettext("%(what)s, %(day)s.") % {"what": words, "day": date_words(check.day)}
    )


def _crumbs(article: Article, regions: Sequence[RegionGroup], url: str) -> tuple[Link, ...]:
    """The way down to the country of the article, and to a division where it is on one alone."""
    here = [g for g in regions if g.country == article.country and g.country]
    country = [g for g in here if g.level == "country"]
    division = [g for g in here if g.level == "admin1"]
    above = [g for g in regions if g.level == "region" and (not country or g.id == country[0].parent)]
    path = above[:1] + country[:1] + (division if len(division) == 1 else [])
    if not path:
        return (Link(gettext("Articles"), relative(url, "articles/")),)
    return tuple(Link(g.name, relative(url, region_url(g.id))) for g in path)


def _published(article: Article) -> str:
    if article.published_at:
        return moment_words(article.published_at)
    return date_words(article.document.published) if article.document.published else gettext("Date not stated")


def _iso(article: Article) -> str:
    """For the datetime attribute: with the time where it is known with its zone; empty where no date is known."""
    if article.published_at and article.published_at.utcoffset() is not None:
        return article.published_at.isoformat(timespec="minutes")
    return article.document.published.isoformat() if article.document.published else ""


def _not_stated(article: Article) -> tuple[str, ...]:
    """What a reader may look for in vain, in words."""
    claims = article.facts.claims
    missing = []
    if not claims:
        missing.append(gettext("Harm to anyone."))
    elif not any(c.outcome in ("injured", "casualties") for c in claims):
        missing.append(gettext("Whether anyone was injured."))
    gaps = (
        (
            gettext("Who is to blame."),
            gettext("Who is to blame (%(claims)s)."),
            [c.blamed == () and c.blame is None for c in claims],
        ),
        (gettext("On which day."), gettext("On which day (%(claims)s)."), [c.date is None for c in claims]),
        (
            gettext("Whether those harmed were civilians or fighters."),
            gettext("Whether those harmed were civilians or fighters (%(claims)s)."),
            [c.victim == "undetermined" for c in claims],
        ),
    )
    missing += [_of_which(lacking, all_lack, some_lack) for all_lack, some_lack, lacking in gaps if any(lacking)]
    if article.document.published is None:
        missing.append(gettext("When the article was published."))
    return tuple(missing)


def _of_which(lacking: list[bool], all_lack: str, some_lack: str) -> str:
    """The phrase for all claims, or the one with the numbers of those that lack it."""
    if all(lacking):
        return all_lack
    return some_lack % {"claims": claim_numbers([n for n, lacks in enumerate(lacking, 1) if lacks])}


def _web_address(address: str) -> str:
    """The address if a browser may be sent there; empty otherwise."""
    return address if address.startswith(("https://", "http://")) else ""


def _fingerprint(sha256: str) -> str:
    """The first twelve digits in fours: enough to compare by eye."""
    return " ".join(sha256[i : i + 4] for i in range(0, min(len(sha256), 12), 4))


def _filters(article: Article, shelf: Shelf, grade: str) -> tuple[tuple[str, str], ...]:
    """The values under which the search files the article; "not stated" where there is none.

    Places are those where its events happened: one named in passing is found by its words.
    """
    box, regions = article.facts, shelf.regions_of.get(article.slug, ())
    year = str(article.document.published.year) if article.document.published else "not stated"
    values: dict[str, list[str]] = {
        "region": [g.name for g in regions if g.level == "region"],
        "country": [g.name for g in regions if g.level == "country"],
        "place": [p.name for p in box.places if p.site and p.kind != "country"],
        "actor": [f.name for f in box.forces],
        "outcome": [*(c.outcome for c in box.claims)],
        "claimant": [g.name for g in shelf.claimants_of.get(article.slug, ())],
        "outlet": [article.outlet] if article.outlet else [],
        "grade": [grade],
        "year": [year],
    }
    return tuple((name, value) for name, items in values.items() for value in sorted(set(items)) or ["not stated"])


def _names(article: Article, shelf: Shelf) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each force with all the names it goes by."""
    groups = (shelf.actors[f.id] for f in article.facts.forces)
    return tuple((g.name, g.aliases) for g in groups if g.aliases)


def _found_by(article: Article, shelf: Shelf) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each force and place with all its names, so that a search for one finds articles that use another."""
    forces = [(g.name, force_names(g)) for g in (shelf.actors[f.id] for f in article.facts.forces)]
    places = [(p.name, shelf.place_names.get(p.id, ())) for p in article.facts.places]
    return tuple((name, others) for name, others in dict((*forces, *places)).items() if others)
