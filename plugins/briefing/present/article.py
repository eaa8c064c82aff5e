"""An article's page: fact box, map, claims, forces, places, text, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from briefing.knowledge.borders import Borders
from briefing.model import Article, Force, Place, RegionGroup, Strength
from briefing.present.addresses import Link, actor_url, article_url, place_url, region_url, relative
from briefing.present.anchors import Anchors, anchors_of, first_of_each_wording, marked_deck, marked_text
from briefing.present.claims import ClaimGroup, claim_groups
from briefing.present.facts import Answer, fact_rows
from briefing.present.locate import MapView, article_map
from briefing.present.shelf import Shelf
from briefing.present.words import (
    FORCE_TYPE_WORDS,
    NOT_STATED,
    PLACE_KIND_WORDS,
    basis_words,
    capitalise,
    date_words,
    join_words,
    moment_words,
    number_words,
    precision_words,
)  # fmt: skip

__all__ = ["ArticleView", "ForceRow", "PlaceRow", "article_view"]


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


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything an article's page prints. `filters` are (filter, value) for the search; `names` what else it says."""

    url: str
    title: str
    language: str
    crumbs: tuple[Link, ...]
    byline: str
    published: str
    published_note: str
    published_iso: str
    sort_date: str
    facts: tuple[Answer, ...]
    map: MapView | None
    claims: tuple[ClaimGroup, ...]
    claim_count: int
    parties: bool
    not_stated: tuple[str, ...]
    not_harm: tuple[Link, ...]
    forces: tuple[ForceRow, ...]
    places: tuple[PlaceRow, ...]
    unresolved: tuple[str, ...]
    deck: Markup
    text: Markup
    outlet: str
    agency: str
    authors: str
    source_url: str
    fingerprint: str
    copies: tuple[Link, ...]
    changes: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, tuple[str, ...]], ...]
    description: str


def article_view(article: Article, shelf: Shelf, html: str, borders: Borders) -> ArticleView:
    """The page of one article; `html` is its sanitised text, which the offsets of its facts fit."""
    url = article_url(article.slug)
    box = article.facts
    anchors = anchors_of(article.document, box)
    published = article.document.published
    regions = shelf.regions_of.get(article.slug, ())
    facts = fact_rows(article, shelf, anchors, url)
    return ArticleView(
        url=url,
        title=article.title,
        language=article.language,
        crumbs=_crumbs(article, regions, url),
        byline=_byline(article),
        published=_published(article),
        published_note=basis_words(article.document.published_basis),
        published_iso=_iso(article),
        sort_date=published.isoformat() if published else "0000-00-00",
        facts=facts,
        map=article_map(article, url, borders),
        claims=claim_groups(box, anchors, url),
        claim_count=len(box.claims),
        parties=any(c.claimant_type == "party" for c in box.claims),
        not_stated=_not_stated(article),
        not_harm=tuple(_strength_link(s, anchors) for f in box.forces for s in f.strength),
        forces=tuple(_force_row(f, article, anchors, url) for f in box.forces),
        places=tuple(_place_row(p, anchors, url) for p in sorted(box.places, key=lambda p: not p.site)),
        unresolved=box.unresolved,
        deck=marked_deck(article.deck or "", anchors),
        text=marked_text(html, anchors, article.deck or ""),
        outlet=article.outlet or "",
        agency=article.agency or "",
        authors=join_words(article.authors),
        source_url=_web_address(article.source_url or ""),
        fingerprint=_fingerprint(article.source_sha256 or ""),
        copies=_copies(article, shelf, url),
        changes=tuple(f"{capitalise(c.action)} {c.kind} “{c.id}”: {c.reason}" for c in box.changes),
        filters=_filters(article, regions),
        names=_names(article, shelf),
        description=article.deck or (facts[0].short if box.claims else ""),
    )


def _crumbs(article: Article, regions: Sequence[RegionGroup], url: str) -> tuple[Link, ...]:
    """The way down to the country of the article, and to a division where it is on one alone."""
    here = [g for g in regions if g.country == article.country and g.country]
    country = [g for g in here if g.level == "country"]
    division = [g for g in here if g.level == "admin1"]
    above = [g for g in regions if g.level == "region" and (not country or g.id == country[0].parent)]
    path = above[:1] + country[:1] + (division if len(division) == 1 else [])
    if not path:
        return (Link("Articles", relative(url, "articles/")),)
    return tuple(Link(g.name, relative(url, region_url(g.id))) for g in path)


