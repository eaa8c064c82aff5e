"""What an editor withholds is in no byte of the site: names in texts, coordinates, whole articles with their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.every_byte import found_in
from tests.generate.test_closed import bytes_of, make

from briefing.errors import BriefingError
from briefing.generate.pages import read_settings_file, read_shelf
from briefing.generate.withheld_names import MARK, names_of_words
from briefing.generate.withholding import read_withheld

HEAD = "---\ntitle: {title}\ndeck: {deck}\ndate: 2025-02-18T09:00:00+00:00\noutlet: Sample Herald\nauthors: {author}\n"
RAID = (
    HEAD.format(title="Doctor Qzxvarna Keïtova counts dead in Sake", deck="Qzxvarna Keïtova spoke", author="Q. Keïtova")
    + "source_url: https://news.example.org/qzxvarna-keitova-speaks\nstatus: published\n---\n\n"
    + "Shells killed nine civilians in Sake on Tuesday, Dr **Qzxvarna** Keïtova said. QZXVARNA KEÏTOVA's brother was "
    + "killed in Goma, [she said](https://x.example.org/people/qzxvarna_keitova?id=1). Six were hurt, Keïtova said.\n\n"
    + "Qzxvarna\u00a0Keitova at work. Photo: Sample Herald\n{: .caption}\n"
)
MARKET = (
    HEAD.format(title="Shells hit market in Goma", deck="A deck", author="A. Diallo")
    + "status: published\n---\n\nShells hit the central market in Goma on Tuesday, killing 12 civilians, a hospital said.\n"
)
PAGES = {
    "articles/2025/raid.md": RAID,
    "articles/2025/market.md": MARKET,
    "pages/about.md": "---\ntitle: About\nstatus: published\n---\n\nThanks to Qzxvarna Keitova.\n",
    "corrections/raid.yaml": "- {change: place, id: sake, set: {site: true}, reason: Qzxvarna Keïtova told us so}\n",
    "events/2025-02-18-sake.yaml": "name: The day of Qzxvarna Keïtova\nnote: As Keïtova said.\narticles: [raid]\n",
}
WITHHELD = "- name: [Qzxvarna Keitova, Keitova]\n  reason: she asked for it\n"
# Letter by letter, so that no way of writing it slips through.
SECRETS = ("qzxvarna", "keïtova", "keitova", "ke&iuml;tova", "ke\\u00eftova", "ke%c3%aftova")


def coordinates_in(folder: Path, *numbers: str) -> list[str]:
    return sorted({where for where, _ in found_in(folder, [f"{n}" for n in numbers])})


def test_a_name_is_in_no_byte_of_the_site_and_the_text_shows_a_mark(tmp_path: Path) -> None:
    before = make(tmp_path / "a", PAGES, day="2026-10-01")
    assert {word[:7] for _, word in found_in(before.output, ["qzxvarna", "keïtova"])} == {"qzxvarn", "keïtova"}
    after = make(tmp_path / "a", PAGES | {"withheld.yaml": WITHHELD}, day="2026-10-02")
    assert after.faults == ()
    assert found_in(after.output, SECRETS) == []
    page = (after.output / "articles/raid/index.html").read_text("utf-8")
    assert f"Doctor {MARK} counts dead in Sake" in page and "Photo: Sample Herald" in page
    assert "9 civilians killed" in (after.output / "articles/raid/index.html").read_text("utf-8")


def test_nothing_else_changes_where_nothing_of_the_name_is_read(tmp_path: Path) -> None:
    plain = {"articles/2025/market.md": MARKET}
    with_list = plain | {"withheld.yaml": WITHHELD + "- coordinates: Sake\n- article: other\n"}
    assert bytes_of(make(tmp_path / "a", plain).output) == bytes_of(make(tmp_path / "b", with_list).output)


def test_an_address_that_holds_the_name_is_not_published_and_leaves_no_tombstone(tmp_path: Path) -> None:
    pages = {"articles/2025/qzxvarna-keitova-speaks.md": RAID, "articles/2025/market.md": MARKET}
    make(tmp_path, pages, day="2026-10-01")
    held = make(tmp_path, pages | {"withheld.yaml": WITHHELD})
    assert len(held.faults) == 1 and "rename the file" in held.faults[0] and "keitova" not in held.faults[0].lower()
    assert found_in(held.output, SECRETS) == []
    renamed = {"articles/2025/doctor-speaks.md": RAID, "articles/2025/market.md": MARKET}
    after = make(tmp_path, renamed, day="2026-10-02")
    assert (after.faults, found_in(after.output, SECRETS)) == ((), [])
    assert (after.output / "articles/doctor-speaks/index.html").is_file()


def test_a_withheld_article_leaves_not_even_its_address(tmp_path: Path) -> None:
    pages = {"articles/2025/kutumba-raid.md": RAID.replace("Sake", "Bukavu"), "articles/2025/market.md": MARKET}
    was = make(tmp_path, pages, day="2026-10-01")
    assert found_in(was.output, ["kutumba-raid"])
    now = make(tmp_path, pages | {"withheld.yaml": "- article: kutumba-raid\n"}, day="2026-10-02")
    assert now.faults == () and "1 page is held back: 1 as withheld" in now.warnings
    assert found_in(now.output, ["kutumba-raid", "qzxvarna"]) == []
    assert not list(now.output.glob("events/*bukavu*"))


def test_coordinates_are_withheld_everywhere_and_the_place_stays(tmp_path: Path) -> None:
    before = make(tmp_path / "a", {"articles/2025/raid.md": RAID})
    rows = (before.output / "data/places.csv").read_text("utf-8")
    assert "Sake" in rows
    place = next(p for p in shelf_places(tmp_path / "a") if p.name == "Sake")
    numbers = (f"{place.lat}", f"{place.lon}", f"{place.geonames_id}", f"{place.lat:.3f}", f"{place.lat:.2f}")
    assert coordinates_in(before.output, *numbers)
    after = make(tmp_path / "b", {"articles/2025/raid.md": RAID, "withheld.yaml": "- coordinates: SAKE\n"})
    assert after.faults == ()
    assert coordinates_in(after.output, *numbers) == []
    assert "Sake" in (after.output / "data/places.csv").read_text("utf-8")
    assert not any(p.lat or p.geonames_id for p in shelf_places(tmp_path / "b") if p.name == "Sake")


def shelf_places(project: Path) -> list[object]:  # what a brief is made of
    shelf = read_shelf(read_settings_file(project / "pelicanconf.py"))
    return [place for article in shelf.corpus.articles for place in article.facts.places]


@pytest.mark.parametrize(
    "text",
    ["- nmae: X\n", "- name: ''\n", "- name: [1]\n", "name: X\n", "- {name: X, article: y}\n", "- X\n", "- name: [\n"],
)
def test_a_list_that_cannot_be_read_ends_the_build(text: str, tmp_path: Path) -> None:
    (tmp_path / "withheld.yaml").write_text(text, "utf-8")
    with pytest.raises(BriefingError, match=r"withheld\.yaml"):
        read_withheld(tmp_path / "withheld.yaml")
    with pytest.raises(BriefingError, match=r"withheld\.yaml"):
        make(tmp_path / "site", {"articles/2025/market.md": MARKET, "withheld.yaml": text})


@pytest.mark.parametrize(
    ("name", "text", "hidden"),
    [
        ("Awa Keita", "AWA  KEITA, Awa-Keita, #AwaKeita", f"{MARK}, {MARK}, #{MARK}"),
        ("Awa Keita", "Awas Keita and Awa Keitas", "Awas Keita and Awa Keitas"),
        ("Ali", "Ali, Alia, Somali, alı", f"{MARK}, Alia, Somali, alı"),
        ("Ñuñez-Łoś", "nunez łos", MARK),
        ("مريم كيتا", "قالت ومَرْيَم كيتا", f"قالت و{MARK}"),
        ("李明", "记者李明说", f"记者{MARK}说"),
        ("O'Neil", "O’Neil O Neil ONeil", f"{MARK} {MARK} {MARK}"),
    ],
)
def test_names_are_found_as_people_write_them(name: str, text: str, hidden: str) -> None:
    assert names_of_words([name]).hidden(text) == hidden
