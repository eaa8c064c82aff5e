"""The compiled outlines: places lie in the right country, rings close, cutting changes nothing inside the window."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from briefing.errors import KnowledgeError
from briefing.knowledge import borders as module
from briefing.knowledge.borders import Borders, Level, Window, read_borders

WHOLE = Window(-200.0, -90.0, 200.0, 90.0)


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


@pytest.mark.parametrize(
    ("place", "lat_deg", "lon_deg", "code"),
    [
        ("Deir ez-Zor", 35.34, 40.14, "SY"),
        ("Gaza City", 31.50, 34.46, "PS"),
        ("Omdurman", 15.64, 32.48, "SD"),
        ("Pokrovsk in Donetsk region", 48.28, 37.18, "UA"),
        ("Goma, on the border", -1.66, 29.20, "CD"),
        ("Marawi", 8.0, 124.30, "PH"),
        ("Suva", -17.95, 178.3, "FJ"),
        ("Anadyr, beyond 172 east", 65.5, 173.0, "RU"),
        ("Hargeisa, placed with Somalia", 9.56, 44.06, "SO"),
        ("Pristina", 42.66, 21.16, "XK"),
        ("Juba", 4.85, 31.58, "SS"),
        ("Maiduguri", 11.85, 13.16, "NG"),
        ("the open Atlantic", 0.0, -30.0, None),
        ("the Caspian Sea", 41.5, 50.8, None),
    ],
)
def test_a_place_lies_in_its_country(
    borders: Borders, place: str, lat_deg: float, lon_deg: float, code: str | None
) -> None:
    assert borders.country_at(lat_deg, lon_deg) == code, place


@pytest.mark.parametrize("scale", ["near", "mid", "far"])
def test_outlines_close(borders: Borders, scale: str) -> None:
    level = getattr(borders, scale)
    for country in level.countries:
        for ring in country.outline.rings[:5]:
            points = level.trace(ring, WHOLE, 0)
            assert points[0] == pytest.approx(points[-1]), country.code
            assert all(abs(a[0] - b[0]) < 180 for a, b in itertools.pairwise(points)), country.code


def test_every_country_of_the_conflict_regions_is_there(borders: Borders) -> None:
    codes = {country.code for country in borders.near.countries}
    assert {
        "SY",
        "PS",
        "IL",
        "UA",
        "RU",
        "SD",
        "SS",
        "CD",
        "ML",
        "MM",
        "PH",
        "HT",
        "CO",
        "YE",
        "LY",
        "XK",
        "TW",
    } <= codes
    assert "AQ" not in codes
    assert all(len(code) == 2 and code.isupper() for code in codes)


def test_names_are_written_out(borders: Borders) -> None:
    names = {country.code: country.name for country in borders.near.countries}
    assert (names["CD"], names["AU"], names["SO"], names["CY"]) == ("DR Congo", "Australia", "Somalia", "Cyprus")
    assert not [name for name in names.values() if name.endswith(".") or ". " in name.replace("St. ", "")]


def test_a_cut_outline_keeps_every_point_inside_the_window(borders: Borders) -> None:
    window = Window(23.0, 36.0, 28.0, 39.0)
    level = borders.near
    for ring, _ in level.land.seen(window):
        inside = [p for p in level.trace(ring, WHOLE, 0) if 23 < p[0] < 28 and 36 < p[1] < 39]
        cut = set(level.trace(ring, window, 0))
        assert set(inside) <= cut


def test_what_lies_outside_stays_outside(borders: Borders) -> None:
    # The straight lines that stand for skipped stretches never pass through the window.
    window = Window(38.0, 33.5, 41.0, 36.5)  # well inside Syria: of the land's outline nothing
    level = borders.near
    for ring, _ in level.land.seen(window):
        points = level.trace(ring, window, 0.5)
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            outside = (
                max(ax, bx) < window.west
                or min(ax, bx) > window.east
                or max(ay, by) < window.south
                or min(ay, by) > window.north
            )
            assert outside


def test_a_wider_tolerance_keeps_fewer_points_of_the_same_line(borders: Borders) -> None:
    syria = borders.country("SY")
    assert syria is not None
    traces = [borders.near.trace(syria.outline.rings[0], WHOLE, km) for km in (0, 2, 10, 50)]
    assert [len(trace) for trace in traces] == sorted((len(trace) for trace in traces), reverse=True)
    assert len(traces[-1]) < len(traces[0]) / 8
    assert all(set(later) <= set(earlier) for earlier, later in itertools.pairwise(traces))


def test_boxes_hold_the_parts_that_matter(borders: Borders) -> None:
    united_states, fiji, palestine = (borders.country(code) for code in ("US", "FJ", "PS"))
    assert united_states and fiji and palestine
    assert united_states.box.west > -130, "without Alaska and Hawaii"
    assert 177 < fiji.box.west < 180 < fiji.box.east < 183, "across 180 degrees, and not round the world"
    assert palestine.box.west < 34.3 and palestine.box.east > 35.5, "Gaza and the West Bank"


def test_a_window_beyond_180_degrees_finds_rings_on_both_sides(borders: Borders) -> None:
    found = borders.near.land.seen(Window(176.0, -20.0, 186.0, -12.0))
    assert {turn for _, turn in found} == {0.0, 360.0}


def test_scale_follows_the_drawing(borders: Borders) -> None:
    assert borders.level(0.2) is borders.near
    assert borders.level(4) is borders.mid
    assert borders.level(40) is borders.far


def test_a_damaged_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "near.bin").write_bytes(b"nothing of the kind")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=r"near\.bin.*compile_borders"):
        module._read_level("near", {})


def test_the_files_are_small() -> None:
    assert sum(path.stat().st_size for path in module.FOLDER.iterdir()) < 2_100_000


def test_passing_over_what_lies_beside_a_window_changes_no_point(
    borders: Borders, monkeypatch: pytest.MonkeyPatch
) -> None:
    level = borders.near
    longest = max(level.land.rings, key=lambda ring: sum(1 for _ in level.arcs.chunks(ring)))
    windows = [Window(35.0, 33.0, 38.0, 35.0), Window(27.0, 49.0, 31.5, 52.0), Window(-10.0, 35.0, 5.0, 44.0)]
    thinned = [level.trace(longest, window, km) for window in windows for km in (0.1, 2.0)]
    read = [len(level.arcs.stretches(longest, _units(level, window))) for window in windows]
    assert max(read) < sum(1 for _ in level.arcs.chunks(longest)) / 2
    monkeypatch.setattr(module, "_LONG_WALK", 10**9)
    level.arcs.walks.clear()
    try:
        assert [level.trace(longest, window, km) for window in windows for km in (0.1, 2.0)] == thinned
    finally:
        level.arcs.walks.clear()


def _units(level: Level, window: Window) -> Window:
    (sx, sy), (tx, ty) = level.scale, level.translate
    west, south, east, north = window
    return Window((west - tx) / sx, (south - ty) / sy, (east - tx) / sx, (north - ty) / sy)
