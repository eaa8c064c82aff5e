"""What stays at an address whose claim, article or event is published no more: that, when and why it is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.collate.editions import ClaimChange, Edition, Gone
from briefing.model import Article
from briefing.present.addresses import Link, article_url, claim_anchor, edition_url, event_url, relative
from briefing.present.anchors import claim_number
from briefing.present.event import event_title
from briefing.present.shelf import Shelf
from briefing.present.standing import Standing
from briefing.present.words import count_words, date_words

__all__ = [
    "GoneClaim", "Tombstone", "article_tombstones", "dated_words", "event_tombstones", "gone_claims", "history_links",
    "reason_words",
]  # fmt: skip

_REASONS = {
    "": "",
    "article-gone": "the article was withdrawn",
    "article-changed": "the article was changed",
    "read-anew": "the same words are read differently now",
    "corrected": "corrected by an editor",
}


@dataclass(frozen=True, slots=True)
class GoneClaim:
    """A claim that has no row any more, under its old anchor. `quote`, `why` "" and `now` None: nothing to print."""

    id: str
    says: str
    who: str
    quote: str
    what: str  # "Withdrawn on 3 October 2026"
    why: str
    edition: Link
    now: Link | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """The page at the address of a withdrawn article or event. `anchors`: those of the article's claims."""

    url: str
    heading: str
    what: str
    why: str
    edition: Link
    now: Link | None = None
    anchors: tuple[str, ...] = ()


def dated_words(verb: str, day: str) -> str:
    """When something happened to a page.

    >>> dated_words("Withdrawn", "2026-10-03"), dated_words("Withdrawn", "")
    ('Withdrawn on 3 October 2026', 'Withdrawn since the last edition')
    """
    return f"{verb} on {date_words(date.fromisoformat(day))}" if day else f"{verb} since the last edition"


def reason_words(change: ClaimChange) -> str:
    """Why a claim changed, with an editor's own words where one corrected it."""
    words = _REASONS[change.reason]
    return f"{words}: {change.words}" if change.words else words


def edition_link(number: int, url: str) -> Link:
    """The way to an edition's page; 0 is what no edition records yet."""
    return Link(f"Edition {number}" if number else "What changed", relative(url, edition_url(number)))


def gone_claims(article: Article, shelf: Shelf, url: str) -> tuple[GoneClaim, ...]:
    """The claims that an article's page held and holds no more, in order of their ids; () for most articles."""
    held = {claim.id for claim in article.facts.claims}
    rows = [g for g in shelf.gone_of.get(article.slug, ()) if g.change.was and g.change.was.id not in held]
    if not rows:
        return ()
    standing = Standing(article)
    return tuple(_gone_claim(g, article, standing, url) for g in rows)


def _gone_claim(gone: Gone, article: Article, standing: Standing, url: str) -> GoneClaim:
    was = gone.change.was or gone.change.record
    number = claim_number(article.facts.claims, gone.to.claim) if gone.to else None
    return GoneClaim(
        id=claim_anchor(was.id),
        says=standing.says(was),
        who=standing.who(was),
        quote=standing.quote(was),
        what=dated_words("Revised" if gone.to else "Withdrawn", gone.date),
        why=reason_words(gone.change),
        edition=edition_link(gone.edition, url),
        now=Link(f"claim {number}", f"#{claim_anchor(gone.to.claim)}") if gone.to and number else None,
    )


def history_links(slug: str, shelf: Shelf, url: str) -> tuple[Link, ...]:
    """The editions that changed or withdrew something of this article, newest first."""
    editions = shelf.history.state.revised.get(slug, ())
    return tuple(_history_link(edition, slug, url) for edition in reversed(editions))


def _history_link(edition: Edition, slug: str, url: str) -> Link:
    mine = [c.kind for c in edition.claims if c.kind != "new" and c.record.article == slug]
    text = [c for c in edition.articles if c.kind == "revised" and c.slug == slug]
    words = [f"{' and '.join(a for c in text for a in c.aspects)} changed"] if text else []
    for kind in ("revised", "withdrawn"):
        if count := mine.count(kind):
            words.append(f"{count_words(count, 'claim')} {kind}")
    link = edition_link(edition.number, url)
    when = date_words(date.fromisoformat(edition.date)) if edition.date else "since the last edition"
    return Link(link.text, link.href, f"{when}: {', '.join(words)}" if words else when)


# --- whole pages -------------------------------------------------------------------------------------------------


def article_tombstones(shelf: Shelf) -> tuple[Tombstone, ...]:
    """A page for each withdrawn article, by slug: that it is gone and when, and nothing that it said."""
    return tuple(
        _article_tombstone(slug, edition, shelf)
        for slug, edition in sorted(shelf.history.state.gone_articles.items())
        if slug not in shelf.articles
    )


def _article_tombstone(slug: str, edition: Edition, shelf: Shelf) -> Tombstone:
    url = article_url(slug)
    ids = (g.change.was.id for g in shelf.gone_of.get(slug, ()) if g.change.was)
    return Tombstone(
        url=url,
        heading="This article was withdrawn",
        what=dated_words("Withdrawn", edition.date),
        why=edition.why,
        edition=edition_link(edition.number, url),
        anchors=tuple(dict.fromkeys(claim_anchor(id) for id in ids)),
    )


def event_tombstones(shelf: Shelf) -> tuple[Tombstone, ...]:
    """A page for each event that is no more, by id, leading to the event that holds most of its claims now."""
    taken = {id for event in shelf.corpus.events for id in (event.id, *event.was)}
    gone = shelf.history.state.gone_events
    living = {event.id: event for event in shelf.corpus.events}
    rows = []
    for id in sorted(gone.keys() - taken):
        edition, url = gone[id][0], event_url(id)
        to = _living(id, shelf)
        now = Link(event_title(living[to], shelf), relative(url, event_url(to))) if to else None
        heading = "This event is part of another now" if to else "This event was withdrawn"
        what = dated_words("Changed" if to else "Withdrawn", edition.date)
        rows.append(Tombstone(url, heading, what, "", edition_link(edition.number, url), now))
    return tuple(rows)


def _living(id: str, shelf: Shelf) -> str | None:
    """The event that is published now and into which this one went, over as many steps as that took."""
    living = {name: event.id for event in shelf.corpus.events for name in (event.id, *event.was)}
    at: str | None = id
    for _ in shelf.history.state.gone_events:
        row = shelf.history.state.gone_events.get(at) if at and at not in living else None
        if row is None:
            break
        at = row[1].to
    return living.get(at or "")
