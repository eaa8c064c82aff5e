"""What the pages of regions, actors and places share: header, facts, claims, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Article, Claim, ClaimRef, Event
from briefing.present.addresses import Link, actor_url, claimant_url, relative
from briefing.present.charts.bars import Chart
from briefing.present.claims import ClaimRow
from briefing.present.counted import harm_claims_counted
from briefing.present.events import EventRow, event_rows
from briefing.present.facts import Answer
from briefing.present.list_pages import Listing, PlannedPage, article_list, claim_list_pages, claim_rows, event_list
from briefing.present.lists import ArticleRow, CountRow, article_rows, counted_articles
from briefing.present.locate import MapView
from briefing.present.mentions import Mention
from briefing.present.paging import Pager, falling_pager, parts_of
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
    "Told",
    "as_of",
    "claim_list",
    "claimant_section",
    "claims_of",
    "described",
    "events_on",
    "force_section",
    "most_named",
    "party_share",
    "side_by_side",
    "who_says",
    "with_lists",
]

MOST_CLAIMS = 20
MOST_PLACES = 30
MOST_FORCES = 15
ON_A_PAGE = 50  # a dossier shows so many articles at least, and less than twice as many
MOST_EVENTS = 12
_CLAIMANTS = (
    gettext_noop("Who gives the figures"),
    gettext_noop("Bodies that are named for claims here. Persons and unnamed sources have no page."),
)
# What a list of claims is called on pages of its own, by its id.
_CLAIM_LISTS = {
    "claims-here": gettext_noop("harm claimed"),
    "claims-made": gettext_noop("harm claimed by it"),
    "suffered": gettext_noop("harm suffered"),
    "blamed": gettext_noop("harm it is blamed for"),
    "own": gettext_noop("harm claimed by it"),
}


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Claims from several articles, newest first; `all` leads to the pages that hold every one, where these do not."""

    id: str
    heading: str
    rows: tuple[ClaimRow, ...]
    all: Link | None = None


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
    that of its claims' files, without .csv or .jsonl, or empty. `path`: the crumbs above it as (words, address below
    the root); `turn`: to the further pages of its articles; `further`: the pages of lists that are too long for it.
    """

    url: str
    kind: str
    section: str
    name: str
    title: str
    also: tuple[str, ...]
    meta: str
    facts: tuple[Answer, ...]
    map: MapView | None
    claims_intro: str
    sections: tuple[Section, ...]
    wordings: tuple[tuple[str, int], ...]
    feed: str
    description: str
    path: tuple[tuple[str, str], ...] = ()
    claims: tuple[ClaimList, ...] = ()
    articles: tuple[ArticleRow, ...] = ()
    turn: Pager | None = None
    data: str = ""
    charts: tuple[Chart, ...] = ()
    events: tuple[EventRow, ...] = ()
    all_events: Link | None = None
    further: tuple[PlannedPage, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    names: tuple[NameRow, ...] = ()
    mentions: tuple[Mention, ...] = ()
    mentions_more: str = ""
    wordings_heading: str = ""

    @property
    def crumbs(self) -> tuple[Link, ...]:
        """The way from the index of its kind down to it, as links of its page."""
        return tuple(Link(words, relative(self.url, address)) for words, address in self.path)


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
    """The newest claims as rows with links to their articles; beyond MOST_CLAIMS, and where all of them stand."""
    words = ngettext("All %(count)s claim", "All %(count)s claims", len(pairs)) % {"count": number_words(len(pairs))}
    left = Link(words, relative(url, f"{url}{id}/")) if len(pairs) > MOST_CLAIMS else None
    return ClaimList(id, heading, claim_rows(pairs[:MOST_CLAIMS], url), left)


def _ranked(counts: Counter[str], most: int) -> list[str]:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
    return [f"{name} ({count})" for name, count in ranked]


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


@dataclass(frozen=True, slots=True)
class Told:
    """What a dossier lists, newest first: its articles, events, and claims by the id and heading of their list."""

    articles: Sequence[Article]
    events: Sequence[Event]
    claims: Sequence[tuple[str, str, Sequence[tuple[Article, Claim]]]]


def with_lists(dossier: Dossier, told: Told, shelf: Shelf) -> Dossier:
    """The dossier with the newest of each list on its own page and the pages of whatever does not fit there."""
    url = dossier.url
    parts = parts_of([a for a in told.articles if a.document.published], ON_A_PAGE)
    newest = (*parts[0].items, *(a for a in told.articles if not a.document.published))
    events = told.events[:MOST_EVENTS]
    return replace(
        dossier,
        claims=tuple(claim_list(id, heading, pairs, url) for id, heading, pairs in told.claims if pairs),
        articles=article_rows(newest, shelf, url),
        turn=falling_pager(url, (f"{url}#articles", f"{url}articles/"), parts[0].number, parts[0].last),
        events=event_rows(events, shelf, url),
        all_events=_all_events(dossier, told) if len(told.events) > MOST_EVENTS else None,
        further=tuple(_further(dossier, told, shelf)),
    )


def _all_events(dossier: Dossier, told: Told) -> Link:
    words = ngettext("All %(count)s event", "All %(count)s events", len(told.events))
    return Link(words % {"count": number_words(len(told.events))}, relative(dossier.url, f"{dossier.url}events/"))


def _further(dossier: Dossier, told: Told, shelf: Shelf) -> Iterator[PlannedPage]:
    url = dossier.url
    crumbs = (*dossier.path, (dossier.name, url))

    def listing(id: str, heading: str, landing: str = "") -> Listing:
        words = gettext("%(name)s: %(list)s") % {"name": dossier.name, "list": heading}
        return Listing(f"{url}{id}/", dossier.section, words, crumbs=crumbs, landing=landing)

    articles = listing("articles", gettext("articles"), f"{url}#articles")
    yield from article_list(articles, told.articles, shelf, ON_A_PAGE)
    if len(told.events) > MOST_EVENTS:
        yield from event_list(listing("events", gettext("events")), told.events, shelf, 2 * ON_A_PAGE)
    for id, _, pairs in told.claims:
        if len(pairs) > MOST_CLAIMS:
            yield from claim_list_pages(listing(id, gettext(_CLAIM_LISTS[id])), pairs, 2 * ON_A_PAGE)


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
