"""Claims out of whole texts: counting rules, parts, repeats, ids, evidence; then blame, scope and days, from rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from briefing.extract.counts.quantities import find_quantities
from briefing.extract.days.dates import find_dates
from briefing.extract.harm import find_harm
from briefing.extract.speakers import find_speakers
from briefing.knowledge import load_knowledge
from briefing.model import Claim, Document, Evidence, Force, Mentions, Place
from briefing.pipeline import document_of_text, facts_of
from briefing.resolve.claims import resolve_claims
from briefing.text import parse

CASES = Path(__file__).parents[1] / "cases"


def rows(name: str) -> list[dict]:
    return yaml.safe_load((CASES / name).read_text("utf-8"))


def marked(name: str) -> list:
    return [
        pytest.param(
            r,
            id=r.get("name") or r["text"][:40],
            marks=[pytest.mark.xfail(strict=True, reason=r["fails"])] if "fails" in r else [],
        )
        for r in rows(name)
    ]


def spans(document: Document, words: str) -> tuple[Evidence, ...]:
    found, at = [], document.text.find(words)
    while at >= 0:
        found.append(Evidence("body", words, at, at + len(words)))
        at = document.text.find(words, at + 1)
    return tuple(found)


def claims_of(document: Document, forces: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> tuple[Claim, ...]:
    """Claims with forces and places given as the words they are written with."""
    knowledge = load_knowledge()
    known = tuple(Force(f, f, "unknown", "belligerent", (f,), spans(document, f)) for f in forces)
    sites = tuple(Place(p, p, (p,), "settlement", spans(document, p), country="XX", site=True) for p in places)
    parsed = parse(document)
    quantities = find_quantities(parsed)
    mentions = Mentions(
        parsed=parsed,
        quantities=quantities,
        dates=find_dates(parsed, knowledge),
        speakers=find_speakers(parsed, knowledge),
        harms=find_harm(parsed, quantities, knowledge),
    )
    return resolve_claims(mentions, known, sites, knowledge)


def bounds(claim: Claim) -> str:
    low, high = ("-" if n is None else n for n in (claim.min, claim.max))
    return f"{claim.outcome} {low}..{high} {claim.victim}"


def with_parent(claims: tuple[Claim, ...], suffix: str = "") -> list[str]:
    """Each claim as the rows write it: "<" a part of the claim before, "<n" of claim n."""
    ids = [c.id for c in claims]
    out = []
    for i, claim in enumerate(claims):
        parent = ids.index(claim.part_of) if claim.part_of else None
        mark = "" if parent is None else " <" if parent == i - 1 and not suffix else f" <{parent + 1}"
        out.append(bounds(claim) + (f" x{len(claim.evidence)}" if suffix else "") + mark)
    return out


@pytest.mark.parametrize("row", marked("casualties/claims.yaml"))
def test_claims(row):
    assert with_parent(claims_of(document_of_text("x", "", row["text"], None))) == row["claims"]


@pytest.mark.parametrize("row", marked("casualties/repeats.yaml"))
def test_repeats(row):
    document = document_of_text("x", row["title"], row["text"], date(2024, 5, 8))
    assert with_parent(claims_of(document), "x") == row["claims"]


@pytest.mark.parametrize(
    ("words", "low", "high", "form"),
    [
        ("34 people", 34, 34, "exact"),
        ("at least 34 people", 34, None, "at_least"),
        ("more than 34 people", 35, None, "more_than"),
        ("up to 34 people", None, 34, "up_to"),
        ("about 34 people", 34, 34, "about"),
        ("nearly 34 people", 34, 34, "about"),
        ("three to five people", 3, 5, "range"),
        ("dozens of people", 24, None, "vague"),
        ("scores of people", 40, None, "vague"),
        ("hundreds of people", 200, None, "vague"),
        ("thousands of people", 2000, None, "vague"),
        ("several people", 3, None, "vague"),
        ("a woman", 1, 1, "exact"),
    ],
)
def test_counting_rules(words, low, high, form):
    (claim,) = claims_of(document_of_text("x", "", f"The shelling of the port killed {words}.", None))
    assert (claim.min, claim.max, claim.form) == (low, high, form)


def test_plural_without_number_counts_two():
    (claim,) = claims_of(document_of_text("x", "", "Civilians were killed in the raid.", None))
    assert (claim.min, claim.max, claim.form, claim.victim) == (2, None, "vague", "civilian")


def test_evidence_quotes_the_text_of_its_part():
    document = document_of_text("x", "Raid kills nine in Gao", "A raid killed nine people in Gao.", None)
    (claim,) = claims_of(document)
    assert [e.part for e in claim.evidence] == ["headline", "body"]
    for e in claim.evidence:
        assert (document.title if e.part == "headline" else document.text)[e.start : e.end] == e.quote


def ids_of(text: str) -> list[str]:
    return [c.id for c in claims_of(document_of_text("x", "", text, None))]


def test_ids_are_readable_and_stable():
    ids = ids_of("Shells killed 34 civilians. Rockets killed 34 soldiers on Friday. Up to 12 were wounded.")
    assert [id.rpartition("-")[0] for id in ids] == ["killed-34", "killed-34", "injured-to-12"]
    assert len(set(ids)) == 3 and all(len(id.rpartition("-")[2]) == 6 for id in ids)


def test_a_claim_put_before_or_beside_another_changes_no_id():
    alone = ids_of("Rockets killed 34 soldiers on Friday.")
    assert ids_of("Shells killed 34 civilians. Rockets killed 34 soldiers on Friday.")[1:] == alone
    first, second = ids_of("Mines killed two soldiers in Gao and two civilians in Mopti.")
    assert first != second
    assert set(alone).isdisjoint(ids_of("Rockets killed 34 people on Friday."))


def test_groups_are_told():
    claims = claims_of(document_of_text("x", "", "The raid killed 30 people including 8 children.", None))
    assert claims[1].groups == (("children", 8, 8),)
    assert claims[1].part_of == claims[0].id


@pytest.mark.parametrize("row", marked("blame/blame.yaml"))
def test_blame(row):
    document = document_of_text("x", row.get("title", ""), row["text"], date(2024, 5, 8))
    got = [
        f"{','.join(c.blamed) or '-'} {c.blame or '-'} {c.victim_force or '-'}"
        for c in claims_of(document, tuple(row["forces"]))
    ]
    assert got == row["blame"]


@pytest.mark.parametrize("row", marked("blame/articles.yaml"))
def test_blame_of_articles(row):
    box = facts_of(document_of_text("x", row.get("title", ""), row["text"], date(2024, 5, 8)), load_knowledge())
    who = [f"{','.join(c.blamed)} {c.blame}" if c.blamed else "-" for c in box.claims]
    assert [f"{c.outcome} {c.min or c.max}: {w}" for c, w in zip(box.claims, who, strict=True)] == row["blame"]


@pytest.mark.parametrize("row", marked("scope/scope.yaml"))
def test_scope(row):
    claims = claims_of(document_of_text("x", "", row["text"], date(2024, 5, 8)))
    assert [c.scope for c in claims] == row["scope"]


@pytest.mark.parametrize("row", marked("dates/days.yaml"))
def test_days(row):
    published = None if row.get("published", "") is None else date(2024, 5, 8)  # a Wednesday
    claims = claims_of(document_of_text("x", "", row["text"], published))
    assert [c.date.isoformat() if c.date else None for c in claims] == row["days"]


@pytest.mark.parametrize("row", marked("groups/groups.yaml"))
def test_groups(row):
    box = facts_of(document_of_text("x", "", row["text"], date(2024, 5, 8)), load_knowledge())
    assert [f"{c.id.rpartition('-')[0]} {c.groups[0][0] if c.groups else '-'}" for c in box.claims] == row["groups"]


@pytest.mark.parametrize("row", marked("places/claims.yaml"))
def test_places(row):
    box = facts_of(document_of_text("x", "", row["text"], date(2024, 5, 8)), load_knowledge())
    assert [c.place for c in box.claims] == row["places"]


def test_place_is_the_one_the_sentence_puts_it_at():
    document = document_of_text("x", "", "After talks in Doha, shells killed nine people in Bria on Monday.", None)
    (claim,) = claims_of(document, places=("Doha", "Bria"))
    assert claim.place == "Bria"


def test_another_place_forbids_merging_small_numbers():
    document = document_of_text(
        "x", "", "Two men were killed in Bria on Monday. In Birao two men were killed on Monday.", None
    )
    assert [c.place for c in claims_of(document, places=("Bria", "Birao"))] == ["Bria", "Birao"]


def test_a_name_that_is_a_place_is_no_victim():
    document = document_of_text("x", "", "Al Jura was captured on Sunday.", None)
    assert claims_of(document, places=("Al Jura",)) == ()


def test_an_abbreviation_that_is_a_force_here_speaks_as_that_force() -> None:
    """RSF are the Rapid Support Forces in Sudan, and the reporters' monitor where no force of that name is."""
    text = "The RSF took El Fasher in Sudan, residents said. The RSF said it had killed 12 soldiers there."
    box = facts_of(document_of_text("x", "", text, date(2025, 3, 11)), load_knowledge())
    assert [(c.claimant, c.claimant_type) for c in box.claims] == [("Rapid Support Forces", "party")]


