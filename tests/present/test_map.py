"""The map as a reader meets it: signs, links, words for those who do not see it, and nothing that could do harm."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from briefing.knowledge.borders import BORDER_POLICY, Borders, read_borders
from briefing.present.map import MapMark, MapView, fit_frame, locator_map

SVG = "{http://www.w3.org/2000/svg}"
MAYADIN = MapMark(35.02, 40.45, "Al-Mayadin", "#c4", 4, "pin", 3, "SY")
SOUTH_EAST = MapMark(35.25, 40.28, "south-east of Deir ez-Zor", "#c1", 1, "area", 15, "SY")
PROVINCE = MapMark(35.0, 40.4, "Deir ez-Zor province", "#c2", 2, "admin1", 90, "SY")
SYRIA = MapMark(None, None, "Syria", "#c3", 3, "country", None, "SY")
PALMYRA = MapMark(34.56, 38.28, "Palmyra", kind="ref")


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


def drawn(borders: Borders, *marks: MapMark, title: str = "Map") -> MapView:
    view = locator_map(marks, title=title, borders=borders)
    assert view is not None
    return view


def tree(view: MapView) -> ET.Element:
    return ET.fromstring(str(view.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def places_named(view: MapView) -> list[str]:
    """Words but for those of divisions and rivers, which stand behind, and of towns that wait for a closer look."""
    root = tree(view)
    later = {text for svg in root.iter(f"{SVG}svg") if "later" in (svg.get("class") or "") for text in svg.iter()}
    quiet = {"key", "wet", "division"}
    texts = [t for t in root.iter(f"{SVG}text") if t not in later and not quiet & set((t.get("class") or "").split())]
    return [text.text or "" for text in texts]


def signs(view: MapView) -> list[str]:
    return [sign.get("class", "") for sign in tree(view).iter() if (sign.get("class") or "").startswith("site")]


def test_only_a_named_place_gets_a_pin(borders: Borders) -> None:
    assert signs(drawn(borders, MAYADIN)) == ["site"]
    for vague in (SOUTH_EAST, PROVINCE, SYRIA):
        assert signs(drawn(borders, vague)) == ["site tag"], vague.label


def test_an_area_is_hatched_with_its_radius_to_scale(borders: Borders) -> None:
    view = drawn(borders, SOUTH_EAST)
    frame = fit_frame([SOUTH_EAST], 160, borders)
    ellipse = next(tree(view).iter(f"{SVG}ellipse"))
    assert frame is not None
    assert float(ellipse.get("rx", 0)) * frame.km_a_unit == pytest.approx(15, rel=0.02)
    assert ellipse.get("fill") == f"url(#{view.hatch_id})"
    assert view.has_area and not view.has_pin


def test_a_country_alone_is_hatched_whole_and_not_when_a_place_in_it_is_known(borders: Borders) -> None:
    hatched = f"url(#{drawn(borders, SYRIA).hatch_id})"
    assert [p.get("fill") for p in tree(drawn(borders, SYRIA)).iter(f"{SVG}path") if p.get("class") == "area"] == [
        hatched
    ]
    both = drawn(borders, SYRIA, MAYADIN)
    assert not [p for p in tree(both).iter(f"{SVG}path") if p.get("class") == "area"]
    assert signs(both) == ["site"], "no sign in the middle of Syria either"
    assert [row.name for row in both.rows] == ["Syria", "Al-Mayadin"], "the list still has it"


def test_signs_are_links_with_words_and_can_be_reached(borders: Borders) -> None:
    view = drawn(borders, MAYADIN, SOUTH_EAST, MapMark(35.5, 40.6, "Al-Suwar", "places/al-suwar/"))
    root = tree(view)
    assert root.get("role") == "group", "inside an image links would be hidden"
    links = {a.get("href"): a.get("aria-label") for a in root.iter(f"{SVG}a")}
    assert links == {
        "#c4": "4 Al-Mayadin, named place",
        "places/al-suwar/": "Al-Suwar, named place",
        "#c1": "1 south-east of Deir ez-Zor, somewhere within about 15 km",
    }
    hits = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "hit"]
    assert len(hits) == 3 and all(float(h.get("width", 0)) >= 24 and float(h.get("height", 0)) >= 24 for h in hits)


def test_without_links_it_is_a_picture(borders: Borders) -> None:
    root = tree(drawn(borders, replace(MAYADIN, href="")))
    assert root.get("role") == "img" and not list(root.iter(f"{SVG}a"))


def test_title_and_description_are_named_by_ids_that_exist(borders: Borders) -> None:
    view = drawn(borders, MAYADIN, SOUTH_EAST, title="Places in eastern Syria")
    root = tree(view)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert root.get("aria-labelledby") in ids and root.get("aria-describedby") in ids
    assert root.findtext(f"{SVG}title") == "Places in eastern Syria"
    assert "4 Al-Mayadin" in view.desc and "kilometres" in view.desc


def test_the_list_says_number_name_how_and_where_to(borders: Borders) -> None:
    view = drawn(borders, MAYADIN, SYRIA, PALMYRA)
    assert [(row.number, row.name, row.how, row.href) for row in view.rows] == [
        ("4", "Al-Mayadin", "named place", "#c4"),
        ("3", "Syria", "country only", "#c3"),
    ]


def test_pins_that_would_cover_each_other_are_one_sign_that_leads_to_the_list(borders: Borders) -> None:
    suburbs = [MapMark(33.5 + n / 500, 36.3, f"Suburb {n}", f"#c{n}", n, "pin", 1, "SY") for n in range(1, 6)]
    view = drawn(borders, *suburbs)
    root = tree(view)
    (link,) = root.iter(f"{SVG}a")
    assert link.get("href") == f"#{view.id}-list"
    assert [text.text for text in root.iter(f"{SVG}text") if text.get("class") == "key"] == ["1–5"]
    assert len(view.rows) == 5


def test_pins_far_apart_stay_apart(borders: Borders) -> None:
    view = drawn(borders, MAYADIN, MapMark(35.95, 39.01, "Raqqa", "#c9", 9, "pin", 3, "SY"))
    assert signs(view) == ["site", "site"]


def test_at_most_eight_words_and_the_pins_own_first(borders: Borders) -> None:
    pins = [MapMark(30 + n, 40 + (n % 3) * 4, f"Town {n}", "", n, "pin", 3, "SY") for n in range(10)]
    towns = [MapMark(31 + n, 46.5, f"City {n}", kind="ref") for n in range(8)]
    words = [word for word in places_named(drawn(borders, *pins, *towns)) if not word.endswith(" km")]
    assert len(words) <= 8
    assert sum(word.startswith("Town") for word in words) == 5


def test_nothing_placed_is_no_map(borders: Borders) -> None:
    assert locator_map([], title="Map", borders=borders) is None
    assert locator_map([PALMYRA], title="Map", borders=borders) is None
    assert locator_map([MapMark(None, None, "a river", "#c1", 1)], title="Map", borders=borders) is None


@pytest.mark.parametrize(
    "mark",
    [
        MapMark(-18.13, 178.43, "Suva", "#c1", 1, "pin", 3, "FJ"),
        MapMark(None, None, "Tonga", "#c1", 1, "country", None, "TO"),
        MapMark(None, None, "Russia", "#c1", 1, "country", None, "RU"),
        MapMark(89.9, 0.0, "the North Pole", "#c1", 1, "area", 50),
        MapMark(0.0, -30.0, "the Atlantic", "#c1", 1, "area", 400),
        MapMark(71.0, -179.9, "Wrangel Island", "#c1", 1, "pin", 9, "RU"),
    ],
    ids=lambda mark: mark.label,
)
def test_odd_corners_of_the_world(borders: Borders, mark: MapMark) -> None:
    view = drawn(borders, mark)
    tree(view)
    assert "nan" not in view.svg and "inf" not in view.svg


def test_marks_all_round_the_world_are_all_drawn(borders: Borders) -> None:
    spots = [(38.9, -77.0), (35.3, 40.1), (35.7, 139.7), (-33.9, 151.2), (21.3, -157.9), (-33.4, -70.6)]
    marks = [MapMark(lat, lon, f"Town {n}", f"#c{n}", n) for n, (lat, lon) in enumerate(spots)]
    assert len(signs(drawn(borders, *marks))) == len(marks)


def test_words_from_strangers_are_escaped(borders: Borders) -> None:
    evil = MapMark(35, 40, '<script>alert("x")</script>', '"><script>', 1, "pin", 3, "SY")
    view = locator_map([evil], title="<b>&amp;", borders=borders)
    assert view is not None
    assert "<script" not in view.svg and "<b>" not in view.svg
    tree(view)


def test_nothing_inline_and_nothing_from_elsewhere(borders: Borders) -> None:
    text = str(drawn(borders, MAYADIN, SOUTH_EAST, PALMYRA).svg)
    assert not re.search(r"\sstyle=|\son\w+=|<script|<style|https?:|<image|<use", text)


def test_same_marks_same_bytes_and_other_marks_other_ids(borders: Borders) -> None:
    one, same, other = drawn(borders, MAYADIN), drawn(borders, MAYADIN), drawn(borders, SOUTH_EAST)
    assert one == same
    assert one.id != other.id


@pytest.mark.parametrize("marks", [(MAYADIN, SOUTH_EAST), (MapMark(37.98, 23.73, "Athens", "#c1", 1, "pin", 3, "GR"),)])
def test_a_locator_is_small(borders: Borders, marks: tuple[MapMark, ...]) -> None:
    assert len(drawn(borders, *marks).svg) < 12_000


def test_towns_for_orientation_come_by_themselves_unless_given(borders: Borders) -> None:
    by_themselves = drawn(borders, MAYADIN, SOUTH_EAST)
    assert "Deir ez-Zor" in places_named(by_themselves)
    assert by_themselves.has_ref and len(by_themselves.rows) == 2
    given = drawn(borders, MAYADIN, SOUTH_EAST, MapMark(35.50, 40.65, "Al-Suwar", kind="ref"))
    words = places_named(given)
    assert "Al-Suwar" in words and "Deir ez-Zor" not in words


def test_the_policy_on_borders_is_stated() -> None:
    assert "Natural Earth" in BORDER_POLICY and "takes no position" in BORDER_POLICY
