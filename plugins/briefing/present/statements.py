"""Claims as short statements: a figure with whoever was harmed, and what happened to them, as one phrase each.

The figure stands in its phrase by name, so that a language may put it where it wants, and each noun has all the forms
that a language needs beside a number. Figures with words before the noun ("24 or more") have phrases of their own.
"""

from __future__ import annotations

import re

from briefing.model import Claim, Force, Outcome
from briefing.present.grammar import capitalise, number_words
from briefing.speech import gettext, gettext_noop, ngettext, npgettext

__all__ = ["claim_words", "fighters_words", "short_number", "vague_word", "victim_words"]

_VAGUE = re.compile(
    r"\b((?:tens|scores|dozens|hundreds|thousands)(?: of (?:dozens|hundreds|thousands))?|dozens|scores|several|many"
    r"|a number|a handful|a few|some)\b",
    re.IGNORECASE,
)
_OUTCOMES: dict[Outcome, str] = {
    "killed": gettext_noop("%(victims)s killed"),
    "injured": gettext_noop("%(victims)s injured"),
    "casualties": gettext_noop("%(victims)s killed or injured"),
    "missing": gettext_noop("%(victims)s missing"),
    "captured": gettext_noop("%(victims)s captured"),
    "displaced": gettext_noop("%(victims)s displaced"),
}
_FIGHTERS: dict[Outcome, str] = {
    "killed": gettext_noop("Fighters killed"),
    "injured": gettext_noop("Fighters injured"),
    "casualties": gettext_noop("Fighters killed or injured"),
    "missing": gettext_noop("Fighters missing"),
    "captured": gettext_noop("Fighters captured"),
    "displaced": gettext_noop("Fighters displaced"),
}
_SINGULAR = {"people": "person", "children": "child", "women": "woman", "men": "man", "civilians": "civilian"}


def short_number(claim: Claim) -> str:
    """The figure alone, lower case, as a chart label and the start of a sentence.

    >>> from briefing.model import Claim
    >>> short_number(Claim("c", "killed", 601, None, "more_than", "more than 600", "mixed", ()))
    'more than 600'
    >>> short_number(Claim("c", "killed", 24, None, "vague", "dozens of people", "mixed", ()))
    '24 or more (“dozens”)'
    """
    low, high = claim.min, claim.max
    if claim.form == "vague" and low is not None:
        return _vague(claim, low)
    if low is None and high is None:
        return gettext("an unstated number of")
    if low is None:
        return gettext("up to %(number)s") % {"number": number_words(high or 0)}
    if high is None:
        if claim.form == "more_than":
            return gettext("more than %(number)s") % {"number": number_words(low - 1)}
        return gettext("at least %(number)s") % {"number": number_words(low)}
    if low != high:
        return gettext("%(low)s to %(high)s") % {"low": number_words(low), "high": number_words(high)}
    if low == 0:
        return gettext("no")
    return gettext("about %(number)s") % {"number": number_words(low)} if claim.form == "about" else number_words(low)


def _vague(claim: Claim, low: int) -> str:
    """The least that a vague word means, with that word as the article has it."""
    word = vague_word(claim)
    if not word:
        return gettext("%(number)s or more") % {"number": number_words(low)}
    words = {"number": number_words(low), "word": word}
    return gettext("%(number)s or more (“%(word)s”)") % words


def vague_word(claim: Claim) -> str:
    """The word that stands for the number, in lower case; "" where a bare plural does ("soldiers")."""
    word = _VAGUE.search(claim.as_written)
    return word.group(1).lower() if word else ""


def fighters_words(outcome: Outcome) -> str:
    """What happened, of fighters alone, as the heading of a figure."""
    return gettext(_FIGHTERS[outcome])


# --- who was harmed --------------------------------------------------------------------------------------------------


def victim_words(claim: Claim, force: Force | None = None) -> str:
    """The figure with who was harmed: a named group, civilians, the fighters of a force, or people.

    >>> from briefing.model import Claim
    >>> victim_words(Claim("c", "killed", 1, 1, "exact", "a civilian", "civilian", ()))
    '1 civilian'
    """
    figure = short_number(claim)
    # As in English, one person alone is singular, however the figure is hedged.
    count = 1 if (claim.min, claim.max) == (1, 1) else _beside(claim)
    exact = claim.min == claim.max and claim.form not in ("about", "vague")
    kind = _kind(claim, force)
    # From three on a hedged number takes its noun as a bare one does; one and two may be said by the noun alone.
    known = _exactly(kind, count) if count is not None and (exact or count > 2) else _inexactly(kind, count or 2)
    name = force.name if force and kind == "force" else ""
    if known:
        return known % {"figure": figure, "force": name}
    return f"{figure} {_SINGULAR.get(kind, kind.removesuffix('s')) if count == 1 else kind}"