def test_neighbours_lend_no_blame_to_a_backer_of_the_harmed() -> None:
    text = (
        "Russian warplanes bombed Mayadin in Syria on Friday, a monitor said. The raids killed 14 civilians. "
        "Nine Syrian soldiers were killed in the advance on the town."
    )
    box = facts_of(document_of_text("x", "", text, date(2017, 10, 14)), load_knowledge())
    assert [(c.min, c.blamed) for c in box.claims] == [(14, ("russian-armed-forces",)), (9, ())]


def claimants_of(text: str) -> list[str | None]:
    return [c.claimant for c in facts_of(document_of_text("x", "", text, date(2017, 9, 11)), load_knowledge()).claims]


def test_an_indefinite_monitor_is_the_one_that_is_named_next() -> None:
    """So reports open; after the name, or long before it, "a monitor" is another one."""
    lead = "A monitor said 19 civilians were killed in Mayadin on Monday."
    named = "The Syrian Observatory for Human Rights said raids killed 34 civilians in Raqqa on Sunday."
    observatory = "Syrian Observatory for Human Rights"
    assert claimants_of(f"{lead}\n\n{named}") == [observatory, observatory]
    assert claimants_of(f"{named}\n\n{lead}") == [observatory, "a monitor"]
    assert claimants_of(f"{lead}\n\n{'The markets were open as usual. ' * 30}{named}") == ["a monitor", observatory]
    earlier = "The raids come a day after the Syrian Observatory for Human Rights said shells killed 34 in Mayadin."
    assert claimants_of(f"{lead}\n\n{earlier}") == ["a monitor", observatory]


