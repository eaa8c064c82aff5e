"""Actors of a corpus and their names."""

from __future__ import annotations

from dataclasses import replace

from tests.making import article, claim, document, ferry, force

from briefing.collate.actors import group_actors
from briefing.model import Relation


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


def test_who_fights_beside_and_against_whom_is_told_by_claims_and_backing() -> None:
    doc = document()
    army, guard, militia = (force(doc, id, id, "fighters") for id in ("army", "guard", "militia"))
    rows = [
        claim(doc, "some 40 wounded", 40, 40, blamed=("army", "guard"), blame="stated", victim_force="militia"),
        claim(doc, "Seven were children", 7, 7, blamed=("guard",), blame="denied", victim_force="army"),
    ]
    told = article(doc, claims=rows, forces=[replace(army, backs=("guard",)), guard, militia])
    groups = {g.id: g for g in group_actors([told, article(document("b"), forces=[army])], no_names)}
    assert groups["army"].against == (Relation("militia", ("ferry",)),)
    assert groups["army"].beside == groups["army"].backs == (Relation("guard", ("ferry",)),)
    assert groups["guard"].backers == (Relation("army", ("ferry",)),)
    assert [r.actor for r in groups["militia"].against] == ["army", "guard"]


def test_two_whom_more_articles_tell_of_as_enemies_do_not_back_each_other() -> None:
    rows = []
    for slug in ("a", "b"):
        doc = document(slug)
        army, guard = force(doc, "army", "Army", "fighters"), force(doc, "guard", "Guard", "fighters")
        harm = claim(doc, "some 40 wounded", 40, 40, blamed=("army",), blame="stated", victim_force="guard")
        rows.append(article(doc, claims=[harm], forces=[army, guard]))
    doc = document("c")
    backing = replace(force(doc, "army", "Army", "fighters"), backs=("guard",))
    rows.append(article(doc, forces=[backing, force(doc, "guard", "Guard", "fighters")]))
    army = next(g for g in group_actors(rows, no_names) if g.id == "army")
    assert (army.against, army.backs, army.beside) == ((Relation("guard", ("a", "b")),), (), ())


def test_a_force_and_what_it_belongs_to_and_the_merely_suspected_are_no_sides() -> None:
    doc = document()
    army, unit = force(doc, "army", "Army", "fighters"), force(doc, "unit", "Unit", "fighters")
    kin = claim(doc, "some 40 wounded", 40, 40, blamed=("army",), blame="stated", victim_force="unit")
    either = replace(kin, blamed=("army", "unit"), blame="suspected", victim_force=None)
    groups = group_actors([article(doc, claims=[kin, either], forces=[army, replace(unit, parent="army")])], no_names)
    assert [(g.against, g.beside) for g in groups] == [((), ()), ((), ())]
