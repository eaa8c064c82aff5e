"""The tolls of an event as rows on shared scales: alternatives side by side, never parts of a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from briefing.model import Article, Claim, ClaimRef, Event, Toll
from briefing.present.addresses import Link
from briefing.present.claims import ClaimGroup, ClaimRow, foreign_claim_row
from briefing.present.ladder import Scale, axis, bar, scale_of
from briefing.present.shelf import Shelf
from briefing.present.words import (
    capitalise,
    date_words,
    listed_words,
    number_words,
    outcome_words,
    scope_words,
    short_number,
)
from briefing.speech import gettext, ngettext

__all__ = ["Told", "claims_of_event", "toll_groups"]

Told = tuple[Article, Claim]


def claims_of_event(event: Event, shelf: Shelf) -> dict[ClaimRef, Told]:
    """The event's claims with their articles, in order of publication."""
    return {ref: (shelf.articles[ref.article], shelf.claim(ref)) for ref in event.claims}


def toll_groups(event: Event, told: Mapping[ClaimRef, Told], url: str) -> tuple[ClaimGroup, ...]:
    """One group a toll, then what no toll holds (parts and groups). Rows are numbered through the page.

    People outside the fighting come first, parties to it last; within each the newest first. Of a claimant that changed
    its number only the latest stands here, with the earlier ones as rings.
    """
    groups: list[ClaimGroup] = []
    number = 0
    for index, toll in enumerate(event.tolls, 1):
        scale = _scale(event.tolls, toll, told)
        rows = _rows(toll, told, url, number, scale)
        number += len(rows)
        groups.append(
            ClaimGroup(
                f"g{index}", _heading(toll), None, scope_words(toll.scope), axis(scale) if scale else Markup(""), rows
            )
        )
    rest = _rest(event, told, url, number)
    if rest:
        groups.append(ClaimGroup("rest", gettext("Parts and groups"), None, scope_words("incident"), Markup(""), rest))
    return tuple(groups)


def _heading(toll: Toll) -> str:
    who = {
        "civilians": gettext("civilians"),
        "fighters": gettext("fighters"),
        "people": gettext("civilians, or not said"),
    }[toll.victims]
    return f"{capitalise(outcome_words(toll.outcome))}: {who}"


def _scale(tolls: Sequence[Toll], toll: Toll, told: Mapping[ClaimRef, Told]) -> Scale | None:
    """Tolls of one outcome share theirs; figures of another scope than an incident are listed and not drawn."""
    if toll.scope != "incident":
        return None
    beside = [t for t in tolls if (t.outcome, t.scope) == (toll.outcome, toll.scope)]
    return scale_of([told[ref][1] for t in beside for ref in t.claims])


def _rows(
    toll: Toll, told: Mapping[ClaimRef, Told], url: str, before: int, scale: Scale | None
) -> tuple[ClaimRow, ...]:
    earlier = {row[-1]: row[:-1] for row in toll.revisions}
    old = {ref for refs in earlier.values() for ref in refs}
    shown = [ref for ref in toll.claims if ref not in old]
    order = {ref: n for n, ref in enumerate(toll.claims)}
    shown.sort(key=lambda ref: (told[ref][1].claimant_type == "party", -order[ref]))
    rows = []
    for number, ref in enumerate(shown, before + 1):
        article, claim = told[ref]
        past = [told[r][1] for r in earlier.get(ref, ())]
        drawn = bar(claim, scale, claim.claimant_type == "party", earlier=past) if scale else Markup("")
        rows.append(replace(_row(article, claim, url, past), id=f"e{number}", number=number, bar=drawn))
    return tuple(rows)


def _row(article: Article, claim: Claim, url: str, past: Sequence[Claim] = ()) -> ClaimRow:
    row = foreign_claim_row(article, claim, url)
    published = article.document.published
    details = (
        date_words(published) if published else gettext("date not stated"),
        *([_revised(past, claim)] if past else []),
    )
    link = row.article.href if row.article else ""
    return replace(row, article=None, details=details, outlet=Link(article.outlet or article.title, link))


def _revised(past: Sequence[Claim], claim: Claim) -> str:
    """How the claimant changed its number: "raised twice: 12, 19, 34"."""
    numbers = [short_number(c) for c in (*past, claim)]
    lows = [c.min or c.max or 0 for c in (*past, claim)]
    revised = {"times": _times_words(len(past)), "figures": listed_words(numbers)}
    if lows == sorted(lows):
        return gettext("raised %(times)s: %(figures)s") % revised
    if lows == sorted(lows, reverse=True):
        return gettext("lowered %(times)s: %(figures)s") % revised
    return gettext("changed %(times)s: %(figures)s") % revised


def _times_words(times: int) -> str:
    if times < 3:
        return gettext("once") if times == 1 else gettext("twice")
    return ngettext("%(count)s time", "%(count)s times", times) % {"count": number_words(times)}


def _rest(event: Event, told: Mapping[ClaimRef, Told], url: str, before: int) -> tuple[ClaimRow, ...]:
    """Parts of claims and groups among the harmed, once an origin's number."""
    held = {ref for toll in event.tolls for ref in toll.claims}
    seen: dict[tuple[str, str, int | None, int | None, str], ClaimRef] = {}
    for ref in event.claims:
        claim = told[ref][1]
        if ref not in held and (claim.part_of or claim.groups):
            key = (claim.outcome, claim.victim, claim.min, claim.max, ",".join(g for g, _, _ in claim.groups))
            seen.setdefault(key, ref)
    rows = (_row(*told[ref], url) for ref in seen.values())
    return tuple(replace(row, id=f"e{n}", number=n) for n, row in enumerate(rows, before + 1))
