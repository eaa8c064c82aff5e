"""The claims of one region, and those that concern one actor, as files of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.model import Article, Claim, ClaimRef
from briefing.present.actor import claims_of_actor
from briefing.present.addresses import actor_data, region_data
from briefing.present.region import claims_in_region
from briefing.present.shelf import Shelf
from briefing.publish.open_data.forms import CLAIMS
from briefing.publish.open_data.json_lines import claim_objects
from briefing.publish.open_data.references import References
from briefing.publish.open_data.rows import claim_rows
from briefing.publish.open_data.tables import Row, Table

__all__ = ["Slice", "slices_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """`url`: where its files lie below the site's root, without .csv and .jsonl. Never empty."""

    url: str
    table: Table
    lines: tuple[str, ...]


def slices_of(shelf: Shelf, to: References) -> Iterator[Slice]:
    """One for every region and every actor with a claim, in the order of their pages' claims."""
    rows, lines = _rows(shelf.corpus.articles, to), _lines(shelf.corpus.articles, to)
    for region in shelf.corpus.regions:
        yield from _slice(region_data(region.id), claims_in_region(region, shelf), rows, lines)
    for actor in shelf.corpus.actors:
        yield from _slice(actor_data(actor.id), claims_of_actor(actor, shelf), rows, lines)


def _rows(articles: Iterable[Article], to: References) -> dict[ClaimRef, Row]:
    at = CLAIMS.names.index("id")
    return {ClaimRef(a.slug, str(row[at])): row for a in articles for row in claim_rows(a, to)}


def _lines(articles: Iterable[Article], to: References) -> dict[ClaimRef, str]:
    return {
        ClaimRef(a.slug, item["id"]): json.dumps(item, ensure_ascii=False, separators=(",", ":"))
        for a in articles
        for item in claim_objects(a, to)
    }


def _slice(
    url: str, pairs: Iterable[tuple[Article, Claim]], rows: Mapping[ClaimRef, Row], lines: Mapping[ClaimRef, str]
) -> Iterator[Slice]:
    refs = [ClaimRef(article.slug, claim.id) for article, claim in pairs]
    if refs:
        yield Slice(url, Table(CLAIMS, [rows[ref] for ref in refs]), tuple(lines[ref] for ref in refs))
