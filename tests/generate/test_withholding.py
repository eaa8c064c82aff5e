"""What an editor withholds is in no byte of the site: names in texts, coordinates, whole articles with their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.every_byte import found_in
from tests.generate.test_closed import make

from briefing.errors import BriefingError
from briefing.generate.holding import held_words
from briefing.generate.pages import read_settings_file, read_shelf
from briefing.generate.withheld_names import MARK, names_of_words
from briefing.generate.withholding import Withheld, read_withheld
from briefing.ingest.front_matter import PageFront
from briefing.knowledge.borders import read_borders
from briefing.model import Place

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


OTHER = (
    HEAD.format(title="Raid on Bukavu kills five", deck="A deck", author="A. Diallo")
    + "status: published\n---\n\nGunmen killed five civilians in Bukavu on Monday, Qzxvarna Keitova said.\n"
)
LIST = f"{WITHHELD}- article: kutumba-raid\n- coordinates: SAKE\n"


def test_what_is_withheld_is_in_no_byte_of_the_site_though_it_was_published(tmp_path: Path) -> None:
    pages = PAGES | {"articles/kutumba-raid.md": OTHER, "articles/qzxvarna-keitova-speaks.md": OTHER}
    before = make(tmp_path, pages, day="2026-10-01", cards=False)
    place = next(p for p in shelf_places(tmp_path) if p.name == "Sake")
    point = [f"{place.lat}", f"{place.lon}", f"{place.lat:.2f}, {place.lon:.2f}", f"{place.geonames_id}"]
    for words in (["qzxvarna"], ["keïtova"], ["kutumba-raid"], *([number] for number in point)):
        assert found_in(before.output, words), words

    held = make(tmp_path, pages | {"withheld.yaml": LIST}, cards=False)
    assert len(held.faults) == 1 and "rename the file" in held.faults[0] and "keitova" not in held.faults[0].lower()
    assert found_in(held.output, [*SECRETS, "kutumba-raid"]) == []

    renamed = PAGES | {"articles/kutumba-raid.md": OTHER, "articles/five-dead.md": OTHER}
    after = make(tmp_path, renamed, day="2026-10-02", cards=False)
    assert (after.faults, after.edition) == ((), 2)
    assert held_words(after.held) == ("1 page is held back: 1 as withheld",)
    assert found_in(after.output, [*SECRETS, "kutumba-raid", *point]) == []
    page = (after.output / "articles/raid/index.html").read_text("utf-8")
    assert f"Doctor {MARK} counts dead in Sake" in page and "9 civilians killed" in page
    assert "Sake" in (after.output / "data/places.csv").read_text("utf-8")
    assert not any(p.lat or p.geonames_id for p in shelf_places(tmp_path) if p.name == "Sake")
    brief = repr(read_shelf(read_settings_file(tmp_path / "pelicanconf.py")).corpus).lower()  # what a PDF is made of
    assert "five civilians" in brief and not [word for word in (*SECRETS, "kutumba-raid") if word in brief]


def test_a_page_without_the_name_is_as_it_was() -> None:
    front, html = PageFront(title="Shells hit market", authors=("A. Diallo",)), "<p>Kéita &amp; <br> others</p>"
    listed = Withheld(names_of_words(["Awa Keita"]))
    assert listed.page(Path("market.md"), front, html) == (front, html)


def test_a_correction_that_quotes_the_name_still_holds_or_counts_as_withheld(tmp_path: Path) -> None:
    named = MARKET + "\nFive soldiers were killed near Sake by men of Qzxvarna Keitova.\n"
    pages = {
        "articles/2025/market.md": named,
        "corrections/market.yaml": "- {add: force, quote: men of Qzxvarna Keitova, set: {id: sake-watch, name: Sake Watch}, reason: told us}\n"
        "- {remove: place, id: keitova-hill, reason: her house}\n- {confirm: claim, quote: nobody said so}\n",
    }
    assert [fault.partition("no ")[2][:18] for fault in make(tmp_path, pages, cards=False).faults] == [
        "place keitova-hill",
        "claim “nobody said",
    ]
    after = make(tmp_path, pages | {"withheld.yaml": WITHHELD}, cards=False)
    assert "Sake Watch" in (after.output / "articles/market/index.html").read_text("utf-8")
    (fault,) = after.faults
    assert "market.yaml:3: no claim “nobody said so”" in fault, "one that spoke of no name is a fault still"
    (told,) = [words for words in after.warnings if "correction" in words]
    assert "market.yaml:2: the correction is held back as withheld" in told
    assert found_in(after.output, SECRETS) == []


def test_what_is_withheld_is_off_the_ground_of_every_map(tmp_path: Path) -> None:
    """Towns, divisions and neighbours are drawn to find the way by, whatever the articles say."""
    near = ("Rutshuru", "South Kivu", "Rwanda")
    before = make(tmp_path, {"articles/2025/market.md": MARKET}, cards=False)
    for name in near:
        assert found_in(before.output, [name]), name
    held = f"- name: [{near[1]}, {near[2]}]\n- coordinates: {near[0]}\n"
    after = make(tmp_path, {"articles/2025/market.md": MARKET, "withheld.yaml": held}, cards=False)
    assert (after.faults, found_in(after.output, near)) == ((), [])
    assert found_in(after.output, ["Musanze"]), "other towns are still there"
    assert near[2] in {c.name for c in read_borders().near.countries}, "what other builds draw is as it was"


def shelf_places(project: Path) -> list[Place]:  # what a brief is made of
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
