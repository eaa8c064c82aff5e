"""Long lists in static pages: numbered from the oldest, so that what is new moves next to nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import article, document, ferry
from tests.present.test_pages import shelf

from briefing.knowledge.borders import read_borders
from briefing.model import Article
from briefing.present.addresses import Link
from briefing.present.browsing import FACETS, article_lists, browse_index
from briefing.present.dossiers import ON_A_PAGE
from briefing.present.list_pages import Listing, ListPage, article_list
from briefing.present.name_lists import MOST_ON_A_PAGE, MOST_RANKED, Name, NameIndex, NamePage, name_pages
from briefing.present.paging import parts_of
from briefing.present.region import region_view

FIRST_DAY = date(2017, 1, 1)


def dated(number: int) -> Article:
    return article(document(f"a{number:03}", published=FIRST_DAY + timedelta(number), title=f"Report {number:03}"))


def listed(count: int, size: int, rising: bool = False) -> dict[str, ListPage]:
    whole = shelf(*(dated(n) for n in range(count)))
    pages = article_list(
        Listing("articles/", "articles", "Articles", rising=rising), whole.corpus.articles, whole, size
    )
    return {page.url: page.make() for page in pages}


def titles(page: ListPage) -> list[str]:
    return [row.title.text for row in page.rows]  # type: ignore[union-attr]


def links(page: ListPage | NamePage) -> list[tuple[str, str]]:
    return [(link.text, link.href) for link in (*page.pager.before, *page.pager.after)]


@given(count=st.integers(0, 60), size=st.integers(1, 9))
def test_each_item_is_on_one_page_and_no_page_is_longer_than_two(count: int, size: int) -> None:
    items = range(count, 0, -1)
    parts = parts_of(items, size)
    assert [item for part in parts for item in part.items] == list(items)
    assert [part.number for part in parts] == list(range(len(parts), 0, -1))
    assert all(len(part.items) == size for part in parts[1:])
    assert len(parts[0].items) < 2 * size


@given(count=st.integers(0, 25), size=st.integers(1, 5), rising=st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_new_article_changes_the_newest_page_and_at_most_one_more(count: int, size: int, rising: bool) -> None:
    before, after = listed(count, size, rising), listed(count + 1, size, rising)
    assert before.keys() <= after.keys()
    changed = [url for url in before if before[url] != after[url]]
    assert len(changed) <= 2
    assert len(after.keys() - before.keys()) <= 1


def test_pages_lead_to_their_neighbours_and_to_the_ends() -> None:
    pages = listed(7, 2)
    assert list(pages) == ["articles/", "articles/page-2/", "articles/page-1/"]
    assert titles(pages["articles/"]) == ["Report 006", "Report 005", "Report 004"]
    assert titles(pages["articles/page-1/"]) == ["Report 001", "Report 000"]
    assert pages["articles/"].pager.words == "Page 3 of 3, the newest"
    assert links(pages["articles/"]) == [("Older", "../articles/page-2/"), ("Oldest", "../articles/page-1/")]
    assert links(pages["articles/page-2/"]) == [
        ("Newer", "../../articles/"),
        ("Newest", "../../articles/"),
        ("Older", "../../articles/page-1/"),
        ("Oldest", "../../articles/page-1/"),
    ]
    assert pages["articles/page-2/"].pager.words == "Page 2, counted from the oldest"


def test_oldest_first_holds_the_same_articles_on_the_same_numbers() -> None:
    pages = listed(7, 2, rising=True)
    assert list(pages) == ["articles/page-3/", "articles/page-2/", "articles/"]
    assert titles(pages["articles/"]) == ["Report 000", "Report 001"]
    assert titles(pages["articles/page-3/"]) == ["Report 004", "Report 005", "Report 006"]


def test_an_article_without_a_date_closes_the_newest_page() -> None:
    whole = shelf(*(dated(n) for n in range(5)), article(document("undated", published=None, title="No day")))
    planned = article_list(Listing("articles/", "articles", "Articles"), whole.corpus.articles, whole, 2)
    pages = [page.make() for page in planned]
    assert [titles(page)[-1] for page in pages] == ["No day", "Report 000"]
    assert pages[0].groups[-1].heading == "Date not stated"


def test_the_order_of_a_list_is_said_and_the_others_are_links() -> None:
    whole = shelf(*(dated(n) for n in range(3)), ferry())
    pages = {page.url: page.make() for page in article_lists(whole, 100)}
    orders = [(order.words, order.here) for order in pages["articles/oldest-first/"].orders]
    assert orders == [
        ("Newest first", False), ("Oldest first", True), ("By headline, A to Z", False), ("Most claims", False),
    ]  # fmt: skip
    assert len(pages["articles/most-claims/"].rows) == 1  # those without a claim are no part of this order


def test_a_dossier_keeps_its_newest_articles_and_the_rest_stands_on_further_pages() -> None:
    whole = shelf(*(ferry(f"f{n:03}", FIRST_DAY + timedelta(n)) for n in range(2 * ON_A_PAGE + 1)))
    view = region_view(whole.regions["middle-east/syria"], whole, read_borders())
    further = {page.url: page.make() for page in view.further}
    older = further["regions/middle-east/syria/articles/page-1/"]
    assert view.turn is not None and view.turn.words == "Page 2 of 2, the newest"
    assert len(view.articles) + len(older.rows) == 2 * ON_A_PAGE + 1
    assert links(older)[0] == ("Newer", "../../../../../regions/middle-east/syria/#articles")
    assert older.crumbs[-1] == Link("Syria", "../../../../../regions/middle-east/syria/")


def test_each_year_outlet_and_outcome_has_a_page_that_its_index_leads_to() -> None:
    whole = shelf(ferry("a"), ferry("b", date(2018, 1, 2)), dated(1))
    found = {
        index.url: (index, [page.make() for page in pages])
        for index, pages in (browse_index(facet, whole, 100) for facet in FACETS)
    }
    for index, pages in found.values():
        assert [row.name.href for row in index.rows] == [f"../{page.url}" for page in pages]
        assert [row.count for row in index.rows] == [len(page.rows) for page in pages]
    assert [row.name.text for row in found["years/"][0].rows] == ["2018", "2017"]


# --- names -------------------------------------------------------------------------------------------------------


def named(texts: Iterable[str]) -> list[Name]:
    return [Name(t, f"actors/{t.lower()}/", "", "militia", n, None, ("m", "militia")) for n, t in enumerate(texts, 1)]


def indexed(names: list[Name]) -> dict[str, NamePage]:
    index = NameIndex("actors/", "actors", "Actors", "Force", ("by-kind/", "By kind"))
    return {page.url: page.make() for page in name_pages(index, names)}


def test_a_short_index_is_one_page_in_each_order() -> None:
    pages = indexed(named(("Beta", "Alpha")))
    assert list(pages) == [
        "actors/", "actors/most-articles/", "actors/last-reported/", "actors/by-kind/", "actors/by-kind/m/",
    ]  # fmt: skip
    assert [link.href for link in pages["actors/"].jumps] == ["#letter-a", "#letter-b"]
    assert [row.name.text for row in pages["actors/most-articles/"].rows] == ["Alpha", "Beta"]
    assert [order.here for order in pages["actors/by-kind/m/"].orders] == [False, False, False, True]


def test_a_long_index_has_a_page_for_each_letter_and_long_letters_have_several() -> None:
    texts = [f"{letter}{n:04}" for letter in "AB" for n in range(MOST_ON_A_PAGE)] + ["A9999"]
    pages = indexed(named(texts))
    assert len(pages["actors/"].rows) == MOST_RANKED
    assert [link.href for link in pages["actors/"].jumps] == ["../actors/letter-a/", "../actors/letter-b/"]
    letters = [url for url in pages if url.startswith("actors/letter-")]
    assert letters == ["actors/letter-a/", "actors/letter-a/page-2/", "actors/letter-b/"]
    found = [row.name.text for url in letters for letter in pages[url].letters for row in letter.rows]
    assert found == sorted(texts)
    assert links(pages["actors/letter-a/page-2/"])[0] == ("Previous", "../../../actors/letter-a/")


@pytest.mark.parametrize("new", ["B0000x", "Azz"])
def test_a_new_name_moves_the_pages_of_its_letter_alone(new: str) -> None:
    texts = [f"{letter}{n:04}" for letter in "ABC" for n in range(MOST_ON_A_PAGE // 2)]
    before, after = indexed(named(texts)), indexed([*named(texts), Name(new, "actors/new/", "", "militia", 1, None)])
    letters = [url for url in before if url.startswith("actors/letter-")]
    assert [url for url in letters if before[url] != after[url]] == [f"actors/letter-{new[0].lower()}/"]


@given(count=st.integers(1, 25), size=st.integers(1, 5), rising=st.booleans())
@settings(max_examples=40, deadline=None)
def test_pages_that_are_given_the_same_are_the_same(count: int, size: int, rising: bool) -> None:
    listing = Listing("articles/", "articles", "Articles", rising=rising)
    smaller, larger = (shelf(*(dated(n) for n in range(many))) for many in (count, count + 1))
    before = {page.url: page for page in article_list(listing, smaller.corpus.articles, smaller, size)}
    after = {page.url: page for page in article_list(listing, larger.corpus.articles, larger, size)}
    same = [url for url in before.keys() & after.keys() if before[url].given == after[url].given]
    assert [before[url].make() for url in same] == [after[url].make() for url in same]
    if count >= 3 * size and len(before) == len(after):
        assert len(same) >= len(before) - 2  # a new article leaves all but the newest as they were
