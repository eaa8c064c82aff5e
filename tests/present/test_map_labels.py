"""No two words of a map lie on each other, on a phone or on a page."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from briefing.present.map_labels import NARROW, WIDE, Sheet, beside, text_width, widest_span

fractions = st.floats(0, 1, allow_nan=False)
names = st.sampled_from(["Raqqa", "Deir ez-Zor", "Al-Mayadin", "Abu Kamal", "Khan Younis", "N’Djamena"])


def overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@given(st.lists(st.tuples(fractions, fractions, names), max_size=20))
def test_placed_words_never_touch_nor_leave_the_map(points: list[tuple[float, float, str]]) -> None:
    sheet = Sheet.empty()
    for x, y, text in points:
        sheet.place(x, y, text, beside(6))
    for boxes, (width, height) in ((sheet.narrow, NARROW), (sheet.wide, WIDE)):
        assert not any(overlap(a, b) for a, b in itertools.combinations(boxes, 2))
        assert all(b[0] >= 0 and b[1] >= 0 and b[2] <= width and b[3] <= height for b in boxes)


def test_a_word_that_fits_only_on_a_page_is_minor() -> None:
    sheet = Sheet.empty()
    assert sheet.place(0.5, 0.5, "Deir ez-Zor", [(0, 0, "mid")]) is not None
    below = sheet.place(0.5, 0.55, "Al-Mayadin", [(0, 0, "mid")])
    assert below is not None and below.minor


def test_a_word_without_room_is_left_out() -> None:
    sheet = Sheet.empty()
    sheet.take_part(0, 0, 1, 1)
    assert sheet.place(0.5, 0.5, "Homs", beside(6)) is None


def test_the_broadest_row_of_a_country_comes_first() -> None:
    # An L: narrow above, broad below.
    shape = [(0, 0), (100, 0), (100, 400), (800, 400), (800, 600), (0, 600)]
    x, y, length = widest_span([shape], 800, 600)[0]
    assert length > 0.99 and y > 0.66 and abs(x - 0.5) < 0.01


def test_capitals_take_more_room() -> None:
    assert text_width("SYRIA") > text_width("Syria") > text_width("")
