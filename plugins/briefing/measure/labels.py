"""What people say stands in an article: labels to score fact boxes by, read from the public format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.errors import BriefingError
from briefing.model import Document

__all__ = ["LabelledArticle", "LabelledClaim", "LabelledForce", "LabelledPlace", "Spot", "labels_of"]

_CLAIM_ATTRIBUTES = ("form", "victim", "scope", "claimant", "claimant_type", "blame", "date")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label's words stand: offsets into the title or into the text, as evidence has them."""

    headline: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelledForce:
    """A force that should be found. `names`: name first, then forms as written. None: the label does not tell."""

    names: tuple[str, ...]
    role: str | None = None
    type: str | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim that should be found. `told`: the attributes that the label speaks of; the others are not judged.

    `blamed`: for each force the names it goes by; `victim_force` and `place` likewise, empty for none.
    `part_of`: index of the whole in the article's labels. `spots` empty: the label gives no quote.
    """

    outcome: str
    min: int | None
    max: int | None
    told: frozenset[str] = frozenset()
    form: str | None = None
    victim: str | None = None
    scope: str | None = None
    claimant: str | None = None
    claimant_type: str | None = None
    blame: str | None = None
    date: str | None = None
    blamed: tuple[tuple[str, ...], ...] = ()
    victim_force: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    part_of: int | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledPlace:
    """A place that should be found. `names`: every form; None: the label does not tell."""

    names: tuple[str, ...]
    kind: str | None = None
    country: str | None = None
    site: bool | None = None
    lat: float | None = None
    lon: float | None = None
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its labels. None: the kind is not labelled in this article, and so not judged."""

    document: Document
    forces: tuple[LabelledForce, ...] | None = None
    claims: tuple[LabelledClaim, ...] | None = None
    places: tuple[LabelledPlace, ...] | None = None
    primary_country: str | None = None  # ISO alpha-2 of where the story happens


def labels_of(document: Document, row: Mapping[str, Any], where: str) -> LabelledArticle:
    """The labels of one row in the public format, or in the shorter one with `quote` and names in place of ids.

    Raises BriefingError with `where` if the row does not have the format's shape.
    """
    try:
        return LabelledArticle(
            document,
            tuple(_force(document, f) for f in row["forces"]) if "forces" in row else None,
            tuple(_claim(document, c, row) for c in row["casualties"]) if "casualties" in row else None,
            tuple(_place(document, p) for p in row["places"]) if "places" in row else None,
            row.get("primary_country"),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        raise BriefingError(
            where, f"has labels of another shape ({type(fault).__name__}: {fault})", "see docs/design.md, section 4"
        ) from None


def _force(document: Document, label: Mapping[str, Any]) -> LabelledForce:
    return LabelledForce(_names(label), label.get("role"), label.get("type"), _spots(document, label))


def _names(label: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for n in (label.get("name"), *_texts(label.get("as_written"))) if n))


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value or ())


def _spots(document: Document, label: Mapping[str, Any]) -> tuple[Spot, ...]:
    """Evidence by its offsets, a bare quote by its first place in the text, else in the title; lost quotes are none."""
    if label.get("evidence"):
        return tuple(Spot(e.get("part") == "headline", int(e["start"]), int(e["end"])) for e in label["evidence"])
    quote = label.get("quote") or ""
    for headline, text in ((False, document.text), (True, document.title)):
        at = text.find(quote) if quote else -1
        if at >= 0:
            return (Spot(headline, at, at + len(quote)),)
    return ()


def _claim(document: Document, label: Mapping[str, Any], row: Mapping[str, Any]) -> LabelledClaim:
    forces = row.get("forces") or ()
    told = {key for key in (*_CLAIM_ATTRIBUTES, "blamed", "victim_force", "place", "part_of") if key in label}
    return LabelledClaim(
        outcome=str(label["outcome"]),
        min=label.get("min"),
        max=label.get("max"),
        told=frozenset(told),
        blamed=tuple(_referred(name, forces) for name in _texts(label.get("blamed"))),
        victim_force=_referred(label.get("victim_force"), forces),
        place=_referred(label.get("place"), row.get("places") or ()),
        part_of=_whole(label.get("part_of"), row["casualties"]),
        spots=_spots(document, label),
        **{key: label.get(key) for key in _CLAIM_ATTRIBUTES},
    )


def _referred(reference: Any, items: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """All names of what an id or a name refers to; the reference itself for what is not labelled."""
    if not reference:
        return ()
    for item in items:
        if reference == item.get("id") or reference in _names(item):
            return _names(item)
    return (str(reference).replace("-", " "),)


def _whole(reference: Any, claims: list[Mapping[str, Any]]) -> int | None:
    """Index of the claim that `part_of` names: given as an index, or as an id."""
    if reference is None or isinstance(reference, int):
        return reference
    return next((n for n, claim in enumerate(claims) if claim.get("id") == reference), None)


def _place(document: Document, label: Mapping[str, Any]) -> LabelledPlace:
    site = label.get("site")
    return LabelledPlace(
        _names(label), label.get("kind"), label.get("country"), None if site is None else bool(site),
        label.get("lat"), label.get("lon"), _spots(document, label),
    )  # fmt: skip