def _beside(claim: Claim) -> int | None:
    """The number that stands beside the noun; None where words stand between, as in "24 or more (“dozens”)"."""
    if claim.form == "vague" or (claim.min is None and claim.max is None):
        return None
    if claim.max is None and claim.min is not None:
        return claim.min - 1 if claim.form == "more_than" else claim.min
    return claim.max


def _kind(claim: Claim, force: Force | None) -> str:
    """Civilians, people and so on; "force" for the fighters of a named force; else a group as the text names it."""
    if len(claim.groups) == 1 and claim.groups[0][1:] == (claim.min, claim.max):
        return claim.groups[0][0]
    if claim.victim == "civilian":
        return "civilians"
    if claim.victim != "combatant":
        return "people"
    if force is None:
        return "fighters"
    return {"state-forces": "soldiers", "police": "police officers"}.get(force.type, "force")


def _exactly(kind: str, count: int) -> str:
    """The phrase for a noun beside its number; "" for a group without one."""
    match kind:
        case "civilians":
            return ngettext("%(figure)s civilian", "%(figure)s civilians", count)
        case "people":
            return ngettext("%(figure)s person", "%(figure)s people", count)
        case "fighters":
            return ngettext("%(figure)s fighter", "%(figure)s fighters", count)
        case "soldiers":
            return ngettext("%(figure)s soldier", "%(figure)s soldiers", count)
        case "police officers":
            return ngettext("%(figure)s police officer", "%(figure)s police officers", count)
        case "force":
            return ngettext("%(figure)s %(force)s fighter", "%(figure)s %(force)s fighters", count)
        case "children":
            return ngettext("%(figure)s child", "%(figure)s children", count)
        case "women":
            return ngettext("%(figure)s woman", "%(figure)s women", count)
        case "men":
            return ngettext("%(figure)s man", "%(figure)s men", count)
        case "journalists":
            return ngettext("%(figure)s journalist", "%(figure)s journalists", count)
        case "medics":
            return ngettext("%(figure)s medic", "%(figure)s medics", count)
        case "aid-workers":
            return ngettext("%(figure)s aid-worker", "%(figure)s aid-workers", count)
        case _:
            return ""


def _inexactly(kind: str, count: int) -> str:
    """The phrase for a hedged one or two, or with words between number and noun; "" for a group without one."""
    match kind:
        case "civilians":
            return npgettext("hedged figure", "%(figure)s civilian", "%(figure)s civilians", count)
        case "people":
            return npgettext("hedged figure", "%(figure)s person", "%(figure)s people", count)
        case "fighters":
            return npgettext("hedged figure", "%(figure)s fighter", "%(figure)s fighters", count)
        case "soldiers":
            return npgettext("hedged figure", "%(figure)s soldier", "%(figure)s soldiers", count)
        case "police officers":
            return npgettext("hedged figure", "%(figure)s police officer", "%(figure)s police officers", count)
        case "force":
            return npgettext("hedged figure", "%(figure)s %(force)s fighter", "%(figure)s %(force)s fighters", count)
        case "children":
            return npgettext("hedged figure", "%(figure)s child", "%(figure)s children", count)
        case "women":
            return npgettext("hedged figure", "%(figure)s woman", "%(figure)s women", count)
        case "men":
            return npgettext("hedged figure", "%(figure)s man", "%(figure)s men", count)
        case "journalists":
            return npgettext("hedged figure", "%(figure)s journalist", "%(figure)s journalists", count)
        case "medics":
            return npgettext("hedged figure", "%(figure)s medic", "%(figure)s medics", count)
        case "aid-workers":
            return npgettext("hedged figure", "%(figure)s aid-worker", "%(figure)s aid-workers", count)
        case _:
            return ""


def claim_words(claim: Claim, force: Force | None = None) -> str:
    """One claim as a short statement without its claimant. `force` is the one whose people were harmed.

    >>> from briefing.model import Claim
    >>> claim_words(Claim("c", "killed", 26, None, "at_least", "at least 26", "civilian", ()))
    'At least 26 civilians killed'
    >>> claim_words(Claim("c", "injured", 40, 40, "about", "some 40", "undetermined", ()))
    'About 40 people injured'
    >>> claim_words(Claim("c", "missing", None, None, "vague", "", "undetermined", ()))
    'An unstated number of people missing'
    """
    words = gettext(_OUTCOMES[claim.outcome]) % {"victims": victim_words(claim, force)}
    if force is not None and claim.victim == "combatant" and _kind(claim, force) != "force":
        words = gettext("%(statement)s, %(force)s") % {"statement": words, "force": force.name}
    return capitalise(words)
