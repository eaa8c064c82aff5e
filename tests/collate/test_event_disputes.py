"""Accounts of one event that exclude each other, and grades that follow from them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.collate.event_making import day
from tests.making import article, claim, document, force, place

from briefing.collate.events import find_events
from briefing.model import Article, Copy, Event, Origin


def _article(slug: str, text: str, words: str, count: int, **fields: Any) -> Article:
    """An article with one claim; the army and the rebels are forces of it where its text names them."""
    doc = document(slug, text, "Shells hit the ferry at Mahkan", fields.pop("published", day(11)))
    at = {"place": "mahkan", "date": day(10), "victim": "undetermined"}
    told = claim(doc, words, count, count, **{**at, "id": f"killed-{count}-0", **fields})
    forces = [
        force(doc, id, name, name, type=kind)
        for id, name, kind in (("army", "the army", "state-forces"), ("rebels", "the rebels", "rebel-group"))
        if name in text
    ]
    return article(doc, [told], forces, [place(doc, "Mahkan")], outlet=f"The {slug}")


def _event(*articles: Article) -> Event:
    (event,) = find_events(articles, [])
    return event


def _about(*articles: Article) -> list[str]:
    return [c.about for c in _event(*articles).contradictions]


MAYOR = _article(
    "a", "Shells killed 12 passengers of the Mahkan ferry, the mayor said.", "12 passengers", 12, claimant="the mayor"
)
DOCTOR = _article("b", "A doctor counted 19 passengers killed on the Mahkan ferry.", "19 passengers", 19, claimant="a doctor")  # fmt: skip


def test_two_named_claimants_with_other_figures_on_one_day_contradict() -> None:
    (found,) = _event(MAYOR, DOCTOR).contradictions
    assert (found.about, found.event) == ("number", "2017-09-10-mahkan")
    assert {found.first.article, found.second.article} == {"a", "b"}
    assert found.first_evidence.quote == "12 passengers"


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"published": day(12)}, "published a day later it is a new toll"),
        ({"claimant": "the mayor"}, "the same claimant revises"),
        ({"claimant": "the deputy mayor"}, "the same office"),
        ({"claimant": None}, "nobody is named"),
        ({"form": "vague", "max": None}, "dozens"),
        ({"min": 12, "max": None, "form": "at_least"}, "at least 12"),
        ({"min": 13, "max": 13, "form": "about"}, "about 13"),
        ({"min": 90, "max": 90}, "90 dead are not the dead of whom 12 are told"),
        ({"scope": "period"}, "another stretch of time"),
        ({"outcome": "injured"}, "the wounded"),
    ],
)
def test_no_contradiction_of_numbers(fields: dict[str, Any], why: str) -> None:
    other = _article("b", "A doctor counted 19 passengers killed on the Mahkan ferry.", "19 passengers", 19,
                     **{"claimant": "a doctor", **fields})  # fmt: skip
    assert all(e.contradictions == () for e in find_events([MAYOR, other], [])), why


def test_copies_of_one_text_never_contradict() -> None:
    (event,) = find_events([MAYOR, DOCTOR], [Origin("a", (Copy("b", "version", 0.9),))])
    assert event.contradictions == ()


BY_ARMY = _article("a", "Shells of the army killed 12 passengers at Mahkan, activists said.", "12 passengers", 12,
                   claimant="activists", blamed=("army",), blame="claimed")  # fmt: skip
BY_REBELS = _article("b", "Mortars of the rebels killed 12 passengers at Mahkan, state media said.", "12 passengers", 12,
                     claimant="state media", blamed=("rebels",), blame="claimed")  # fmt: skip


def test_accounts_that_accuse_opponents_contradict_and_the_event_is_contested() -> None:
    event = _event(BY_ARMY, BY_REBELS)
    assert [c.about for c in event.contradictions] == ["blame"]
    assert (event.grade, event.grounds) == ("contested", "accounts differ on who did it")


def test_a_force_that_the_sentence_does_not_accuse_by_name_is_in_no_dispute() -> None:
    unnamed = _article("b", "Mortars killed 12 passengers at Mahkan, state media said.\n\nThey blamed the rebels.",
                       "12 passengers", 12, claimant="state media", blamed=("rebels",), blame="claimed")  # fmt: skip
    aimed = _article("b", "An attack on the rebels killed 12 passengers at Mahkan, state media said.", "12 passengers", 12,
                     claimant="state media", blamed=("rebels",), blame="claimed")  # fmt: skip
    both = _article("b", "Fire between the army and the rebels killed 12 passengers at Mahkan, a clerk said.", "12 passengers", 12,
                    claimant="a clerk", blamed=("rebels",), blame="claimed")  # fmt: skip
    for other in (unnamed, aimed, both):
        assert _about(BY_ARMY, other) == []


def test_names_of_armed_groups_that_overlap_are_no_dispute() -> None:
    vague = replace(BY_ARMY, facts=replace(BY_ARMY.facts, forces=tuple(
        replace(f, type="rebel-group") for f in BY_ARMY.facts.forces)))  # fmt: skip
    assert _about(vague, BY_REBELS) == []


def test_a_denial_stands_against_the_accusation_only_in_so_many_words() -> None:
    text = "At Mahkan 12 passengers were killed, for which the army has denied responsibility."
    denied = _article("b", text, "12 passengers", 12, claimant="a governor", blamed=("army",), blame="denied")
    silent = _article("b", text.replace("has denied", "was asked about its"), "12 passengers", 12, claimant="a governor",
                      blamed=("army",), blame="denied")  # fmt: skip
    others = _article("b", "The mayor denied that the army killed 12 passengers at Mahkan.", "12 passengers", 12,
                      claimant="the mayor", blamed=("army",), blame="denied")  # fmt: skip
    assert _about(BY_ARMY, denied) == ["denial"]
    assert _about(BY_ARMY, silent) == _about(BY_ARMY, others) == []


def test_fighters_or_civilians_is_a_dispute_only_where_civilians_are_said() -> None:
    armed = _article("b", "The strike on Mahkan killed 12 gunmen, a general said.", "12 gunmen", 12, victim="combatant", claimant="a general")  # fmt: skip
    told = {"victim": "civilian", "claimant": "activists"}
    civil = _article("a", "The strike on Mahkan killed 12 civilians, activists said.", "12 civilians", 12, **told)
    read = _article("a", "The strike on Mahkan killed 12 guests, activists said.", "12 guests", 12, **told)
    few = _article("a", "The strike on Mahkan killed 3 civilians, activists said.", "3 civilians", 3, **told)
    assert _about(civil, armed) == ["victims"]
    assert _about(read, armed) == []
    assert [c.about for e in find_events([few, armed], []) for c in e.contradictions] == []


@pytest.mark.parametrize(
    ("claimant", "kind", "grade"),
    [("The Army of Sel", "party", "confirmed"), ("the mayor", "official", "fair"), ("the army", "media", "fair")],
)
def test_only_the_force_itself_concedes(claimant: str, kind: str, grade: str) -> None:
    text = "Its shells killed 12 passengers at Mahkan by mistake, the army said."
    own = _article(
        "b", text, "12 passengers", 12, claimant=claimant, claimant_type=kind, blamed=("army",), blame="conceded"
    )
    assert _event(MAYOR, own).grade == grade
