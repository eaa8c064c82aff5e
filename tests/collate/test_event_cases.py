"""Which articles tell of one happening: cases written by us, and what holds of any order of the articles."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.collate.event_making import article_of_case

from briefing.collate.events import find_events
from briefing.collate.events.grouping import candidate_pairs, group_reports
from briefing.collate.events.likeness import rarity_of
from briefing.collate.events.reports import reports_of
from briefing.model import Article

_CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/events/groups.yaml").read_text("utf-8"))


def _articles(case: dict[str, Any], prefix: str = "") -> list[Article]:
    return [article_of_case(prefix + slug, row, _CASES["places"]) for slug, row in case["articles"].items()]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["name"], marks=[pytest.mark.xfail(strict=True)] if case.get("fails") else [])
        for case in _CASES["cases"]
    ],
)
def test_articles_of_one_happening(case: dict[str, Any]) -> None:
    found = sorted(sorted(event.articles) for event in find_events(_articles(case), []))
    assert found == sorted(sorted(event) for event in case["events"])


def _all_articles() -> list[Article]:
    """Those of all cases but the failing ones, each with a slug of its own."""
    return [a for n, case in enumerate(_CASES["cases"]) if not case.get("fails") for a in _articles(case, f"c{n}-")]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = _all_articles()
    expected = {frozenset(event.articles) for event in find_events(articles, [])}
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(articles)  # noqa: S311 - no secret
        assert {frozenset(event.articles) for event in find_events(articles, [])} == expected


def test_the_same_articles_make_the_same_events() -> None:
    assert find_events(_all_articles(), []) == find_events(_all_articles(), [])


def test_no_event_lies_in_two_countries() -> None:
    articles = {a.slug: a for a in _all_articles()}
    for event in find_events(articles.values(), []):
        assert len({articles[slug].country for slug in event.articles}) == 1


def test_a_day_on_which_a_city_is_struck_a_thousand_times_loses_no_event() -> None:
    words = ["".join(parts) for parts in product("bdfgklmnprst", "aeiou", ("mora", "lund", "rade", "teki", "bist"))]
    chance = random.Random(3)  # noqa: S311 - no secret
    reports = []
    for number in range(300):
        told = {"words": f"{number + 11} workers", "killed": number + 11, "place": "Mahkan", "date": 10}
        scene = " ".join(chance.sample(words, 4))
        for outlet in ("a", "b"):
            text = f"Shells on the {scene} works killed {number + 11} workers. Told by {outlet}."
            row = {"day": 11, "title": f"Shells hit {scene}", "text": text, "claims": [told]}
            reports.append(article_of_case(f"{outlet}{number}", row, _CASES["places"]))
    found = reports_of(reports, {})
    pairs = candidate_pairs(found, rarity_of(found))
    assert len(pairs) < 40 * len(found)  # far from the 180,000 that there are
    groups = {frozenset(r.article for r in group) for group in group_reports(found)}
    assert len([n for n in range(300) if frozenset({f"a{n}", f"b{n}"}) in groups]) > 270
