"""JSON Lines in the public format (docs/design.md, section 4): an object a line, keys in the format's order."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from briefing.model import Article, Claim, ClaimRef, Corpus, Event
from briefing.present.addresses import claim_url, event_url
from briefing.publish.open_data.published import WITHHELD
from briefing.publish.open_data.references import References
from briefing.publish.public_format import public_claim, public_facts, public_force, public_place

__all__ = [
    "article_line", "article_objects", "claim_objects", "event_objects", "force_objects", "lines_text", "place_objects",
    "plain",
]  # fmt: skip

Object = dict[str, Any]


def lines_text(objects: Iterable[Mapping[str, Any]]) -> str:
    """An object a line; a line ends in a line feed."""
    written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once, and not for each line
    return "".join(f"{written(item)}\n" for item in objects)


def article_objects(corpus: Corpus, to: References) -> Iterator[Object]:
    """A line an article: its facts in the public format, and where it comes from."""
    for article in corpus.articles:
        yield article_line(article, to)


def article_line(article: Article, to: References) -> Object:
    """The public format of an article, with what only a published article has."""
    line = public_facts(article.facts)
    line["casualties"] = [_claim(article, claim, n, to) for n, claim in enumerate(article.facts.claims, 1)]
    # An editor's country goes before the one that the facts speak for.
    line["primary_country"] = article.country or line["primary_country"]
    return line | {
        "outlet": article.outlet,
        "agency": article.agency,
        "authors": list(article.authors),
        "language": article.language,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "modified_at": article.modified_at.isoformat() if article.modified_at else None,
        "source_url": article.source_url,
        "source_sha256": article.source_sha256,
        "permalink": to.link(article.url),
        "origin": to.origin(article.slug),
    }


def _claim(article: Article, claim: Claim, number: int, to: References) -> Object:
    return public_claim(claim) | {
        "number": number,
        "permalink": to.link(claim_url(article.slug, claim.id)),
        "origin": to.origin(article.slug),
        "event": to.events.get(ClaimRef(article.slug, claim.id)),
    }


def claim_objects(article: Article, to: References) -> Iterator[Object]:
    """A line a claim of the article."""
    for number, claim in enumerate(article.facts.claims, 1):
        yield {"article": article.slug} | _claim(article, claim, number, to)


def force_objects(article: Article) -> Iterator[Object]:
    """A line a force of the article."""
    for force in article.facts.forces:
        yield {"article": article.slug} | public_force(force)


def place_objects(article: Article) -> Iterator[Object]:
    """A line a place of the article."""
    for place in article.facts.places:
        yield {"article": article.slug} | public_place(place)


def event_objects(events: Iterable[Event], to: References) -> Iterator[Object]:
    """A line an event, with its tolls and contradictions."""
    for event in events:
        yield plain(event) | {"permalink": to.link(event_url(event.id))}


def plain(value: Any) -> Any:
    """A value of the model as plain JSON values: field by field, without what is withheld."""
    if isinstance(value, date):
        return value.isoformat()
    fields = getattr(value, "_fields", None) or getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        hidden = WITHHELD.get(type(value).__name__, ())
        return {name: plain(getattr(value, name)) for name in fields if name not in hidden}
    return [plain(item) for item in value] if isinstance(value, tuple) else value
