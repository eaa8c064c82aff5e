"""An article sentence by sentence: what the rules took, by which rule, and what they refused, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefing.extract import find_mentions
from briefing.extract.places import lookup_place
from briefing.extract.refusals import find_refusals
from briefing.knowledge import Knowledge
from briefing.model import Claim, Document, Evidence, FactBox, Force, Mentions, ParsedText, Part, Place, PlaceMention
from briefing.resolve import resolve
from briefing.resolve.claims.reasons import claim_reasons
from briefing.text import sentence_of

__all__ = ["ExplainedSentence", "Refused", "Taken", "explain"]

_NO_CLAIM = "history told in passing, says again what a claim tells, or too little speaks for it"
_BARE = "bare words that fight nowhere here"


@dataclass(frozen=True, slots=True)
class Taken:
    """Words that a rule took. `meaning`: the fact's id and what it says, or what the words stand for.

    `reasons`: of a claim, a line for each attribute: what it is and why; given once, with its first words.
    """

    kind: str  # claim, force, place, strength, speaker, date, number
    words: str
    rule: str
    meaning: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Words that look like a fact and are none, and why."""

    kind: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """One sentence with what was seen in it; both lists are empty where there was nothing to decide."""

    part: Part
    text: str
    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]


def explain(document: Document, knowledge: Knowledge) -> tuple[ExplainedSentence, ...]:
    """Every sentence of an article as the machine reads it, corrections aside.

    >>> from briefing.knowledge import load_knowledge
    >>> from briefing.model import Block
    >>> text = "Shells hit Goma and killed three men on Route 4."
    >>> [sentence] = explain(Document("x", "", text, (Block("paragraph", 0, 48),)), load_knowledge())[-1:]
    >>> [(t.kind, t.words) for t in sentence.taken if t.kind in ("claim", "place")]
    [('place', 'Goma'), ('claim', 'killed three men')]
    >>> [(r.words, r.reason) for r in sentence.refused if r.kind == "number"]
    [('4', 'part of a name')]
    """
    mentions = find_mentions(document, knowledge)
    box = resolve(mentions, knowledge)
    parsed = mentions.parsed
    taken: dict[int, list[tuple[int, Taken]]] = {}
    refused: dict[int, list[tuple[int, Refused]]] = {}
    for number, at, item in (*_facts(parsed, box, claim_reasons(mentions, box, knowledge)), *_seen(mentions)):
        taken.setdefault(number, []).append((at, item))
    for number, at, no in (*_passed_over(mentions, knowledge), *_dropped(mentions, box, knowledge)):
        refused.setdefault(number, []).append((at, no))
    return tuple(
        ExplainedSentence(
            sentence.part,
            parsed.source[sentence.start : sentence.end],
            tuple(item for _, item in sorted(taken.get(n, ()), key=lambda pair: pair[0])),
            tuple(dict.fromkeys(no for _, no in sorted(refused.get(n, ()), key=lambda pair: pair[0]))),
        )
        for n, sentence in enumerate(parsed.sentences)
    )


# --- what was taken -------------------------------------------------------------------------------------------------


def _place_of(parsed: ParsedText, proof: Evidence) -> tuple[int, int]:
    """Sentence and offset of evidence; sentence 0 where it stands in none."""
    start = proof.start + (0 if proof.part == "headline" else parsed.body_start)
    return sentence_of(parsed, start) or 0, start


def _facts(
    parsed: ParsedText, box: FactBox, reasons: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, int, Taken]]:
    rows = [("force", f"{f.id}, {f.role}{_backs_told(f)}", f.evidence) for f in box.forces]
    rows += [
        ("strength", f"{f.id}: {s.count or 'some'} {s.unit}, {s.state}", s.evidence)
        for f in box.forces
        for s in f.strength
    ]
    rows += [("place", _place_told(p), p.evidence) for p in box.places]
    for kind, meaning, proofs in rows:
        for proof in proofs:
            yield *_place_of(parsed, proof), Taken(kind, proof.quote, proof.rule, meaning)
    for claim in box.claims:
        for number, proof in enumerate(claim.evidence):
            why = reasons.get(claim.id, ()) if number == 0 else ()
            yield *_place_of(parsed, proof), Taken("claim", proof.quote, proof.rule, _claim_told(claim), why)


