"""Pages of regions, countries and first-level divisions, and the index of regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.knowledge.borders import Borders
from briefing.model import Article, Claim, Event, Place, RegionGroup
from briefing.present.addresses import Link, place_url, region_data, region_feed, region_url, relative
from briefing.present.charts.activity import activity, force_lanes
from briefing.present.copies import articles_from, counted_once
from briefing.present.counted import harm_claims_counted
from briefing.present.dossiers import (
    MOST_PLACES,
    Dossier,
    Section,
    Told,
    as_of,
    claimant_section,
    claims_of,
    events_on,
    force_section,
    most_named,
    side_by_side,
    who_says,
    with_lists,
)
from briefing.present.facts import Answer
from briefing.present.lists import CountRow, article_rows, counted_articles
from briefing.present.locate import region_map
from briefing.present.shelf import Shelf
from briefing.present.words import listed_words, number_words, place_kind
from briefing.speech import gettext, gettext_noop, ngettext

__all__ = ["claims_in_region", "events_in_region", "region_rows", "region_view"]

_LEVEL_WORDS = {
    "region": gettext_noop("Region"),
    "country": gettext_noop("Country"),
    "admin1": gettext_noop("First-level division"),
}
_FORCES = (gettext_noop("Forces"), gettext_noop("Named in these articles."))


def region_view(group: RegionGroup, shelf: Shelf, borders: Borders) -> Dossier:
    """The page of one region, country or division."""
    url = region_url(group.id)
    articles = shelf.picked(group.articles)
    pairs = counted_once(claims_in_region(group, shelf), shelf)
    level = gettext(_LEVEL_WORDS[group.level])
    forces = (gettext(_FORCES[0]), gettext(_FORCES[1]))
    dossier = Dossier(
        url=url,
        kind=level,
        section="regions",
        name=group.name,
        title=_title(group, shelf),
        also=(),
        path=_path(group, shelf),
        meta=_parts(
            level,
            articles_from(group.articles, shelf),
            harm_claims_counted(len(pairs)) if shelf.has_facts else "",
        ),
        facts=_facts(group, articles, pairs, shelf, url),
        map=region_map(group, articles, shelf, url, borders),
        claims_intro=side_by_side(),
        sections=tuple(
            filter(
                None,
                (
                    _children(group, shelf, url),
                    force_section(group.articles, shelf, url, forces),
                    claimant_section(pairs, shelf, url),
                    _places(group, articles, shelf, url),
                ),
            )
        ),
        wordings=(),
        feed=region_feed(group),
        data=region_data(group.id) if pairs else "",
        charts=activity(articles, pairs, shelf, url) + force_lanes(articles, shelf) if shelf.has_facts else (),
        description=_description(group, len(articles)),
    )
    told = Told(articles, events_in_region(group, shelf), (("claims-here", gettext("Newest first"), pairs),))
    return with_lists(dossier, told, shelf)


def _description(group: RegionGroup, articles: int) -> str:
    words = ngettext(
        "%(name)s: what %(count)s article say, with their sentences.",
        "%(name)s: what %(count)s articles say, with their sentences.",
        articles,
    )
    return words % {"name": group.name, "count": number_words(articles)}


def events_in_region(group: RegionGroup, shelf: Shelf) -> list[Event]:
    return [event for event in events_on(group.articles, shelf) if _took_place(event, group, shelf)]


def _took_place(event: Event, group: RegionGroup, shelf: Shelf) -> bool:
    """Whether the event's place is in the group; one without a place counts by its country."""
    place = shelf.places.get(event.place or "")
    if place is None:
        return group.level == "country" and event.country == group.country
    return _holds(group, place.place, shelf) and (place.place.country is not None or group.level == "region")


def claims_in_region(group: RegionGroup, shelf: Shelf) -> list[tuple[Article, Claim]]:
    """The claims of harm placed in the region, in the order of its articles."""
    return [(a, c) for a, c in claims_of(shelf.picked(group.articles)) if _inside(a, c, group, shelf)]


def _title(group: RegionGroup, shelf: Shelf) -> str:
    above = shelf.regions.get(group.parent or "")
    if above and group.level == "admin1":
        return listed_words((group.name, above.name))
    return listed_words((group.name, _level_words(group)))


