"""Who fights beside and against whom, as the articles tell it: from their claims and from who backs whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Literal

from briefing.model import Article, Claim, Relation

__all__ = ["Relations", "find_relations"]

_Kind = Literal["against", "beside", "backers", "backs"]
_Row = tuple[_Kind, str, str]  # how, of whom, with whom
_UNSURE = ("denied", "suspected", "alleged")


@dataclass(frozen=True, slots=True)
class Relations:
    """The slugs of the articles by relation, in the order of the articles."""

    slugs: Mapping[_Row, tuple[str, ...]]
    others: Mapping[tuple[_Kind, str], tuple[str, ...]]

    def of(self, kind: _Kind, actor: str) -> tuple[Relation, ...]:
        """Those that stand so to a force, most articles first, ties by id; () for none."""
        rows = (Relation(other, self.slugs[kind, actor, other]) for other in self.others.get((kind, actor), ()))
        return tuple(sorted(rows, key=lambda r: (-len(r.articles), r.actor)))


def find_relations(articles: Sequence[Article]) -> Relations:
    """Every pair of forces of the articles with the articles that tell of it."""
    slugs: dict[_Row, list[str]] = {}
    for article in articles:
        for row in sorted(set(_told(article))):
            slugs.setdefault(row, []).append(article.slug)
    slugs = {row: found for row, found in slugs.items() if row[0] == "against" or not _outweighed(row, slugs)}
    others: dict[tuple[_Kind, str], list[str]] = {}
    for kind, actor, other in slugs:
        others.setdefault((kind, actor), []).append(other)
    return Relations({k: tuple(v) for k, v in slugs.items()}, {k: tuple(v) for k, v in others.items()})


def _outweighed(row: _Row, slugs: Mapping[_Row, Sequence[str]]) -> bool:
    """Whether more articles tell of two forces as enemies: a sentence on who backs whom was then rather misread."""
    return len(slugs.get(("against", *row[1:]), ())) > len(slugs[row])


def _told(article: Article) -> Iterator[_Row]:
    held = {f.id for f in article.facts.forces}
    for force in article.facts.forces:
        for backed in force.backs:
            if backed in held and backed != force.id:
                yield from (("backs", force.id, backed), ("backers", backed, force.id))
                yield from (("beside", force.id, backed), ("beside", backed, force.id))
    parents = {f.id: f.parent for f in article.facts.forces}
    for claim in article.facts.claims:
        yield from (row for row in _of_claim(claim) if {row[1], row[2]} <= held and not _kin(parents, row))


def _of_claim(claim: Claim) -> Iterator[_Row]:
    """Against: the blamed and those harmed. Beside: those blamed together, unless either of them may have done it."""
    if claim.blame == "denied":
        return
    for doer in claim.blamed:
        if claim.victim_force and doer != claim.victim_force:
            yield from (("against", doer, claim.victim_force), ("against", claim.victim_force, doer))
    if claim.blame not in _UNSURE:
        yield from (("beside", one, other) for one, other in permutations(claim.blamed, 2) if one != other)


def _kin(parents: Mapping[str, str | None], row: _Row) -> bool:
    """A force and one that it belongs to are no two sides."""
    return parents.get(row[1]) == row[2] or parents.get(row[2]) == row[1]
