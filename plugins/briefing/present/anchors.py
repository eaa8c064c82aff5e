"""From a fact to its sentence: which sentences are marked, and under which address."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from briefing.html_marks import Margin, SentenceMark
from briefing.model import Claim, Document, Evidence, FactBox, ParsedText
from briefing.present.addresses import claim_anchor
from briefing.speech import gettext
from briefing.text import parse

__all__ = ["Anchors", "anchors_of", "claim_number", "first_of_each_wording", "marked_deck", "marked_text"]

_TITLE = "title"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The sentences of one article that carry facts. `sentences` are (start, end) in the document's text, in order.

    `claims` holds the claim numbers of each sentence, `title_claims` those of the headline; claims count from 1.
    `rows` are the ids of all claims, in order of their numbers.
    """

    sentences: tuple[tuple[int, int], ...]
    claims: tuple[tuple[int, ...], ...]
    title_claims: tuple[int, ...]
    rows: tuple[str, ...] = ()

    def href(self, evidence: Evidence) -> str:
        """The address of the sentence that holds the evidence, on its article's page; empty where it is not marked."""
        if evidence.part == "headline":
            return f"#{_TITLE}"
        number = bisect_right(self.sentences, (evidence.start, 1 << 60)) - 1
        if number < 0 or evidence.start >= self.sentences[number][1]:
            return ""
        return f"#s{number + 1}"

    def sentence(self, evidence: Evidence) -> tuple[int, int]:
        """Where the marked sentence of the evidence stands in the document's text; its own words where none is."""
        number = bisect_right(self.sentences, (evidence.start, 1 << 60)) - 1
        if number < 0 or evidence.start >= self.sentences[number][1]:
            return evidence.start, evidence.end
        return self.sentences[number]


def anchors_of(document: Document, box: FactBox) -> Anchors:
    """Marks each sentence with evidence of a claim, a strength, a force or a place where events happened."""
    parsed = parse(document)
    spans = _spans(parsed)
    carried: dict[int, list[int]] = {}
    title_claims: list[int] = []
    for number, claim in enumerate(box.claims, 1):
        for item in claim.evidence:
            if item.part == "headline":
                title_claims.append(number)
            elif (at := _find(spans, item.start)) is not None:
                carried.setdefault(at, []).append(number)
    for item in _other_evidence(box):
        if item.part != "headline" and (at := _find(spans, item.start)) is not None:
            carried.setdefault(at, [])
    kept = sorted(carried)
    return Anchors(
        tuple(spans[i] for i in kept),
        tuple(tuple(dict.fromkeys(carried[i])) for i in kept),
        tuple(dict.fromkeys(title_claims)),
        tuple(claim.id for claim in box.claims),
    )


def _other_evidence(box: FactBox) -> Iterable[Evidence]:
    """The first evidence of each wording of a force or place, as much as the tables link to, and every amount's."""
    for items in (*(f.evidence for f in box.forces), *(p.evidence for p in box.places)):
        yield from first_of_each_wording(items)
    for force in box.forces:
        for strength in force.strength:
            yield from strength.evidence
    for amount in box.amounts:
        yield amount.evidence


def first_of_each_wording(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """One evidence a wording, the first in the text before the headline's."""
    seen: dict[str, Evidence] = {}
    for item in sorted(items, key=lambda e: (e.part == "headline", e.start)):
        seen.setdefault(item.quote.casefold(), item)
    return tuple(seen.values())


def _spans(parsed: ParsedText) -> list[tuple[int, int]]:
    shift = parsed.body_start
    return [(s.start - shift, s.end - shift) for s in parsed.sentences if s.part != "headline"]


def _find(spans: Sequence[tuple[int, int]], offset: int) -> int | None:
    at = bisect_right(spans, (offset, 1 << 60)) - 1
    return at if at >= 0 and offset < spans[at][1] else None


def claim_number(claims: Sequence[Claim], id: str | None) -> int | None:
    """The number a claim carries on its page; None for an id that is not among them."""
    return next((n for n, claim in enumerate(claims, 1) if claim.id == id), None)


def _notes(numbers: Iterable[int], rows: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (str(n), f"#{claim_anchor(rows[n - 1])}", gettext("Back to claim %(number)s") % {"number": n}) for n in numbers
    )


def marked_text(html: str, anchors: Anchors, deck: str, margin: Margin | None = None) -> Markup:
    """The article's HTML, which must be safe already, with its evidence sentences marked and numbered, and a margin."""
    marks = (
        SentenceMark(start, end, f"s{i}", _notes(numbers, anchors.rows))
        for i, ((start, end), numbers) in enumerate(zip(anchors.sentences, anchors.claims, strict=True), 1)
    )
    if not (anchors.sentences or (margin and (margin.names or margin.notes))):
        return Markup(html)  # noqa: S704 - sanitised, and nothing is to be marked
    from briefing.html_text import mark_html  # its parser takes long to load, and pages without facts have no marks

    return Markup(mark_html(html, marks, deck, margin))  # noqa: S704 - sanitised before it was marked


def marked_deck(deck: str, anchors: Anchors) -> Markup:
    """The deck with its evidence sentences marked; it is plain text and stands at the start of the document's text."""
    pieces: list[Markup] = []
    at = 0
    for i, ((start, end), numbers) in enumerate(zip(anchors.sentences, anchors.claims, strict=True), 1):
        if end > len(deck):
            break
        links = Markup("").join(
            Markup(' <a class="n" href="{}" aria-label="{}">{}</a>').format(href, label, text)
            for text, href, label in _notes(numbers, anchors.rows)
        )
        pieces += [escape(deck[at:start]), Markup('<mark id="s{}">{}</mark>{}').format(i, deck[start:end], links)]
        at = end
    return Markup("").join([*pieces, escape(deck[at:])])
