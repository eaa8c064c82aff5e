"""A page's head and text as an article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.generate.articles import article_of, document_of
from briefing.generate.heads import read_day
from briefing.ingest.front_matter import PageFront
from briefing.knowledge import load_knowledge
from briefing.model import Article
from briefing.resolve.corrections import corrections_in

HTML = "<p>Shells fell near Goma on Tuesday.</p>"


(M23,) = load_knowledge().actors.named("M23")


def made(**head: object) -> Article:
    return article_of(
        "goma",
        PageFront(title="Shells near Goma", **head),
        HTML,
        load_knowledge(),
        corrections_in(Path("no-corrections")),
    )


def test_a_day_an_instant_and_nothing() -> None:
    assert read_day("2025-02-18", "x") == date(2025, 2, 18)
    assert read_day("2025-02-18T21:00:00+00:00", "x") == datetime(2025, 2, 18, 21, tzinfo=UTC)
    assert read_day(None, "x") is None


@pytest.mark.parametrize("written", ["soon", "2025-13-40", "18 February 2025"])
def test_anything_else_is_refused_with_its_remedy(written: str) -> None:
    with pytest.raises(BriefingError, match="is not a date; write it as"):
        read_day(written, "a.md")


def test_the_basis_of_the_date_is_kept_and_unknown_without_a_date() -> None:
    front = PageFront(title="T", date="2025-02-18", date_basis="inferred")
    assert document_of("x", front, HTML, None).published_basis == "inferred"
    assert document_of("x", PageFront(title="T", date="2025-02-18"), HTML, None).published_basis == "metadata"
    assert document_of("x", PageFront(title="T", date_basis="metadata"), HTML, None).published_basis == "unknown"


def test_an_editors_country_region_and_actors_are_read_in_any_writing() -> None:
    seen = made(country="democratic republic of the Congo", region="middle africa", actors=("M23", "islamic-state"))
    assert (seen.document.country, seen.region, seen.actors) == ("CD", "Middle Africa", (M23, "islamic-state"))
    assert made(country="cd").document.country == "CD"
    assert {f.id for f in seen.facts.forces} == {M23, "islamic-state"}


@pytest.mark.parametrize("head", [{"country": "Atlantis"}, {"region": "Lemuria"}, {"actors": ("no-such-force",)}])
def test_an_editors_slip_is_named(head: dict[str, object]) -> None:
    with pytest.raises(BriefingError, match=r"goma\.md: (country|region|actor) .* is not known"):
        made(**head)


def test_a_day_without_a_time_has_no_zone() -> None:
    moment = made(date="2025-02-18").published_at
    assert moment == datetime(2025, 2, 18)
    assert made().published_at is None
