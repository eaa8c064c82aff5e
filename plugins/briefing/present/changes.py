"""The pages of editions: what was new, revised or withdrawn, in words, with links to what is published now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.collate.editions import ArticleChange, ClaimChange, ClaimRecord, Edition
from briefing.present.addresses import Link, article_url, claim_url, edition_url, event_url, relative
from briefing.present.counted import articles_counted, claims_counted
from briefing.present.event import event_title
from briefing.present.shelf import Shelf
from briefing.present.standing import Standing
from briefing.present.tombstones import changed_words, edition_name, reason_words
from briefing.present.words import chained_words, date_words, listed_words, number_words
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = ["ChangeList", "ChangeRow", "ChangesView", "EditionView", "changes_views", "edition_view"]

_MOST_ROWS = 300
_ORDER = ("new", "revised", "withdrawn")
_EVENT_WORDS = {
    "new": gettext_noop("new"),
    "revised": gettext_noop("holds other claims"),
    "withdrawn": gettext_noop("no longer an event of its own"),
}
_CLAIM_LISTS = (
    ("revised", gettext_noop("Revised claims")),
    ("withdrawn", gettext_noop("Withdrawn claims")),
    ("new", gettext_noop("New claims")),
)
_ARTICLE_LISTS = (
    ("revised", gettext_noop("Revised articles")),
    ("withdrawn", gettext_noop("Withdrawn articles")),
    ("new", gettext_noop("New articles")),
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. `was` (the statement before, with its claimant), `why`, `quote` and `article` may be empty."""

    says: Link
    who: str = ""
    was: str = ""
    why: str = ""
    quote: str = ""
    article: Link | None = None


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The changes of one kind under a heading; `more` tells of those that the page leaves to the ledger."""

    id: str
    heading: str
    rows: tuple[ChangeRow, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition; `number` 0 is what none records yet. `iso` is its day, "" for none."""

    number: int
    heading: str
    date: str
    iso: str
    why: str
    counts: str
    lists: tuple[ChangeList, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """A page: `shown` are the editions printed in full, `all` links to every one, newest first."""

    url: str
    title: str
    shown: tuple[EditionView, ...]
    all: tuple[Link, ...]
    newer: Link | None = None
    older: Link | None = None


def changes_views(shelf: Shelf) -> Iterator[ChangesView]:
    """The page of the latest changes, and one for each recorded edition."""
    editions = [e for e in reversed(shelf.history.editions) if not e.is_empty]
    recorded = [e for e in editions if e.number]
    latest = [e for e in editions if not e.number] + recorded[:1]
    yield _page("changes/", gettext("What changed"), latest, recorded, shelf)
    for at, edition in enumerate(recorded):
        url = edition_url(edition.number)
        newer = _turn(recorded[at - 1], url) if at else None
        older = _turn(recorded[at + 1], url) if at + 1 < len(recorded) else None
        page = _page(url, edition_name(edition.number), [edition], recorded, shelf)
        yield ChangesView(page.url, page.title, page.shown, (), newer, older)


def _page(url: str, title: str, shown: Sequence[Edition], recorded: Sequence[Edition], shelf: Shelf) -> ChangesView:
    links = (Link(edition_name(e.number), relative(url, edition_url(e.number)), _day(e)) for e in recorded)
    return ChangesView(url, title, tuple(edition_view(e, shelf, url) for e in shown), tuple(links))


def _turn(edition: Edition, url: str) -> Link:
    return Link(edition_name(edition.number), relative(url, edition_url(edition.number)))


def _day(edition: Edition) -> str:
    return date_words(date.fromisoformat(edition.date)) if edition.date else ""


def edition_view(edition: Edition, shelf: Shelf, url: str) -> EditionView:
    """One edition in words. Of the first one, in which everything is new, only the counts are told."""
    lists: list[ChangeList] = []
    if edition.number != 1:
        lists = [*_claim_lists(edition, shelf, url), *_article_lists(edition, shelf, url)]
        lists += _event_lists(edition, shelf, url)
    return EditionView(
        edition.number,
        edition_name(edition.number) if edition.number else gettext("Since the last edition"),
        _day(edition),
        edition.date,
        edition.why,
        _counts(edition),
        tuple(part for part in lists if part.rows),
    )


def _counts(edition: Edition) -> str:
    """ "2 articles new; 5 claims new, 1 withdrawn": only what there is."""
    articles, claims, events = (
        Counter[str](change.kind for change in changes)
        for changes in (edition.articles, edition.claims, edition.events)
    )
    told = (
        _kinds(articles, articles_counted(_first(articles))),
        _kinds(claims, claims_counted(_first(claims))),
        _kinds(events, _events(_first(events))),
    )
    return f"{chained_words(told)}." if any(told) else gettext("Nothing changed.")


def _first(kinds: Counter[str]) -> int:
    """The number that stands with its noun: of the first kind that there is any of."""
    return next((kinds[kind] for kind in _ORDER if kinds[kind]), 0)


def _events(number: int) -> str:
    return ngettext("%(count)s event", "%(count)s events", number) % {"count": number_words(number)}


def _kinds(kinds: Counter[str], counted: str) -> str:
    """ "5 claims new, 1 withdrawn"; empty for none. `counted`: the first number with its noun."""
    there = [kind for kind in _ORDER if kinds[kind]]
    numbers = [counted, *(number_words(kinds[kind]) for kind in there[1:])]
    words = {
        "new": gettext("%(count)s new"),
        "revised": gettext("%(count)s revised"),
        "withdrawn": gettext("%(count)s withdrawn"),
    }
    return listed_words(words[kind] % {"count": number} for kind, number in zip(there, numbers, strict=False))


# --- claims ------------------------------------------------------------------------------------------------------


def _claim_lists(edition: Edition, shelf: Shelf, url: str) -> Iterator[ChangeList]:
    standing: dict[str, Standing] = {}
    for kind, heading in _CLAIM_LISTS:
        changes = [c for c in edition.claims if c.kind == kind]
        shown = [c for c in changes if c.record.article in shelf.articles]
        rows = []
        for change in shown[:_MOST_ROWS]:
            slug = change.record.article
            if slug not in standing:
                standing[slug] = Standing(shelf.articles[slug])
            rows.append(_claim_row(change, standing[slug], shelf, url))
        rows += _of_gone(changes, shelf)
        left = len(shown) - _MOST_ROWS
        words = ngettext("And %(count)s more claim, in the ledger.", "And %(count)s more claims, in the ledger.", left)
        more = words % {"count": number_words(left)} if left > 0 else ""
        yield ChangeList(f"e{edition.number}-{kind}", gettext(heading), tuple(rows), more)


def _claim_row(change: ClaimChange, standing: Standing, shelf: Shelf, url: str) -> ChangeRow:
    record = change.record
    article = shelf.articles[record.article]
    was = change.was if change.kind == "revised" else None
    return ChangeRow(
        says=Link(standing.says(record), relative(url, claim_url(record.article, record.id))),
        who=standing.who(record),
        was=_before(was, record, standing) if was else "",
        why=reason_words(change) if change.kind != "new" else "",
        quote=standing.quote(record) if change.kind == "withdrawn" else "",
        article=Link(article.title, relative(url, article_url(article.slug)), article.outlet or ""),
    )


def _before(was: ClaimRecord, now: ClaimRecord, standing: Standing) -> str:
    """What the claim said before, as far as that differs and may be shown."""
    who = standing.who(was)
    parts = [standing.says(was)] if was.says != now.says else []
    parts += [who] if who != standing.who(now) else []
    return listed_words(parts)


def _of_gone(changes: Iterable[ClaimChange], shelf: Shelf) -> Iterator[ChangeRow]:
    """One row for all claims of articles that are gone: how many, and nothing that they said."""
    slugs = [c.record.article for c in changes if c.record.article not in shelf.articles]
    if slugs:
        yield ChangeRow(Link(_gone_words(len(slugs), len(set(slugs)))))


def _gone_words(claims: int, articles: int) -> str:
    words = ngettext(
        "%(claims)s of an article no longer published", "%(claims)s of %(count)s articles no longer published", articles
    )
    return words % {"claims": claims_counted(claims), "count": number_words(articles)}


# --- articles and events -----------------------------------------------------------------------------------------


def _article_lists(edition: Edition, shelf: Shelf, url: str) -> Iterator[ChangeList]:
    for kind, heading in _ARTICLE_LISTS:
        changes = [c for c in edition.articles if c.kind == kind]
        shown = [c for c in changes if c.slug in shelf.articles]
        rows = [_article_row(c, shelf, url) for c in shown[:_MOST_ROWS]]
        if gone := len(changes) - len(shown):
            lost = ngettext("%(count)s article, no longer published", "%(count)s articles, no longer published", gone)
            rows.append(ChangeRow(Link(lost % {"count": number_words(gone)})))
        left = len(shown) - _MOST_ROWS
        words = ngettext(
            "And %(count)s more article, in the ledger.", "And %(count)s more articles, in the ledger.", left
        )
        more = words % {"count": number_words(left)} if left > 0 else ""
        yield ChangeList(f"e{edition.number}-articles-{kind}", gettext(heading), tuple(rows), more)


def _article_row(change: ArticleChange, shelf: Shelf, url: str) -> ChangeRow:
    article = shelf.articles[change.slug]
    why = changed_words(change.aspects) if change.kind == "revised" else ""
    return ChangeRow(Link(article.title, relative(url, article_url(article.slug))), article.outlet or "", why=why)


def _event_lists(edition: Edition, shelf: Shelf, url: str) -> Iterator[ChangeList]:
    living = {event.id: event for event in shelf.corpus.events}
    rows = []
    for change in edition.events[:_MOST_ROWS]:
        event = living.get(change.id)
        title = event_title(event, shelf) if event else gettext("An event that is no more")
        rows.append(ChangeRow(Link(title, relative(url, event_url(change.id))), why=gettext(_EVENT_WORDS[change.kind])))
    left = len(edition.events) - len(rows)
    words = ngettext("And %(count)s more event, in the ledger.", "And %(count)s more events, in the ledger.", left)
    more = words % {"count": number_words(left)} if left else ""
    yield ChangeList(f"e{edition.number}-events", gettext("Events"), tuple(rows), more)
