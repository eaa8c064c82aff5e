"""Pages of actors and the index of actors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.knowledge.actor_names import KnownActor
from briefing.knowledge.borders import Borders
from briefing.model import ActorGroup, Article, Claim
from briefing.present.addresses import Link, actor_data, actor_url, region_url, relative
from briefing.present.charts.activity import activity, country_lanes
from briefing.present.charts.bars import Chart
from briefing.present.copies import articles_from, counted_once
from briefing.present.counted import claims_counted
from briefing.present.dossiers import (
    Dossier,
    Section,
    Told,
    as_of,
    claims_of,
    described,
    events_on,
    force_section,
    who_says,
    with_lists,
)
from briefing.present.facts import Answer
from briefing.present.lists import counted_articles, last_day
from briefing.present.locate import articles_map
from briefing.present.name_lists import Name
from briefing.present.names import name_rows
from briefing.present.relations import relation_rows
from briefing.present.shelf import Shelf, tally
from briefing.present.words import capitalise, force_kind, listed_words, not_stated, number_words
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = ["actor_names", "actor_view", "claims_of_actor"]

_MOST_REGIONS = 30
_BESIDE = (
    gettext_noop("Named in the same articles"),
    gettext_noop("In one article together: as allies, as enemies, or neither."),
)


def actor_view(group: ActorGroup, shelf: Shelf, borders: Borders, known: KnownActor | None = None) -> Dossier:
    """The page of one force; `known` is what our book of actors holds of it."""
    url = actor_url(group.id)
    articles = shelf.picked(group.articles)
    here = [event for event in events_on(group.articles, shelf) if group.id in event.actors]
    beside = (gettext(_BESIDE[0]), gettext(_BESIDE[1]))
    backers, source = (known.backers, known.backing_source) if known else ((), "")
    dossier = Dossier(
        url=url,
        kind=gettext("Force"),
        section="actors",
        name=group.name,
        title=gettext("%(name)s, force") % {"name": group.name},
        also=group.aliases,
        path=((gettext("Actors"), "actors/"),),
        meta=_meta(group, shelf),
        facts=_facts(group, articles, shelf, url),
        map=articles_map(articles, url, shelf, borders),
        claims_intro=gettext(
            "Lists that must not be mixed: what it suffered, what it is blamed for, what it says itself."
        ),
        sections=tuple(
            filter(None, (_regions(group, shelf, url), force_section(group.articles, shelf, url, beside, group.id)))
        ),
        wordings=_wordings(group, articles),
        wordings_heading=gettext("Words that articles use for it"),
        feed=f"feeds/actors/{group.id}.atom.xml",
        data=actor_data(group.id) if claims_of_actor(group, shelf) else "",
        charts=_charts(group, articles, shelf, url) if shelf.has_facts else (),
        relations=relation_rows(group, shelf, url, backers, source),
        names=name_rows(known.names) if known else (),
        description=described(group.name, len(articles)),
    )
    return with_lists(dossier, Told(articles, here, _claims(group, counted_once(claims_of(articles), shelf))), shelf)


def _charts(group: ActorGroup, articles: Sequence[Article], shelf: Shelf, url: str) -> tuple[Chart, ...]:
    return activity(articles, claims_of_actor(group, shelf), shelf, url) + country_lanes(articles, shelf)


def _meta(group: ActorGroup, shelf: Shelf) -> str:
    named = gettext("named in %(articles)s") % {"articles": articles_from(group.articles, shelf)}
    return gettext(" · ").join((capitalise(force_kind(group.type)), named))


def _facts(group: ActorGroup, articles: Sequence[Article], shelf: Shelf, url: str) -> tuple[Answer, ...]:
    regions = tally(group.articles, shelf.regions_of, _MOST_REGIONS)
    ranked = [g for g, _ in regions if g.level == "country"][:5]
    links = tuple(Link(g.name, relative(url, region_url(g.id))) for g in ranked)
    what, where = _what(group, shelf, url), Answer(gettext("Where"), "" if ranked else not_stated(), links)
    if not shelf.has_facts:
        return what, where, as_of(articles)
    told = counted_once(claims_of(articles), shelf)
    pairs = [(a, c) for a, c in told if group.id in c.blamed or c.victim_force == group.id]
    return (
        what,
        where,
        _part(group, articles),
        who_says(pairs),
        as_of(articles),
    )


def _what(group: ActorGroup, shelf: Shelf, url: str) -> Answer:
    short = f"{capitalise(force_kind(group.type))}."
    if parent := shelf.actors.get(group.parent or ""):
        links = (Link(parent.name, relative(url, actor_url(parent.id))),)
        return Answer(gettext("What"), short, rest=gettext("Part of"), rest_links=links)
    unknown = gettext("Read from the articles alone; not in our book of actors.")
    return Answer(gettext("What"), short, rest="" if group.known else unknown)


def _part(group: ActorGroup, articles: Sequence[Article]) -> Answer:
    """In how many articles it fights, backs others or is only named."""
    roles: Counter[str] = Counter(f.role for a in articles for f in a.facts.forces if f.id == group.id)
    fighting, backing, named = roles["belligerent"], roles["backer"], roles["mentioned"]
    words = (
        (ngettext("fighting in %(count)s article", "fighting in %(count)s articles", fighting), fighting),
        (ngettext("backing others in %(count)s article", "backing others in %(count)s articles", backing), backing),
        (ngettext("named in passing in %(count)s article", "named in passing in %(count)s articles", named), named),
    )
    parts = [words % {"count": number_words(count)} for words, count in words if count]
    return Answer(gettext("Part"), f"{capitalise(listed_words(parts))}." if parts else not_stated())


def claims_of_actor(group: ActorGroup, shelf: Shelf) -> list[tuple[Article, Claim]]:
    """The claims of harm that it suffered, is blamed for, or makes itself, in the order of its articles."""
    return [
        (a, c)
        for a, c in claims_of(shelf.picked(group.articles))
        if c.victim_force == group.id or group.id in c.blamed or _says(group, a, c)
    ]


_Pairs = list[tuple[Article, Claim]]


def _claims(group: ActorGroup, pairs: _Pairs) -> tuple[tuple[str, str, _Pairs], ...]:
    lists: tuple[tuple[str, str, _Pairs], ...] = (
        ("suffered", gettext("Suffered: %(claims)s"), [p for p in pairs if p[1].victim_force == group.id]),
        ("blamed", gettext("Blamed for: %(claims)s"), [p for p in pairs if group.id in p[1].blamed]),
        ("own", gettext("Claimed by it: %(claims)s"), [p for p in pairs if _says(group, *p)]),
    )
    return tuple((id, heading % {"claims": claims_counted(len(found))}, found) for id, heading, found in lists if found)


def _says(group: ActorGroup, article: Article, claim: Claim) -> bool:
    """Whether the claimant is the force itself, by any of its names or by what the article calls it."""
    words = {w for f in article.facts.forces if f.id == group.id for w in f.as_written}
    return (claim.claimant or "").casefold() in {name.casefold() for name in (group.name, *group.aliases, *words)}


def _regions(group: ActorGroup, shelf: Shelf, url: str) -> Section | None:
    found = [row for row in tally(group.articles, shelf.regions_of, _MOST_REGIONS) if row[0].level != "region"]
    levels = {"country": gettext("country"), "admin1": gettext("province or state")}
    rows = [(Link(g.name, relative(url, region_url(g.id))), levels[g.level], here) for g, here in found]
    intro = gettext("Where the articles that name it place events.")
    counted = counted_articles(rows, shelf)
    return Section("regions", gettext("Regions"), intro, counted, gettext("Region")) if rows else None


def _wordings(group: ActorGroup, articles: Sequence[Article]) -> tuple[tuple[str, int], ...]:
    """The words that articles use for it, each with its count of articles, most used first."""
    counts = Counter(
        word for a in articles for word in {w for f in a.facts.forces if f.id == group.id for w in f.as_written}
    )
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def actor_names(shelf: Shelf) -> list[Name]:
    """Every actor; its other names stand beside it."""
    return [
        Name(
            g.name, actor_url(g.id), ", ".join(g.aliases[:6]), force_kind(g.type), len(g.articles),
            last_day(g.articles, shelf), (g.type, force_kind(g.type)),
        )
        for g in shelf.corpus.actors
    ]  # fmt: skip
