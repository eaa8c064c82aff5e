"""ACLED's types of events, actors and precision, as far as the words of articles tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.model import Force, Place
from briefing.publish.open_data.acled.happenings import Happening, Told

__all__ = ["actor_type", "by_count", "event_types", "geo_precision", "time_precision"]

# By the words of the paragraphs that tell of the harm; the first that fits.
_REMOTE = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("Suicide bomb", r"\bsuicide (?:bomb|attack|car|vest)"),
        ("Air/drone strike", r"\bair ?-?(?:strike|raid)|\bwarplane|\bdrone|\bbarrel bomb|\bjets?\b"),
        ("Remote explosive/landmine/IED", r"\b(?:land)?mines?\b|\broadside|\bcar bomb|\bIEDs?\b"),
        (
            "Shelling/artillery/missile attack",
            r"\bshell(?:s|ed|ing|fire)?\b|\bartillery|\bmissile|\brocket|\bmortar|\bbomb",
        ),
    )
)
_BATTLE = re.compile(r"\bclash|\bfighting\b|\bbattle|\bambush|\bfirefight|\bgunfight", re.IGNORECASE)
_TYPES = {
    "police": "State forces", "rebel-group": "Rebel group", "militia": "Political militia",
    "coalition": "External/Other forces", "alliance": "External/Other forces",
    "private-military-company": "External/Other forces",
}  # fmt: skip
_GEO = {"settlement": 1, "neighbourhood": 1, "facility": 1, "feature": 2, "area": 2, "admin2": 2}


def event_types(happening: Happening) -> tuple[str, str]:
    """ACLED's event type and sub-event type. What is neither remote violence nor a battle is an attack on civilians."""
    words = "\n".join(dict.fromkeys(p for one in happening.told for p in _paragraphs(one)))
    for name, pattern in _REMOTE:
        if pattern.search(words):
            return "Explosions/Remote violence", name
    fighters = any(one.claim.victim == "combatant" or one.claim.victim_force for one in happening.told)
    if fighters or _BATTLE.search(words):
        return "Battles", "Armed clash"
    return "Violence against civilians", "Attack"


def _paragraphs(told: Told) -> Iterable[str]:
    document = told.article.document
    for item in told.claim.evidence:
        if item.part == "headline":
            yield document.title
            continue
        for block in document.blocks:
            if block.start <= item.start < block.end:
                yield document.text[block.start : block.end]


def actor_type(force: Force, country: str | None) -> str:
    """ACLED's kind of actor; a state's forces abroad are external. "" where the articles do not tell."""
    if force.type == "state-forces":
        return "External/Other forces" if force.country and country and force.country != country else "State forces"
    return _TYPES.get(force.type, "")


def time_precision(happening: Happening) -> int:
    """1: the day is known; 2: within a week; 3: within longer."""
    days = (happening.last_day - happening.first_day).days
    return 1 if days == 0 else 2 if days < 7 else 3


def geo_precision(place: Place | None) -> int:
    """1: a named place; 2: near one, or a small area; 3: a division, a country, or not told."""
    if place is None:
        return 3
    return max(_GEO.get(place.kind, 3), 1 if (place.precision_km or 0) <= 25 else 2)


def by_count(ids: Sequence[str]) -> list[str]:
    """Ids, those named most often first; ties by id.

    >>> by_count(["b", "a", "b"])
    ['b', 'a']
    """
    return sorted(set(ids), key=lambda id: (-ids.count(id), id))
