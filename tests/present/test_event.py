"""The page of an event: claims side by side, never added."""

from __future__ import annotations

from dataclasses import replace

from tests.collate.test_events import FIRST, LATER, report

from briefing.collate import corpus_of
from briefing.collate.events import find_events
from briefing.knowledge.borders import read_borders
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, Event
from briefing.present.browsing import event_lists
from briefing.present.event import EventView, event_view
from briefing.present.shelf import Shelf, shelf_of


def shelf_with(*articles: Article, events: tuple[Event, ...]) -> Shelf:
    return shelf_of(replace(corpus_of(articles, read_countries(), lambda _: ()), events=events))


def view_of(*articles: Article, **fields: object) -> EventView:
    event: Event = replace(find_events(articles, [])[0], **fields)  # type: ignore[arg-type]
    return event_view(event, shelf_with(*articles, events=(event,)), read_borders())


def test_the_six_questions_are_answered_in_order_without_a_sum() -> None:
    view = view_of(FIRST, LATER)
    assert [row.question for row in view.facts] == ["What", "Where", "When", "Who says", "How sure", "As of"]
    assert view.facts[0].short == "Killed: claims run from 12 to 19."
    assert view.facts[4].badge == "Fair"


def test_an_event_is_called_by_place_and_day_until_an_editor_names_it() -> None:
    assert view_of(FIRST, LATER).name == "Mahkan, 10 September 2017"
    assert view_of(FIRST, LATER, name="Ferry shelled off Mahkan").name == "Ferry shelled off Mahkan"


def test_parties_stand_below_outsiders_and_every_row_leads_to_its_claim() -> None:
    army = report("army", "15 people died when shells hit the ferry near Mahkan, it said.", 15, claimant_type="party")
    (group,) = view_of(army, FIRST, LATER).groups
    assert [row.says.partition(" ")[0] for row in group.rows] == ["12", "19", "15"]
    assert all(row.quotes[0].href.startswith("../../articles/") for row in group.rows)


def test_a_claimant_that_raised_its_figure_has_one_row_with_the_earlier_ones_as_rings() -> None:
    again = report(
        "wire2", "19 people died when shells hit the ferry near Mahkan, the mayor said.", 19, claimant="mayor"
    )
    (group,) = view_of(FIRST, again).groups
    (row,) = group.rows
    assert "raised once: 12, 19" in row.details
    assert 'class="past"' in row.bar


def test_the_list_of_events_tells_the_span_and_the_support() -> None:
    event = find_events([FIRST, LATER], [])[0]
    planned, *_ = event_lists(shelf_with(FIRST, LATER, events=(event,)), 10)
    page = planned.make()
    (month, (row,)) = page.groups[0].heading, page.rows
    assert (month, row.toll, row.support) == (
        "2017", "Killed: claims run from 12 to 19.", "2 articles from 2 origins"
    )  # fmt: skip
