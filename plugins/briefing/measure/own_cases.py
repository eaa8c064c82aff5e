"""Our own labelled cases: the demonstration articles, and what their author and a second reader say stands in them.

One file a kind in the folder of cases, keyed by the saved original's name; each explains its lines in its head.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from briefing.errors import BriefingError
from briefing.ingest.front_matter import read_page
from briefing.measure.labels import LabelledArticle, LabelledClaim, LabelledForce, LabelledPlace
from briefing.model import Document
from briefing.pipeline import document_of_markdown

__all__ = ["read_own_cases"]

_KINDS = ("forces", "claims", "places")
_UNTOLD = "any"
_NONE = "-"


def read_own_cases(cases: Path, articles: Path) -> tuple[LabelledArticle, ...]:
    """The labelled demonstration articles, by the name of their original.

    `cases`: the folder with claims.yaml, forces.yaml, places.yaml; `articles`: the pages. Raises BriefingError for a
    line that cannot be read and for labels of an article that has no page.
    """
    pages = {Path(read_page(path)[0].source_file or "").stem: path for path in sorted(articles.rglob("*.md"))}
    tables = {kind: yaml.safe_load((cases / f"{kind}.yaml").read_text("utf-8")) for kind in _KINDS}
    stems = sorted({stem for table in tables.values() for stem in table})
    found = []
    for stem in stems:
        if stem not in pages:
            raise BriefingError(str(cases), f"labels {stem}, which has no page", "ingest it, or take the labels out")
        try:
            found.append(_article(_document(pages[stem]), {kind: table.get(stem) for kind, table in tables.items()}))
        except ValueError as fault:
            raise BriefingError(str(cases), f"has a line under {stem} that cannot be read: {fault}") from None
    return tuple(found)


def _document(path: Path) -> Document:
    front, body = read_page(path)
    document = document_of_markdown(path.stem, front.title or "", body, front.deck or "")
    if not front.date:
        return document
    return replace(document, published=date.fromisoformat(front.date[:10]), published_basis="metadata")


def _article(document: Document, lines: Mapping[str, list[str] | None]) -> LabelledArticle:
    forces, claims, places = (lines[kind] for kind in ("forces", "claims", "places"))
    return LabelledArticle(
        document,
        None if forces is None else tuple(_force(line) for line in forces),
        None if claims is None else tuple(_claim(line) for line in claims),
        None if places is None else tuple(_place(line) for line in places),
    )


def _force(line: str) -> LabelledForce:
    role, kind, names = line.split(maxsplit=2)
    return LabelledForce(_listed(names), _told(role), _told(kind))


def _claim(line: str) -> LabelledClaim:
    """ "killed 17.. combatant monitor Syrian army", and after a semicolon "at_least incident 2017-10-14 - Mayadin"."""
    first, _, second = line.partition(";")
    outcome, span, victim, claimant, blamed = first.split(maxsplit=4)
    low, dots, high = span.partition("..")
    values: dict[str, Any] = {
        "victim": victim,
        "claimant_type": None if claimant == _NONE else claimant,
        "blamed": () if blamed.strip() == _NONE else ((blamed.strip(),),),
    }
    if second:
        form, scope, day, whole, *place = second.split(maxsplit=4)
        told = {"form": form, "scope": scope, "date": day, "part_of": whole}
        values |= {key: None if value == _NONE else value for key, value in told.items() if value != _UNTOLD}
        if values.get("part_of"):
            values["part_of"] = int(values["part_of"]) - 1
        if place and place[0].strip() != _NONE:
            values["place"] = _listed(place[0])
    least, most = (int(low) if low else None), (int(high) if high else None)
    return LabelledClaim(outcome, least, most if dots else least, told=frozenset(values), **values)


def _place(line: str) -> LabelledPlace:
    """ "settlement SY site 35.02,40.45 Mayadin; al-Mayadin"."""
    kind, country, site, spot, names = line.split(maxsplit=4)
    lat, _, lon = spot.partition(",")
    return LabelledPlace(
        _listed(names), _told(kind), _told(country), None if site == _UNTOLD else site == "site",
        float(lat) if lon else None, float(lon) if lon else None,
    )  # fmt: skip


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";"))


def _told(word: str) -> str | None:
    return None if word in (_UNTOLD, _NONE) else word
