"""Signs sized by articles: their area tells the count, those that overlap are one, and the table says the same."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from briefing.knowledge.borders import Borders, Window, read_borders
from briefing.present.map import locator_map
from briefing.present.map_counts import clusters_of, days_as_gaps, per_article, radius_of, size_samples
from briefing.present.map_frame import Frame
from briefing.present.map_marks import MapMark, MapView
from briefing.present.map_rows import when_words

SVG = "{http://www.w3.org/2000/svg}"
FRAME = Frame(Window(36.0, 33.0, 42.0, 37.5))
DAYS = [date(2017, 9, 21), date(2017, 9, 20), date(2017, 9, 12), None]


def mark(label: str, lat_deg: float, lon_deg: float, *articles: int, **more: object) -> MapMark:
    href = f"places/{label.lower()}/"
    return MapMark(lat_deg, lon_deg, label, href, country="SY", articles=articles, **more)  # type: ignore[arg-type]


HOMS, QUSAYR = mark("Homs", 34.73, 36.71, 0, 1, 2), mark("Qusayr", 34.62, 36.64, 2, 3)
MAYADIN = mark("Mayadin", 35.02, 40.45, 1)


@pytest.fixture(scope="module")
def borders() -> Borders:
    return read_borders()


@pytest.fixture(scope="module")
def view(borders: Borders) -> MapView:
    found = locator_map([MAYADIN, QUSAYR, HOMS], title="Map", borders=borders, days=DAYS)
    assert found is not None
    return found


def tree(view: MapView) -> ET.Element:
    return ET.fromstring(str(view.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_area_is_proportional_to_the_count() -> None:
    scale = per_article(9)
    assert radius_of(8, scale) ** 2 / radius_of(2, scale) ** 2 == pytest.approx(4)
    assert radius_of(500, per_article(500)) == pytest.approx(22), "the largest sign stays small"
    assert radius_of(1, per_article(500)) == 5, "the smallest can still be seen"


def test_signs_that_would_overlap_are_one_and_an_article_counts_once_in_it() -> None:
    together, apart = clusters_of([MAYADIN, QUSAYR, HOMS], FRAME, {})
    assert [m.label for m in together.marks] == ["Homs", "Qusayr"]
    assert together.count == 4, "article 2 is at both places and counts once; 3 and 2 would be 5"
    assert apart.marks == (MAYADIN,)
    homs, qusayr = FRAME.fractions(34.73, 36.71)[0], FRAME.fractions(34.62, 36.64)[0]
    assert together.x == pytest.approx(homs + (qusayr - homs) * 2 / 5), "nearer to the place with more articles"


def test_no_two_signs_overlap_on_a_phone() -> None:
    marks = [mark(f"T{n}", 33.2 + (n * 37 % 40) / 10, 36.2 + (n * 53 % 56) / 10, *range(n % 7 + 1)) for n in range(60)]
    found = clusters_of(marks, FRAME, {})
    scale = per_article(max(c.count for c in found))
    for n, a in enumerate(found):
        for b in found[n + 1 :]:
            apart = math.hypot((a.x - b.x) * 370, (a.y - b.y) * 277)
            assert apart >= 0.84 * (radius_of(a.count, scale) + radius_of(b.count, scale))
    assert sum(len(c.marks) for c in found) == 60


def test_a_sign_for_several_places_leads_to_the_table_and_says_how_many(view: MapView) -> None:
    links = {a.get("href"): a.get("aria-label") for a in tree(view).iter(f"{SVG}a")}
    assert links == {
        f"#{view.id}-list": "Homs and 1 more place: 4 articles",
        "places/mayadin/": "Mayadin, named place: 1 article",
    }
    assert [t.text for t in tree(view).iter(f"{SVG}text") if t.get("class") == "key"] == ["4"]


def test_the_table_has_the_counts_and_the_latest_day_most_articles_first(view: MapView) -> None:
    assert [(r.name, r.how, r.articles, r.latest_iso) for r in view.rows] == [
        ("Homs", "named place", 3, "2017-09-21"),
        ("Qusayr", "named place", 2, "2017-09-12"),
        ("Mayadin", "named place", 1, "2017-09-20"),
    ]
    assert view.rows[0].when == "2017-09-21 2017-09-20 2017-09-12"
    assert [row.of for row in view.rows] == ["0 1 1", "2 1", "1"]


def test_the_legend_explains_the_sizes(view: MapView) -> None:
    assert [(s.count, s.radius) for s in view.sizes] == [(1, "6.5"), (4, "13.0")]
    assert [s.count for s in size_samples(300, per_article(300))] == [1, 100, 300]
    assert [s.count for s in size_samples(1, per_article(1))] == [1]


def test_days_are_told_as_gaps_and_many_days_as_months() -> None:
    assert days_as_gaps(DAYS) == "2017-09-21 1 8 -"
    year = [date(2017, month, day) for month in (9, 8) for day in range(31 if month == 8 else 30, 0, -1)]
    assert when_words(year) == "2017-09-01/2017-09-31 2017-08-01/2017-08-31"


def test_a_place_without_position_is_in_the_table_alone(borders: Borders) -> None:
    nowhere = MapMark(None, None, "a village", articles=(0,))
    found = locator_map([HOMS, nowhere], title="Map", borders=borders, days=DAYS)
    assert found is not None
    assert [(r.name, bool(r.at)) for r in found.rows] == [("Homs", True), ("a village", False)]
    assert "a village" not in found.svg.split("</desc>")[1]
