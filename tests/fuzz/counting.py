"""Quantities under fire: any text has tokens, sentences and counts that lie where they say, in order, with sane bounds."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.words import lines, sentences

from briefing.extract.counts.quantities import find_quantities
from briefing.model import Document, ParsedText, QuantityMention
from briefing.pipeline import document_of_text
from briefing.text import parse

__all__ = ["QUANTITIES"]


def _document(text: str, title: str = "") -> Document:
    return document_of_text("a", title, text, None)


def _cut_right(parsed: ParsedText) -> None:
    ends = [start + len(token.text) for start, token in zip(parsed.starts, parsed.tokens, strict=True)]
    for start, token in zip(parsed.starts, parsed.tokens, strict=True):
        assert token.text, "an empty token"
        assert token.norm, "a token that is folded to nothing"
        assert parsed.source.startswith(token.text, start), "a token stands elsewhere"
    assert all(end <= start for end, start in zip(ends, parsed.starts[1:], strict=False)), "tokens overlap"
    assert all(a.last == b.first for a, b in pairwise(parsed.sentences)), "tokens between sentences"
    for one in parsed.sentences:
        assert one.start <= one.end and one.first <= one.last, "a sentence ends before it begins"


def _counted_right(found: QuantityMention, tokens: int) -> None:
    assert 0 <= found.first < found.last <= tokens, "a count of no tokens"
    assert found.low is not None or found.high is not None, "a count without any bound"
    low, high = found.low or 0, found.high
    assert low >= 0, "a count below nought"
    assert high is None or low <= high, "bounds exchanged"
    opened = {"at_least": (False, True), "more_than": (False, True), "vague": (False, True), "up_to": (True, False)}
    wanted = opened.get(found.form, (False, False))
    assert (found.low is None, found.high is None) == wanted, f"bounds do not fit {found.form}"
    assert found.form != "exact" or found.low == found.high, "exact, but a range"


def _hold(pieces: Pieces) -> None:
    title, text = pieces
    parsed = parse(_document(text, title))
    _cut_right(parsed)
    found = find_quantities(parsed)
    for one in found:
        _counted_right(one, len(parsed.tokens))
    assert all(a.last <= b.first for a, b in pairwise(found)), "counts overlap"


QUANTITIES = Harness(
    "quantities",
    st.tuples(lines(), sentences(20)),
    _hold,
    examples=150,
    repeated=lambda text: find_quantities(parse(_document(text))) and None,
)
