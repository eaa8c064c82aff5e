"""The tables of an article's page: forces, their strengths, places, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Article, Force, Place, Strength
from briefing.present.addresses import Link, actor_url, place_url, relative
from briefing.present.anchors import Anchors, first_of_each_wording
from briefing.present.words import (
    FORCE_TYPE_WORDS,
    NOT_STATED,
    PLACE_KIND_WORDS,
    join_words,
    number_words,
    precision_words,
)

__all__ = ["ForceRow", "PlaceRow", "claim_numbers", "force_row", "place_row", "strength_link"]


@dataclass(frozen=True, slots=True)
class ForceRow:
    """A force in this article. `strength` rows: words, badge, link to the sentence."""

    name: Link
    kind: str
    part: str
    words: tuple[Link, ...]
    strength: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in this article."""

    name: Link
    within: str
    kind: str
    precision: str
    coordinates: str
    part: str
    words: tuple[Link, ...]


def claim_numbers(numbers: list[int]) -> str:
    """Claims by their numbers: "claim 2", "claims 1, 3 and 4"."""
    return ("claim " if len(numbers) == 1 else "claims ") + join_words(str(n) for n in numbers)


def strength_link(strength: Strength, anchors: Anchors) -> Link:
    """A strength in words, with its sentence and its state."""
    words = f"{number_words(strength.count)} {strength.unit}" if strength.count is not None else strength.unit
    href = next((anchors.href(e) for e in strength.evidence), "")
    return Link(words, href, strength.state)


def force_row(force: Force, article: Article, anchors: Anchors, url: str) -> ForceRow:
    """A force as a row of its article's table."""
    return ForceRow(
        name=Link(force.name, relative(url, actor_url(force.id)), "" if force.known else "named in this text only"),
        kind=FORCE_TYPE_WORDS[force.type],
        part=_force_part(force, article),
        words=tuple(Link(e.quote, anchors.href(e)) for e in first_of_each_wording(force.evidence)),
        strength=tuple(strength_link(s, anchors) for s in force.strength),
    )


_BLAMED_AS = {
    "stated": "blamed in", "claimed": "blamed in", "alleged": "blamed (alleged) in", "suspected": "suspected in",
    "conceded": "admits", "denied": "blamed, and denies it, in",
}  # fmt: skip


def _force_part(force: Force, article: Article) -> str:
    """Fighting, backing or only named; then the claims in which it is blamed or was harmed."""
    names = {f.id: f.name for f in article.facts.forces}
    backed = join_words(names[id] for id in force.backs if id in names)
    words = [
        {"belligerent": "fighting", "backer": f"backing {backed}" if backed else "backing", "mentioned": "named"}[
            force.role
        ]
    ]
    parts: dict[str, list[int]] = {}
    for number, claim in enumerate(article.facts.claims, 1):
        if force.id in claim.blamed:
            parts.setdefault(_BLAMED_AS[claim.blame or "stated"], []).append(number)
        if force.id == claim.victim_force:
            parts.setdefault("harmed in", []).append(number)
    return "; ".join([*words, *(f"{part} {claim_numbers(numbers)}" for part, numbers in parts.items())])


def place_row(place: Place, anchors: Anchors, url: str) -> PlaceRow:
    """A place as a row of its article's table."""
    placed = place.lat is not None and place.lon is not None
    return PlaceRow(
        name=Link(place.name, relative(url, place_url(place.id))),
        within=place.admin1 if place.admin1 and place.admin1 != place.name else "",
        kind=PLACE_KIND_WORDS[place.kind],
        precision=precision_words(place),
        coordinates=f"{place.lat:.2f}, {place.lon:.2f}" if placed else NOT_STATED,
        part="events here" if place.site else "mentioned",
        words=tuple(Link(e.quote, anchors.href(e)) for e in first_of_each_wording(place.evidence)),
    )
