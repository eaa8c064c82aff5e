"""A small corpus, made by hand: two dated articles, one without a date, one that tries to break the XML."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing.model import (
    ActorGroup,
    Article,
    Block,
    Claim,
    Corpus,
    Document,
    Evidence,
    FactBox,
    Force,
    Place,
    PlaceGroup,
    RegionGroup,
)  # fmt: skip

TEXT = "Shells killed at least four people in Goma on Monday, a hospital doctor said."
KILLED = Evidence("body", "at least four people", 14, 34)


def article(slug: str, title: str, day: date | None, **changes: object) -> Article:
    document = Document(slug, title, TEXT, (Block("paragraph", 0, len(TEXT)),), day, "metadata" if day else "unknown")
    claim = Claim(
        "killed-4-1", "killed", 4, None, "at_least", "at least four people", "undetermined", (KILLED,),
        claimant="a hospital doctor", claimant_type="medical", place="goma", date=day,
    )  # fmt: skip
    force = Force("m23", "M23", "rebel-group", "belligerent", ("M23",), ())
    place = Place("goma", "Goma", ("Goma",), "settlement", (), "CD", lat=-1.68, lon=29.22, precision_km=5, site=True)
    box = FactBox(slug, title, day, document.published_basis, (force,), (claim,), (place,))
    return replace(Article(slug, f"articles/{slug}/", title, document, box), **changes)


@pytest.fixture
def corpus() -> Corpus:
    noon = datetime(2025, 2, 18, 12, 30, tzinfo=timezone(timedelta(hours=2)))
    articles = (
        article(
            "camp-shelled", "Camp shelled west of Goma", date(2025, 2, 18), published_at=noon,
            modified_at=datetime(2025, 2, 19, 8, 0, tzinfo=UTC), outlet="Sample Herald", agency="Example Wire",
            authors=("Ann Example", "Bo Sample"), source_url="https://example.org/camp?a=1&b=2", deck="A deck & more",
        ),
        article("old-road", "Road cut\x0b <b>again</b> & again", date(2024, 5, 1), outlet="Mock-Up"),
        article("no-date", "An article without a date", None),
    )  # fmt: skip
    slugs = tuple(a.slug for a in articles)
    return Corpus(
        articles,
        regions=(
            RegionGroup("middle-africa", "Middle Africa", "region", None, slugs),
            RegionGroup("middle-africa/dr-congo", "DR Congo", "country", "middle-africa", slugs[:2], "CD"),
            RegionGroup(
                "middle-africa/dr-congo/nord-kivu", "Nord-Kivu", "admin1", "middle-africa/dr-congo", slugs[1:2], "CD"
            ),
        ),
        actors=(ActorGroup("m23", "M23", "rebel-group", (), slugs),),
        places=(PlaceGroup("goma", articles[0].facts.places[0], slugs),),
    )
