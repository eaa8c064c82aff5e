"""The tables of an article's page: forces, their strengths, places, each with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Article, FactBox, Force, Place, Strength
from briefing.present.addresses import Link, actor_url, force_anchor, place_url, relative
from briefing.present.anchors import Anchors, first_of_each_wording
from briefing.present.checks import Standing, standing_of
from briefing.present.words import (
    chained_words,
    force_kind,
    join_words,
    number_words,
    place_kind,
    precision_words,
    strength_words,
)
from briefing.speech import gettext, ngettext

__all__ = ["ForceRow", "PlaceRow", "claim_numbers", "force_row", "place_row", "strength_link"]


@dataclass(frozen=True, slots=True)
class ForceRow:
    """A force in this article. `strength` rows: words, badge, link to the sentence."""

    name: Link
    kind: str
    part: str
    words: tuple[Link, ...]
    strength: tuple[Link, ...]
    anchor: str = ""
    standing: Standing | None = None


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
    standing: Standing | None = None


def claim_numbers(numbers: list[int]) -> str:
    """Claims by their numbers: "claim 2", "claims 1, 3 and 4"."""
    words = ngettext("claim %(numbers)s", "claims %(numbers)s", len(numbers))
    return words % {"numbers": join_words(str(n) for n in numbers)}


def strength_link(strength: Strength, anchors: Anchors) -> Link:
    """A strength in words, with its sentence and its state."""
    words = f"{number_words(strength.count)} {strength.unit}" if strength.count is not None else strength.unit
    href = next((anchors.href(e) for e in strength.evidence), "")
    return Link(words, href, strength_words(strength.state))


def force_row(force: Force, article: Article, anchors: Anchors, url: str) -> ForceRow:
    """A force as a row of its article's table."""
    return ForceRow(
        name=Link(
            force.name, relative(url, actor_url(force.id)), "" if force.known else gettext("named in this text only")
        ),
        kind=force_kind(force.type),
        part=_force_part(force, article),
        words=tuple(Link(e.quote, anchors.href(e)) for e in first_of_each_wording(force.evidence)),
        strength=tuple(strength_link(s, anchors) for s in force.strength),
        anchor=force_anchor(force.id),
        standing=standing_of(article.facts, "force", force.id),
    )


def _blamed_in(blame: str | None, numbers: list[int]) -> str:
    """How a force is blamed in these claims."""
    words = {
        "alleged": gettext("blamed (alleged) in %(claims)s"),
        "suspected": gettext("suspected in %(claims)s"),
        "conceded": gettext("admits %(claims)s"),
        "denied": gettext("blamed, and denies it, in %(claims)s"),
    }.get(blame or "", gettext("blamed in %(claims)s"))
    return words % {"claims": claim_numbers(numbers)}


def _force_part(force: Force, article: Article) -> str:
    """Fighting, backing or only named; then the claims in which it is blamed or was harmed."""
    parts: dict[str, list[int]] = {}
    for number, claim in enumerate(article.facts.claims, 1):
        if force.id in claim.blamed:
            as_stated = claim.blame in (None, "stated", "claimed")
            parts.setdefault("" if as_stated else claim.blame or "", []).append(number)
        if force.id == claim.victim_force:
            parts.setdefault("harmed", []).append(number)
    harmed = gettext("harmed in %(claims)s")
    told = (
        harmed % {"claims": claim_numbers(numbers)} if part == "harmed" else _blamed_in(part, numbers)
        for part, numbers in parts.items()
    )
    return chained_words([_role_words(force, article), *told])


def _role_words(force: Force, article: Article) -> str:
    names = {f.id: f.name for f in article.facts.forces}
    backed = join_words(names[id] for id in force.backs if id in names)
    if force.role == "backer":
        return gettext("backing %(forces)s") % {"forces": backed} if backed else gettext("backing")
    return gettext("fighting") if force.role == "belligerent" else gettext("named")


def place_row(place: Place, box: FactBox, anchors: Anchors, url: str) -> PlaceRow:
    """A place as a row of its article's table."""
    placed = place.lat is not None and place.lon is not None
    return PlaceRow(
        name=Link(place.name, relative(url, place_url(place.id))),
        within=place.admin1 if place.admin1 and place.admin1 != place.name else "",
        kind=place_kind(place.kind),
        precision=precision_words(place),
        coordinates=f"{place.lat:.2f}, {place.lon:.2f}" if placed else gettext("Not stated"),
        part=gettext("events here") if place.site else gettext("mentioned"),
        words=tuple(Link(e.quote, anchors.href(e)) for e in first_of_each_wording(place.evidence)),
        standing=standing_of(box, "place", place.id),
    )
