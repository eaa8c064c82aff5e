"""Events: what several articles report together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.making import article, claim, document, force, place

from briefing.collate.events import find_events, read_event_note
from briefing.collate.origins import find_origins
from briefing.errors import BriefingError
from briefing.model import Article, ClaimRef

DAY = date(2017, 9, 10)


def report(slug: str, words: str, low: int, *, title: str = "", town: str = "Mahkan", **fields: object) -> Article:
    """An article with one claim of killed, in words of its own."""
    doc = document(slug, f"{words}", title or f"Shells hit the ferry at {town}", published=date(2017, 9, 11))
    harm = claim(doc, words.split(",")[0], low, low, **{"date": DAY, "place": town.lower(), **fields})
    return article(doc, claims=[replace(harm, id=f"killed-{low}-1")], places=[place(doc, town)])


FIRST = report("wire", "12 people died when shells hit the ferry near Mahkan, the mayor said.", 12, claimant="mayor")
LATER = report(
    "paper", "19 people died on the ferry shelled off Mahkan, a doctor told reporters.", 19, claimant="doctor"
)


def test_two_articles_on_one_place_and_day_are_one_event() -> None:
    (event,) = find_events([LATER, FIRST], [])
    assert (event.id, event.first_day, event.place, event.grade) == ("2017-09-10-mahkan", DAY, "mahkan", "fair")
    assert set(event.articles) == {"wire", "paper"}


def test_the_tolls_stand_side_by_side_with_the_lowest_and_highest() -> None:
    (event,) = find_events([FIRST, LATER], [])
    (toll,) = event.tolls
    assert (toll.lowest, toll.highest) == (ClaimRef("wire", "killed-12-1"), ClaimRef("paper", "killed-19-1"))


def test_another_day_or_another_town_is_another_event() -> None:
    next_week = report("late", "19 people died on the ferry shelled off Mahkan, again.", 19, date=date(2017, 9, 17))
    elsewhere = report(
        "far", "19 people died when shells hit the ferry at Goma, a doctor told reporters.", 19, town="Goma"
    )
    elsewhere = replace(elsewhere, facts=replace(elsewhere.facts, places=tuple(
        replace(p, lat=-1.7, lon=29.2, country="CD", admin1="North Kivu") for p in elsewhere.facts.places)))  # fmt: skip
    assert find_events([LATER, next_week, elsewhere], []) == ()


def test_copies_of_one_text_are_one_origin_and_make_a_weak_event() -> None:
    text = (
        "19 people died on the ferry shelled off Mahkan, a doctor told reporters. The boats had left at dawn with "
        "families on board who hoped to reach the western bank before the shelling began again in the afternoon."
    )
    copies = [report("a", text, 19), report("b", text, 19)]
    (event,) = find_events(copies, find_origins(copies))
    assert (event.grade, event.origins) == ("weak", ("a",))


def test_a_party_that_concedes_confirms() -> None:
    said = "19 people died on the ferry that it shelled off Mahkan, the Goma army admitted."
    blamed = {"blame": "conceded", "blamed": ("army",), "claimant_type": "party"}
    conceded = report("owned", said, 19, claimant="Goma army", **blamed)
    owned = replace(conceded, facts=replace(conceded.facts, forces=(force(conceded.document, "army", "Goma army"),)))
    others = report("owned", said, 19, claimant="The mayor", **blamed)
    assert find_events([FIRST, owned], [])[0].grade == "fair"  # its words stand nowhere in the sentence
    named = force(conceded.document, "army", "Goma army", "the Goma army")
    grades = [
        find_events([FIRST, replace(a, facts=replace(a.facts, forces=(named,)))], [])[0].grade
        for a in (conceded, others)
    ]
    assert grades == ["confirmed", "fair"]


def test_accounts_that_exclude_each_other_are_contested() -> None:
    fighters = report(
        "army", "12 men died when shells hit the ferry near Mahkan, all fighters.", 12, victim="combatant"
    )
    civilians = report("ngo", "12 civilians died when shells hit the ferry near Mahkan.", 12, claimant="an aid group")
    (event,) = find_events([civilians, fighters], [])
    assert (event.grade, [c.about for c in event.contradictions]) == ("contested", ["victims"])


def test_an_event_keeps_the_id_it_was_published_under() -> None:
    earlier = {"2017-09-10-ferry": frozenset({ClaimRef("wire", "killed-12-1")})}
    assert find_events([FIRST, LATER], [], earlier=earlier)[0].id == "2017-09-10-ferry"


def test_an_editor_names_grades_and_takes_out(tmp_path: Path) -> None:
    (tmp_path / "2017-09-10-mahkan.yaml").write_text(
        "name: Ferry shelled off Mahkan\ngrade: discounted\nreason: The boat was empty, its owner says.\nwithout: [paper]\n"
    )
    (event,) = find_events([FIRST, LATER], [], [read_event_note(tmp_path / "2017-09-10-mahkan.yaml")])
    assert (event.name, event.grade, event.articles) == ("Ferry shelled off Mahkan", "discounted", ("wire",))


@pytest.mark.parametrize("text", ["grade: sure", "grade: fair", "nome: x", "articles: wire", "- a", "name: ["])
def test_a_faulty_note_is_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(BriefingError, match=r"x\.yaml"):
        read_event_note(tmp_path / "x.yaml")
