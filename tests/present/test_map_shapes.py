"""Path data: cut to the frame, whole numbers, the outline of a square as by hand."""

from __future__ import annotations

import itertools
import re

import pytest

from briefing.knowledge.borders import Borders, Window, read_borders
from briefing.present.map_frame import Frame
from briefing.present.map_shapes import closed_path, closed_shapes, open_path, path_data


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


AEGEAN = Frame(Window(22.0, 35.0, 28.0, 39.5))
INLAND_SYRIA = Frame(Window(38.5, 34.5, 40.0, 35.6))
MID_ATLANTIC = Frame(Window(-35.0, 5.0, -30.0, 8.0))
FIJI = Frame(Window(176.0, -20.0, 183.0, -15.0))


def area(shapes: list[list[tuple[int, int]]]) -> float:
    total = 0.0
    for shape in shapes:
        ring = [*shape, shape[0]]
        total += sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring)) / 2
    return abs(total) / (AEGEAN.width * AEGEAN.height)


def test_a_frame_inland_is_all_land(borders: Borders) -> None:
    shapes = closed_shapes(borders.near, borders.near.land, INLAND_SYRIA)
    assert area(shapes) > 1, "the cut edges lie outside the frame"
    assert len(closed_path(borders.near, borders.near.land, INLAND_SYRIA)) < 40


def test_a_frame_at_sea_is_empty(borders: Borders) -> None:
    assert closed_path(borders.near, borders.near.land, MID_ATLANTIC) == ""
    assert open_path(borders.near, borders.near.borders, MID_ATLANTIC) == ""


def test_shapes_keep_to_the_frame_and_a_margin(borders: Borders) -> None:
    for shape in closed_shapes(borders.near, borders.near.land, AEGEAN):
        assert all(-37 <= x <= 1237 and -28 <= y <= 928 for x, y in shape)


def test_land_is_drawn_on_both_sides_of_180_degrees(borders: Borders) -> None:
    # Taveuni lies on the line: the source cuts it there, and the pieces meet.
    line = round((180 - FIJI.window.west) * FIJI.unit_x)
    shapes = closed_shapes(borders.near, borders.near.land, FIJI)
    west = [shape for shape in shapes if abs(max(x for x, _ in shape) - line) <= 1]
    east = [shape for shape in shapes if abs(min(x for x, _ in shape) - line) <= 1]
    assert west and east


def test_the_same_frame_a_turn_away_is_the_same_drawing(borders: Borders) -> None:
    turned = Frame(FIJI.window.moved(-360))
    assert closed_path(borders.near, borders.near.land, turned) == closed_path(borders.near, borders.near.land, FIJI)


def test_path_data_is_whole_numbers_without_spare_marks(borders: Borders) -> None:
    data = closed_path(borders.near, borders.near.land, AEGEAN)
    assert re.fullmatch(r"(M-?\d+(-| )\d+l(-?\d+[ -]?)+z)+", data)


def test_rivers_are_drawn_where_they_run(borders: Borders) -> None:
    assert open_path(borders.water, borders.water.rivers, INLAND_SYRIA)


def test_path_data_by_hand() -> None:
    assert path_data([[(0, 0), (10, 0), (10, 10), (0, 10)]], "z") == "M0 0l10 0 0 10-10 0z"
    assert path_data([], "z") == ""
