"""The public data format: one JSON object an article (docs/design.md, section 4); other programs score us by it."""

from __future__ import annotations

from typing import Any

from briefing.collate.regions import primary_country
from briefing.model import Claim, Evidence, FactBox, Force, Place

__all__ = ["public_claim", "public_facts", "public_force", "public_place"]


def public_facts(box: FactBox) -> dict[str, Any]:
    """The fact box as plain JSON values, keys in the format's order. Unknown is None, never 0."""
    return {
        "id": box.id,
        "title": box.title,
        "published": box.published.isoformat() if box.published else None,
        "published_basis": box.published_basis,
        "primary_country": primary_country(box),
        "forces": [public_force(f) for f in box.forces],
        "casualties": [public_claim(c) for c in box.claims],
        "places": [public_place(p) for p in box.places],
        "unresolved": list(box.unresolved),
        "changes": [{"action": c.action, "kind": c.kind, "id": c.id, "reason": c.reason} for c in box.changes],
    }


def _evidence(items: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"part": e.part, "quote": e.quote, "start": e.start, "end": e.end, "rule": e.rule} for e in items]


def public_force(force: Force) -> dict[str, Any]:
    """A force of one article as plain JSON values."""
    return {
        "id": force.id,
        "name": force.name,
        "type": force.type,
        "role": force.role,
        "as_written": list(force.as_written),
        "country": force.country,
        "parent": force.parent,
        "backs": list(force.backs),
        "known": force.known,
        "strength": [
            {"count": s.count, "unit": s.unit, "state": s.state, "evidence": _evidence(s.evidence)}
            for s in force.strength
        ],
        "evidence": _evidence(force.evidence),
    }


def public_claim(claim: Claim) -> dict[str, Any]:
    """A claim as plain JSON values; an open bound is None."""
    return {
        "id": claim.id,
        "outcome": claim.outcome,
        "min": claim.min,
        "max": claim.max,
        "form": claim.form,
        "as_written": claim.as_written,
        "victim": claim.victim,
        "victim_force": claim.victim_force,
        "groups": {name: [low, high] for name, low, high in claim.groups},
        "blamed": list(claim.blamed),
        "blame": claim.blame,
        "claimant": claim.claimant,
        "claimant_type": claim.claimant_type,
        "scope": claim.scope,
        "date": claim.date.isoformat() if claim.date else None,
        "place": claim.place,
        "part_of": claim.part_of,
        "evidence": _evidence(claim.evidence),
    }


def public_place(place: Place) -> dict[str, Any]:
    """A place of one article as plain JSON values."""
    return {
        "id": place.id,
        "name": place.name,
        "as_written": list(place.as_written),
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "region": place.region,
        "lat": place.lat,
        "lon": place.lon,
        "precision_km": place.precision_km,
        "geonames_id": place.geonames_id,
        "site": place.site,
        "evidence": _evidence(place.evidence),
    }
