"""A corpus made by hand: two reports of one shelling, a copy of the first, a toll that was revised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.making import article, claim, document, ferry, force, place

from briefing.collate import corpus_of
from briefing.knowledge.country_book import read_countries
from briefing.model import Article, Change, ClaimRef, Copy, Corpus, Event, Origin, Strength, Toll
from briefing.publish.open_data.references import References, references_of

SITE = "https://briefing.example.org/room"
LATER = (
    "Dozens of people were killed when a ferry was shelled near Mahkan, medics said.\n\n"
    "=cmd|' /C calc'!A0 wrote one reader. Three soldiers died on the road, officers said. Fifty soldiers were sent."
)


def revised() -> Article:
    """A second report, two days later: a vague toll, words that a spreadsheet would run, a place without coordinates."""
    doc = document("ferry-again", LATER, "=HYPERLINK(1) ferry toll; still unclear", date(2017, 9, 13))
    day = date(2017, 9, 10)
    base = article(
        doc,
        claims=(
            claim(
                doc, "Dozens of people", 24, None, form="vague", victim="undetermined", place="mahkan", date=day,
                claimant="medics", claimant_type="medical",
            ),
            claim(
                doc, "Three soldiers", 3, 3, victim="combatant", victim_force="army", claimant="-officers",
                claimant_type="party", place="southern-road",
            ),
        ),
        forces=(replace(
            force(doc, "army", "Syrian government forces", "soldiers", type="state-forces"), country="SY",
            strength=(Strength(50, "soldiers", "deployed", evidence=ferry().facts.claims[0].evidence[:0]),),
        ),),
        places=(
            place(doc, "Mahkan", lat=-35.5, lon=-0.25),
            place(doc, "road", "area", None, id="southern-road", lat=None, lon=None, precision_km=None),
        ),
        outlet="Mock-Up, the; paper", agency="Example Wire", authors=("Ann Example", "Bo; Sample"),
    )  # fmt: skip
    change = Change("change", "claim", "Three soldiers", "@the sentence says soldiers")
    return replace(base, facts=replace(base.facts, changes=(change,), unresolved=("Tell; Hill",)))


@pytest.fixture
def corpus() -> Corpus:
    first, copy, second = ferry(), ferry("ferry-copy", date(2017, 9, 12)), revised()
    names = {"army": ("Syrian government forces", "Syrian army"), "islamic-state": ("Islamic State",)}
    made = corpus_of((first, copy, second), read_countries(), names.__getitem__)
    told = ClaimRef("ferry", "At least 26 civilians")
    vague = ClaimRef("ferry-again", "Dozens of people")
    fighters = ClaimRef("ferry", "between 30 and 40 fighters")
    event = Event(
        "2017-09-10-mahkan", "", "SY", "mahkan", ("mahkan",), date(2017, 9, 10), date(2017, 9, 10),
        ("ferry", "ferry-copy", "ferry-again"), ("ferry", "ferry-again"), (told, vague, fighters), ("army",),
        (
            Toll("killed", "incident", "people", (told, vague), vague, None, ((told, vague),)),
            Toll("killed", "incident", "fighters", (fighters,), fighters, fighters),
        ),
        "fair", "2 origins that do not copy each other tell of it", note="+ an editor's note",
    )  # fmt: skip
    origins = (Origin("ferry", (Copy("ferry-copy", "same", 1.0, ("not to be published",)),), "Example Wire"),)
    return replace(made, events=(event,), origins=origins)


@pytest.fixture
def to(corpus: Corpus) -> References:
    return references_of(corpus, SITE)
