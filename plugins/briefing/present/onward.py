"""Where to read on from an article: the one before and the one after in its country, and the country's own page."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Article
from briefing.present.addresses import Link, article_url, region_url, relative
from briefing.present.claims import claimant_words
from briefing.present.facts import lead_claim
from briefing.present.grammar import listed_words, number_words
from briefing.present.shelf import Shelf
from briefing.present.words import claim_words, date_words
from briefing.speech import gettext, ngettext

__all__ = ["Onward", "Step", "onward_view"]


@dataclass(frozen=True, slots=True)
class Step:
    """A neighbouring article: which way it lies, headline, where and when, and its first figure with who says it."""

    way: str
    rel: str
    title: Link
    language: str
    where: str
    day: str
    iso: str
    figure: str


@dataclass(frozen=True, slots=True)
class Onward:
    """The foot of an article: its country's page with how many articles are there, and the steps there are."""

    country: Link
    count: str
    steps: tuple[Step, ...]


def onward_view(article: Article, shelf: Shelf, url: str) -> Onward | None:
    """None for an article of which no country is known."""
    group = shelf.countries.get(article.country or "")
    if group is None:
        return None
    before, after = shelf.beside.get(article.slug, (None, None))
    ways = ((before, gettext("Earlier"), "prev"), (after, gettext("Later"), "next"))
    steps = tuple(_step(shelf.articles[slug], way, rel, url) for slug, way, rel in ways if slug)
    count = len(group.articles)
    told = ngettext("%(count)s article", "%(count)s articles", count) % {"count": number_words(count)}
    return Onward(Link(group.name, relative(url, region_url(group.id))), told, steps)


def _step(article: Article, way: str, rel: str, url: str) -> Step:
    claim = lead_claim(article.facts.claims)
    forces = {f.id: f for f in article.facts.forces}
    figure = gettext("Harm: not stated.")
    if claim is not None:
        words = {"claim": claim_words(claim, forces.get(claim.victim_force or "")), "claimant": claimant_words(claim)}
        figure = gettext("%(claim)s, says %(claimant)s.") % words
    published = article.document.published
    places = {p.id: p.name for p in article.facts.places}
    sites = [p.name for p in article.facts.places if p.site and p.kind != "country"]
    where = places.get(claim.place or "") if claim else None
    return Step(
        way=way,
        rel=rel,
        title=Link(article.title, relative(url, article_url(article.slug))),
        language=article.language,
        where=listed_words((where or next(iter(sites), ""),)),
        day=date_words(published) if published else "",
        iso=published.isoformat() if published else "",
        figure=figure,
    )
