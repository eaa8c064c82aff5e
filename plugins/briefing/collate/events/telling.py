"""Claims of one event as they are told: which give the toll of the whole, which a part, an addition or an old toll.

Only claims of the whole compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.collate.events.reports import Report, Saying, most_of
from briefing.model import Claim, ClaimRef, Force
from briefing.text import fold

__all__ = ["Told", "told_of", "wholes_of"]

# "3 more died", "two others", "another 5": beside those told before, not the toll
_ADDED = re.compile(
    r"\b(?:more|others?|another|further|additional|later died|died of (?:their|his|her) (?:wounds|injuries))\b"
)
_BOUND = re.compile(r"\b(?:no )?(?:more than|or more)\b")  # "more" that adds nobody
_OPENS_EARLIER = re.compile(r"(?:earlier|previous|initial|preliminary)\b")
# "an earlier toll of 34", "up from 34", "rose from 34"
_EARLIER = re.compile(
    r"\b(?:(?:earlier|previous|previously|initial|initially|first|preliminary)\b[^.;]{0,40}"
    r"|(?:up|rose|risen|rising|increased|revised|raised|down) (?:\w+ ){0,2}from(?: \w+){0,4} )$"
)
# "two bodies were brought to the hospital": one hospital's count
_RECEIVED = re.compile(
    r"\b(?:arriv|receiv|brought|taken|transferred)\w*\b[^.;]{0,40}\b(?:hospital|clinic|morgue|mortuary)"
    r"|\b(?:hospital|clinic|morgue|mortuary)s?\b[^.;]{0,30}\breceiv"
)
_BESIDE = 60  # characters before the words of a number that can call it an earlier one
_HALF = 0.5  # what another claimant counts in the same article is of the whole only if it is this near


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with what orders it: who published it, when, and the text it goes back to. `number` breaks ties.

    `sentence` carries it; `named` are the forces in it. `speaker`: who says so, folded; "" for the article's own voice.
    `is_earlier`: its article tells it as the toll of before. `is_detail`: a part of another claim, a group, people
    beside those told before, or those whom one hospital received.
    """

    ref: ClaimRef
    claim: Claim
    origin: str
    published: date | None
    number: int
    sentence: str
    named: tuple[Force, ...]
    speaker: str
    is_earlier: bool
    is_detail: bool


def told_of(group: Iterable[Report]) -> list[Told]:
    """The claims of the reports, by publication."""
    rows: list[tuple[Report, Saying]] = [(r, s) for r in group for s in r.sayings]
    rows.sort(key=lambda row: (row[0].published is None, row[0].published or date.min, row[0].number))
    return [_told(report, saying, number) for number, (report, saying) in enumerate(rows)]


def _told(report: Report, saying: Saying, number: int) -> Told:
    claim, words = saying.claim, fold(saying.sentence)
    return Told(
        ref=ClaimRef(report.article, claim.id),
        claim=claim,
        origin=report.origin,
        published=report.published,
        number=number,
        sentence=words,
        named=saying.named,
        speaker=fold(claim.claimant or ""),
        is_earlier=_is_earlier(claim, words),
        is_detail=_is_detail(claim, words),
    )


def _is_earlier(claim: Claim, words: str) -> bool:
    """Whether the words before the number call it the toll of before."""
    quotes = [fold(e.quote) for e in claim.evidence]
    if any(_OPENS_EARLIER.match(quote) for quote in quotes):
        return True
    at = words.find(quotes[0])
    return at > 0 and bool(_EARLIER.search(words[max(0, at - _BESIDE) : at]))


def _is_detail(claim: Claim, words: str) -> bool:
    if claim.part_of is not None or claim.groups:
        return True
    quotes = [_BOUND.sub(" ", fold(text)) for text in (claim.as_written, *(e.quote for e in claim.evidence))]
    return all(_ADDED.search(quote) for quote in quotes) or bool(_RECEIVED.search(words))


def wholes_of(told: Sequence[Told]) -> list[Told]:
    """Those that tell how many were harmed in all; of what is left out, each is a part, an addition or a detail."""
    most: dict[_Kind, list[Told]] = {}
    for item in told:
        if not item.is_detail:
            most.setdefault(_kind(item), []).append(item)
    return [t for t in told if not t.is_detail and (t.is_earlier or not _is_within(t, most[_kind(t)]))]


_Kind = tuple[str, str, str, bool]


def _kind(item: Told) -> _Kind:
    """Its article, and what it counts."""
    return item.ref.article, item.claim.outcome, item.claim.scope, item.claim.victim == "combatant"


def _is_within(item: Told, others: Sequence[Told]) -> bool:
    """Whether the article tells a greater number of the same harm, which this one is then part of.

    Not where another claimant counts nearly as many.
    """
    number = most_of(item.claim)
    for other in others:
        greater = most_of(other.claim)
        by_others = item.speaker and other.speaker and item.speaker != other.speaker
        if greater > number and (not by_others or number < _HALF * greater):
            return True
    return False
