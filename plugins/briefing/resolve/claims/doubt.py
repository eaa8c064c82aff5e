"""Claims that are rather no news, left out: a wrong figure costs more than a missing one.

A logistic model over 54 cues (rule, form, number, claimant, blame ...) kept a little better claims, but left out
named persons wherever several were told of, and what is told of unknown attackers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Claim

__all__ = ["without_doubtful"]

_LEAST_SENTENCES = 5  # a text of fewer is no article: that it names no force says nothing
_NOUNS = frozenset({"harm-nominal", "harm-harm-noun", "harm-lives"})
_NO_ATTACK = _NOUNS | {"harm-dying"}  # told without a word for what somebody did
_NAME = re.compile(r"[A-Z][\w’'-]+ [A-Z]")


def without_doubtful(claims: Sequence[Claim], has_forces: bool, sentences: int) -> tuple[Claim, ...]:
    """The claims of one article but for these, whose parts then stand for themselves:

    harm that is nowhere and nobody's and told without an attack, in an article without any force (illness, accidents,
    history); and one unnamed person told by a noun ("the death of her aunt") beside another single one of that outcome.
    `sentences`: how many the article has; in a text of few nothing is left out.
    """
    if sentences < _LEAST_SENTENCES:
        return tuple(claims)
    alike = Counter((c.outcome, c.min, c.max) for c in claims)
    kept = [
        c
        for c in claims
        if not (_is_nobodys(c) and not has_forces) and not (_is_aside(c) and alike[c.outcome, c.min, c.max] > 1)
    ]
    ids = {c.id for c in kept}
    return tuple(c if c.part_of in ids or c.part_of is None else replace(c, part_of=None) for c in kept)


def _is_nobodys(claim: Claim) -> bool:
    told_of = claim.place is not None or claim.blame is not None or claim.victim == "combatant"
    return not (told_of or "civilian" in claim.as_written.casefold()) and claim.evidence[0].rule in _NO_ATTACK


def _is_aside(claim: Claim) -> bool:
    """One person whom nobody names, told by a noun or told of nowhere."""
    if (claim.min, claim.max) != (1, 1) or _NAME.search(claim.evidence[0].quote):
        return False
    return claim.evidence[0].rule in _NOUNS
