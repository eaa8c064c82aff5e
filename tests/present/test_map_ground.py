"""What lies under the signs: divisions by their outline, disputed lines apart, names of rivers, capitals."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from briefing.knowledge.borders import Borders, read_borders
from briefing.present.map import MapMark, MapView, fit_frame, locator_map

SVG = "{http://www.w3.org/2000/svg}"
GAZA = MapMark(31.41, 34.39, "Gaza Strip", "#c1", 1, "area", 20, "PS", "Gaza Strip")
ITURI = MapMark(2.21, 30.44, "Ituri", "#c1", 1, "admin1", 91, "CD", "Ituri")
RAQQA = MapMark(35.95, 39.01, "Raqqa", "#c1", 1, "pin", 3, "SY")


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


def drawn(borders: Borders, *marks: MapMark) -> MapView:
    view = locator_map(marks, title="Map", borders=borders)
    assert view is not None
    return view


def tree(view: MapView) -> ET.Element:
    return ET.fromstring(str(view.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_a_division_is_hatched_by_its_outline_and_frames_the_map(borders: Borders) -> None:
    root = tree(drawn(borders, GAZA))
    assert [p.get("class") for g in root.iter(f"{SVG}g") if g.get("data-row") == "0" for p in g] == ["area"]
    assert not list(root.iter(f"{SVG}ellipse"))
    frame = fit_frame([GAZA], 10, borders)
    assert frame is not None and frame.shown(31.58, 34.5) and frame.shown(31.22, 34.25) and frame.height_km < 80


def test_a_division_without_an_outline_is_a_circle(borders: Borders) -> None:
    assert borders.division("CD", "Ituri") is None, "Natural Earth 4.1 has the Congo's provinces of before 2015"
    assert len(list(tree(drawn(borders, ITURI)).iter(f"{SVG}ellipse"))) == 1


def test_disputed_lines_are_apart_from_borders_and_in_the_legend(borders: Borders) -> None:
    kashmir = MapMark(34.5, 74.5, "Kupwara", "#c1", 1, "pin", 3, "IN")
    view = drawn(borders, kashmir)
    assert view.has_disputed and 'class="border disputed"' in view.svg
    chad_sudan = drawn(borders, MapMark(13.4, 22.45, "El Geneina", "#c1", 1, "pin", 3, "SD"))
    assert not chad_sudan.has_disputed and 'class="border"' in chad_sudan.svg


def test_the_lines_of_divisions_are_drawn_near_and_left_out_far(borders: Borders) -> None:
    assert 'class="inner"' in drawn(borders, RAQQA).svg
    assert 'class="inner"' not in drawn(borders, MapMark(None, None, "Russia", "#", kind="country", country="RU")).svg


def test_rivers_have_their_names_and_capitals_their_sign(borders: Borders) -> None:
    root = tree(drawn(borders, RAQQA))
    assert "Euphrates" in [t.text for t in root.iter(f"{SVG}text") if "wet" in (t.get("class") or "")]
    damascus = drawn(borders, MapMark(33.3, 36.6, "a village", "#c1", 1, "pin", 3, "SY"))
    squares = [s for s in tree(damascus).iter(f"{SVG}svg") if "capital" in (s.get("class") or "")]
    assert next(t.text for s in squares for t in s.iter(f"{SVG}text")) == "Damascus"
    assert damascus.has_capital


def test_jerusalem_gets_no_sign_of_a_capital(borders: Borders) -> None:
    assert not [t for t in borders.towns.ranked if t.capital and t.country in ("IL", "PS")]


def test_towns_that_wait_for_a_closer_look_do_not_show_before(borders: Borders) -> None:
    view = drawn(borders, RAQQA, MapMark(33.3, 36.6, "a village", "#c2", 2, "pin", 3, "SY"))
    later = [s for s in tree(view).iter(f"{SVG}svg") if (s.get("class") or "").endswith(" later")]
    assert 3 <= len(later) <= 14


def test_the_same_ground_lies_under_maps_of_the_same_frame(borders: Borders) -> None:
    one, other = drawn(borders, RAQQA), drawn(borders, MapMark(35.95, 39.01, "Raqqa", "#c9", 7, "pin", 3, "SY"))
    grounds = [re.search(r'<path class="land".*?</svg>', str(view.svg)) for view in (one, other)]
    assert grounds[0] and grounds[1] and grounds[0][0] == grounds[1][0] and one.svg != other.svg