def _backs_told(force: Force) -> str:
    return f", backs {', '.join(force.backs)}" if force.backs else ""


def _claim_told(claim: Claim) -> str:
    side = f" of {claim.victim_force}" if claim.victim_force else ""
    groups = f", {', '.join(group for group, _, _ in claim.groups)}" if claim.groups else ""
    return f"{claim.id}, {claim.form}, {claim.victim}{side}{groups}"


def _place_told(place: Place) -> str:
    """What a place is, and the places of the same name that it was chosen before."""
    losers = ", ".join(f"{c.name} {c.country} {c.score:g}" for c in place.losers)
    return f"{place.id}, {place.kind}{', site' if place.site else ''}{f'; not {losers}' if losers else ''}"


def _seen(mentions: Mentions) -> Iterator[tuple[int, int, Taken]]:
    """Speakers, dates and counts: what claims are made of."""
    parsed = mentions.parsed
    for s in mentions.speakers:
        yield _at(parsed, s.first, Taken("speaker", _words(parsed, s.first, s.last), s.rule, s.name or "the text"))
    for d in mentions.dates:
        days = f"{d.low or 'open'} to {d.high or 'open'}" if d.low != d.high else str(d.low or "not worked out")
        days += {"deed": "", "statement": ", the day of a statement", "ahead": ", still to come"}[d.use]
        yield _at(parsed, d.first, Taken("date", _words(parsed, d.first, d.last), d.rule, days))
    for q in mentions.quantities:
        span = f"{'' if q.low is None else q.low}..{'' if q.high is None else q.high}"
        yield _at(parsed, q.first, Taken("number", _words(parsed, q.first, q.last), q.form, span))


def _at(parsed: ParsedText, token: int, item: Taken) -> tuple[int, int, Taken]:
    return parsed.in_sentence[token], parsed.starts[token], item


def _words(parsed: ParsedText, first: int, last: int) -> str:
    return parsed.words(first, last)


# --- what was refused ----------------------------------------------------------------------------------------------


def _passed_over(mentions: Mentions, knowledge: Knowledge) -> Iterator[tuple[int, int, Refused]]:
    parsed = mentions.parsed
    for no in find_refusals(mentions, knowledge):
        refused = Refused(no.kind, _words(parsed, no.first, no.last), no.reason)
        yield parsed.in_sentence[no.first], parsed.starts[no.first], refused


def _dropped(mentions: Mentions, box: FactBox, knowledge: Knowledge) -> Iterator[tuple[int, int, Refused]]:
    """Mentions that extract saw and of which resolve made no fact."""
    parsed = mentions.parsed
    proofs = {kind: _starts(parsed, items) for kind, items in _evidence_by_kind(box)}
    rows = [("harm", h.first, h.last, _NO_CLAIM) for h in mentions.harms]
    rows += [
        ("force", f.first, f.last, _BARE if f.rank == 2 else "the text does not tell which") for f in mentions.forces
    ]
    rows += [("place", p.first, p.last, _why_unplaced(p, knowledge)) for p in mentions.places]
    for kind, first, last, reason in rows:
        if parsed.starts[first] not in proofs[kind]:
            yield parsed.in_sentence[first], parsed.starts[first], Refused(kind, _words(parsed, first, last), reason)


def _why_unplaced(mention: PlaceMention, knowledge: Knowledge) -> str:
    known = len(lookup_place(knowledge, mention.name))
    if not known:
        return "in no list, and no word beside it says that it is a place"
    return f"too little speaks for any of {known} places of that name (cue: {mention.cue})"


def _evidence_by_kind(box: FactBox) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    return (
        ("harm", tuple(e for c in box.claims for e in c.evidence)),
        ("force", tuple(e for f in box.forces for e in f.evidence)),
        ("place", tuple(e for p in box.places for e in p.evidence)),
    )


def _starts(parsed: ParsedText, proofs: tuple[Evidence, ...]) -> frozenset[int]:
    return frozenset(_place_of(parsed, proof)[1] for proof in proofs)