def _level_words(group: RegionGroup) -> str:
    """The level as it stands after a name and in lists."""
    return {"region": gettext("region"), "country": gettext("country"), "admin1": gettext("admin1")}[group.level]


def _path(group: RegionGroup, shelf: Shelf) -> tuple[tuple[str, str], ...]:
    path: list[tuple[str, str]] = []
    above = shelf.regions.get(group.parent or "")
    while above:
        path.insert(0, (above.name, region_url(above.id)))
        above = shelf.regions.get(above.parent or "")
    return ((gettext("Regions"), "regions/"), *path)


def _inside(article: Article, claim: Claim, group: RegionGroup, shelf: Shelf) -> bool:
    """Whether the claim's place is in the group; a claim without a place counts where its article does."""
    place = next((p for p in article.facts.places if p.id == claim.place), None)
    return place is None or _holds(group, place, shelf)


def _holds(group: RegionGroup, place: Place, shelf: Shelf) -> bool:
    if place.country is None:
        return True
    if group.level == "region":
        country = shelf.countries.get(place.country)
        return country is not None and country.parent == group.id
    if place.country != group.country:
        return False
    return group.level == "country" or group.name in (place.admin1, place.name)


def _sites(group: RegionGroup, articles: Sequence[Article], shelf: Shelf) -> Counter[str]:
    return Counter(
        p.id for a in articles for p in a.facts.places if p.site and p.kind != "country" and _holds(group, p, shelf)
    )


def _facts(
    group: RegionGroup, articles: Sequence[Article], pairs: Sequence[tuple[Article, Claim]], shelf: Shelf, url: str
) -> tuple[Answer, ...]:
    newest = article_rows(articles[:1], shelf, url)[0]
    rest = gettext(" · ").join(filter(None, (newest.date, newest.figure)))
    first = Answer(gettext("Newest"), links=(newest.title,), rest=rest)
    if not shelf.has_facts:
        return first, as_of(articles)
    sites = Counter({shelf.places[id].place.name: n for id, n in _sites(group, articles, shelf).items()})
    forces = Counter(f.name for a in articles for f in a.facts.forces if f.role != "mentioned")
    return (
        first,
        most_named(gettext("Where"), sites, 6),
        most_named(gettext("Forces"), forces, 5),
        who_says(pairs),
        as_of(articles),
    )


def _children(group: RegionGroup, shelf: Shelf, url: str) -> Section | None:
    children = shelf.children.get(group.id, ())
    if not children:
        return None
    rows = [(Link(g.name, relative(url, region_url(g.id))), "", g.articles) for g in children]
    heading, column = gettext("Provinces and states"), gettext("Division")
    if group.level == "region":
        heading, column = gettext("Countries"), gettext("Country")
    intro = gettext("Where the articles place events.")
    return Section("parts", heading, intro, counted_articles(rows, shelf), column)


def _places(group: RegionGroup, articles: Sequence[Article], shelf: Shelf, url: str) -> Section | None:
    here = {a.slug for a in articles}
    sites = _sites(group, articles, shelf)
    groups = sorted((shelf.places[id] for id in sites), key=lambda g: (-sites[g.id], g.place.name, g.id))[:MOST_PLACES]
    rows = [
        (
            Link(g.place.name, relative(url, place_url(g.id))),
            place_kind(g.place.kind),
            [s for s in g.site_in if s in here],
        )
        for g in groups
    ]
    intro = gettext("Where events happened.")
    counted = counted_articles(rows, shelf)
    return Section("places", gettext("Places"), intro, counted, gettext("Place")) if rows else None


def region_rows(
    shelf: Shelf, url: str, levels: tuple[str, ...] = ("region", "country", "admin1")
) -> tuple[CountRow, ...]:
    """The tree of regions as rows, parents before children, each with its depth, count and newest article."""
    groups = [g for g in shelf.corpus.regions if g.level in levels]
    rows = counted_articles(
        [(Link(g.name, relative(url, region_url(g.id))), g.level, g.articles) for g in groups], shelf
    )
    newest = [article_rows([shelf.articles[g.articles[0]]], shelf, url)[0].title for g in groups]
    return tuple(
        replace(row, newest=title, depth=group.id.count("/"))
        for row, title, group in zip(rows, newest, groups, strict=True)
    )


def _parts(*words: str) -> str:
    """The words that there are, parted by dots."""
    return gettext(" · ").join(filter(None, words))
