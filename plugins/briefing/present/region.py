"""Pages of regions, countries and first-level divisions, and the index of regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.knowledge.borders import Borders
from briefing.model import Article, Claim, Corpus, Place, RegionGroup
from briefing.present.addresses import Link, actor_url, place_url, region_feed, region_url, relative
from briefing.present.dossiers import Dossier, Section, as_of, claim_list, claims_of, most_named, who_says
from briefing.present.facts import Answer
from briefing.present.lists import CountRow, article_rows, counted_articles
from briefing.present.locate import region_map
from briefing.present.words import FORCE_TYPE_WORDS, PLACE_KIND_WORDS, count_words

__all__ = ["region_rows", "region_view"]

_LEVEL_WORDS = {"region": "Region", "country": "Country", "admin1": "First-level division"}
_MOST_ACTORS = 12


def region_view(group: RegionGroup, corpus: Corpus, borders: Borders) -> Dossier:
    """The page of one region, country or division."""
    url = region_url(group.id)
    articles = [a for a in corpus.articles if a.slug in set(group.articles)]
    pairs = [(a, c) for a, c in claims_of(articles) if _inside(a, c, group, corpus)]
    children = [g for g in corpus.regions if g.parent == group.id]
    level = _LEVEL_WORDS[group.level]
    return Dossier(
        url=url,
        kind=level,
        section="regions",
        name=group.name,
        also=(),
        crumbs=_crumbs(group, corpus, url),
        meta=f"{level} · {count_words(len(articles), 'article')} · {count_words(len(pairs), 'claim')} of harm",
        facts=_facts(group, articles, pairs, corpus, url),
        map=region_map(group, articles, corpus, url, borders),
        claims_intro="Claims stand side by side and are never added together. Each leads to its row in its article.",
        claims=(claim_list("claims-here", "Newest first", pairs, url),) if pairs else (),
        sections=tuple(
            filter(
                None,
                (
                    _children(group, children, corpus, url),
                    _actors(articles, corpus, url),
                    _places(group, articles, corpus, url),
                ),
            )
        ),
        wordings=(),
        articles=article_rows(articles, corpus, url),
        feed=region_feed(group),
        description=f"{group.name}: what {count_words(len(articles), 'article')} say, with their sentences.",
    )


def _crumbs(group: RegionGroup, corpus: Corpus, url: str) -> tuple[Link, ...]:
    by_id = {g.id: g for g in corpus.regions}
    path: list[Link] = []
    parent = group.parent
    while parent and parent in by_id:
        path.insert(0, Link(by_id[parent].name, relative(url, region_url(parent))))
        parent = by_id[parent].parent
    return (Link("Regions", relative(url, "regions/")), *path)


def _inside(article: Article, claim: Claim, group: RegionGroup, corpus: Corpus) -> bool:
    """Whether the claim's place is in the group; a claim without a place counts where its article does."""
    place = next((p for p in article.facts.places if p.id == claim.place), None)
    return place is None or _holds(group, place, corpus)


def _holds(group: RegionGroup, place: Place, corpus: Corpus) -> bool:
    if place.country is None:
        return True
    if group.level == "region":
        return any(g.parent == group.id and g.country == place.country for g in corpus.regions)
    if place.country != group.country:
        return False
    return group.level == "country" or group.name in (place.admin1, place.name)


def _sites(group: RegionGroup, articles: Sequence[Article], corpus: Corpus) -> Counter[str]:
    return Counter(
        p.id for a in articles for p in a.facts.places if p.site and p.kind != "country" and _holds(group, p, corpus)
    )


def _facts(
    group: RegionGroup, articles: Sequence[Article], pairs: Sequence[tuple[Article, Claim]], corpus: Corpus, url: str
) -> tuple[Answer, ...]:
    newest = article_rows(articles[:1], corpus, url)[0]
    names = {p.id: p.place.name for p in corpus.places}
    sites = Counter({names[id]: n for id, n in _sites(group, articles, corpus).items()})
    forces = Counter(f.name for a in articles for f in a.facts.forces if f.role != "mentioned")
    return (
        Answer("Newest", links=(newest.title,), rest=" · ".join(filter(None, (newest.date, newest.figure)))),
        most_named("Where", sites, 6),
        most_named("Forces", forces, 5),
        who_says(pairs),
        as_of(articles),
    )


def _children(group: RegionGroup, children: Sequence[RegionGroup], corpus: Corpus, url: str) -> Section | None:
    if not children:
        return None
    rows = [(Link(g.name, relative(url, region_url(g.id))), "", g.articles) for g in children]
    heading, column = ("Countries", "Country") if group.level == "region" else ("Provinces and states", "Division")
    return Section("parts", heading, "Where the articles place events.", counted_articles(rows, corpus), column)


def _actors(articles: Sequence[Article], corpus: Corpus, url: str) -> Section | None:
    here = {a.slug for a in articles}
    groups = [(g, [s for s in g.articles if s in here]) for g in corpus.actors]
    ranked = sorted((row for row in groups if row[1]), key=lambda row: (-len(row[1]), row[0].name))[:_MOST_ACTORS]
    rows = [(Link(g.name, relative(url, actor_url(g.id))), FORCE_TYPE_WORDS[g.type], slugs) for g, slugs in ranked]
    return (
        Section("forces", "Forces", "Named in these articles.", counted_articles(rows, corpus), "Force")
        if rows
        else None
    )


def _places(group: RegionGroup, articles: Sequence[Article], corpus: Corpus, url: str) -> Section | None:
    here = {a.slug for a in articles}
    sites = _sites(group, articles, corpus)
    groups = sorted((g for g in corpus.places if g.id in sites), key=lambda g: (-sites[g.id], g.place.name))
    rows = [
        (
            Link(g.place.name, relative(url, place_url(g.id))),
            PLACE_KIND_WORDS[g.place.kind],
            [s for s in g.site_in if s in here],
        )
        for g in groups
    ]
    return (
        Section("places", "Places", "Where events happened.", counted_articles(rows, corpus), "Place") if rows else None
    )


def region_rows(
    corpus: Corpus, url: str, levels: tuple[str, ...] = ("region", "country", "admin1")
) -> tuple[CountRow, ...]:
    """The tree of regions as rows, parents before children, each with its depth, count and newest article."""
    groups = [g for g in corpus.regions if g.level in levels]
    articles = {a.slug: a for a in corpus.articles}
    rows = counted_articles(
        [(Link(g.name, relative(url, region_url(g.id))), g.level, g.articles) for g in groups], corpus
    )
    newest = [article_rows([articles[g.articles[0]]], corpus, url)[0].title for g in groups]
    return tuple(
        replace(row, newest=title, depth=group.id.count("/"))
        for row, title, group in zip(rows, newest, groups, strict=True)
    )
