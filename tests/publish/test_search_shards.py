"""How the index is cut: by the content alone, and so that one page more touches one shard or two."""

from __future__ import annotations

import random

import pytest

from briefing.publish.search_shards import CUT, Cut, IndexedPage, search_shards, shard_key

PAGES = [IndexedPage(f"articles/n{number}/index.html", str(number)) for number in range(20_000)]


def test_a_small_site_is_one_shard_and_no_page_none() -> None:
    assert list(search_shards(PAGES[: CUT.whole])) == [""]
    assert len(search_shards(PAGES[: CUT.whole + 1])) > 1
    assert search_shards([]) == {}


@pytest.mark.parametrize("count", [401, 1000, 5000, 10_000, 12_800])
def test_shards_hold_few_pages_and_each_page_once(count: int) -> None:
    shards = search_shards(PAGES[:count])
    assert max(map(len, shards.values())) <= CUT.pages
    assert sorted(page for of_it in shards.values() for page in of_it) == sorted(PAGES[:count])


def test_a_large_site_has_fuller_shards_and_not_more() -> None:
    assert len(search_shards(PAGES)) <= 2 * CUT.shards
    assert len(search_shards(PAGES, Cut(shards=16))) <= 32


def test_the_order_of_pages_does_not_matter() -> None:
    shuffled = random.Random(1).sample(PAGES[:5000], 5000)  # noqa: S311 - no secret
    assert search_shards(shuffled) == search_shards(PAGES[:5000])
    assert list(search_shards(shuffled)) == list(search_shards(PAGES[:5000]))


def test_a_page_more_changes_one_shard_or_cuts_one_in_two() -> None:
    for count in range(3000, 3020):
        before, after = search_shards(PAGES[:count]), search_shards(PAGES[: count + 1])
        changed = [name for name, pages in after.items() if before.get(name) != pages]
        gone = [name for name in before if name not in after]
        assert len(changed) == 1 + len(gone) <= 2


def test_a_key_tells_pages_their_content_and_what_makes_the_shard() -> None:
    pages = PAGES[:3]
    keys = {
        shard_key(pages, "1.5.2"),
        shard_key(pages, "1.5.3"),
        shard_key(pages[:2], "1.5.2"),
        shard_key([*pages[:2], IndexedPage(pages[2].address, "other")], "1.5.2"),
        shard_key([*pages[:2], IndexedPage("articles/other/index.html", pages[2].hash)], "1.5.2"),
    }
    assert len(keys) == 5
    assert shard_key(list(pages), "1.5.2") in keys
