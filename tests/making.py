"""Articles with facts for tests of the later rooms: written out by hand, evidence found by its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from briefing.model import (
    Article,
    Block,
    Claim,
    Document,
    Evidence,
    FactBox,
    Force,
    ForceType,
    Place,
    PlaceKind,
    Role,
)
from briefing.text import blocks_of_text

TEXT = (
    "At least 26 civilians were killed on Sunday when shells hit a ferry near Mahkan, a monitor said. Seven were children."
    "\n\nThe army said between 30 and 40 fighters had died in Mayadin. Officers spoke of some 40 wounded."
    "\n\nFighting has gone on along the Euphrates since July."
)
TITLE = "Ferry hit near Mahkan as army nears Mayadin"


def document(
    slug: str = "ferry",
    text: str = TEXT,
    title: str = TITLE,
    published: date | None = date(2017, 9, 11),
    deck: str = "",
) -> Document:
    """A document; a deck is put before the text, as `blocks_of_html` does."""
    blocks = blocks_of_text(text)
    if deck:
        shift = len(deck) + 2
        blocks = (Block("deck", 0, len(deck)), *(Block(b.kind, b.start + shift, b.end + shift) for b in blocks))
        text = f"{deck}\n\n{text}"
    return Document(slug, title, text, blocks, published, "metadata" if published else "unknown")


def evidence(doc: Document, quote: str) -> tuple[Evidence, ...]:
    """The first place in the text where the words stand; the headline where they stand only there."""
    at = doc.text.find(quote)
    if at >= 0:
        part = "deck" if doc.blocks[0].kind == "deck" and at < doc.blocks[0].end else "body"
        return (Evidence(part, quote, at, at + len(quote)),)
    at = doc.title.index(quote)
    return (Evidence("headline", quote, at, at + len(quote)),)


def claim(doc: Document, quote: str, low: int | None, high: int | None, **fields: object) -> Claim:
    """A claim of civilians killed unless `fields` say otherwise; its id is its words."""
    base = Claim(quote, "killed", low, high, "exact", quote, "civilian", evidence(doc, quote))
    return replace(base, **fields)  # type: ignore[arg-type]


def force(
    doc: Document, id: str, name: str, *words: str, role: Role = "belligerent", type: ForceType = "rebel-group"
) -> Force:
    """A force named by these words."""
    return Force(id, name, type, role, words, tuple(e for w in words for e in evidence(doc, w)))


def place(
    doc: Document, name: str, kind: PlaceKind = "settlement", country: str | None = "SY", **fields: object
) -> Place:
    """A site in Deir ez-Zor unless `fields` say otherwise."""
    base = Place(
        name.lower().replace(" ", "-"), name, (name,), kind, evidence(doc, name), country, "Deir ez-Zor", "Middle East",
        35.0, 40.4, 5.0, None, True,
    )  # fmt: skip
    return replace(base, **fields)  # type: ignore[arg-type]


def article(
    doc: Document,
    claims: Iterable[Claim] = (),
    forces: Iterable[Force] = (),
    places: Iterable[Place] = (),
    **fields: object,
) -> Article:
    """The article of a document with these facts."""
    box = FactBox(doc.id, doc.title, doc.published, doc.published_basis, tuple(forces), tuple(claims), tuple(places))
    published = datetime(doc.published.year, doc.published.month, doc.published.day) if doc.published else None
    base = Article(doc.id, f"articles/{doc.id}/", doc.title, doc, box, published_at=published, outlet="Sample Herald")
    return replace(base, **fields)  # type: ignore[arg-type]


def ferry(slug: str = "ferry", published: date | None = date(2017, 9, 11)) -> Article:
    """The article of TEXT with its facts: four claims, one of them a part, by a monitor and by a party."""
    doc = document(slug, published=published)
    day = date(2017, 9, 10)
    at = {"place": "mahkan", "date": day, "claimant": "a monitor", "claimant_type": "monitor"}
    said = {"place": "mayadin", "claimant": "The army", "claimant_type": "party"}
    return article(
        doc,
        claims=(
            claim(doc, "At least 26 civilians", 26, None, form="at_least", blamed=("army",), blame="suspected", **at),
            claim(
                doc, "Seven were children", 7, 7, groups=(("children", 7, 7),), part_of="At least 26 civilians", **at
            ),
            claim(
                doc,
                "between 30 and 40 fighters",
                30,
                40,
                form="range",
                victim="combatant",
                victim_force="islamic-state",
                **said,
            ),
            claim(doc, "some 40 wounded", 40, 40, outcome="injured", form="about", victim="undetermined", **said),
        ),
        forces=(
            force(doc, "army", "Syrian government forces", "The army", type="state-forces"),
            force(doc, "islamic-state", "Islamic State", "fighters"),
        ),
        places=(place(doc, "Mahkan"), place(doc, "Mayadin"), place(doc, "Euphrates", "feature", site=False)),
    )
