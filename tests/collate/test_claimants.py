"""Claimants across articles."""

from __future__ import annotations

from tests.making import article, claim, document

from briefing.collate.claimants import group_claimants
from briefing.model import ClaimRef

TEXT = "The Mahkan Hospital said 12 people died. A medic said 14 had died."


def test_one_group_a_name_whatever_article_stands_before_it() -> None:
    docs = [document("a", TEXT), document("b", TEXT)]
    names = ["The Mahkan Hospital", "Mahkan Hospital"]
    rows = [article(d, claims=[claim(d, "12 people died", 12, 12, claimant=n, claimant_type="medical")]) for d, n in zip(docs, names, strict=True)]  # fmt: skip
    (group,) = group_claimants(rows, [])
    assert (group.id, group.type, group.articles) == ("mahkan-hospital", "medical", ("a", "b"))
    assert group.claims == (ClaimRef("a", "12 people died"), ClaimRef("b", "12 people died"))


def test_who_is_told_only_by_what_they_are_has_no_group() -> None:
    doc = document("a", TEXT)
    assert group_claimants([article(doc, claims=[claim(doc, "14 had died", 14, 14, claimant="a medic")])], []) == ()