def blamed_of(text: str) -> list[tuple[int | None, tuple[str, ...], str | None, str]]:
    """Number, blamed, how and by which rule, of each claim of a text read with all knowledge."""
    box = facts_of(document_of_text("x", "", text, date(2024, 1, 12)), load_knowledge())
    return [(c.min, c.blamed, c.blame, c.blame_rule) for c in box.claims]


def test_the_toll_of_a_war_is_put_on_the_one_foreign_state_that_attacks_close_by() -> None:
    text = (
        "Israeli jets bombed Rafah and Khan Younis in the Gaza Strip overnight. "
        "The death toll in Gaza since October 7 has reached 23,700, its health ministry said."
    )
    assert blamed_of(text) == [(23700, ("israel-defense-forces",), "suspected", "war-toll")]


def test_the_toll_of_a_civil_war_is_put_on_nobody() -> None:
    text = (
        "Russian jets bombed Idlib in Syria, where government forces are fighting rebels. "
        "The war has killed 350,000 people since 2011."
    )
    assert blamed_of(text) == [(350000, (), None, "")]


def test_no_force_is_lent_to_harm_of_its_own_people() -> None:
    text = (
        "Israeli forces raided Jenin in the West Bank on Sunday. Israeli forces raided Nablus in the West Bank on Monday. "
        "Residents of Tulkarm stayed at home. Two people on the Israeli side were killed at the time."
    )
    assert [row[:2] for row in blamed_of(text)] == [(2, ())]


