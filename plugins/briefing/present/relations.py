"""Whom a force fights beside and against, as a table: how, with whom, who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import ActorGroup, Relation
from briefing.present.addresses import Link, actor_url, article_url, relative
from briefing.present.counted import articles_counted
from briefing.present.shelf import Shelf
from briefing.present.words import number_words
from briefing.speech import gettext, ngettext

__all__ = ["RelationRow", "relation_rows"]

_MOST = 12  # others of one kind of relation
_MOST_LINKS = 20


@dataclass(frozen=True, slots=True)
class RelationRow:
    """One relation. `count` in words, empty where no article says so; `source` is that of our book of actors.

    `articles`: the newest of them; `more` says how many are left out.
    """

    how: str
    other: Link
    count: str
    articles: tuple[Link, ...]
    more: str
    source: str = ""


def relation_rows(
    group: ActorGroup, shelf: Shelf, url: str, known_backers: Sequence[str] = (), source: str = ""
) -> tuple[RelationRow, ...]:
    """From the articles: against, beside, backing; from our book: part of, includes, known backers in this corpus."""
    return (*_told(group, shelf, url), *_of_book(group, shelf, url), *_known(group, shelf, url, known_backers, source))


def _told(group: ActorGroup, shelf: Shelf, url: str) -> Iterator[RelationRow]:
    backing = {r.actor for r in (*group.backers, *group.backs)}
    kinds = (
        (gettext("against"), group.against),
        (gettext("beside"), tuple(r for r in group.beside if r.actor not in backing)),
        (gettext("backed by"), group.backers),
        (gettext("backs"), group.backs),
    )
    for how, relations in kinds:
        for relation in relations[:_MOST]:
            if relation.actor in shelf.actors:
                yield _row(how, relation, shelf, url)


def _row(how: str, relation: Relation, shelf: Shelf, url: str) -> RelationRow:
    links = tuple(
        Link(a.title, relative(url, article_url(a.slug)), a.outlet or "")
        for a in shelf.picked(relation.articles[:_MOST_LINKS])
    )
    left = len(relation.articles) - len(links)
    words = ngettext("%(count)s older article", "%(count)s older articles", left)
    return RelationRow(
        how=how,
        other=_actor(relation.actor, shelf, url),
        count=articles_counted(len(relation.articles)),
        articles=links,
        more=words % {"count": number_words(left)} if left else "",
    )


def _actor(id: str, shelf: Shelf, url: str) -> Link:
    return Link(shelf.actors[id].name, relative(url, actor_url(id)))


def _of_book(group: ActorGroup, shelf: Shelf, url: str) -> Iterator[RelationRow]:
    book = gettext("our book of actors")
    if group.parent in shelf.actors and group.parent:
        yield RelationRow(gettext("part of"), _actor(group.parent, shelf, url), "", (), "", book)
    for child in shelf.parts_of.get(group.id, ()):
        yield RelationRow(gettext("includes"), _actor(child.id, shelf, url), "", (), "", book)


def _known(group: ActorGroup, shelf: Shelf, url: str, backers: Sequence[str], source: str) -> Iterator[RelationRow]:
    told = {r.actor for r in group.backers}
    for id in backers:
        if id in shelf.actors and id not in told:
            yield RelationRow(gettext("backed by"), _actor(id, shelf, url), "", (), "", gettext(source))
