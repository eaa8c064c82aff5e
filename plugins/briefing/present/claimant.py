"""Pages of claimants: what a body claimed, how often alone, who cites it; and their index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model import Article, Claim, ClaimantGroup, Outcome
from briefing.present.addresses import Link, actor_url, claimant_url, region_url, relative
from briefing.present.charts.activity import activity
from briefing.present.counted import articles_counted, claims_counted, harm_claims_counted, outlets_counted
from briefing.present.dossiers import Dossier, Section, Told, as_of, events_on, with_lists
from briefing.present.facts import Answer
from briefing.present.lists import counted_articles, last_day
from briefing.present.name_lists import Name
from briefing.present.shelf import Shelf, tally
from briefing.present.words import (
    capitalise,
    claimant_type_words,
    join_words,
    listed_words,
    not_stated,
    number_words,
    outcome_words,
    unknown_kind,
)
from briefing.speech import gettext, ngettext

__all__ = ["claimant_names", "claimant_view"]

_MOST_REGIONS = 20
_MOST_OUTLETS = 3


def claimant_view(group: ClaimantGroup, shelf: Shelf) -> Dossier:
    """The page of one claimant."""
    url = claimant_url(group.id)
    articles = shelf.picked(group.articles)
    pairs = [(shelf.articles[ref.article], shelf.claim(ref)) for ref in group.claims]
    told = set(group.in_events)
    here = [event for event in events_on(group.articles, shelf) if any(ref in told for ref in event.claims)]
    dossier = Dossier(
        url=url,
        kind=gettext("Claimant"),
        section="claimants",
        name=group.name,
        title=gettext("%(name)s, claimant") % {"name": group.name},
        also=tuple(words for words in group.as_written if words != group.name)[:12],
        path=((gettext("Claimants"), "claimants/"),),
        meta=gettext(" · ").join((_kind(group), _told(len(pairs), len(articles)))),
        facts=_facts(group, pairs, articles, shelf, url),
        map=None,
        claims_intro=gettext(
            "What it says of harm, newest first, as articles report it. Claims are never added together."
        ),
        sections=tuple(filter(None, (_regions(group, shelf, url),))),
        wordings=_outlets(articles),
        wordings_heading=gettext("Outlets that cite it"),
        feed="",
        charts=activity(articles, pairs, shelf, url),
        description=gettext("%(name)s: %(claims)s, as articles report them.")
        % {"name": group.name, "claims": harm_claims_counted(len(pairs))},
    )
    return with_lists(dossier, Told(articles, here, (("claims-made", gettext("Claimed by it"), pairs),)), shelf)


def _kind(group: ClaimantGroup) -> str:
    return capitalise(_kind_word(group))


def _told(claims: int, articles: int) -> str:
    words = {"claims": harm_claims_counted(claims), "articles": articles_counted(articles)}
    return gettext("%(claims)s in %(articles)s") % words


def _facts(
    group: ClaimantGroup, pairs: Sequence[tuple[Article, Claim]], articles: Sequence[Article], shelf: Shelf, url: str
) -> tuple[Answer, ...]:
    force = shelf.actors.get(group.id) if group.type == "party" else None
    forces = (Link(force.name, relative(url, actor_url(force.id))),) if force else ()
    return (
        Answer(
            gettext("What"), f"{_kind(group)}.", rest=gettext("The force itself:") if forces else "", rest_links=forces
        ),
        _about(pairs),
        _alone(group),
        _cited(articles),
        as_of(articles),
    )


def _about(pairs: Sequence[tuple[Article, Claim]]) -> Answer:
    """Counts of claims by what happened, never of people."""
    counts = Counter(claim.outcome for _, claim in pairs)
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    short = gettext("%(claims)s:") % {"claims": claims_counted(len(pairs))}
    rest = join_words(f"{_short_outcome(outcome)} ({number})" for outcome, number in ranked)
    return Answer(gettext("Claims"), short, rest=f"{rest}.")


def _short_outcome(outcome: Outcome) -> str:
    return gettext("casualties") if outcome == "casualties" else outcome_words(outcome)


def _alone(group: ClaimantGroup) -> Answer:
    """How often nobody else gives a figure, of the claims that events let us compare."""
    if not group.in_events:
        nothing = gettext("No event compares its figures with those of others.")
        return Answer(gettext("Alone"), not_stated(), rest=nothing)
    told = len(group.in_events)
    words = ngettext("%(alone)s of %(count)s figure in events.", "%(alone)s of %(count)s figures in events.", told)
    short = words % {"alone": len(group.alone), "count": number_words(told)}
    return Answer(
        gettext("Alone"), short, rest=gettext("For these no other claimant gives a figure for the same harm.")
    )


def _outlets(articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    counts = Counter(a.outlet for a in articles if a.outlet)
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _cited(articles: Sequence[Article]) -> Answer:
    outlets = _outlets(articles)
    if not outlets:
        return Answer(gettext("Cited by"), not_stated())
    names = listed_words(f"{name} ({count})" for name, count in outlets[:_MOST_OUTLETS])
    left = max(len(outlets) - _MOST_OUTLETS, 0)
    words = ngettext("%(names)s and %(count)s other.", "%(names)s and %(count)s others.", left)
    rest = words % {"names": names, "count": number_words(left)} if left else f"{names}."
    short = gettext("%(outlets)s:") % {"outlets": outlets_counted(len(outlets))}
    return Answer(gettext("Cited by"), short, rest=rest)


def _regions(group: ClaimantGroup, shelf: Shelf, url: str) -> Section | None:
    found = [row for row in tally(group.articles, shelf.regions_of, _MOST_REGIONS) if row[0].level == "country"]
    rows = [(Link(g.name, relative(url, region_url(g.id))), "", here) for g, here in found]
    intro = gettext("Where the articles that cite it place events.")
    counted = counted_articles(rows, shelf)
    return Section("regions", gettext("Countries"), intro, counted, gettext("Country")) if rows else None


def claimant_names(shelf: Shelf) -> list[Name]:
    """Every claimant, with its kind and its number of claims."""
    return [
        Name(
            g.name, claimant_url(g.id), claims_counted(len(g.claims)), _kind_word(g),
            len(g.articles), last_day(g.articles, shelf), (g.type or "not-stated", _kind_word(g)), len(g.claims),
        )
        for g in shelf.corpus.claimants
    ]  # fmt: skip


def _kind_word(group: ClaimantGroup) -> str:
    return claimant_type_words(group.type) if group.type else unknown_kind()
