"""Claims as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.making import article, claim, document, ferry

from briefing.model import Article
from briefing.present.addresses import Link
from briefing.present.anchors import anchors_of
from briefing.present.claims import ClaimGroup, claim_groups, claimant_words, foreign_claim_row


def groups(seen: Article) -> tuple[ClaimGroup, ...]:
    return claim_groups(seen.facts, anchors_of(seen.document, seen.facts), seen.url)


def test_rows_are_grouped_by_place_day_and_scope_in_order_of_the_text() -> None:
    first, second = groups(ferry())
    assert (first.place, first.heading, first.scope) == (
        Link("Mahkan", "../../places/mahkan/"),
        "10 September 2017",
        "incident",
    )
    assert [r.says for r in first.rows] == ["At least 26 civilians killed", "7 children killed"]
    assert [r.says for r in second.rows] == ["30 to 40 Islamic State fighters killed", "About 40 people injured"]
    assert [r.number for g in (first, second) for r in g.rows] == [1, 2, 3, 4]


def test_a_row_says_who_says_so_whom_they_blame_and_how_surely() -> None:
    row = groups(ferry())[0].rows[0]
    assert (row.who, row.blamed, row.blame_mode) == (
        "a monitor",
        (Link("Syrian government forces", "../../actors/army/"),),
        "suspected",
    )
    assert row.quotes == (Link("At least 26 civilians", "#s1"),)


def test_no_badge_is_said_twice_and_deeds_are_told_from_blame() -> None:
    doc = document()
    own = claim(doc, "Seven were children", 7, 7, claimant="The army", claimant_type="party", blamed=("army",))
    rows = {}
    for blame in ("stated", "claimed", "alleged", "denied"):
        (group,) = groups(article(doc, claims=[replace(own, blame=blame)]))
        rows[blame] = (group.rows[0].mode, group.rows[0].by, group.rows[0].blame_mode)
    assert rows == {
        "stated": ("claimed", "by", ""),
        "claimed": ("claimed", "by", ""),
        "alleged": ("claimed", "blamed:", "alleged"),
        "denied": ("claimed", "blamed:", "denied"),
    }


def test_a_party_claims_and_a_part_names_its_whole() -> None:
    first, second = groups(ferry())
    assert second.rows[0].mode == "claimed"
    assert second.rows[0].who == "The army, party to the conflict"
    assert first.rows[1].part
    assert "part of claim 1" in first.rows[1].details


def test_two_claims_with_numbers_share_a_scale() -> None:
    first, _ = groups(ferry())
    assert first.axis
    assert all(row.bar for row in first.rows)


def test_one_claim_alone_and_a_cumulative_count_get_no_bar() -> None:
    doc = document()
    alone = article(doc, claims=[claim(doc, "Seven were children", 7, 7)])
    totals = [
        claim(doc, w, n, n, scope="cumulative") for w, n in (("Seven were children", 7), ("between 30 and 40", 40))
    ]
    for seen in (alone, article(doc, claims=totals)):
        (group,) = groups(seen)
        assert group.axis == ""
        assert not any(row.bar for row in group.rows)


def test_a_part_goes_where_its_whole_is_even_without_a_place() -> None:
    base = ferry()
    claims = list(base.facts.claims)
    claims[1] = replace(claims[1], place=None, date=None)
    assert [len(g.rows) for g in groups(replace(base, facts=replace(base.facts, claims=tuple(claims))))] == [2, 2]


def test_what_is_not_known_of_a_group_is_said() -> None:
    doc = document()
    (group,) = groups(article(doc, claims=[claim(doc, "Seven were children", 7, 7)]))
    assert (group.place, group.heading) == (None, "Place not stated, day not stated")


def test_no_number_is_ever_the_sum_of_others() -> None:
    said = " ".join(row.says for group in groups(ferry()) for row in group.rows)
    assert not any(total in said for total in ("33", "56", "66", "96", "103"))


def test_a_claim_without_a_claimant_is_the_articles_own() -> None:
    doc = document()
    own = claim(doc, "Seven were children", 7, 7)
    assert claimant_words(own) == "the article itself"
    assert claimant_words(replace(own, claimant_type="unnamed")) == "unnamed source"
    assert claimant_words(replace(own, claimant="The witness", claimant_type="witness")) == "The witness"


def test_on_another_page_a_row_leads_to_its_place_in_the_article() -> None:
    seen = ferry()
    row = foreign_claim_row(seen, seen.facts.claims[2], "actors/islamic-state/")
    assert row.quotes[0].href == "../../articles/ferry/#claim-between-30-and-40-fighters"
    assert row.article == Link(seen.title, "../../articles/ferry/", "Sample Herald")
    dated = replace(seen.facts.claims[2], date=date(2017, 9, 9))
    assert foreign_claim_row(seen, dated, "").details == ("Mayadin, 9 September 2017",)
