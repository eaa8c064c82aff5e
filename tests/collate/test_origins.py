"""Origins: which articles carry one text."""

from __future__ import annotations

from datetime import date

from tests.making import TEXT, article, document

from briefing.collate.origins import find_origins


def test_same_words_in_other_dress_are_copies_first_published_first() -> None:
    first = article(document("z-wire", published=date(2017, 9, 10)))
    second = article(document("a-paper", TEXT.upper().replace("\n\n", "  \n\n"), published=date(2017, 9, 11)))
    undated = article(document("b-paper", TEXT.replace(",", ""), published=None, deck="Another outlet's own deck"))
    (origin,) = find_origins([undated, second, first])
    assert origin.articles == ("z-wire", "a-paper", "b-paper")
    assert [(c.kind, c.added, c.missing) for c in origin.copies] == [("same", (), ())] * 2


def test_what_a_later_version_changed_is_told() -> None:
    first = article(document("a", published=date(2017, 9, 10)))
    second = article(document("b", TEXT.replace("26", "27") + "\n\nThe mayor called for three days of mourning."))
    (copy,) = find_origins([first, second])[0].copies
    assert copy.added == ("The mayor called for three days of mourning.",)
    assert copy.shared < 1


def test_stubs_are_never_copies() -> None:
    assert find_origins([article(document("a", "No text here.")), article(document("b", "No text here."))]) == ()
