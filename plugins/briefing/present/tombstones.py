"""What stays at an address whose claim, article or event is published no more: that, when and why it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.collate.editions import ClaimChange, Edition, Gone
from briefing.model import Article
from briefing.present.addresses import Link, article_url, claim_anchor, edition_url, event_url, relative
from briefing.present.anchors import claim_number
from briefing.present.event import event_title
from briefing.present.shelf import Shelf
from briefing.present.standing import Standing
from briefing.present.tables import claim_numbers
from briefing.present.words import date_words, join_words, listed_words, number_words
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = [
    "GoneClaim", "Tombstone", "article_tombstones", "changed_words", "dated_words", "edition_name", "event_tombstones",
    "gone_claims", "history_links",
    "reason_words",
]  # fmt: skip

Happening = Literal["withdrawn", "revised", "changed"]
_REASONS = {
    "": "",
    "article-gone": gettext_noop("the article was withdrawn"),
    "article-changed": gettext_noop("the article was changed"),
    "read-anew": gettext_noop("the same words are read differently now"),
    "corrected": gettext_noop("corrected by an editor"),
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


_DATED: dict[Happening, tuple[str, str]] = {
    "withdrawn": (gettext_noop("Withdrawn on %(day)s"), gettext_noop("Withdrawn since the last edition")),
    "revised": (gettext_noop("Revised on %(day)s"), gettext_noop("Revised since the last edition")),
    "changed": (gettext_noop("Changed on %(day)s"), gettext_noop("Changed since the last edition")),
}


def dated_words(happened: Happening, day: str) -> str:
    """When something happened to a page.

    >>> dated_words("withdrawn", "2026-10-03"), dated_words("withdrawn", "")
    ('Withdrawn on 3 October 2026', 'Withdrawn since the last edition')
    """
    on_a_day, since = _DATED[happened]
    return gettext(on_a_day) % {"day": date_words(date.fromisoformat(day))} if day else gettext(since)


def reason_words(change: ClaimChange) -> str:
    """Why a claim changed, with an editor's own words where one corrected it."""
    words = gettext(_REASONS[change.reason])
    return f"{words}: {change.words}" if change.words else words


def edition_link(number: int, url: str) -> Link:
    """The way to an edition's page; 0 is what no edition records yet."""
    words = edition_name(number) if number else gettext("What changed")
    return Link(words, relative(url, edition_url(number)))


def edition_name(number: int) -> str:
    """An edition by its number."""
    return gettext("Edition %(number)s") % {"number": number}


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
        what=dated_words("revised" if gone.to else "withdrawn", gone.date),
        why=reason_words(gone.change),
        edition=edition_link(gone.edition, url),
        now=Link(claim_numbers([number]), f"#{claim_anchor(gone.to.claim)}") if gone.to and number else None,
    )


def history_links(slug: str, shelf: Shelf, url: str) -> tuple[Link, ...]:
    """The editions that changed or withdrew something of this article, newest first."""
    editions = shelf.history.state.revised.get(slug, ())
    return tuple(_history_link(edition, slug, url) for edition in reversed(editions))


def _history_link(edition: Edition, slug: str, url: str) -> Link:
    mine = [c.kind for c in edition.claims if c.kind != "new" and c.record.article == slug]
    text = [c for c in edition.articles if c.kind == "revised" and c.slug == slug]
    revised, withdrawn = mine.count("revised"), mine.count("withdrawn")
    told = [
        changed_words(tuple(a for c in text for a in c.aspects)) if text else "",
        _filled(ngettext("%(count)s claim revised", "%(count)s claims revised", revised), revised),
        _filled(ngettext("%(count)s claim withdrawn", "%(count)s claims withdrawn", withdrawn), withdrawn),
    ]
    link = edition_link(edition.number, url)
    when = date_words(date.fromisoformat(edition.date)) if edition.date else gettext("since the last edition")
    words = listed_words(told)
    return Link(link.text, link.href, f"{when}: {words}" if words else when)


def _filled(words: str, count: int) -> str:
    return words % {"count": number_words(count)} if count else ""


_ASPECTS = {"headline": gettext_noop("headline"), "text": gettext_noop("text")}


def changed_words(aspects: Sequence[str]) -> str:
    """What of an article changed: "headline changed"."""
    names = join_words(gettext(_ASPECTS.get(aspect, aspect)) for aspect in aspects)
    return gettext("%(aspects)s changed") % {"aspects": names}


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
        heading=gettext("This article was withdrawn"),
        what=dated_words("withdrawn", edition.date),
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
        heading = gettext("This event is part of another now") if to else gettext("This event was withdrawn")
        what = dated_words("changed" if to else "withdrawn", edition.date)
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
