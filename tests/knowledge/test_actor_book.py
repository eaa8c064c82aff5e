from __future__ import annotations

from pathlib import Path

import pytest

from briefing.knowledge.actor_book import ActorName, name_words, read_actors
from briefing.knowledge.country_book import read_countries, slug_of

COUNTRIES = read_countries()
BOOK = read_actors(COUNTRIES)
NAMES: tuple[ActorName, ...] = tuple(name for names in BOOK.by_first.values() for name in names)
ENTERED = tuple(actor for actor in BOOK.actors if actor.source != "countries.tsv")


def test_holds_several_hundred_actors_beside_the_state_forces() -> None:
    assert len(ENTERED) >= 600
    assert {c.forces_id for c in COUNTRIES.countries} <= set(BOOK.by_id)


def test_every_region_with_a_war_has_actors() -> None:
    regions = {COUNTRIES.by_iso2[iso].region for actor in ENTERED for iso in actor.countries}
    assert len(regions) == 16


def test_no_name_means_two_actors_without_context() -> None:
    assert [(" ".join(n.words), n.sure) for n in NAMES if len(n.sure) > 1] == []


def test_every_row_has_a_source_and_an_id_that_is_a_slug() -> None:
    assert [a.id for a in BOOK.actors if not a.source or a.id != slug_of(a.id)] == []


def test_parents_lead_upwards_without_a_ring() -> None:
    assert [a.id for a in BOOK.actors if a.id in BOOK.ancestors(a.id)] == []


def test_a_name_with_context_belongs_to_an_actor_with_countries() -> None:
    assert [a.id for a in BOOK.actors if a.context and not a.countries] == []


def test_no_name_is_that_of_a_country() -> None:
    """A bare country is an actor by its acts, never by its name."""
    named = [" ".join(n.words) for n in NAMES if COUNTRIES.named(" ".join(n.words))]
    assert named == []


def test_no_file_lies_unread() -> None:
    folder = Path(read_actors.__wrapped__.__code__.co_filename).parent / "actors"
    assert all(path.suffix == ".yaml" for path in folder.iterdir())


@pytest.mark.parametrize("name", ["Daesh", "IS", "ISIS", "ISIL", "Islamic State", "islamic state group"])
def test_islamic_state_is_one(name: str) -> None:
    assert BOOK.named(name)[0] == "islamic-state"


@pytest.mark.parametrize(
    ("name", "actors"),
    [
        ("SDF", {"syrian-democratic-forces", "special-deterrence-force"}),
        ("PLA", {"peoples-liberation-army", "palestine-liberation-army", "peoples-liberation-army-of-manipur"}),
        ("ELN", {"national-liberation-army-colombia"}),
        ("Hay’at Tahrir al-Sham", {"hayat-tahrir-al-sham"}),
        ("M23", {"march-23-movement"}),
        ("Tatmadaw", {"myanmar-military"}),
    ],
)
def test_names_lead_to_their_actors(name: str, actors: set[str]) -> None:
    assert set(BOOK.named(name)) == actors


def test_words_of_a_name_are_those_of_the_tokeniser() -> None:
    assert name_words("Côte-d’Ivoire’s Army") == ("cote", "divoire", "s", "army")


def test_backing_holds_actors_of_the_book() -> None:
    book = read_actors(read_countries())
    assert ("russian-armed-forces", "syrian-government-forces") in book.backing
    assert all(a in book.by_id and b in book.by_id and a != b for a, b in book.backing)
    assert len(book.backing) >= 40
