"""One number of fatalities out of claims, by ACLED's conventions.

ACLED takes the most conservative figure where reports differ, 10 for "tens", 12 for "dozens", 100 for "hundreds" and so
on; for people killed in unknown number ("several", "many", a bare plural) 10 in the fighting of a war and 3 otherwise
(ACLED, "Fatalities" in its frequently asked questions; codebook, "Reported fatalities"). Our own bounds of vague words,
for example 24 for "dozens", are not used here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.model import Claim
from briefing.publish.open_data.acled.happenings import Told

__all__ = ["UNKNOWN_IN_WAR", "UNKNOWN_OTHERWISE", "coded_number", "lowest_death_toll"]

UNKNOWN_IN_WAR = 10
UNKNOWN_OTHERWISE = 3
_UNITS = {
    "ten": 10, "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000,
}  # fmt: skip
_VAGUE = re.compile(r"\b(ten|dozen|score|hundred|thousand|million)s\b(?:\s+of\s+(thousand|million)s\b)?", re.IGNORECASE)


def coded_number(claim: Claim, *, in_war: bool) -> int | None:
    """The number ACLED would take from the claim; None where it states no least number ("up to 34").

    >>> from briefing.model import Claim
    >>> coded_number(Claim("", "killed", 24, None, "vague", "Dozens of people", "undetermined", ()), in_war=True)
    12
    """
    if claim.form != "vague":
        return claim.min
    words = _VAGUE.search(claim.as_written)
    if words is None:
        return UNKNOWN_IN_WAR if in_war else UNKNOWN_OTHERWISE
    return _UNITS[words[1].lower()] * (_UNITS[words[2].lower()] if words[2] else 1)


def lowest_death_toll(deaths: Mapping[str, Sequence[Told]], *, in_war: bool) -> tuple[str, Told, int] | None:
    """Of the claims that may be compared, the lowest: kind of victim, the claim, its number; never a sum.

    Claims of people of any kind go before those of civilians or of fighters alone; of these, whatever more claims speak
    of. None where nobody states a least number.
    """
    kinds = sorted(deaths, key=lambda kind: (kind != "people", -len(deaths[kind]), kind))
    for kind in kinds:
        coded = [(coded_number(one.claim, in_war=in_war), at, one) for at, one in enumerate(deaths[kind])]
        stated = [(number, at, one) for number, at, one in coded if number is not None]
        if stated:
            number, _, one = min(stated, key=lambda item: item[:2])
            return kind, one, number
    return None
