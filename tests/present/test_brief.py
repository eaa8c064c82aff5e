"""What a brief holds: names that mean something, spans, gaps, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import ferry

from briefing.collate import corpus_of
from briefing.errors import BriefingError
from briefing.knowledge import load_knowledge
from briefing.knowledge.borders import read_borders
from briefing.model import Article
from briefing.present.brief import MOST_CLAIMS, BriefView, brief_view
from briefing.present.brief_matter import chosen_matter, quiet_days
from briefing.present.brief_scope import BriefScope, choose_subject
from briefing.present.shelf import Shelf, shelf_of


def _shelf(*articles: Article) -> Shelf:
    return shelf_of(
        corpus_of(
            articles, load_knowledge().countries, lambda id: ("Islamic State", "Daesh") if id == "islamic-state" else ()
        )
    )


def _brief(shelf: Shelf, scope: BriefScope) -> BriefView:
    subject = choose_subject(scope, shelf)
    return brief_view(subject, chosen_matter(subject, shelf), shelf, read_borders())


SHELF = _shelf(ferry("one"), ferry("late", date(2017, 10, 20)), ferry("undated", None))


@pytest.mark.parametrize("name", ["syria", "Syria", "middle-east/syria", " SYRIA/"])
def test_a_region_is_found_by_name_and_by_id(name: str) -> None:
    region = choose_subject(BriefScope(region=name), SHELF).region
    assert region is not None and region.id == "middle-east/syria"


def test_a_force_is_found_by_any_of_its_names() -> None:
    actor = choose_subject(BriefScope(actor="daesh"), SHELF).actor
    assert actor is not None and actor.id == "islamic-state"


def test_a_slip_is_answered_with_what_may_be_meant() -> None:
    with pytest.raises(BriefingError) as told:
        choose_subject(BriefScope(region="sirya"), SHELF)
    assert "did you mean: middle-east/syria" in str(told.value)
    with pytest.raises(BriefingError, match="leave the option out"):
        choose_subject(BriefScope(place="qqqq"), SHELF)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(BriefingError, match="ends before it begins"):
        choose_subject(BriefScope(first=date(2017, 9, 2), last=date(2017, 9, 1)), SHELF)


def test_claims_count_by_the_day_of_the_deed_and_else_of_publication() -> None:
    # All articles claim harm on 10 September; the figures without a day are those of publication's.
    subject = choose_subject(BriefScope(region="syria", first=date(2017, 9, 10), last=date(2017, 9, 10)), SHELF)
    matter = chosen_matter(subject, SHELF)
    assert {a.slug for a in matter.articles} == {"one", "late", "undated"}
    assert {c.date for _, c in matter.claims} == {date(2017, 9, 10)}
    published = choose_subject(BriefScope(region="syria", first=date(2017, 10, 1), last=date(2017, 10, 31)), SHELF)
    assert {(a.slug, c.date) for a, c in chosen_matter(published, SHELF).claims} == {("late", None)}


def test_an_article_without_any_day_is_in_no_span_and_is_counted() -> None:
    base = ferry("undated", None)
    shelf = _shelf(replace(base, facts=replace(base.facts, claims=())), ferry("one"))
    subject = choose_subject(BriefScope(first=date(2017, 9, 1), last=date(2017, 9, 30)), shelf)
    matter = chosen_matter(subject, shelf)
    assert ([a.slug for a in matter.articles], matter.undated) == (["one"], 1)
    assert "1 article without a date left out." in _brief(shelf, BriefScope(first=date(2017, 9, 1))).facts[3].rest


def test_days_without_an_article_are_told_as_stretches() -> None:
    subject = choose_subject(BriefScope(first=date(2017, 9, 9), last=date(2017, 9, 13)), SHELF)
    assert quiet_days(subject, chosen_matter(subject, SHELF)) == (
        (date(2017, 9, 9), date(2017, 9, 10)),
        (date(2017, 9, 12), date(2017, 9, 13)),
    )
    assert quiet_days(choose_subject(BriefScope(), SHELF), chosen_matter(subject, SHELF)) == ()


def test_what_claims_leave_open_is_counted_and_never_added_up() -> None:
    view = _brief(_shelf(ferry("one")), BriefScope(region="syria"))
    assert "On which day: not stated in 2 claims." in view.not_stated
    assert "Who did it: nobody is blamed in 3 claims." in view.not_stated
    assert [(row.name, row.articles, row.suffered, row.blamed) for row in view.forces] == [
        ("Islamic State", 1, 1, 0),
        ("Syrian government forces", 1, 0, 1),
    ]


def test_a_long_list_is_cut_and_says_how_much_is_left_out() -> None:
    base = ferry("many")
    claims = tuple(replace(base.facts.claims[2], id=f"c{n}", min=n, max=n) for n in range(1, 60))
    article = replace(base, facts=replace(base.facts, claims=claims))
    view = _brief(_shelf(article), BriefScope())
    assert len(view.claims) == MOST_CLAIMS
    assert view.left_out == (f"{59 - MOST_CLAIMS} more claims of no event.",)
    assert min(row.number for row in view.claims) == 60 - MOST_CLAIMS and view.sources.numbers == {"many": 1}


def test_a_subject_of_two_names_holds_what_fits_both() -> None:
    view = _brief(SHELF, BriefScope(region="syria", place="mahkan"))
    assert view.title == "Syria, Mahkan"
    matter = chosen_matter(choose_subject(BriefScope(region="syria", place="mahkan"), SHELF), SHELF)
    assert {c.place for _, c in matter.claims} == {"mahkan"}
