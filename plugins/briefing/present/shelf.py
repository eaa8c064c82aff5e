"""The corpus with its lookups: made once a build, so that no page searches all articles or groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from briefing.collate.editions import Gone, History
from briefing.model import (
    ActorGroup,
    Article,
    Claim,
    ClaimantGroup,
    ClaimRef,
    Contradiction,
    Corpus,
    Event,
    Origin,
    PlaceGroup,
    RegionGroup,
)
from briefing.present.anchors import Anchors, anchors_of
from briefing.present.other_names import names_of_places

__all__ = ["Shelf", "shelf_of", "tally"]

Group = TypeVar("Group", RegionGroup, ActorGroup, Event, ClaimantGroup)


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """`countries` by ISO code; `..._of` by an article's slug, in the corpus's order; `children` by a region's id.

    `history`: what was published before; `gone_of` the claims by slug that have no row any more, by id.
    `beside`: the articles before and after, as slugs.
    `anchors`: the marked sentences, by slug; `parts_of`: the forces that belong to a force, by its id.
    `place_names`: other spellings of a place, by its id. `has_facts`: whether facts were read from the texts at all.
    """

    corpus: Corpus
    articles: Mapping[str, Article]
    regions: Mapping[str, RegionGroup]
    countries: Mapping[str, RegionGroup]
    children: Mapping[str, tuple[RegionGroup, ...]]
    actors: Mapping[str, ActorGroup]
    places: Mapping[str, PlaceGroup]
    regions_of: Mapping[str, tuple[RegionGroup, ...]]
    actors_of: Mapping[str, tuple[ActorGroup, ...]]
    contradictions_of: Mapping[str, tuple[Contradiction, ...]]
    events_of: Mapping[str, tuple[Event, ...]]
    claims: Mapping[ClaimRef, Claim]
    origins: Mapping[str, Origin]  # by the slug of each article with a text that others carry too
    anchors: Mapping[str, Anchors]
    parts_of: Mapping[str, tuple[ActorGroup, ...]]
    claimants_of: Mapping[str, tuple[ClaimantGroup, ...]]
    claimants: Mapping[str, ClaimantGroup]
    beside: Mapping[str, tuple[str | None, str | None]]  # the article before and after in its country, by date
    history: History = field(default_factory=History)
    gone_of: Mapping[str, tuple[Gone, ...]] = field(default_factory=dict)
    newest: date | None = None  # the last day that an article was published
    place_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    has_facts: bool = True

    def claim(self, ref: ClaimRef) -> Claim:
        """The claim that this names."""
        return self.claims[ref]

    def origin_of(self, slug: str) -> str:
        """The slug of the first article with this one's text: its own where no other has it."""
        found = self.origins.get(slug)
        return found.id if found else slug

    def picked(self, slugs: Iterable[str]) -> list[Article]:
        """The articles of these slugs, in the order given; groups hold theirs newest first."""
        return [self.articles[slug] for slug in slugs]


class _ClaimsOf(Mapping[ClaimRef, Claim]):
    """Every claim by its reference, looked up in its article: a table of all of them would be made for a few."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles

    def __getitem__(self, ref: ClaimRef) -> Claim:
        slug, id = ref
        found = next((claim for claim in self._articles[slug].facts.claims if claim.id == id), None)
        if found is None:
            raise KeyError(ref)
        return found

    def __iter__(self) -> Iterator[ClaimRef]:
        return (ClaimRef(slug, claim.id) for slug, article in self._articles.items() for claim in article.facts.claims)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _AnchorsOf(Mapping[str, Anchors]):
    """The marked sentences of each article, worked out when first asked for."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._articles = articles
        self._made: dict[str, Anchors] = {}

    def __getitem__(self, slug: str) -> Anchors:
        if slug not in self._made:
            article = self._articles[slug]
            self._made[slug] = anchors_of(article.document, article.facts)
        return self._made[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._articles)

    def __len__(self) -> int:
        return len(self._articles)


def shelf_of(corpus: Corpus, history: History | None = None, *, has_facts: bool = True) -> Shelf:
    """The lookups of a corpus; `history` where editions of it were recorded."""
    history = history or History()
    children: dict[str, list[RegionGroup]] = {}
    for region in corpus.regions:
        children.setdefault(region.parent or "", []).append(region)
    disputed: dict[str, list[Contradiction]] = {}
    for found in corpus.contradictions:
        disputed.setdefault(found.first.article, []).append(found)
    parts: dict[str, list[ActorGroup]] = {}
    for actor in corpus.actors:
        parts.setdefault(actor.parent or "", []).append(actor)
    articles = {a.slug: a for a in corpus.articles}
    return Shelf(
        corpus=corpus,
        articles=articles,
        regions={g.id: g for g in corpus.regions},
        countries={g.country: g for g in corpus.regions if g.level == "country" and g.country},
        children={id: tuple(groups) for id, groups in children.items()},
        actors={g.id: g for g in corpus.actors},
        places={g.id: g for g in corpus.places},
        regions_of=_by_article(corpus.regions),
        actors_of=_by_article(corpus.actors),
        origins={slug: origin for origin in corpus.origins for slug in origin.articles},
        contradictions_of={slug: tuple(rows) for slug, rows in disputed.items()},
        events_of=_by_article(corpus.events),
        claims=_ClaimsOf(articles),
        history=history,
        gone_of=_gone_of(history),
        newest=max((a.document.published for a in corpus.articles if a.document.published), default=None),
        anchors=_AnchorsOf(articles),
        parts_of={id: tuple(groups) for id, groups in parts.items() if id},
        claimants_of=_by_article(corpus.claimants),
        claimants={g.id: g for g in corpus.claimants},
        place_names=names_of_places(corpus) if corpus.places else {},
        beside=_beside(corpus),
        has_facts=has_facts,
    )


def _beside(corpus: Corpus) -> dict[str, tuple[str | None, str | None]]:
    """The earlier and the later article of the same country, for each; dated articles alone stand in a row."""
    rows: dict[str, list[str]] = {}
    for article in reversed(corpus.articles):
        if article.country and article.document.published:
            rows.setdefault(article.country, []).append(article.slug)
    found: dict[str, tuple[str | None, str | None]] = {}
    for row in rows.values():
        for before, slug, after in zip([None, *row], row, [*row[1:], None], strict=False):
            found[slug] = (before, after)
    return found


def _gone_of(history: History) -> dict[str, tuple[Gone, ...]]:
    found: dict[str, list[Gone]] = {}
    for ref, gone in sorted(history.state.gone_claims.items()):
        found.setdefault(ref.article, []).append(gone)
    return {slug: tuple(rows) for slug, rows in found.items()}


def _by_article(groups: Iterable[Group]) -> dict[str, tuple[Group, ...]]:
    found: dict[str, list[Group]] = {}
    for group in groups:
        for slug in group.articles:
            found.setdefault(slug, []).append(group)
    return {slug: tuple(items) for slug, items in found.items()}


def tally(slugs: Iterable[str], of: Mapping[str, tuple[Group, ...]], most: int) -> list[tuple[Group, tuple[str, ...]]]:
    """The groups that these articles are in, each with its articles among them; most articles first, ties by id."""
    groups: dict[str, Group] = {}
    found: dict[str, list[str]] = {}
    for slug in slugs:
        for group in of.get(slug, ()):
            groups[group.id] = group
            found.setdefault(group.id, []).append(slug)
    ranked = sorted(found, key=lambda id: (-len(found[id]), id))[:most]
    return [(groups[id], tuple(found[id])) for id in ranked]
