"""Claims as rows: number, statement, claimant, words as written. Rows stand side by side and are never added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from briefing.model import Article, Claim, FactBox, Force, Place
from briefing.present.addresses import Link, actor_url, article_url, claim_anchor, claim_url, place_url, relative
from briefing.present.anchors import Anchors, claim_number
from briefing.present.checks import Standing, standing_of
from briefing.present.ladder import axis, bar, scale_of
from briefing.present.words import (
    blame_words,
    claim_words,
    claimant_type_words,
    date_words,
    listed_words,
    scope_words,
)  # fmt: skip
from briefing.speech import gettext

__all__ = [
    "ClaimGroup",
    "ClaimRow",
    "claim_groups",
    "claimant_parts",
    "claimant_words",
    "foreign_claim_row",
    "outlet_words",
]


_NO_BAR = Markup("")


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim ready to print. `mode` and `blame_mode` are badge words, empty for none; `by` introduces the blamed.

    `when`: the day of the deed, else of the report, as in data-when; "" on the claim's own page.
    `bar` empty: nothing drawn. `permalink` leads to the claim's row on its own article's page.
    """

    id: str
    number: int
    says: str
    mode: str
    who: str
    blamed: tuple[Link, ...]
    by: str
    blame_mode: str
    details: tuple[str, ...]
    quotes: tuple[Link, ...]
    part: bool
    bar: Markup = _NO_BAR
    article: Link | None = None
    outlet: Link | None = None
    permalink: str = ""
    when: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims about the same harm as far as place, day and scope tell; they share one scale where two have a number."""

    id: str
    heading: str
    place: Link | None
    scope: str
    axis: Markup
    rows: tuple[ClaimRow, ...]


def claimant_parts(claim: Claim) -> tuple[str, str]:
    """Who says so and what kind of source that is; the article's own voice where nobody else is named."""
    kind = claimant_type_words(claim.claimant_type) if claim.claimant_type else ""
    if not claim.claimant:
        return kind or gettext("the article itself"), ""
    return claim.claimant, "" if kind in claim.claimant.casefold() else kind


def claimant_words(claim: Claim) -> str:
    """`claimant_parts` in one."""
    return listed_words(claimant_parts(claim))


def outlet_words(article: Article, unknown: str = "") -> str:
    """Who published it, or `unknown`; and the agency whose text it is where that is another."""
    outlet = article.outlet or unknown or gettext("Outlet not stated")
    if not article.agency or article.agency == article.outlet:
        return outlet
    return gettext("%(outlet)s, from %(agency)s") % {"outlet": outlet, "agency": article.agency}


def claim_groups(box: FactBox, anchors: Anchors, url: str) -> tuple[ClaimGroup, ...]:
    """The claims of one article in groups, in order of the text; a part follows the claim it is part of."""
    order = {key: n for n, key in reversed(list(enumerate(_keys(box.claims))))}
    ranked = sorted(zip(_keys(box.claims), enumerate(box.claims, 1), strict=True), key=lambda row: order[row[0]])
    return tuple(
        _group(f"g{n}", [claim for _, claim in rows], box, anchors, url)
        for n, (_, rows) in enumerate(groupby(ranked, key=lambda row: row[0]), 1)
    )


_Key = tuple[str, str, str]


def _keys(claims: Sequence[Claim]) -> list[_Key]:
    """What each claim is grouped by; a part goes where its whole is."""
    whole = {c.id: c for c in claims}
    return [_key(whole.get(c.part_of or "", c)) for c in claims]


def _key(claim: Claim) -> _Key:
    return claim.scope, claim.place or "", claim.date.isoformat() if claim.date else ""


def _group(id: str, numbered: list[tuple[int, Claim]], box: FactBox, anchors: Anchors, url: str) -> ClaimGroup:
    claims = [claim for _, claim in numbered]
    first = claims[0]
    place = next((p for p in box.places if p.id == first.place), None)
    scale = scale_of(claims) if first.scope == "incident" else None
    rows = []
    for number, claim in numbered:
        row = _row(number, claim, box, anchors, url)
        if scale:
            within = claim_number(box.claims, claim.part_of)
            drawn = bar(claim, scale, claim.claimant_type == "party", within)
            row = replace(row, bar=drawn)
        rows.append(row)
    return ClaimGroup(
        id=id,
        heading=_heading(first, place),
        place=Link(place.name, relative(url, place_url(place.id))) if place else None,
        scope=scope_words(first.scope),
        axis=axis(scale) if scale else Markup(""),
        rows=tuple(rows),
    )


