"""Bars by month and their table."""

from __future__ import annotations

from datetime import date

from briefing.present.month_chart import MonthChart, month_chart

WORDS = ("bars", "Articles by month", "More is not more fighting.")


def chart(*days: date | None) -> MonthChart | None:
    return month_chart(WORDS, ("Articles", "Origins"), [(day, (f"a{n}", "o")) for n, day in enumerate(days)])


def test_the_table_has_each_month_with_any_and_counts_an_item_once() -> None:
    seen = chart(date(2017, 9, 2), date(2017, 9, 30), date(2017, 11, 1))
    assert seen
    assert [(row.label, row.counts) for row in seen.rows] == [("September 2017", (2, 1)), ("November 2017", (1, 1))]


def test_a_month_without_any_is_a_gap_between_bars() -> None:
    seen = chart(date(2017, 9, 2), date(2017, 9, 3), date(2017, 11, 1))
    assert seen
    assert seen.drawing.count('<rect class="count"') == 2
    assert 'x="0.00%"' in seen.drawing and 'x="66.67%"' in seen.drawing
    assert ">Sep 2017<" in seen.drawing and ">Oct<" in seen.drawing
    assert 'height="108"' in seen.drawing and 'height="54"' in seen.drawing


def test_few_bars_carry_their_figure_many_a_scale_and_years() -> None:
    few, many = chart(date(2017, 9, 2), date(2017, 10, 3)), chart(date(2011, 3, 1), date(2018, 3, 1))
    assert few and many
    assert few.drawing.count('<text class="mid"') == 2
    assert '<text class="mid"' not in many.drawing and '<line class="grid"' in many.drawing
    assert ">2012<" in many.drawing and ">Mar<" not in many.drawing


def test_more_than_ten_years_are_drawn_by_year() -> None:
    seen = chart(date(2001, 3, 1), date(2018, 3, 1))
    assert seen
    assert [row.label for row in seen.rows] == ["2001", "2018"]


def test_one_month_alone_draws_nothing_and_what_has_no_date_is_told() -> None:
    assert chart(date(2017, 9, 2), date(2017, 9, 3)) is None
    assert chart(None) is None
    seen = chart(date(2017, 9, 2), date(2017, 10, 3), None)
    assert seen and seen.note == "More is not more fighting. 1 other without a date."
