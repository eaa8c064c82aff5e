"""Maps of counted countries: each filled country is a link, small ones can still be seen."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from briefing.knowledge.borders import Borders, read_borders
from briefing.present.map_marks import MapCountry, MapView
from briefing.present.map_overview import overview_map
from briefing.present.map_projection import WORLD_HEIGHT, WORLD_WIDTH, world_point

SVG = "{http://www.w3.org/2000/svg}"
SYRIA = MapCountry("SY", "Syria", "regions/middle-east/syria/", 41)
YEMEN = MapCountry("YE", "Yemen", "regions/middle-east/yemen/", 1)
BAHRAIN = MapCountry("BH", "Bahrain", "regions/middle-east/bahrain/", 2)
PHILIPPINES = MapCountry("PH", "Philippines", "regions/southeast-asia/philippines/", 4)
COLOMBIA = MapCountry("CO", "Colombia", "regions/south-america/colombia/", 3)


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


def drawn(borders: Borders, *countries: MapCountry) -> MapView:
    view = overview_map(countries, title="Countries", borders=borders)
    assert view is not None
    return view


def tree(view: MapView) -> ET.Element:
    return ET.fromstring(str(view.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


@pytest.mark.parametrize("countries", [(SYRIA, YEMEN), (SYRIA, PHILIPPINES, COLOMBIA)], ids=["regional", "world"])
def test_each_country_is_a_link_with_its_count(borders: Borders, countries: tuple[MapCountry, ...]) -> None:
    view = drawn(borders, *countries)
    links = {a.get("href"): a.get("aria-label") for a in tree(view).iter(f"{SVG}a")}
    assert links == {c.href: f"{c.label}: {'1 article' if c.count == 1 else f'{c.count} articles'}" for c in countries}
    assert len(list(tree(view).iter(f"{SVG}path"))) >= len(countries) + 2


def test_neighbours_are_shown_closely_and_strangers_on_the_whole_world(borders: Borders) -> None:
    assert drawn(borders, SYRIA, YEMEN).shape == "regional"
    assert drawn(borders, SYRIA, PHILIPPINES, COLOMBIA).shape == "world"


def test_a_country_too_small_to_see_gets_a_ring(borders: Borders) -> None:
    rings = [c for c in tree(drawn(borders, BAHRAIN, SYRIA, COLOMBIA)).iter(f"{SVG}circle") if c.get("class") == "tiny"]
    assert len(rings) == 1


def test_every_country_that_is_known_can_be_reached(borders: Borders) -> None:
    every = [MapCountry(c.code, c.name, f"regions/{c.code}/", 1) for c in borders.near.countries]
    assert len(list(tree(drawn(borders, *every)).iter(f"{SVG}a"))) == len(every)


@pytest.mark.parametrize("code", ["MV", "GI", "VA", "NR", "MC"])
def test_the_smallest_countries_are_rings_on_a_map_of_their_own(borders: Borders, code: str) -> None:
    (link,) = tree(drawn(borders, MapCountry(code, "a small country", "regions/x/", 1))).iter(f"{SVG}a")
    assert [c.get("class") for c in link.iter(f"{SVG}circle")] == ["tiny"]


def test_rows_come_by_count(borders: Borders) -> None:
    rows = drawn(borders, YEMEN, BAHRAIN, SYRIA).rows
    assert [(row.name, row.articles) for row in rows] == [
        ("Syria", 41),
        ("Bahrain", 2),
        ("Yemen", 1),
    ]


def test_unknown_codes_alone_make_no_map(borders: Borders) -> None:
    assert overview_map([], title="Countries", borders=borders) is None
    assert overview_map([MapCountry("QQ", "Nowhere", "", 1)], title="Countries", borders=borders) is None


def test_names_are_escaped(borders: Borders) -> None:
    view = drawn(borders, MapCountry("SY", "<b>Syria</b>", '"><script>', 1))
    assert "<b>" not in view.svg and "<script" not in view.svg
    tree(view)


def test_the_projection_keeps_areas() -> None:
    # A square degree at 60 north is half of one at the equator, and drawn half as large.
    def drawn_area(lat_deg: float) -> float:
        (x0, y0), (x1, y1) = world_point(11.0, lat_deg), world_point(12.0, lat_deg + 1)
        return abs((x1 - x0) * (y1 - y0))

    assert drawn_area(59.5) / drawn_area(-0.5) == pytest.approx(0.5, rel=0.02)


def test_the_inhabited_world_fits_the_drawing() -> None:
    for lon_deg, lat_deg in ((-168.9, 65.6), (190.9, 65.6), (-70.0, -55.9), (20.0, 79.9), (178.0, -40.0)):
        x, y = world_point(lon_deg, lat_deg)
        assert -2 <= x <= WORLD_WIDTH + 2 and -2 <= y <= WORLD_HEIGHT + 2, (lon_deg, lat_deg)
