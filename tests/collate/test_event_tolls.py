"""Tolls of an event: which claims compare, lowest and highest, and how a number changed."""

from __future__ import annotations

from typing import Any

from tests.collate.event_making import article_of_case, day
from tests.making import article, claim, document, place

from briefing.collate.events import find_events
from briefing.model import Event, Toll

PLACES = {"Mahkan": ["settlement", 35.0, 40.4], "Old Mahkan": ["neighbourhood", 35.0, 40.4]}


def _row(published: int, text: str, *claims: dict[str, Any]) -> dict[str, Any]:
    told = [{"place": "Mahkan", "date": 10, **c} for c in claims]
    return {"day": published, "title": "Shells hit the ferry at Mahkan", "text": text, "claims": told}


def _event(**rows: dict[str, Any]) -> Event:
    (event,) = find_events([article_of_case(slug, row, PLACES) for slug, row in rows.items()], [])
    return event


def _told(toll: Toll) -> list[tuple[str, str]]:
    return [(ref.article, ref.claim.split("-")[1]) for ref in toll.claims]


def _figures(refs: tuple[Any, ...]) -> list[str]:
    return [ref.claim.split("-")[1] for ref in refs]


WIRE = _row(
    11, "Shells killed 12 ferry passengers, the mayor said.", {"words": "12 ferry", "killed": 12, "by": "the mayor"}
)


def test_a_monitors_toll_goes_up_and_names_its_earlier_one() -> None:
    """The shape of Al-Shafah: one group says 34; next day another says 53 and that it had said 34 before."""
    first = _row(
        11, "Shells killed 34 ferry passengers, activists said.", {"words": "34 ferry", "killed": 34, "by": "activists"}
    )
    later = _row(
        12,
        "Shells killed 53 ferry passengers, a monitor said. It had put an earlier toll of the ferry at 34 passengers.",
        {"words": "53 ferry", "killed": 53, "by": "a monitor"},
        {"words": "34 passengers", "killed": 34, "by": "a monitor"},
    )
    (toll,) = _event(first=first, later=later).tolls
    assert _figures(toll.course) == ["34", "53"]
    assert [_figures(row) for row in toll.revisions] == [["34", "53"]]
    assert (toll.lowest, toll.highest) == (toll.claims[0], next(r for r in toll.claims if "-53-" in r.claim))


def test_a_figure_that_stands_has_no_course_and_late_copies_of_an_old_one_are_no_step_back() -> None:
    rows = {
        "a": WIRE,
        "b": _row(12, "The ferry shells killed 19 passengers, a doctor said.", {"words": "19 passengers", "killed": 19, "by": "a doctor"}),
        "c": _row(13, "Ferry shells had killed 12 passengers, the mayor said.", {"words": "12 passengers", "killed": 12, "by": "the mayor"}),
    }  # fmt: skip
    (toll,) = _event(**rows).tolls
    assert _figures(toll.course) == ["12", "19"]
    (still,) = _event(a=rows["a"], c=rows["c"]).tolls
    assert still.course == ()


def test_two_figures_of_one_day_are_alternatives_and_no_course() -> None:
    other = _row(
        11,
        "Ferry shells killed 19 passengers, a doctor said.",
        {"words": "19 passengers", "killed": 19, "by": "a doctor"},
    )
    (toll,) = _event(a=WIRE, b=other).tolls
    assert toll.course == () and len(toll.claims) == 2


def test_those_who_died_besides_and_details_are_never_the_lowest() -> None:
    later = _row(
        12,
        "Shells killed 19 ferry passengers. Another three of the wounded have died. A stoker was killed in his cabin.",
        {"words": "19 ferry", "killed": 19},
        {"words": "Another three", "killed": 3},
        {"words": "A stoker was killed", "killed": 1},
    )
    (toll,) = _event(a=WIRE, b=later).tolls
    assert _told(toll) == [("a", "12"), ("b", "19")]


def test_what_one_hospital_received_is_no_toll() -> None:
    later = _row(
        11,
        "Shells killed 12 ferry passengers. The bodies of 9 passengers were brought to Mahkan hospital, a nurse said.",
        {"words": "12 ferry", "killed": 12, "by": "the governor"},
        {"words": "9 passengers", "killed": 9, "by": "a nurse"},
    )
    (toll,) = _event(a=WIRE, b=later).tolls
    assert "9" not in [number for _, number in _told(toll)]


def test_another_claimants_count_in_the_same_article_stands_if_it_is_near() -> None:
    both = _row(
        11,
        "Shells killed 19 ferry passengers, a monitor said. The mayor counted 14 passengers. The army told of 2 passengers.",
        {"words": "19 ferry", "killed": 19, "by": "a monitor"},
        {"words": "14 passengers", "killed": 14, "by": "the mayor"},
        {"words": "2 passengers", "killed": 2, "by": "the army"},
    )
    (toll,) = _event(a=WIRE, b=both).tolls
    assert sorted(number for article, number in _told(toll) if article == "b") == ["14", "19"]


def test_fighters_stand_apart_and_so_do_civilians_beside_them() -> None:
    mixed = _row(
        11,
        "Shells killed 12 civilians on the ferry and 5 fighters on its escort.",
        {"words": "12 civilians", "killed": 12, "victim": "civilian"},
        {"words": "5 fighters", "killed": 5, "victim": "combatant"},
    )
    tolls = {toll.victims: _told(toll) for toll in _event(a=WIRE, b=mixed).tolls}
    assert tolls == {"people": [("a", "12")], "civilians": [("b", "12")], "fighters": [("b", "5")]}


def test_civilians_of_whom_no_other_dead_are_told_compare_with_people() -> None:
    civil = _row(
        11, "Shells killed 19 civilians on the ferry.", {"words": "19 civilians", "killed": 19, "victim": "civilian"}
    )
    (toll,) = _event(a=WIRE, b=civil).tolls
    assert (toll.victims, len(toll.claims)) == ("people", 2)


def test_totals_of_a_longer_time_are_of_no_event() -> None:
    text = "Shells killed 12 ferry passengers at Mahkan. Since May 400 people were killed on the river."
    doc = document("b", text, "Shells hit the ferry at Mahkan", day(11))
    at = {"place": "mahkan", "victim": "undetermined"}
    told = claim(doc, "12 ferry", 12, 12, id="killed-12-0", date=day(10), **at)
    total = claim(doc, "400 people", 400, 400, id="killed-400-1", scope="cumulative", **at)
    other = article(doc, [told, total], places=[place(doc, "Mahkan")])
    (event,) = find_events([article_of_case("a", WIRE, PLACES), other], [])
    assert [ref.claim for ref in event.claims if ref.article == "b"] == ["killed-12-0"]