def test_a_state_is_accused_by_the_name_of_its_capital() -> None:
    text = (
        "Syrian government forces shelled Douma last week. A gas attack killed 86 people in Khan Sheikhoun in Syria on "
        "Tuesday. Doctors were short of masks. Washington blamed Damascus for the attack."
    )
    assert blamed_of(text)[-1] == (86, ("syrian-government-forces",), "alleged", "accused")


def test_one_attacker_is_lent_only_close_to_its_attacks() -> None:
    far = " ".join(f"Shop number {n} was open." for n in ("four", "five", "six", "seven", "eight", "nine"))
    text = f"The M23 shelled Sake in North Kivu. The M23 shelled Minova. {far} Four people were wounded near Masisi."
    assert [row[:2] for row in blamed_of(text)] == [(4, ())]
    assert [row[:2] for row in blamed_of(text.replace(far, ""))] == [(4, ("march-23-movement",))]


def test_an_attack_on_a_town_of_an_invaded_country_is_put_on_the_invader_as_suspected() -> None:
    text = (
        "Russian forces shelled Sumy in Ukraine at dawn. The mayor spoke of broken windows. "
        "Another civilian was killed in a missile attack on Cherkasy."
    )
    assert [row[1:] for row in blamed_of(text)] == [(("russian-armed-forces",), "suspected", "war-toll")]
    mine = text.replace("in a missile attack on", "by a mine near")
    assert [row[1] for row in blamed_of(mine)] == [()]


def test_bare_soldiers_of_a_war_between_two_states_have_no_side() -> None:
    """They may be of either army; where one army alone fights, they are its own."""
    clash = "Armenian troops and Azerbaijani troops exchanged fire near Lachin. Five soldiers were killed."
    raid = "Armenian troops and bandits exchanged fire near Goris. Five soldiers were killed."
    sides = [facts_of(document_of_text("x", "", text, None), load_knowledge()).claims[0] for text in (clash, raid)]
    assert [claim.victim_force for claim in sides] == [None, "armenian-armed-forces"]


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Nine men were killed in the wake of a raid that Israel says left 1,400 dead.", [None, "Israel"]),
        ("Nine men were killed as the mayor says the town is under siege.", [None]),
        ("Nine men were killed, the mayor says.", ["mayor"]),
        ("Nine men were killed, the organisation known as the White Helmets said.", ["Syrian Civil Defence"]),
        ("Sudan said it struck after a raid which killed 12 men, according to UNICEF.", ["UNICEF"]),
        ("The raid killed 12 men, according to UNICEF, and wounded 30 others.", ["UNICEF", None]),
        ("According to UNICEF, the raid killed 12 men, and wounded 30 others.", ["UNICEF", "UNICEF"]),
    ],
)
def test_an_aside_of_another_tells_only_what_follows_it(text: str, claimants: list[str | None]) -> None:
    assert claimants_of(text) == claimants


@pytest.mark.parametrize(("year", "scope"), [(2016, "period"), (2017, "cumulative")])
def test_a_year_that_is_over_is_a_period_and_the_present_one_a_total(year: int, scope: str) -> None:
    text = f"In {year} soldiers killed more than 170 villagers across Mali."
    box = facts_of(document_of_text("x", "", text, date(2017, 9, 11)), load_knowledge())
    assert [c.scope for c in box.claims] == [scope]
