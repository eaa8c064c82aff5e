"""Casualty rules and all other facts under fire: any article has a fact box in which every span quotes the text."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st
from tests.fuzz.harness import Harness, Pieces
from tests.fuzz.holding import box_holds, known
from tests.fuzz.words import Texts, lines, paragraphs

from briefing.model import Document
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.explanation import explain

__all__ = ["EXPLANATIONS", "FACTS"]

_DAYS = ("", "2017-09-11", "1800-01-01", "2200-12-31", "2020-02-29")  # a head takes no earlier or later one


def _article() -> st.SearchStrategy[Pieces]:
    title: Texts = st.one_of(lines(), st.just(""))
    return st.tuples(st.sampled_from(_DAYS), title, paragraphs(5))


def _document(pieces: Pieces) -> Document:
    day, title, text = pieces
    return document_of_text("a", title, text, date.fromisoformat(day) if day else None)


def _facts_hold(pieces: Pieces) -> None:
    document = _document(pieces)
    box = facts_of(document, known())
    box_holds(box, document)
    assert facts_of(document, known()) == box, "read again, it is another"


def _explanation_holds(pieces: Pieces) -> None:
    document = _document(pieces)
    for told in explain(document, known()):
        assert told.text in f"{document.title}\n\n{document.text}", "a sentence that is not in the text"
        assert all(taken.words and taken.rule for taken in told.taken), "words taken without a rule"
        assert all(refused.reason for refused in told.refused), "refused without a reason"


def _repeat(text: str) -> None:
    facts_of(_document(("2017-09-11", "Shells hit Goma", f"{text} people were killed in Goma on Monday.")), known())


FACTS = Harness("facts", _article(), _facts_hold, examples=80, repeated=_repeat)
EXPLANATIONS = Harness("explanations", _article(), _explanation_holds, examples=30)
