"""Articles for the tests of events, written out in cases or made of one sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.making import article, claim, document, place

from briefing.model import Article, Claim, Document

SEL = ("Sel", "SY")


def day(number: int | None) -> date | None:
    """A day of September 2017."""
    return date(2017, 9, number) if number else None


def article_of_case(slug: str, row: dict[str, Any], places: dict[str, Any]) -> Article:
    """The article that a row of tests/cases/events writes out."""
    named = " ".join(name for name in places)
    doc = document(slug, f"{row['text']}\n\nMap: {named}.", row["title"], day(row["day"]))
    claims = [_claim(doc, number, told) for number, told in enumerate(row["claims"])]
    used = {told["place"] for told in row["claims"] if told.get("place")}
    kept = [_place(doc, name, *places[name]) for name in sorted(used)]
    return article(doc, claims, places=kept, country=kept[0].country if kept else None, outlet=f"The {slug}")


def _claim(doc: Document, number: int, told: dict[str, Any]) -> Claim:
    outcome, count = next((o, told[o]) for o in ("killed", "injured") if o in told)
    return claim(
        doc,
        told["words"],
        count,
        count,
        id=f"{outcome}-{count}-{number}",
        outcome=outcome,
        victim=told.get("victim", "undetermined"),
        place=told["place"].lower().replace(" ", "-") if told.get("place") else None,
        date=day(told.get("date")),
        claimant=told.get("by"),
    )


def _place(doc: Document, name: str, kind: Any, lat: float, lon: float, *rest: str) -> Any:
    admin1, country = rest or SEL
    return place(doc, name, kind, country, lat=lat, lon=lon, admin1=None if kind == "country" else admin1)
