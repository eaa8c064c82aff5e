"""The frame holds its marks, keeps the scale, and copes with 180 degrees and the poles."""

from __future__ import annotations

import math

import pytest

from briefing.knowledge.borders import Borders, Window, read_borders
from briefing.present.map_frame import Frame, fit_frame, frame_round
from briefing.present.map_marks import MapMark


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


def pin(lat_deg: float, lon_deg: float, **more: object) -> MapMark:
    return MapMark(lat_deg, lon_deg, "somewhere", **more)  # type: ignore[arg-type]


def true_to_scale(frame: Frame) -> float:
    """Kilometres a unit across, divided by those upright."""
    window = frame.window
    middle = math.cos(math.radians((window.south + window.north) / 2))
    across = (window.east - window.west) * 111.195 * middle / frame.width
    return across / frame.km_a_unit


def test_one_pin_stands_in_the_middle_of_the_least_span(borders: Borders) -> None:
    frame = fit_frame([pin(35.34, 40.14)], 160, borders)
    assert frame is not None
    assert frame.fractions(35.34, 40.14) == pytest.approx((0.5, 0.5))
    assert frame.width_km == pytest.approx(160)
    assert true_to_scale(frame) == pytest.approx(1)


def test_all_marks_lie_inside_with_room_for_labels(borders: Borders) -> None:
    marks = [pin(15.6, 32.5), pin(13.63, 25.35), pin(19.6, 37.2)]
    frame = fit_frame(marks, 160, borders)
    assert frame is not None
    for mark in marks:
        x, y = frame.fractions(mark.lat_deg or 0, mark.lon_deg or 0)
        assert 0.1 < x < 0.9 and 0.1 < y < 0.9


def test_an_area_is_held_whole(borders: Borders) -> None:
    frame = fit_frame([pin(48.0, 37.8, kind="area", radius_km=110)], 50, borders)
    assert frame is not None and frame.height_km > 220


def test_marks_on_both_sides_of_180_degrees_are_near_each_other(borders: Borders) -> None:
    frame = fit_frame([pin(-18.1, 178.4), pin(-16.9, -179.9)], 160, borders)
    assert frame is not None and frame.width_km < 500
    west, east = frame.fractions(-18.1, 178.4)[0], frame.fractions(-16.9, -179.9)[0]
    assert 0 < west < east < 1


def test_towns_for_orientation_do_not_widen_the_frame(borders: Borders) -> None:
    alone = fit_frame([pin(35.34, 40.14)], 160, borders)
    assert fit_frame([pin(35.34, 40.14), pin(55.75, 37.6, kind="ref")], 160, borders) == alone
    assert fit_frame([pin(35.34, 40.14, kind="ref")], 160, borders) is None


def test_a_country_counts_with_its_extent_unless_a_nearer_place_in_it_is_marked(borders: Borders) -> None:
    chad = MapMark(None, None, "Chad", kind="country", country="TD")
    whole = fit_frame([chad], 160, borders)
    assert whole is not None and whole.width_km > 1000
    near = fit_frame([chad, pin(12.1, 15.04, country="TD")], 160, borders)
    assert near is not None and near.width_km == pytest.approx(160)


def test_nothing_to_place_is_no_frame(borders: Borders) -> None:
    assert fit_frame([], 160, borders) is None
    assert fit_frame([MapMark(None, None, "nowhere")], 160, borders) is None
    assert fit_frame([MapMark(None, None, "Atlantis", kind="country", country="QQ")], 160, borders) is None


@pytest.mark.parametrize("lat_deg", [-89.0, 89.0, 0.0])
def test_frames_never_reach_a_pole(lat_deg: float, borders: Borders) -> None:
    frame = fit_frame([pin(lat_deg, 10.0)], 2000, borders)
    assert frame is not None
    assert -84.01 <= frame.window.south < frame.window.north <= 84.01


def test_the_whole_world_is_shown_once() -> None:
    frame = frame_round([Window(-170, -60, 170, 75)], 100)
    assert frame.window.east - frame.window.west <= 360.01


def test_boxes_all_round_the_world_are_the_world() -> None:
    frame = frame_round([Window(west, -10, west + 100, 10) for west in (-180, -90, 0, 90)], 100)
    assert frame.window.east - frame.window.west == pytest.approx(360)
