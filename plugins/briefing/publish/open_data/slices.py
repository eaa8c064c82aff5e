"""The claims of one region, and those that concern one actor, as files of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from briefing.model import Article, Claim, ClaimRef
from briefing.present.actor import claims_of_actor
from briefing.present.addresses import actor_data, region_data
from briefing.present.region import claims_in_region
from briefing.present.shelf import Shelf
from briefing.publish.open_data.csv_file import csv_line
from briefing.publish.open_data.forms import CLAIMS
from briefing.publish.open_data.json_lines import claim_objects, lines_text
from briefing.publish.open_data.references import References
from briefing.publish.open_data.rows import claim_rows

__all__ = ["Slice", "slices_of"]


@dataclass(frozen=True, slots=True)
class Slice:
    """`url`: where its files lie below the site's root, without .csv and .jsonl. `claims`: how many, at least one."""

    url: str
    claims: int
    csv: str
    json_lines: str


class _Written(NamedTuple):
    """A claim as a line of each kind of file: it stands in the files of several regions and actors."""

    csv: str
    json: str


def slices_of(shelf: Shelf, to: References) -> Iterator[Slice]:
    """One for every region and every actor with a claim, in the order of their pages' claims."""
    lines = {ref: line for article in shelf.corpus.articles for ref, line in _lines(article, to)}
    for region in shelf.corpus.regions:
        yield from _slice(region_data(region.id), claims_in_region(region, shelf), lines)
    for actor in shelf.corpus.actors:
        yield from _slice(actor_data(actor.id), claims_of_actor(actor, shelf), lines)


def _lines(article: Article, to: References) -> Iterator[tuple[ClaimRef, _Written]]:
    for row, item in zip(claim_rows(article, to), claim_objects(article, to), strict=True):
        yield ClaimRef(article.slug, item["id"]), _Written(csv_line(row), lines_text([item]))


def _slice(url: str, pairs: Iterable[tuple[Article, Claim]], lines: Mapping[ClaimRef, _Written]) -> Iterator[Slice]:
    held = [lines[ClaimRef(article.slug, claim.id)] for article, claim in pairs]
    if held:
        table = csv_line(CLAIMS.names) + "".join(line.csv for line in held)
        yield Slice(url, len(held), table, "".join(line.json for line in held))
