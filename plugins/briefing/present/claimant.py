"""Pages of claimants: what a body claimed, how often alone, who cites it; and their index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.model import Article, Claim, ClaimantGroup
from briefing.present.activity import activity
from briefing.present.addresses import Link, actor_url, claimant_url, region_url, relative
from briefing.present.dossiers import Dossier, Section, as_of, claim_list, events_on, listed, listed_events
from briefing.present.facts import Answer
from briefing.present.lists import Letter, by_letter, counted_articles
from briefing.present.shelf import Shelf, tally
from briefing.present.words import CLAIMANT_WORDS, NOT_STATED, capitalise, count_words, join_words

__all__ = ["claimant_letters", "claimant_view"]

_MOST_REGIONS = 20
_MOST_OUTLETS = 3
_INTRO = "What it says of harm, newest first, as articles report it. Claims are never added together."


def claimant_view(group: ClaimantGroup, shelf: Shelf) -> Dossier:
    """The page of one claimant."""
    url = claimant_url(group.id)
    articles = shelf.picked(group.articles)
    pairs = [(shelf.articles[ref.article], shelf.claim(ref)) for ref in group.claims]
    rows, more = listed(articles, shelf, url)
    told = set(group.in_events)
    here = [event for event in events_on(group.articles, shelf) if any(ref in told for ref in event.claims)]
    events, earlier = listed_events(here, shelf, url)
    kind = _kind(group)
    return Dossier(
        url=url,
        kind="Claimant",
        section="claimants",
        name=group.name,
        title=f"{group.name}, claimant",
        also=tuple(words for words in group.as_written if words != group.name)[:12],
        crumbs=(Link("Claimants", relative(url, "claimants/")),),
        meta=f"{kind} · {count_words(len(pairs), 'claim')} of harm in {count_words(len(articles), 'article')}",
        facts=_facts(group, pairs, articles, shelf, url),
        map=None,
        claims_intro=_INTRO,
        claims=(claim_list("claims-made", "Claimed by it", pairs, url),),
        sections=tuple(filter(None, (_regions(group, shelf, url),))),
        wordings=_outlets(articles),
        wordings_heading="Outlets that cite it",
        articles=rows,
        articles_more=more,
        feed="",
        charts=activity(articles, pairs, shelf),
        events=events,
        events_more=earlier,
        description=f"{group.name}: {count_words(len(pairs), 'claim')} of harm, as articles report them.",
    )


def _kind(group: ClaimantGroup) -> str:
    return capitalise(CLAIMANT_WORDS[group.type]) if group.type else "Kind not stated"


def _facts(
    group: ClaimantGroup, pairs: Sequence[tuple[Article, Claim]], articles: Sequence[Article], shelf: Shelf, url: str
) -> tuple[Answer, ...]:
    force = shelf.actors.get(group.id) if group.type == "party" else None
    forces = (Link(force.name, relative(url, actor_url(force.id))),) if force else ()
    return (
        Answer("What", f"{_kind(group)}.", rest="The force itself:" if forces else "", rest_links=forces),
        _about(pairs),
        _alone(group),
        _cited(articles),
        as_of(articles),
    )


def _about(pairs: Sequence[tuple[Article, Claim]]) -> Answer:
    """Counts of claims by what happened, never of people."""
    counts = Counter(claim.outcome for _, claim in pairs)
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return Answer(
        "Claims", f"{count_words(len(pairs), 'claim')}:", rest=f"{join_words(f'{o} ({n})' for o, n in ranked)}."
    )


def _alone(group: ClaimantGroup) -> Answer:
    """How often nobody else gives a figure, of the claims that events let us compare."""
    if not group.in_events:
        return Answer("Alone", f"{NOT_STATED}.", rest="No event compares its figures with those of others.")
    short = f"{len(group.alone)} of {count_words(len(group.in_events), 'figure')} in events."
    return Answer("Alone", short, rest="For these no other claimant gives a figure for the same harm.")


def _outlets(articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    counts = Counter(a.outlet for a in articles if a.outlet)
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _cited(articles: Sequence[Article]) -> Answer:
    outlets = _outlets(articles)
    if not outlets:
        return Answer("Cited by", f"{NOT_STATED}.")
    names = ", ".join(f"{name} ({count})" for name, count in outlets[:_MOST_OUTLETS])
    left = len(outlets) - _MOST_OUTLETS
    rest = f"{names} and {count_words(left, 'other')}." if left > 0 else f"{names}."
    return Answer("Cited by", f"{count_words(len(outlets), 'outlet')}:", rest=rest)


def _regions(group: ClaimantGroup, shelf: Shelf, url: str) -> Section | None:
    found = [row for row in tally(group.articles, shelf.regions_of, _MOST_REGIONS) if row[0].level == "country"]
    rows = [(Link(g.name, relative(url, region_url(g.id))), "", here) for g, here in found]
    intro = "Where the articles that cite it place events."
    return Section("regions", "Countries", intro, counted_articles(rows, shelf), "Country") if rows else None


def claimant_letters(shelf: Shelf, url: str) -> tuple[Letter, ...]:
    """Every claimant from A to Z, with its kind and its number of claims."""
    rows = [
        (
            Link(g.name, relative(url, claimant_url(g.id)), count_words(len(g.claims), "claim")),
            CLAIMANT_WORDS[g.type] if g.type else "kind not stated",
            g.articles,
        )
        for g in shelf.corpus.claimants
    ]
    return by_letter(counted_articles(rows, shelf))
