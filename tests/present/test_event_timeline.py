"""When an event happened, what was published when, and how the grade went; sentences that exclude each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.collate.test_events import FIRST, LATER, report
from tests.present.test_event import shelf_with, view_of

from briefing.collate.events import find_events
from briefing.model import Article
from briefing.present.event_timeline import grade_steps


def on(article: Article, day: date) -> Article:
    """The same article, published on another day."""
    return replace(article, document=replace(article.document, published=day), published_at=None)


NEXT_DAY = on(LATER, date(2017, 9, 12))
DENIED = report("army", "12 men died when shells hit the ferry near Mahkan, all fighters.", 12, victim="combatant")
CIVILIANS = report("ngo", "12 civilians died when shells hit the ferry near Mahkan.", 12, claimant="an aid group")


def test_the_strip_draws_the_event_its_toll_and_the_articles_and_says_so_in_words() -> None:
    strip = view_of(FIRST, NEXT_DAY).strip
    assert "Killed, as reported: 12, then 19" in strip
    assert (strip.count('class="past"'), strip.count("<circle")) == (1, 2)
    assert "the event on 10 September 2017; its toll reported as 12, then 19; 2 articles of 11 to 12" in strip
    assert 'x="0.0%" width="33.3%"' in strip  # one day of the three that are drawn


def test_an_event_of_one_day_or_of_many_weeks_has_no_strip() -> None:
    same = [on(a, date(2017, 9, 10)) for a in (FIRST, LATER)]
    assert view_of(*same).strip == ""
    assert view_of(FIRST, LATER, first_day=date(2017, 1, 1)).strip == ""


def test_every_article_is_listed_in_order_with_how_the_grade_went() -> None:
    rows = view_of(NEXT_DAY, FIRST).times
    assert [(row.iso, row.step) for row in rows] == [
        ("2017-09-11", "Graded Weak."), ("2017-09-12", "Grade changes from Weak to Fair.")
    ]  # fmt: skip
    assert rows[0].words == "12 civilians killed, mayor"


def test_the_second_account_that_excludes_the_first_makes_it_contested() -> None:
    event = find_events([CIVILIANS, on(DENIED, date(2017, 9, 12))], [])[0]
    steps = grade_steps(event, shelf_with(CIVILIANS, on(DENIED, date(2017, 9, 12)), events=(event,)))
    assert steps == {"ngo": "Graded Weak.", "army": "Grade changes from Weak to Contested."}


def test_a_grade_of_an_editor_has_no_steps() -> None:
    assert {row.step for row in view_of(FIRST, NEXT_DAY, grade="discounted").times} == {""}


def test_both_sentences_of_a_dispute_stand_side_by_side_and_lead_to_their_articles() -> None:
    (dispute,) = view_of(CIVILIANS, DENIED).disputes
    assert dispute.about == "Who was harmed"
    said = {side.before + side.words.text + side.after: side.words.href for side in dispute.sides}
    assert set(said) == {
        "12 civilians died when shells hit the ferry near Mahkan.",
        "12 men died when shells hit the ferry near Mahkan, all fighters.",
    }
    assert all(href.startswith("../../articles/") and "#s" in href for href in said.values())


def test_the_lowest_and_the_highest_lead_to_their_claims() -> None:
    links = view_of(FIRST, LATER).facts[0].rest_links
    assert [(link.text, link.href) for link in links] == [
        ("Lowest: 12, mayor", "../../articles/wire/#claim-killed-12-1"),
        ("highest: 19, doctor", "../../articles/paper/#claim-killed-19-1"),
    ]
