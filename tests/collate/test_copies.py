"""Copies of one text."""

from __future__ import annotations

from datetime import date

from tests.making import TEXT, article, document

from briefing.collate.copies import find_copies


def test_same_words_in_other_dress_are_copies_first_published_first() -> None:
    first = article(document("z-wire", published=date(2017, 9, 10)))
    second = article(document("a-paper", TEXT.upper().replace("\n\n", "  \n\n"), published=date(2017, 9, 11)))
    undated = article(document("b-paper", TEXT.replace(",", ""), published=None, deck="Another outlet's own deck"))
    assert find_copies([undated, second, first]) == (("z-wire", "a-paper", "b-paper"),)


def test_a_changed_figure_is_no_copy() -> None:
    assert find_copies([article(document("a")), article(document("b", TEXT.replace("26", "27")))]) == ()


def test_stubs_are_never_copies() -> None:
    assert find_copies([article(document("a", "No text here.")), article(document("b", "No text here."))]) == ()
