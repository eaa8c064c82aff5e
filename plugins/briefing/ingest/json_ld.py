"""What a page states of its article in JSON-LD: with or without @context, in a graph, in broken JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup

from briefing.ingest.cleaning import one_line

__all__ = ["Statement", "article_statements"]

_ARTICLE = re.compile(
    r"(?:Article|BlogPosting|Report|LiveBlogPosting|ClaimReview|Review|CreativeWork|PressRelease)$", re.I
)
_PAGE = re.compile(r"(?:WebPage|ItemPage)$", re.I)
_MAX_NODES = 2000
_MAX_CHARS = 2_000_000


@dataclass(frozen=True, slots=True)
class Statement:
    """One article as one JSON-LD node states it. Empty text: not stated. `sure`: it calls itself an article, not
    only a page.

    `authors`: names said to be people or of no said type; `author_bodies`: names said to be organisations.
    """

    headline: str = ""
    description: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    author_bodies: tuple[str, ...] = ()
    publisher: str = ""
    address: str = ""
    language: str = ""
    licence: str = ""
    sure: bool = True


def article_statements(soup: BeautifulSoup) -> tuple[Statement, ...]:
    """Every article node of the page's JSON-LD, in order; articles before mere pages. Empty where there is none."""
    found: list[Statement] = []
    for script in soup.find_all("script", attrs={"type": re.compile(r"ld\+json", re.I)}):
        text = script.string or script.get_text()
        if len(text) > _MAX_CHARS:
            continue
        value = _loaded(text)
        if value is None:
            found += _from_broken(text)
            continue
        nodes = list(_nodes(value))
        names = {str(n["@id"]): n for n in nodes if "@id" in n and ("name" in n)}
        found += [_statement(n, names) for n in nodes if _ARTICLE.search(_type(n)) or _PAGE.search(_type(n))]
    return tuple(sorted(found, key=lambda s: not s.sure))


def _loaded(text: str) -> Any:
    """The JSON, after the mends that pages need: comments, trailing commas, escaped as HTML. None if it stays
    broken."""
    text = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$", "", text.strip())
    for attempt in (text, re.sub(r",(\s*[}\]])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in the JSON, breadth first, so that the article comes before what is nested in it."""
    queue = [value]
    seen = 0
    while queue and seen < _MAX_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            queue += [v for v in item.values() if isinstance(v, dict | list)]
        elif isinstance(item, list):
            queue += [v for v in item if isinstance(v, dict | list)]


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _text(value: Any) -> str:
    """The first text of a value: a string, a number, an object's name or address, a list's first."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id") or value.get("url") or ""
    return one_line(html.unescape(str(value))) if isinstance(value, str | int | float) else ""


def _statement(node: dict[str, Any], names: dict[str, dict[str, Any]]) -> Statement:
    people, bodies = _authors(node.get("author") or node.get("creator"), names)
    main = node.get("mainEntityOfPage")
    return Statement(
        headline=_text(node.get("headline") or node.get("name")),
        description=_text(node.get("description") or node.get("alternativeHeadline")),
        published=_text(node.get("datePublished") or node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=people,
        author_bodies=bodies,
        publisher=_named(node.get("publisher") or node.get("sourceOrganization"), names),
        address=_text(node.get("url")) or _text(main),
        language=_text(node.get("inLanguage")),
        licence=_text(node.get("license")),
        sure=bool(_ARTICLE.search(_type(node))),
    )


def _named(value: Any, names: dict[str, dict[str, Any]]) -> str:
    if isinstance(value, dict) and "name" not in value:
        value = names.get(str(value.get("@id")), {})
    return _text(value) if not isinstance(value, dict) else _text(value.get("name"))


def _authors(value: Any, names: dict[str, dict[str, Any]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    people: list[str] = []
    bodies: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item if "name" in item else names.get(str(item.get("@id")), {})
            given = item.get("name")
            group = bodies if "Organization" in _type(item) else people
            group += [_text(n) for n in (given if isinstance(given, list) else [given])]
        elif isinstance(item, str):
            people.append(one_line(html.unescape(item)))
    return tuple(filter(None, people)), tuple(filter(None, bodies))


_PAIR = r'"%s"\s*:\s*"((?:[^"\\]|\\.){1,400})"'


def _from_broken(text: str) -> list[Statement]:
    """Dates and the headline out of JSON that no parser reads."""

    def first(key: str) -> str:
        match = re.search(_PAIR % key, text)
        return one_line(html.unescape(re.sub(r"\\(.)", r"\1", match.group(1)))) if match else ""

    found = Statement(headline=first("headline"), published=first("datePublished"), modified=first("dateModified"))
    return [found] if found.published or found.headline else []
