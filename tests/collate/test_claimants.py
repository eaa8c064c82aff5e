"""Claimants across articles."""

from __future__ import annotations

import pytest
from tests.making import article, claim, document

from briefing.collate.bodies import Bodies
from briefing.collate.claimants import group_claimants
from briefing.knowledge.country_book import read_countries
from briefing.model import ClaimantType, ClaimRef, Event, Toll

FORCES = {"islamic state": ("islamic-state", "Islamic State"), "isis": ("islamic-state", "Islamic State")}
BODIES = Bodies(read_countries(), frozenset({"Reuters", "United Nations"}), FORCES)
TEXT = "The Mahkan Hospital said 12 people died. A medic said 14 had died."


def test_one_group_a_name_whatever_article_stands_before_it() -> None:
    docs = [document("a", TEXT), document("b", TEXT)]
    names = ["The Mahkan Hospital", "Mahkan Hospital"]
    rows = [article(d, claims=[claim(d, "12 people died", 12, 12, claimant=n, claimant_type="medical")]) for d, n in zip(docs, names, strict=True)]  # fmt: skip
    (group,) = group_claimants(rows, [], BODIES)
    assert (group.id, group.type, group.articles) == ("mahkan-hospital", "medical", ("a", "b"))
    assert group.claims == (ClaimRef("a", "12 people died"), ClaimRef("b", "12 people died"))


def test_who_is_told_only_by_what_they_are_has_no_group() -> None:
    doc = document("a", TEXT)
    assert (
        group_claimants([article(doc, claims=[claim(doc, "14 had died", 14, 14, claimant="a medic")])], [], BODIES)
        == ()
    )


def named(words: str, type: ClaimantType = "official") -> tuple[str, str] | None:
    body = BODIES.named(words, type)
    return (body.id, body.name) if body else None


@pytest.mark.parametrize(
    ("words", "type", "id"),
    [
        ("Reuters", "media", "reuters"),
        ("ISIS", "party", "islamic-state"),
        ("Russian Defense Ministry", "party", "russian-armed-forces"),
        ("Russias defence ministry", "party", "russian-armed-forces"),
        ("defence ministry in Moscow", "party", "russian-armed-forces"),
        ("Russia\u2019s army", "party", "russian-armed-forces"),
        ("Gaza\u2019s Ministry of Health", "medical", "gaza-health-ministry"),
        ("Health Ministry in Gaza", "medical", "gaza-health-ministry"),
        ("authorities in Odesa", "official", "odesa-authorities"),
        ("seven Homs Governor Talal Barazi", "official", "homs-governor"),
        ("mayor of Mariupol", "official", "mariupol-mayor"),
        ("Later SANAs correspondent in Aleppo", "media", "sana"),
        ("people Syrian state television", "media", "syrian-state-media"),
        ("Aleppo Police Command", "official", "aleppo-police-command"),
        ("Committee to Protect Journalists", "monitor", "committee-protect-journalists"),
        ("Israel", "official", "israel"),
    ],
)  # fmt: skip
def test_spellings_of_one_body_are_led_together(words: str, type: ClaimantType, id: str) -> None:
    found = named(words, type)
    assert found and found[0] == id


@pytest.mark.parametrize(
    ("words", "type"),
    [
        ("United", "official"), ("Initial", "official"), ("Activists", "unnamed"), ("Local sources", "unnamed"),
        ("Syrian", "official"), ("Syrias", "monitor"), ("Aleppo", "official"), ("Barazi", "official"),
        ("Talal Barazi", "official"), ("Malik Kasab", "witness"), ("Terrorist Killed", "official"),
        ("a medical source in Aleppo", "medical"), ("Kurdish media", "media"), ("State TV", "media"),
        ("Health officials", "medical"), ("Military sources", "party"), ("Police", "official"),
        ("Doctor Hamza Khatib", "medical"), ("a UK-based monitoring group", "monitor"),
    ],
)  # fmt: skip
def test_what_names_no_body_and_persons_get_no_group(words: str, type: ClaimantType) -> None:
    assert named(words, type) is None


def test_alone_are_the_claims_of_events_that_nobody_else_tells_of() -> None:
    doc = document("a", TEXT)
    rows = [
        claim(doc, "12 people died", 12, 12, claimant="Mahkan Hospital", claimant_type="medical"),
        claim(doc, "14 had died", 14, 14, claimant="Reuters", claimant_type="media"),
    ]
    refs = tuple(ClaimRef("a", row.id) for row in rows)

    def group(tolls: tuple[Toll, ...]) -> tuple[int, int]:
        event = Event("e", "", None, None, (), None, None, ("a",), ("a",), refs, (), tolls, "weak", "")
        hospital = next(
            g for g in group_claimants([article(doc, claims=rows)], [event], BODIES) if g.id == "mahkan-hospital"
        )
        return len(hospital.in_events), len(hospital.alone)

    one = Toll("killed", "incident", "people", refs, refs[0], refs[1])
    assert group((one,)) == (1, 0)
    assert group(tuple(Toll("killed", "incident", "people", (r,), r, r) for r in refs)) == (1, 1)
    assert group(()) == (0, 0)