def _byline(article: Article) -> str:
    outlet = article.outlet or "Outlet not stated"
    return f"{outlet}, from {article.agency}" if article.agency and article.agency != article.outlet else outlet


def _published(article: Article) -> str:
    if article.published_at:
        return moment_words(article.published_at)
    return date_words(article.document.published) if article.document.published else "Date not stated"


def _iso(article: Article) -> str:
    """For the datetime attribute: with the time where it is known with its zone; empty where no date is known."""
    if article.published_at and article.published_at.utcoffset() is not None:
        return article.published_at.isoformat(timespec="minutes")
    return article.document.published.isoformat() if article.document.published else ""


def _not_stated(article: Article) -> tuple[str, ...]:
    """What a reader may look for in vain, in words."""
    claims = article.facts.claims
    missing = []
    if not claims:
        missing.append("Harm to anyone.")
    elif not any(c.outcome in ("injured", "casualties") for c in claims):
        missing.append("Whether anyone was injured.")
    gaps = (
        ("Who is to blame", [c.blamed == () and c.blame is None for c in claims]),
        ("On which day", [c.date is None for c in claims]),
        ("Whether those harmed were civilians or fighters", [c.victim == "undetermined" for c in claims]),
    )
    missing += [f"{words}{_of_which(lacking)}." for words, lacking in gaps if any(lacking)]
    if article.document.published is None:
        missing.append("When the article was published.")
    return tuple(missing)


def _of_which(lacking: list[bool]) -> str:
    """Nothing where all claims lack it, else their numbers."""
    return "" if all(lacking) else f" ({_numbers([n for n, lacks in enumerate(lacking, 1) if lacks])})"


def _numbers(numbers: list[int]) -> str:
    return ("claim " if len(numbers) == 1 else "claims ") + join_words(str(n) for n in numbers)


def _strength_link(strength: Strength, anchors: Anchors) -> Link:
    words = f"{number_words(strength.count)} {strength.unit}" if strength.count is not None else strength.unit
    href = next((anchors.href(e) for e in strength.evidence), "")
    return Link(words, href, strength.state)


def _force_row(force: Force, article: Article, anchors: Anchors, url: str) -> ForceRow:
    return ForceRow(
        name=Link(force.name, relative(url, actor_url(force.id)), "" if force.known else "named in this text only"),
        kind=FORCE_TYPE_WORDS[force.type],
        part=_force_part(force, article),
        words=tuple(Link(e.quote, anchors.href(e)) for e in first_of_each_wording(force.evidence)),
        strength=tuple(_strength_link(s, anchors) for s in force.strength),
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
    return "; ".join([*words, *(f"{part} {_numbers(numbers)}" for part, numbers in parts.items())])


def _place_row(place: Place, anchors: Anchors, url: str) -> PlaceRow:
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


def _web_address(address: str) -> str:
    """The address if a browser may be sent there; empty otherwise."""
    return address if address.startswith(("https://", "http://")) else ""


def _fingerprint(sha256: str) -> str:
    """The first twelve digits in fours: enough to compare by eye."""
    return " ".join(sha256[i : i + 4] for i in range(0, min(len(sha256), 12), 4))


def _copies(article: Article, shelf: Shelf, url: str) -> tuple[Link, ...]:
    group = [a for a in shelf.picked(shelf.copies_of.get(article.slug, ())) if a.slug != article.slug]
    return tuple(Link(a.outlet or a.title, relative(url, article_url(a.slug))) for a in group)


def _filters(article: Article, regions: Sequence[RegionGroup]) -> tuple[tuple[str, str], ...]:
    """The values under which the search files the article; "not stated" where there is none."""
    box = article.facts
    year = str(article.document.published.year) if article.document.published else "not stated"
    values: dict[str, list[str]] = {
        "region": [g.name for g in regions if g.level == "region"],
        "country": [g.name for g in regions if g.level == "country"],
        "actor": [f.name for f in box.forces],
        "outcome": [*(c.outcome for c in box.claims)],
        "year": [year],
    }
    return tuple((name, value) for name, items in values.items() for value in sorted(set(items)) or ["not stated"])


def _names(article: Article, shelf: Shelf) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each force with all the names it goes by, so that a search for one finds articles that use another."""
    groups = (shelf.actors[f.id] for f in article.facts.forces)
    return tuple((g.name, g.aliases) for g in groups if g.aliases)
