"""Charts over time: steps, gaps, intervals, lanes, tables. No number in any of them is a sum of claims."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Article, Claim, Document, FactBox
from briefing.present.charts.bars import Chart, bar_chart
from briefing.present.charts.intervals import interval_chart
from briefing.present.charts.lanes import lane_chart
from briefing.present.charts.periods import calendar_of

WORDS = ("bars", "Articles over time", "More is not more fighting.")
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


def chart(*days: date | None, newest: date | None = None) -> Chart | None:
    return bar_chart(WORDS, ("Articles", "Origins"), [(day, (f"a{n}", "o")) for n, day in enumerate(days)], newest)


# --- periods ---------------------------------------------------------------------------------------------------------


def test_the_step_is_chosen_by_the_span() -> None:
    first = date(2017, 1, 1)
    steps = [calendar_of([first, first + timedelta(days=n)]) for n in (45, 46, 240, 241, 3652, 3653)]
    assert [seen.step for seen in steps if seen] == ["day", "week", "week", "month", "month", "year"]


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_every_day_lies_in_its_period_and_periods_meet_without_gap(days: list[date]) -> None:
    calendar = calendar_of(days)
    assert calendar
    for day in days:
        at = calendar.number(day)
        assert calendar.first <= at <= calendar.last
        assert calendar.start(at) <= day <= calendar.end(at)
        assert calendar.start(at + 1) - calendar.end(at) == timedelta(days=1)


def test_weeks_begin_on_monday() -> None:
    calendar = calendar_of([date(2017, 9, 13), date(2017, 12, 1)])
    assert calendar and calendar.start(calendar.first) == date(2017, 9, 11)
    assert calendar.when(calendar.first) == "2017-09-11/2017-09-17"


# --- bars ------------------------------------------------------------------------------------------------------------


def test_the_table_has_each_period_with_any_and_counts_an_item_once() -> None:
    seen = chart(date(2017, 1, 2), date(2017, 1, 30), date(2017, 11, 1))
    assert seen
    assert [(row.label, row.cells) for row in seen.rows] == [
        ("January 2017", ("2", "1")),
        ("November 2017", ("1", "1")),
    ]
    assert [row.when for row in seen.rows] == ["2017-01-01/2017-01-31", "2017-11-01/2017-11-30"]


@given(st.lists(DAYS, min_size=2, max_size=40))
def test_the_drawing_has_a_bar_for_each_row_and_the_rows_count_every_article(days: list[date]) -> None:
    seen = chart(*days)
    if seen:
        drawn = re.findall(r'<rect class="count[^"]*"[^>]* data-when="([^"]*)"', seen.drawing)
        assert drawn == [row.when for row in seen.rows]
        assert sum(int(row.cells[0]) for row in seen.rows) == len(days)


def test_a_period_without_any_is_a_gap_between_bars() -> None:
    seen = chart(date(2017, 9, 2), date(2017, 9, 2), date(2017, 9, 4))
    assert seen
    assert 'x="0.00%"' in seen.drawing and 'x="66.67%"' in seen.drawing
    assert ">2 Sep<" in seen.drawing and ">3<" in seen.drawing
    assert 'height="108"' in seen.drawing and 'height="54"' in seen.drawing


def test_an_unfinished_period_is_an_outline() -> None:
    days = date(2017, 1, 2), date(2017, 11, 1)
    done, open_ = chart(*days, newest=date(2017, 11, 30)), chart(*days, newest=date(2017, 11, 29))
    assert done and open_
    assert 'class="count open"' not in done.drawing
    assert open_.drawing.count('class="count open"') == 1


def test_few_bars_carry_their_figure_many_a_scale_and_years() -> None:
    few, many = chart(date(2017, 9, 2), date(2017, 9, 3)), chart(date(2011, 3, 1), date(2018, 3, 1))
    assert few and many
    assert few.drawing.count('<text class="mid"') == 2
    assert '<text class="mid"' not in many.drawing and '<line class="grid"' in many.drawing
    assert ">2015<" in many.drawing and ">Apr<" not in many.drawing


def test_one_day_alone_draws_nothing_and_what_has_no_date_is_told() -> None:
    assert chart(date(2017, 9, 2), date(2017, 9, 2)) is None
    assert chart(None) is None
    seen = chart(date(2017, 9, 2), date(2017, 10, 3), None)
    assert seen and seen.note == "More is not more fighting. 1 other without a date."


# --- intervals -------------------------------------------------------------------------------------------------------


def pair(number: int, low: int | None, high: int | None, day: date | None, **changes: object) -> tuple[Article, Claim]:
    claim = Claim(
        f"c{number}", "killed", low, high, "range", "", "civilian", (), claimant=f"Body {number % 3}", date=day
    )  # fmt: skip
    claim = replace(claim, **changes)
    document = Document(f"a{number}", "Title", "", (), day, "metadata")
    box = FactBox(f"a{number}", "Title", day, "metadata", (), (claim,), ())
    return Article(f"a{number}", f"articles/a{number}/", "Title", document, box), claim


PAIRS = [
    pair(1, 3, 5, date(2017, 9, 1)),
    pair(2, 40, None, date(2017, 9, 3), claimant_type="party"),
    pair(3, None, 9, date(2017, 9, 9)),
    pair(4, 900, 900, date(2017, 9, 9), scope="cumulative"),
    pair(5, 2, 2, None),
]


def test_each_claim_is_a_mark_of_its_own_that_leads_to_its_row() -> None:
    seen = interval_chart(PAIRS, "regions/x/")
    assert seen
    links = re.findall(r'<a href="([^"]*)" tabindex="-1" data-when="([^"]*)"', seen.drawing)
    assert sorted(links) == [
        ("../../articles/a1/#claim-c1", "2017-09-01"),
        ("../../articles/a2/#claim-c2", "2017-09-03"),
        ("../../articles/a3/#claim-c3", "2017-09-09"),
    ]
    assert [(row.label, row.cells, row.href) for row in seen.rows][-1] == (
        "1 September 2017", ("Body 1", "3 to 5 civilians killed"), "../../articles/a1/#claim-c1",
    )  # fmt: skip


def test_tolls_of_longer_times_and_claims_without_a_day_are_not_drawn_and_the_note_says_so() -> None:
    seen = interval_chart(PAIRS, "x/")
    assert seen and "900" not in seen.drawing
    assert "Not drawn: 2 claims" in seen.note and "never a sum" in seen.note


def test_an_open_end_is_dashed_and_a_partys_claim_hollow() -> None:
    seen = interval_chart(PAIRS, "x/")
    assert seen
    assert seen.drawing.startswith('<svg class="chart intervals of-3" aria-hidden="true" ')
    assert seen.drawing.count('class="more dash"') == 2
    assert seen.drawing.count('class="bar party"') == 1 and seen.drawing.count('class="bar"') == 2


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500), DAYS), min_size=3, max_size=20))
def test_no_number_in_the_chart_is_made_up(told: list[tuple[int, int, date]]) -> None:
    pairs = [pair(n, low, low + more, day) for n, (low, more, day) in enumerate(told)]
    if seen := interval_chart(pairs, "x/"):
        given_numbers = {low for low, _, _ in told} | {low + more for low, more, _ in told}
        said = {int(n) for row in seen.rows for n in re.findall(r"\d+", row.cells[1].replace(",", ""))}
        assert said <= given_numbers
        assert len(seen.rows) == len(pairs)


def test_two_claims_are_not_drawn() -> None:
    assert interval_chart(PAIRS[:2], "x/") is None


# --- lanes -----------------------------------------------------------------------------------------------------------


def test_lanes_share_one_scale_and_their_table_has_a_column_each() -> None:
    days = date(2017, 9, 1), date(2017, 9, 1), date(2017, 9, 5)
    seen = lane_chart(("l", "Forces named", "Note."), [("M23", days), ("<FARDC>", days[2:]), ("None", ())])
    assert seen and seen.columns == ("M23", "<FARDC>")
    assert [row.cells for row in seen.rows] == [("2", "0"), ("1", "1")]
    assert seen.drawing.count('height="22"') == 1 and seen.drawing.count('height="11"') == 2
    assert "&lt;FARDC&gt;" in seen.drawing


def test_one_lane_or_two_days_show_no_course() -> None:
    days = date(2017, 9, 1), date(2017, 9, 5)
    assert lane_chart(("l", "x", ""), [("M23", days)]) is None
    assert lane_chart(("l", "x", ""), [("M23", days[:1]), ("FARDC", days[:1])]) is None
