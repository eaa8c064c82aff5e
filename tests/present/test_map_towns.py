"""Towns for orientation: few, apart, of the country first, and never what is marked already."""

from __future__ import annotations

import pytest

from briefing.knowledge.borders import Window
from briefing.knowledge.towns import Town, Towns, read_towns
from briefing.present.map_frame import Frame
from briefing.present.map_marks import MapMark
from briefing.present.map_towns import orientation_marks

FRAME = Frame(Window(38.0, 33.0, 42.0, 36.0))
PIN = MapMark(35.34, 40.14, "Deir ez-Zor", "#c1", 1, "pin", 5, "SY")


def towns(*rows: tuple[str, str, float, float]) -> Towns:
    ranked = tuple(Town(rank, *row) for rank, row in enumerate(rows))
    cells: dict[tuple[int, int], tuple[Town, ...]] = {}
    for town in ranked:
        cell = (int(town.lat_deg // 2), int(town.lon_deg // 2))
        cells[cell] = (*cells.get(cell, ()), town)
    return Towns(ranked, cells)


def chosen(book: Towns, limit: int = 4) -> list[str]:
    return [mark.label for mark in orientation_marks([PIN], FRAME, book, limit)]


def test_the_largest_of_the_country_come_first() -> None:
    book = towns(("IQ", "Al Qaim", 34.37, 41.09), ("SY", "Raqqa", 35.7, 39.01), ("SY", "Palmyra", 34.56, 38.28))
    assert chosen(book) == ["Raqqa", "Palmyra", "Al Qaim"]
    assert chosen(book, limit=1) == ["Raqqa"]


def test_what_is_marked_or_crowded_or_outside_is_left_out() -> None:
    book = towns(
        ("SY", "Damascus", 33.51, 36.29),  # outside
        ("SY", "Deir ez-Zor", 35.30, 40.60),  # the pin's own name
        ("SY", "a suburb", 35.36, 40.16),  # under the pin
        ("SY", "Raqqa", 35.60, 39.01),
        ("SY", "beside Raqqa", 35.62, 39.05),
        ("SY", "on the edge", 34.0, 38.01),
    )
    assert chosen(book) == ["Raqqa"]


def test_marks_for_orientation_lead_nowhere() -> None:
    (mark,) = orientation_marks([PIN], FRAME, towns(("SY", "Raqqa", 35.60, 39.01)))
    assert (mark.kind, mark.href, mark.number) == ("ref", "", None)


@pytest.mark.parametrize(
    ("window", "names"),
    [
        ((34.0, 38.0, 36.5, 42.0), {"Raqqa", "Deir ez-Zor", "Palmyra"}),
        ((14.0, 42.0, 16.0, 45.0), {"Sanaa", "Hodeidah"}),
        ((30.0, 44.0, 37.0, 48.0), {"Basra", "Baghdad"}),
        ((-19.0, 176.0, -16.0, 182.0), {"Suva"}),  # across 180 degrees
        ((-60.0, -30.0, 60.0, 60.0), {"Kinshasa", "Lagos", "Cairo"}),  # too wide for cells
        ((-30.0, -30.0, -28.0, -28.0), set()),  # at sea
    ],
)
def test_the_towns_of_the_world(window: tuple[float, float, float, float], names: set[str]) -> None:
    found = read_towns().within(*window)
    assert names <= {town.name for town in found}
    assert bool(found) == bool(names)
    assert list(found) == sorted(found)


def test_names_carry_no_marks_of_transliteration() -> None:
    assert not [
        town.name
        for town in read_towns().ranked
        if set(town.name) & set("ḨḩŢţĀāĪīŪūḤḥṬṭṢṣ") and town.country in ("SY", "IQ", "YE", "LY")
    ]
