"""Pages of actors and the index of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.knowledge.actor_names import KnownActor
from briefing.knowledge.borders import Borders
from briefing.model import ActorGroup, Article, Claim
from briefing.present.activity import activity
from briefing.present.addresses import Link, actor_data, actor_url, region_url, relative
from briefing.present.copies import articles_from, counted_once
from briefing.present.dossiers import (
    ClaimList,
    Dossier,
    Section,
    as_of,
    claim_list,
    claims_of,
    events_on,
    force_section,
    listed,
    listed_events,
    who_says,
)
from briefing.present.facts import Answer
from briefing.present.lists import Letter, by_letter, counted_articles
from briefing.present.locate import articles_map
from briefing.present.names import name_rows
from briefing.present.relations import relation_rows
from briefing.present.shelf import Shelf, tally
from briefing.present.words import FORCE_TYPE_WORDS, NOT_STATED, capitalise, count_words

__all__ = ["actor_letters", "actor_view", "claims_of_actor"]

_MOST_REGIONS = 30
_BESIDE = ("Named in the same articles", "In one article together: as allies, as enemies, or neither.")


def actor_view(group: ActorGroup, shelf: Shelf, borders: Borders, known: KnownActor | None = None) -> Dossier:
    """The page of one force; `known` is what our book of actors holds of it."""
    url = actor_url(group.id)
    articles = shelf.picked(group.articles)
    rows, more = listed(articles, shelf, url)
    here = [event for event in events_on(group.articles, shelf) if group.id in event.actors]
    events, earlier = listed_events(here, shelf, url)
    backers, source = (known.backers, known.backing_source) if known else ((), "")
    return Dossier(
        url=url,
        kind="Force",
        section="actors",
        name=group.name,
        title=f"{group.name}, force",
        also=group.aliases,
        crumbs=(Link("Actors", relative(url, "actors/")),),
        meta=f"{capitalise(FORCE_TYPE_WORDS[group.type])} · named in {articles_from(group.articles, shelf)}",
        facts=_facts(group, articles, shelf, url),
        map=articles_map(articles, url, shelf, borders),
        claims_intro="Lists that must not be mixed: what it suffered, what it is blamed for, what it says itself.",
        claims=_claims(group, counted_once(claims_of(articles), shelf), url),
        sections=tuple(
            filter(None, (_regions(group, shelf, url), force_section(group.articles, shelf, url, _BESIDE, group.id)))
        ),
        wordings=_wordings(group, articles),
        articles=rows,
        articles_more=more,
        feed=f"feeds/actors/{group.id}.atom.xml",
        data=actor_data(group.id) if claims_of_actor(group, shelf) else "",
        charts=activity(articles, claims_of_actor(group, shelf), shelf),
        events=events,
        events_more=earlier,
        relations=relation_rows(group, shelf, url, backers, source),
        names=name_rows(known.names) if known else (),
        description=f"{group.name}: what {count_words(len(articles), 'article')} say of it.",
    )


def _facts(group: ActorGroup, articles: Sequence[Article], shelf: Shelf, url: str) -> tuple[Answer, ...]:
    parent = shelf.actors.get(group.parent or "")
    regions = tally(group.articles, shelf.regions_of, _MOST_REGIONS)
    ranked = [g for g, _ in regions if g.level == "country"][:5]
    roles: Counter[str] = Counter(f.role for a in articles for f in a.facts.forces if f.id == group.id)
    words = {"belligerent": "fighting", "backer": "backing others", "mentioned": "named in passing"}
    parts = [f"{words[role]} in {count_words(roles[role], 'article')}" for role in words if roles[role]]
    told = counted_once(claims_of(articles), shelf)
    pairs = [(a, c) for a, c in told if group.id in c.blamed or c.victim_force == group.id]
    return (
        Answer(
            "What",
            f"{capitalise(FORCE_TYPE_WORDS[group.type])}.",
            rest="Part of"
            if parent
            else ("" if group.known else "Read from the articles alone; not in our book of actors."),
            rest_links=(Link(parent.name, relative(url, actor_url(parent.id))),) if parent else (),
        ),
        Answer(
            "Where",
            "" if ranked else f"{NOT_STATED}.",
            tuple(Link(g.name, relative(url, region_url(g.id))) for g in ranked),
        ),
        Answer("Part", f"{capitalise(', '.join(parts))}." if parts else f"{NOT_STATED}."),
        who_says(pairs),
        as_of(articles),
    )


def claims_of_actor(group: ActorGroup, shelf: Shelf) -> list[tuple[Article, Claim]]:
    """The claims of harm that it suffered, is blamed for, or makes itself, in the order of its articles."""
    return [
        (a, c)
        for a, c in claims_of(shelf.picked(group.articles))
        if c.victim_force == group.id or group.id in c.blamed or _says(group, a, c)
    ]


def _claims(group: ActorGroup, pairs: Sequence[tuple[Article, Claim]], url: str) -> tuple[ClaimList, ...]:
    lists: tuple[tuple[str, str, list[tuple[Article, Claim]]], ...] = (
        ("suffered", "Suffered", [p for p in pairs if p[1].victim_force == group.id]),
        ("blamed", "Blamed for", [p for p in pairs if group.id in p[1].blamed]),
        ("own", "Claimed by it", [p for p in pairs if _says(group, *p)]),
    )
    return tuple(
        claim_list(id, f"{heading}: {count_words(len(found), 'claim')}", found, url)
        for id, heading, found in lists
        if found
    )


def _says(group: ActorGroup, article: Article, claim: Claim) -> bool:
    """Whether the claimant is the force itself, by any of its names or by what the article calls it."""
    words = {w for f in article.facts.forces if f.id == group.id for w in f.as_written}
    return (claim.claimant or "").casefold() in {name.casefold() for name in (group.name, *group.aliases, *words)}


def _regions(group: ActorGroup, shelf: Shelf, url: str) -> Section | None:
    found = [row for row in tally(group.articles, shelf.regions_of, _MOST_REGIONS) if row[0].level != "region"]
    levels = {"country": "country", "admin1": "province or state"}
    rows = [(Link(g.name, relative(url, region_url(g.id))), levels[g.level], here) for g, here in found]
    intro = "Where the articles that name it place events."
    return Section("regions", "Regions", intro, counted_articles(rows, shelf), "Region") if rows else None


def _wordings(group: ActorGroup, articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    """The words that articles use for it, each with its count of articles, most used first."""
    counts = Counter(
        word for a in articles for word in {w for f in a.facts.forces if f.id == group.id for w in f.as_written}
    )
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def actor_letters(shelf: Shelf, url: str) -> tuple[Letter, ...]:
    """Every actor from A to Z; its other names stand beside it."""
    rows = [
        (Link(g.name, relative(url, actor_url(g.id)), ", ".join(g.aliases[:6])), FORCE_TYPE_WORDS[g.type], g.articles)
        for g in shelf.corpus.actors
    ]
    return by_letter(counted_articles(rows, shelf))
