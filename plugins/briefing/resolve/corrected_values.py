"""Which values an editor may set: numbers that can be, places on the Earth, ids that pages can lie under."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from briefing.knowledge.country_book import REGIONS
from briefing.model import Claim, Force, Form, Place
from briefing.slugs import SLUG_REMEDY, is_slug

__all__ = ["facts_fault", "fitting_form", "value_fault"]

_RANGES: Mapping[str, tuple[float, float]] = MappingProxyType({
    "min": (0, 10_000_000_000), "max": (0, 10_000_000_000), "lat": (-90, 90), "lon": (-180, 180),
    "precision_km": (0, 20_000), "geonames_id": (1, 2**31 - 1),
})  # fmt: skip
_COUNTRY = re.compile("[A-Z]{2}")


def value_fault(values: Mapping[str, object]) -> tuple[str, str] | None:
    """What is wrong with the values that one correction sets, and the remedy; None where nothing is.

    >>> value_fault({"lat": 91.0}), value_fault({"id": "../x"})[0], value_fault({"min": 3, "max": 5})
    (('lat lies outside -90 to 90', 'mend the number'), "id cannot be '../x'", None)
    """
    for name, value in values.items():
        if value is not None and (fault := _fault(name, value)):
            return fault
    low, high = values.get("min"), values.get("max")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        return "min is above max", "exchange them"
    return None


def _fault(name: str, value: object) -> tuple[str, str] | None:
    if name in ("id", "parent") and not is_slug(str(value)):
        return f"{name} cannot be {str(value)[:60]!r}", SLUG_REMEDY
    if name == "country" and not _COUNTRY.fullmatch(str(value)):
        return f"country cannot be {str(value)[:60]!r}", "write its ISO code, such as CD"
    if name == "region" and value not in REGIONS:
        return f"region cannot be {str(value)[:60]!r}", f"write one of: {', '.join(REGIONS)}"
    if name in _RANGES and isinstance(value, int | float):
        low, high = _RANGES[name]
        if not low <= value <= high:  # NaN lies within nothing
            return f"{name} lies outside {low:,} to {high:,}", "mend the number"
    return None


def fitting_form(claim: Claim) -> Form:
    """The form of a claim after its numbers were set: its own where they still fit that, else the one that they have.

    An editor who writes `max: null` for "seven children" means "at least seven", whatever the form said before.
    """
    low, high, form = claim.min, claim.max, claim.form
    fits = {
        "exact": low is not None and low == high,
        "range": low is not None and high is not None,
        "at_least": low is not None and high is None,
        "more_than": low is not None and high is None,
        "up_to": low is None and high is not None,
    }
    if fits.get(form, True):
        return form
    return next((other for other in ("exact", "range", "at_least", "up_to") if fits[other]), "vague")


def facts_fault(facts: Sequence[Force | Claim | Place]) -> tuple[str, str] | None:
    """What no longer fits together after a correction, and the remedy; None where all does."""
    twice = next((id for id, times in Counter(fact.id for fact in facts).items() if times > 1), None)
    if twice is not None:
        return f"two facts would be called {twice}", "give another id, or pick one fact by its id"
    for fact in facts:
        if isinstance(fact, Claim) and fact.min is not None and fact.max is not None and fact.min > fact.max:
            return f"min would be above max of {fact.id}", "set both"
        if isinstance(fact, Place) and (fact.lat is None) != (fact.lon is None):
            return f"{fact.id} would have half a point", "set both lat and lon"
    return _circle({fact.id: fact.part_of for fact in facts if isinstance(fact, Claim)})


def _circle(part_of: Mapping[str, str | None]) -> tuple[str, str] | None:
    """A claim that would be a part of itself, straight away or by way of others."""
    for id in part_of:
        whole, seen = part_of[id], {id}
        while whole is not None and whole not in seen:
            seen.add(whole)
            whole = part_of.get(whole)
        if whole is not None:
            return (
                f"{whole} would be a part of itself",
                "give part_of the id of the claim that holds both, or leave it out",
            )
    return None
