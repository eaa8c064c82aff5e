"""What an editor wrote about events wins over what was worked out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.collate.event_making import article_of_case

from briefing.collate.events import find_events, read_event_note
from briefing.errors import BriefingError
from briefing.model import Event, EventNote

PLACES = {"Mahkan": ["settlement", 35.0, 40.4], "Tel Arman": ["settlement", 36.5, 37.2]}


def _row(town: str, words: str, count: int, text: str) -> dict[str, Any]:
    told = {"words": words, "killed": count, "place": town, "date": 10}
    return {"day": 11, "title": f"A bloody Sunday in {town}", "text": text, "claims": [told]}


FERRY = [
    article_of_case("a", _row("Mahkan", "12 ferry", 12, "Shells killed 12 ferry passengers."), PLACES),
    article_of_case("b", _row("Mahkan", "12 ferry", 12, "Told again: 12 ferry passengers killed by shells."), PLACES),
]
WEDDING = [
    article_of_case("c", _row("Tel Arman", "43 wedding", 43, "Jets killed 43 wedding guests."), PLACES),
    article_of_case("d", _row("Tel Arman", "43 wedding", 43, "Told again: 43 wedding guests killed by jets."), PLACES),
]
ALONE = article_of_case("e", _row("Mahkan", "a stoker", 1, "The blast killed a stoker."), PLACES)
ALL = [*FERRY, *WEDDING, ALONE]


def _events(*notes: EventNote) -> dict[str, Event]:
    return {event.id: event for event in find_events(ALL, [], notes)}


def test_without_notes_there_are_two_events() -> None:
    assert {id: set(e.articles) for id, e in _events().items()} == {
        "2017-09-10-mahkan": {"a", "b"},
        "2017-09-10-tel-arman": {"c", "d"},
    }


def test_merging_leads_the_other_address_here() -> None:
    (event,) = _events(EventNote("2017-09-10-mahkan", merge=("2017-09-10-tel-arman",))).values()
    assert set(event.articles) == {"a", "b", "c", "d"}
    assert event.was == ("2017-09-10-tel-arman",) and event.edited


def test_an_article_is_added_with_its_report() -> None:
    event = _events(EventNote("2017-09-10-mahkan", articles=("e",)))["2017-09-10-mahkan"]
    assert set(event.articles) == {"a", "b", "e"}


def test_what_is_added_here_leaves_its_other_event() -> None:
    events = _events(EventNote("2017-09-10-mahkan", articles=("c",)))
    assert set(events["2017-09-10-mahkan"].articles) == {"a", "b", "c"}
    assert set(events["2017-09-10-tel-arman"].articles) == {"d"}


def test_an_event_is_split_by_a_note_of_a_new_id() -> None:
    events = _events(EventNote("ferry-second-strike", articles=("b",), name="Second strike on the ferry"))
    assert set(events["2017-09-10-mahkan"].articles) == {"a"}
    assert (set(events["ferry-second-strike"].articles), events["ferry-second-strike"].name) == (
        {"b"},
        "Second strike on the ferry",
    )


def test_a_claim_tells_which_report_of_an_article_is_meant() -> None:
    event = _events(EventNote("2017-09-10-mahkan", articles=("e#killed-1-0",)))["2017-09-10-mahkan"]
    assert any(ref.article == "e" for ref in event.claims)


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (EventNote("x", articles=("nowhere",)), "nowhere"),
        (EventNote("x", articles=("e#killed-9-9",)), "killed-9-9"),
        (EventNote("2017-09-10-mahkan", merge=("y",)), "'y' is not there"),
        (EventNote("2017-09-10-mahkan", without=("a", "b")), "no report"),
        (EventNote("x", name="A name for nothing"), "no report"),
    ],
)
def test_a_note_on_what_is_not_there_is_refused_with_its_file(note: EventNote, words: str) -> None:
    with pytest.raises(BriefingError, match=words) as fault:
        _events(note)
    assert f"content/events/{note.id}.yaml" in str(fault.value)


def test_notes_are_read_from_their_files(tmp_path: Path) -> None:
    (tmp_path / "2017-09-10-mahkan.yaml").write_text("merge: [2017-09-10-tel-arman]\nname: A bloody Sunday\n")
    note = read_event_note(tmp_path / "2017-09-10-mahkan.yaml")
    assert _events(note)["2017-09-10-mahkan"].name == "A bloody Sunday"
