"""What goes on a map, and how exactly."""

from __future__ import annotations

from tests.making import article, document, ferry, place

from briefing.knowledge.borders import read_borders
from briefing.model import Article
from briefing.present.locate import MapView, article_map


def drawn(seen: Article) -> MapView:
    view = article_map(seen, seen.url, read_borders())
    assert view is not None
    return view


def test_sites_are_pins_with_the_number_of_their_first_claim() -> None:
    view = drawn(ferry())
    assert [(r.number, r.name, r.href) for r in view.rows] == [
        ("1", "Mahkan", "#claim-At-least-26-civilians"),
        ("3", "Mayadin", "#claim-between-30-and-40-fighters"),
    ]
    assert (view.has_pin, view.has_area) == (True, False)


def test_a_province_alone_is_an_area_and_never_a_pin() -> None:
    doc = document()
    view = drawn(article(doc, places=[place(doc, "Mayadin", "admin1", precision_km=150.0)]))
    assert (view.has_pin, view.has_area) == (False, True)


def test_a_place_known_only_widely_is_an_area() -> None:
    doc = document()
    view = drawn(article(doc, places=[place(doc, "Mahkan", precision_km=35.0)]))
    assert (view.has_pin, view.has_area) == (False, True)


def test_a_country_is_left_out_where_a_nearer_place_in_it_is_shown() -> None:
    doc = document()
    country = place(doc, "Euphrates", "country", id="syria", admin1=None)
    assert [r.name for r in drawn(article(doc, places=[country, place(doc, "Mahkan")])).rows] == ["Mahkan"]
    assert [r.name for r in drawn(article(doc, places=[country])).rows] == ["Euphrates"]


def test_nothing_placed_gives_no_map() -> None:
    doc = document()
    assert article_map(article(doc), "articles/x/", read_borders()) is None
    unplaced = article(doc, places=[place(doc, "Mahkan", lat=None, lon=None)])
    assert article_map(unplaced, "articles/x/", read_borders()) is None


def test_places_in_passing_are_shown_and_called_so() -> None:
    doc = document()
    view = drawn(article(doc, places=[place(doc, "Mahkan", site=False)]))
    assert "does not say where" in view.caption


def test_wide_areas_and_other_countries_do_not_blow_up_the_map() -> None:
    doc = document()
    river = place(doc, "Euphrates", "feature", precision_km=300.0)
    abroad = place(doc, "army", "country", country="RU", id="russia", lat=60.0, lon=100.0)
    assert [r.name for r in drawn(article(doc, places=[abroad, river, place(doc, "Mahkan")])).rows] == ["Mahkan"]
    assert [r.name for r in drawn(article(doc, places=[river])).rows] == ["Euphrates"]


def test_a_province_stands_beside_places_of_others() -> None:
    doc = document()
    province = place(doc, "Mayadin", "admin1", admin1="Mayadin", precision_km=80.0)
    assert [r.name for r in drawn(article(doc, places=[province, place(doc, "Mahkan")])).rows] == ["Mayadin", "Mahkan"]
    inside = place(doc, "Mahkan", admin1="Mayadin")
    assert [r.name for r in drawn(article(doc, places=[province, inside])).rows] == ["Mahkan"]
