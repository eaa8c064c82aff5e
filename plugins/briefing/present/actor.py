"""Pages of actors and the index of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.knowledge.borders import Borders
from briefing.model import ActorGroup, Article, Claim, Corpus
from briefing.present.addresses import Link, actor_url, region_url, relative
from briefing.present.dossiers import ClaimList, Dossier, Section, as_of, claim_list, claims_of, who_says
from briefing.present.facts import Answer
from briefing.present.lists import Letter, article_rows, by_letter, counted_articles
from briefing.present.locate import articles_map
from briefing.present.words import FORCE_TYPE_WORDS, NOT_STATED, capitalise, count_words

__all__ = ["actor_letters", "actor_view"]

_MOST_BESIDE = 15


def actor_view(group: ActorGroup, corpus: Corpus, borders: Borders) -> Dossier:
    """The page of one force."""
    url = actor_url(group.id)
    articles = [a for a in corpus.articles if a.slug in set(group.articles)]
    return Dossier(
        url=url,
        kind="Force",
        section="actors",
        name=group.name,
        also=group.aliases,
        crumbs=(Link("Actors", relative(url, "actors/")),),
        meta=f"{capitalise(FORCE_TYPE_WORDS[group.type])} · named in {count_words(len(articles), 'article')}",
        facts=_facts(group, articles, corpus, url),
        map=articles_map(articles, url, corpus, borders),
        claims_intro="Lists that must not be mixed: what it suffered, what it is blamed for, what it says itself.",
        claims=_claims(group, articles, url),
        sections=tuple(filter(None, (_regions(group, corpus, url), _beside(group, corpus, url)))),
        wordings=_wordings(group, articles),
        articles=article_rows(articles, corpus, url),
        feed=f"feeds/actors/{group.id}.atom.xml",
        description=f"{group.name}: what {count_words(len(articles), 'article')} say of it.",
    )


def _facts(group: ActorGroup, articles: Sequence[Article], corpus: Corpus, url: str) -> tuple[Answer, ...]:
    parent = next((g for g in corpus.actors if g.id == group.parent), None)
    countries = [g for g in corpus.regions if g.level == "country" and set(g.articles) & set(group.articles)]
    ranked = sorted(countries, key=lambda g: (-len(set(g.articles) & set(group.articles)), g.name))[:5]
    roles: Counter[str] = Counter(f.role for a in articles for f in a.facts.forces if f.id == group.id)
    words = {"belligerent": "fighting", "backer": "backing others", "mentioned": "named in passing"}
    parts = [f"{words[role]} in {count_words(roles[role], 'article')}" for role in words if roles[role]]
    pairs = [(a, c) for a, c in claims_of(articles) if group.id in c.blamed or c.victim_force == group.id]
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


def _claims(group: ActorGroup, articles: Sequence[Article], url: str) -> tuple[ClaimList, ...]:
    pairs = claims_of(articles)
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


def _regions(group: ActorGroup, corpus: Corpus, url: str) -> Section | None:
    here = set(group.articles)
    found = [(g, [s for s in g.articles if s in here]) for g in corpus.regions if g.level != "region"]
    ranked = sorted((row for row in found if row[1]), key=lambda row: (-len(row[1]), row[0].id))[:_MOST_BESIDE]
    levels = {"country": "country", "admin1": "province or state"}
    rows = [(Link(g.name, relative(url, region_url(g.id))), levels[g.level], slugs) for g, slugs in ranked]
    if not rows:
        return None
    return Section(
        "regions", "Regions", "Where the articles that name it place events.", counted_articles(rows, corpus), "Region"
    )


def _beside(group: ActorGroup, corpus: Corpus, url: str) -> Section | None:
    here = set(group.articles)
    found = [(g, [s for s in g.articles if s in here]) for g in corpus.actors if g.id != group.id]
    ranked = sorted((row for row in found if row[1]), key=lambda row: (-len(row[1]), row[0].name))[:_MOST_BESIDE]
    rows = [(Link(g.name, relative(url, actor_url(g.id))), FORCE_TYPE_WORDS[g.type], slugs) for g, slugs in ranked]
    if not rows:
        return None
    intro = "In one article together: as allies, as enemies, or neither."
    return Section("beside", "Named in the same articles", intro, counted_articles(rows, corpus), "Force")


def _wordings(group: ActorGroup, articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    """The words that articles use for it, each with its count of articles, most used first."""
    counts = Counter(
        word for a in articles for word in {w for f in a.facts.forces if f.id == group.id for w in f.as_written}
    )
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def actor_letters(corpus: Corpus, url: str) -> tuple[Letter, ...]:
    """Every actor from A to Z; its other names stand beside it."""
    rows = [
        (Link(g.name, relative(url, actor_url(g.id)), ", ".join(g.aliases[:6])), FORCE_TYPE_WORDS[g.type], g.articles)
        for g in corpus.actors
    ]
    return by_letter(counted_articles(rows, corpus))
