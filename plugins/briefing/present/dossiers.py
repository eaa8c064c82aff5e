"""What the pages of regions, actors and places share: header, facts, claims, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, Claim, ClaimRef, Event
from briefing.present.addresses import Link, actor_url, claimant_url, relative
from briefing.present.charts.bars import Chart
from briefing.present.claims import ClaimRow, foreign_claim_row
from briefing.present.counted import harm_claims_counted
from briefing.present.events import EventRow, event_rows
from briefing.present.facts import Answer
from briefing.present.lists import ArticleRow, CountRow, article_rows, counted_articles
from briefing.present.locate import MapView
from briefing.present.mentions import Mention
from briefing.present.relations import RelationRow
from briefing.present.shelf import Shelf, tally
from briefing.present.words import (
    claimant_type_words,
    date_words,
    force_kind,
    join_words,
    listed_words,
    not_stated,
    number_words,
    span_words,
    unknown_kind,
)
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = [
    "ClaimList",
    "Dossier",
    "NameRow",
    "Section",
    "as_of",
    "claim_list",
    "claimant_section",
    "claims_of",
    "described",
    "events_on",
    "force_section",
    "listed",
    "listed_events",
    "most_named",
    "party_share",
    "side_by_side",
    "who_says",
]

MOST_CLAIMS = 20
MOST_PLACES = 30
MOST_FORCES = 15
MOST_ARTICLES = 300
MOST_EVENTS = 12
_CLAIMANTS = (
    gettext_noop("Who gives the figures"),
    gettext_noop("Bodies that are named for claims here. Persons and unnamed sources have no page."),
)


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Claims from several articles, newest first; `more` says how many are left out, empty for none."""

    id: str
    heading: str
    rows: tuple[ClaimRow, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Section:
    """A list of names with counts of articles."""

    id: str
    heading: str
    intro: str
    rows: tuple[CountRow, ...]
    column: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name with what kind of name it is and its language; `lang` and `direction` are for the page's own marks."""

    name: str
    kind: str
    language: str
    lang: str
    direction: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The page of a region, an actor, a place or a claimant.

    `title` tells it from others of its name; `also` are other names; `feed` an address below the root, or empty; `data`
    that of its claims' files, without .csv or .jsonl, or empty.
    """

    url: str
    kind: str
    section: str
    name: str
    title: str
    also: tuple[str, ...]
    crumbs: tuple[Link, ...]
    meta: str
    facts: tuple[Answer, ...]
    map: MapView | None
    claims_intro: str
    claims: tuple[ClaimList, ...]
    sections: tuple[Section, ...]
    wordings: tuple[tuple[str, int], ...]
    articles: tuple[ArticleRow, ...]
    articles_more: str
    feed: str
    description: str
    data: str = ""
    charts: tuple[Chart, ...] = ()
    events: tuple[EventRow, ...] = ()
    events_more: str = ""
    relations: tuple[RelationRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    mentions: tuple[Mention, ...] = ()
    mentions_more: str = ""
    wordings_heading: str = ""


def side_by_side() -> str:
    """What is said above claims of several articles."""
    return gettext("Claims stand side by side and are never added together. Each leads to its row in its article.")


def described(name: str, articles: int) -> str:
    """One sentence on what the page is, for those who have not opened it yet."""
    words = ngettext(
        "%(name)s: what %(count)s article say of it.", "%(name)s: what %(count)s articles say of it.", articles
    )
    return words % {"name": name, "count": number_words(articles)}


def claims_of(articles: Iterable[Article]) -> list[tuple[Article, Claim]]:
    """Every claim of the articles, in their order."""
    return [(article, claim) for article in articles for claim in article.facts.claims]


def claim_list(id: str, heading: str, pairs: Sequence[tuple[Article, Claim]], url: str) -> ClaimList:
    """The claims as rows with links to their articles; beyond MOST_CLAIMS they are counted only."""
    rows: list[ClaimRow] = []
    before = ""
    for article, claim in pairs[:MOST_CLAIMS]:
        row = foreign_claim_row(article, claim, url)
        # The article is named once, above the first of its claims.
        rows.append(replace(row, article=None) if article.slug == before else row)
        before = article.slug
    left = len(pairs) - len(rows)
    words = ngettext(
        "%(count)s older claim in the articles below.", "%(count)s older claims in the articles below.", left
    )
    return ClaimList(id, heading, tuple(rows), words % {"count": number_words(left)} if left else "")


def _ranked(counts: Counter[str], most: int) -> list[str]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [f"{name} ({count})" for name, count in ranked]


def listed(articles: Sequence[Article], shelf: Shelf, url: str) -> tuple[tuple[ArticleRow, ...], str]:
    """The newest articles as rows, and what is said of the others; empty words where there are none."""
    left = len(articles) - MOST_ARTICLES
    words = ngettext(
        "%(count)s older article not listed here; the list of all articles has them.",
        "%(count)s older articles not listed here; the list of all articles has them.",
        max(left, 0),
    )
    more = words % {"count": number_words(left)} if left > 0 else ""
    return article_rows(articles[:MOST_ARTICLES], shelf, url), more


def force_section(
    slugs: Iterable[str], shelf: Shelf, url: str, words: tuple[str, str], without: str = ""
) -> Section | None:
    """The forces that these articles name, with counts; `words` are heading and introduction. None for none."""
    found = [row for row in tally(slugs, shelf.actors_of, MOST_FORCES + 1) if row[0].id != without][:MOST_FORCES]
    rows = [(Link(g.name, relative(url, actor_url(g.id))), force_kind(g.type), here) for g, here in found]
    return Section("forces", *words, counted_articles(rows, shelf), gettext("Force")) if rows else None


def claimant_section(pairs: Sequence[tuple[Article, Claim]], shelf: Shelf, url: str) -> Section | None:
    """Who gives the figures of these claims, with the number of their articles. None where no body is named."""
    inside = {ClaimRef(a.slug, c.id) for a, c in pairs}
    slugs = dict.fromkeys(a.slug for a, _ in pairs)
    found: list[tuple[Link, str, Sequence[str]]] = []
    for group, _ in tally(slugs, shelf.claimants_of, MOST_FORCES * 4):
        here = tuple(dict.fromkeys(ref.article for ref in group.claims if ref in inside))
        kind = claimant_type_words(group.type) if group.type else ""
        found += [(Link(group.name, relative(url, claimant_url(group.id))), kind, here)] if here else []
    found = sorted(found, key=lambda row: (-len(row[2]), row[0].text))[:MOST_FORCES]
    heading, intro = map(gettext, _CLAIMANTS)
    return Section("claimants", heading, intro, counted_articles(found, shelf), gettext("Claimant")) if found else None


def listed_events(events: Iterable[Event], shelf: Shelf, url: str) -> tuple[tuple[EventRow, ...], str]:
    """The newest events as rows, and what is said of the others."""
    found = list(events)
    left = len(found) - MOST_EVENTS
    words = ngettext(
        "%(count)s earlier event in the list of all events.",
        "%(count)s earlier events in the list of all events.",
        max(left, 0),
    )
    more = words % {"count": number_words(left)} if left > 0 else ""
    return event_rows(found[:MOST_EVENTS], shelf, url), more


def events_on(slugs: Iterable[str], shelf: Shelf) -> list[Event]:
    """The events of these articles, each once, newest first; undated ones last."""
    found = {event.id: event for slug in slugs for event in shelf.events_of.get(slug, ())}
    return sorted(found.values(), key=lambda e: (-(e.first_day.toordinal() if e.first_day else 0), e.id))


def party_share(pairs: Sequence[tuple[Article, Claim]]) -> str:
    """How many of the figures come from parties to the conflict, in words; empty where there is no figure."""
    parties = sum(c.claimant_type == "party" for _, c in pairs)
    words = ngettext(
        "%(parties)s of %(count)s figure from parties to the conflict.",
        "%(parties)s of %(count)s figures from parties to the conflict.",
        len(pairs),
    )
    return words % {"parties": parties, "count": number_words(len(pairs))} if pairs else ""


def most_named(question: str, counts: Counter[str], most: int) -> Answer:
    """The names of the highest counts with those counts, ties by name; the first one is the short answer."""
    names = _ranked(counts, most)
    if not names:
        return Answer(question, not_stated())
    if not names[1:]:
        return Answer(question, f"{names[0]}.")
    return Answer(question, gettext("%(name)s,") % {"name": names[0]}, rest=f"{listed_words(names[1:])}.")


def who_says(pairs: Sequence[tuple[Article, Claim]]) -> Answer:
    """How many of the claims come from which kind of claimant: counts of claims, never of people."""
    kinds = Counter(claimant_type_words(c.claimant_type) if c.claimant_type else unknown_kind() for _, c in pairs)
    if not pairs:
        return Answer(gettext("Who says"), not_stated(), rest=gettext("No claim of harm in these articles."))
    short = gettext("%(claims)s:") % {"claims": harm_claims_counted(len(pairs))}
    return Answer(gettext("Who says"), short, rest=f"{listed_words(_ranked(kinds, 9))}. {party_share(pairs)}")


def as_of(articles: Sequence[Article]) -> Answer:
    """The days that the articles cover."""
    days = sorted(a.document.published for a in articles if a.document.published)
    undated = len(articles) - len(days)
    words = ngettext("%(count)s article without a date.", "%(count)s articles without a date.", undated)
    rest = words % {"count": number_words(undated)} if undated else ""
    if not days:
        return Answer(gettext("As of"), not_stated(), rest=rest)
    span = gettext("Articles of %(days)s.") % {"days": span_words(days[0], days[-1])}
    return Answer(gettext("As of"), f"{date_words(days[-1])}.", rest=join_words(filter(None, (span, rest))))