def _heading(claim: Claim, place: Place | None) -> str:
    """What follows the place in a group's heading."""
    unknown = gettext("day not stated") if claim.scope == "incident" else gettext("span not stated")
    day = date_words(claim.date) if claim.date else unknown
    return day if place else gettext("Place not stated, %(day)s") % {"day": day}


def _row(number: int, claim: Claim, box: FactBox, anchors: Anchors, url: str) -> ClaimRow:
    forces = {f.id: f for f in box.forces}
    within = claim_number(box.claims, claim.part_of)
    details = _details(claim) + ((gettext("part of claim %(number)s") % {"number": within},) if within else ())
    quotes = tuple(Link(e.quote, anchors.href(e)) for e in claim.evidence) or (Link(claim.as_written),)
    return ClaimRow(
        id=claim_anchor(claim.id),
        permalink=f"#{claim_anchor(claim.id)}",
        number=number,
        says=claim_words(claim, forces.get(claim.victim_force or "")),
        mode=_mode(claim),
        who=claimant_words(claim),
        blamed=tuple(_actor_link(id, forces, url) for id in claim.blamed),
        by=_by(claim),
        blame_mode=_blame_mode(claim),
        details=details,
        quotes=quotes,
        part=within is not None,
        standing=standing_of(box, "claim", claim.id),
    )


def _mode(claim: Claim) -> str:
    return gettext("claimed") if claim.claimant_type == "party" else ""


def _blame_mode(claim: Claim) -> str:
    """The badge beside the blamed; none where the claim as a whole carries the same word."""
    words = blame_words(claim.blame)
    return "" if words == _mode(claim) else words


def _by(claim: Claim) -> str:
    """A deed that is told or owned up to is by somebody; for one that is put on somebody they are blamed."""
    return gettext("by") if claim.blame in ("stated", "claimed", "conceded") else gettext("blamed:")


def _actor_link(id: str, forces: dict[str, Force], url: str) -> Link:
    """A blamed force by name; one that the fact box does not list is named by its id, without a page to lead to."""
    force = forces.get(id)
    return Link(force.name, relative(url, actor_url(id))) if force else Link(id.replace("-", " "))


def _details(claim: Claim) -> tuple[str, ...]:
    words = []
    if claim.victim == "undetermined":
        words.append(gettext("civilians or fighters not said"))
    if claim.victim == "mixed":
        words.append(gettext("fighters and civilians not separated"))
    if not claim.blamed and claim.outcome != "displaced" and not claim.part_of:
        words.append(gettext("nobody blamed"))
    return tuple(words)


def foreign_claim_row(article: Article, claim: Claim, url: str) -> ClaimRow:
    """The claim as it stands on a page other than its article's: with day, place and a link to its row there."""
    box = article.facts
    number = claim_number(box.claims, claim.id) or 0
    there = relative(url, article_url(article.slug))
    place = next((p.name for p in box.places if p.id == claim.place), "")
    when = date_words(claim.date) if claim.date else ""
    forces = {f.id: f for f in box.forces}
    own = relative(url, claim_url(article.slug, claim.id))
    return ClaimRow(
        id="",
        number=number,
        says=claim_words(claim, forces.get(claim.victim_force or "")),
        mode=_mode(claim),
        who=claimant_words(claim),
        blamed=tuple(_actor_link(id, forces, url) for id in claim.blamed),
        by=_by(claim),
        blame_mode=_blame_mode(claim),
        details=tuple(filter(None, (listed_words((place, when)),))),
        quotes=(Link(claim.as_written, own),),
        part=False,
        article=Link(article.title, there, article.outlet or ""),
        permalink=own,
        when=str(claim.date or article.document.published or ""),
        standing=standing_of(box, "claim", claim.id),
    )
