"""The table and the drawing of growth: figures where they belong."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tests.bench.growth_plot import growth_svg
from tests.bench.site_growth import beside_n_log_n, table

RUN = {"wall_s": 2.0, "cpu_s": 1.0, "mb": 100.0, "aside_mb": 0.0}


def test_growth_is_told_beside_n_log_n() -> None:
    runs = {1_000: RUN, 10_000: RUN | {"cpu_s": 10 * 4 / 3}, 100_000: RUN | {"cpu_s": 10_000.0}}
    assert beside_n_log_n(runs, 1_000) == 1.0
    assert round(beside_n_log_n(runs, 10_000), 6) == 1.0
    assert round(beside_n_log_n(runs, 100_000), 6) == 60.0  # quadratic
    assert "| plain | 100,000 | 2.0 s | 10,000.0 s | 100 MB | 60.00 |" in table({"plain": runs})


def test_the_drawing_places_points_by_their_logarithm() -> None:
    svg = growth_svg({"s": {"a < b": [(1_000, 1.0), (10_000, 10.0), (100_000, 100.0)]}})
    root = ElementTree.fromstring(svg)
    assert root[0].text == "Growth of a < b"
    places = [(float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', svg)][:3]
    assert places[1][0] - places[0][0] == places[2][0] - places[1][0] == 170.0
    assert places[0][1] - places[1][1] == places[1][1] - places[2][1] == 150.0
    assert {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")} >= {"1,000", "100,000", "10", "a < b"}
