from __future__ import annotations

from itertools import pairwise

import pytest

from briefing.extract.forces import find_forces
from briefing.knowledge import load_knowledge
from briefing.model import Block, Document, ForceMention, ParsedText
from briefing.text import parse

KNOWLEDGE = load_knowledge()


def read(text: str, title: str = "") -> tuple[ParsedText, tuple[ForceMention, ...]]:
    parsed = parse(Document("case", title, text, (Block("paragraph", 0, len(text)),)))
    return parsed, find_forces(parsed, KNOWLEDGE)


def surfaces(text: str) -> list[str]:
    parsed, mentions = read(text)
    return [parsed.words(m.first, m.last) for m in mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Russian and Syrian warplanes bombed the town.", ["Russian", "Syrian warplanes"]),
        ("Syrian regime forces entered Douma.", ["Syrian regime forces"]),
        ("US-backed militias reached the river.", ["US", "militias"]),
        ("The Sultan Idris Brigade shelled Marea.", ["Sultan Idris Brigade"]),
        ("A rebel group called Voice of Azawad freed two hostages.", ["rebel group"]),
        ("The Mobarak militia looted shops.", ["Mobarak militia"]),
        ("Saudi-led forces took Mocha.", ["Saudi-led forces"]),
        ("The anti-Taliban rally ended.", []),
        ("Hamas-run schools were shut.", []),
        ("He read the Army Times.", []),
        ("Ukraine strikes a deal on grain.", ["Ukraine"]),
        ("Rockets fired from Lebanon hit Haifa.", []),
        ("Turkey was hit by an earthquake.", []),
        ("Fighting between Israel and Hezbollah went on.", ["Israel", "Hezbollah"]),
        ("The Russia-Ukraine war entered its third year.", ["Russia", "Ukraine"]),
        ("They asked us to leave.", []),
        ("Let him speak.", []),
        ("MILITARY POLICE CLOSED THE ROAD TO US ALL TODAY", ["POLICE"]),
    ],
)
def test_words_that_name_an_armed_actor(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


def test_mentions_are_in_order_and_do_not_overlap() -> None:
    text = "M23 and the FARDC fought; the Congolese army (FARDC) shelled M23 rebels near Goma, and Rwandan troops came."
    _, mentions = read(text)
    assert all(a.last <= b.first for a, b in pairwise(mentions))


def test_a_backer_points_at_the_one_it_backs() -> None:
    _, mentions = read("Hezbollah, backed by Iran, fired rockets.")
    assert [(m.act, m.backs) for m in mentions] == [("fights", None), ("backs", 0)]


def test_a_deed_is_handed_on_to_the_other_side() -> None:
    _, mentions = read("Clashes between the SAF and the RSF killed nine people.")
    assert [m.act for m in mentions] == ["fights", "fights"]


def test_a_text_without_words_of_arms_has_no_mention() -> None:
    assert read("Rain fell on the vineyards.", "A wet spring")[1] == ()
