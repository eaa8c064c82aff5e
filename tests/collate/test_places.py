"""Places of a corpus."""

from __future__ import annotations

from tests.making import article, document, ferry, place

from briefing.collate.places import group_places


def test_one_group_a_place_with_the_articles_that_put_events_there() -> None:
    groups = group_places([ferry("a"), ferry("b")])
    assert [(g.id, g.articles, g.site_in) for g in groups] == [
        ("euphrates", ("a", "b"), ()),
        ("mahkan", ("a", "b"), ("a", "b")),
        ("mayadin", ("a", "b"), ("a", "b")),
    ]


def test_the_best_resolved_place_stands_for_the_group() -> None:
    doc = document()
    rows = [
        place(doc, "Mahkan", lat=None, lon=None),
        place(doc, "Mahkan", precision_km=50.0),
        place(doc, "Mahkan", precision_km=2.0),
        place(doc, "Mahkan", precision_km=None),
    ]
    (group,) = group_places([article(document(f"a{i}"), places=[row]) for i, row in enumerate(rows)])
    assert group.place.precision_km == 2.0
