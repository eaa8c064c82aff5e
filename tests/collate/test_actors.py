"""Actors of a corpus and their names."""

from __future__ import annotations

from dataclasses import replace

from tests.making import article, document, ferry, force

from briefing.collate.actors import group_actors


def no_names(_: str) -> tuple[str, ...]:
    return ()


def test_one_group_a_force_in_order_of_names() -> None:
    groups = group_actors([ferry("a"), ferry("b")], no_names)
    assert [(g.id, g.articles) for g in groups] == [("islamic-state", ("a", "b")), ("army", ("a", "b"))]


def test_names_of_knowledge_are_the_aliases_and_the_groups_own_name_is_not() -> None:
    (group, _) = group_actors([ferry()], {"islamic-state": ("ISIS", "Islamic State", "Daesh"), "army": ()}.__getitem__)
    assert group.aliases == ("Daesh", "ISIS")


def test_words_of_the_text_are_the_aliases_of_a_force_that_knowledge_lacks() -> None:
    doc = document()
    unknown = replace(force(doc, "river-guards", "River Guards", "The army"), known=False)
    known = force(doc, "army", "Syrian government forces", "The army")
    groups = group_actors([article(doc, forces=[unknown, known])], no_names)
    assert [g.aliases for g in groups] == [("The army",), ()]


def test_a_known_type_wins_over_an_unknown_one() -> None:
    doc = document()
    vague, clear = force(doc, "x", "X", "fighters", type="unknown"), force(doc, "x", "X", "fighters", type="militia")
    groups = group_actors([article(doc, forces=[vague]), article(document("b"), forces=[clear])], no_names)
    assert [g.type for g in groups] == ["militia"]


def test_only_articles_in_which_it_fights_count_as_such() -> None:
    doc = document()
    groups = group_actors([article(doc, forces=[force(doc, "x", "X", "fighters", role="mentioned")])], no_names)
    assert (groups[0].articles, groups[0].belligerent_in) == (("ferry",), ())
