"""Editions of a small site, built again and again as its content changes: what stays, what is told, what is withheld."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from tests.generate.test_build import project

from briefing.errors import BriefingError
from briefing.generate.build import BuildReport, build_site

HEAD = "---\ntitle: {title}\ndate: 2025-03-04\nsource_sha256: ab\nstatus: published\n---\n\n"
GOMA = HEAD.format(title="Shells hit Goma") + (
    "Shelling killed three civilians in Goma on Monday, Doctor Amani Furaha said.\n\n"
    "Mines wounded four soldiers on the road to Sake on Sunday, residents said.\n"
)
SAKE = HEAD.format(title="Raid on the house of Furaha Bisimwa") + "Gunmen killed five people in Sake, a monitor said.\n"
BUKAVU = HEAD.format(title="Blast in Bukavu") + "A blast killed seven people in Bukavu on Sunday, the army said.\n"
ATOM = "{http://www.w3.org/2005/Atom}"


class Room:
    """A site whose content changes between builds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = project(folder, {"articles/goma.md": GOMA, "articles/raid.md": SAKE})
        self.ledger = folder / "content/editions.jsonl"

    def write(self, path: str, text: str) -> None:
        target = self.folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def build(self, day: str = "", why: str = "") -> BuildReport:
        return build_site(self.settings, edition=(day, why) if day else None)

    def page(self, url: str) -> BeautifulSoup:
        return BeautifulSoup((self.folder / "output" / url / "index.html").read_text("utf-8"), "lxml")

    def words(self, url: str) -> str:
        main = self.page(url).main
        assert main is not None
        return " ".join(main.get_text(" ").split())

    def rows(self, url: str) -> list[str]:
        return [str(li["id"]) for li in self.page(url).select("li.claim[id]")]


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room(tmp_path)
    assert made.build("2026-10-01").edition == 1
    return made


def test_a_build_in_which_nothing_changed_adds_nothing(room: Room) -> None:
    before = room.ledger.read_bytes()
    assert room.build("2026-10-02").edition == 0
    assert room.ledger.read_bytes() == before
    assert "2 articles new; 3 claims new" in room.words("changes")


def test_nothing_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    room = Room(tmp_path)
    assert room.build().edition == 0
    assert not room.ledger.exists()
    assert "No edition has been recorded yet" in room.words("changes")


def test_a_revised_claim_keeps_its_old_address_and_says_what_it_is_now(room: Room) -> None:
    (old,) = [id for id in room.rows("articles/goma") if "killed-3" in id]
    room.write("articles/goma.md", GOMA.replace("killed three", "killed eleven"))
    assert room.build("2026-10-02", "The hospital counted again.").edition == 2
    told = room.words("changes/2")
    assert "11 civilians killed" in told and "Before: 3 civilians killed" in told and "The hospital counted" in told
    page = room.page("articles/goma")
    (grave,) = page.select(f"#{old}")
    assert "Revised on 2 October 2026: the article was changed" in " ".join(grave.get_text(" ").split())
    (link,) = [a for a in grave.select("a") if str(a["href"]).startswith("#")]
    assert "11 civilians killed" in page.select(str(link["href"]))[0].get_text()
    assert "Edition 2" in page.select("#history")[0].get_text()


def test_a_claim_put_before_another_leaves_its_address_alone(room: Room) -> None:
    before = room.rows("articles/goma")
    more = GOMA.replace(
        "Shelling killed", "A strike killed three civilians in Rutshuru on Saturday, a priest said.\n\nShelling killed"
    )
    room.write("articles/goma.md", more)
    room.build("2026-10-02")
    after = room.rows("articles/goma")
    assert set(before) < set(after) and after[0] not in before
    assert not room.page("articles/goma").select("#withdrawn")


def test_what_no_edition_records_is_told_as_since_the_last(room: Room) -> None:
    room.write("articles/bukavu.md", BUKAVU)
    before = room.ledger.read_bytes()
    assert room.build().edition == 0
    told = room.words("changes")
    assert "Since the last edition" in told and "7 people killed" in told
    assert room.ledger.read_bytes() == before


def test_an_editors_removal_stays_as_a_tombstone_with_the_reason(room: Room) -> None:
    (old,) = [id for id in room.rows("articles/goma") if "killed-3" in id]
    fix = f"- {{remove: claim, id: {old.removeprefix('claim-')}, reason: told of another town}}\n"
    room.write("corrections/goma.yaml", fix)
    room.build("2026-10-02")
    (grave,) = room.page("articles/goma").select(f"section[aria-labelledby=withdrawn] #{old}")
    words = " ".join(grave.get_text(" ").split())
    assert "3 civilians killed" in words and "Amani Furaha" in words
    assert "Withdrawn on 2 October 2026: corrected by an editor: told of another town." in words


def test_a_name_taken_out_of_an_article_is_shown_nowhere(room: Room) -> None:
    room.write(
        "articles/goma.md",
        GOMA.replace("killed three civilians in Goma on Monday, Doctor Amani Furaha", "hit Goma on Monday, people"),
    )
    room.build("2026-10-02")
    assert "3 civilians killed" in room.words("changes/2")
    for path in (room.folder / "output").rglob("*"):
        if path.is_file():
            assert b"Amani" not in path.read_bytes(), path


@pytest.mark.parametrize("how", ["deleted", "draft"])
def test_of_a_withdrawn_article_only_that_and_when_is_said(room: Room, how: str) -> None:
    anchors = room.rows("articles/raid")
    path = room.folder / "content/articles/raid.md"
    if how == "deleted":
        path.unlink()
    else:
        path.write_text(SAKE.replace("status: published", "status: draft"), "utf-8")
    assert room.build("2026-10-02").edition == 2
    page = room.page("articles/raid")
    assert "Withdrawn on 2 October 2026" in room.words("articles/raid")
    assert anchors and [id for id in anchors if not page.select(f"#{id}")] == []
    assert page.select('meta[name="robots"][content="noindex"]')
    assert "1 claim of an article no longer published" in room.words("changes/2")
    for path in (room.folder / "output").rglob("*"):
        if path.is_file():
            assert b"Bisimwa" not in path.read_bytes(), path
    sitemap = (room.folder / "output/sitemap.xml").read_text("utf-8")
    assert "articles/raid/" not in sitemap and "changes/2/" in sitemap


def test_an_article_that_comes_back_is_itself_again(room: Room) -> None:
    anchors = room.rows("articles/raid")
    (room.folder / "content/articles/raid.md").unlink()
    room.build("2026-10-02")
    room.write("articles/raid.md", SAKE)
    assert room.build("2026-10-03").edition == 3
    assert room.rows("articles/raid") == anchors


def test_an_event_keeps_its_id_and_one_that_is_gone_keeps_its_address(room: Room) -> None:
    copy = HEAD.format(title="Deaths in Goma") + "Shelling killed three civilians in Goma on Monday, the mayor said.\n"
    room.write("articles/mayor.md", copy)
    room.build("2026-10-02")
    (event,) = json.loads(room.ledger.read_text("utf-8").splitlines()[1])["events"]
    room.write("articles/mayor.md", copy.replace("killed three", "killed nine"))
    room.build("2026-10-03")
    assert (room.folder / f"output/events/{event['id']}/index.html").is_file()
    (room.folder / "content/articles/mayor.md").unlink()
    room.build("2026-10-04")
    assert "This event was withdrawn" in room.words(f"events/{event['id']}")


def test_the_feed_has_an_entry_for_each_edition_newest_first(room: Room) -> None:
    room.write("articles/bukavu.md", BUKAVU)
    room.build("2026-10-02")
    root = ElementTree.parse(room.folder / "output/feeds/changes.atom.xml").getroot()
    entries = [(e.findtext(f"{ATOM}title"), e.findtext(f"{ATOM}updated")) for e in root.iter(f"{ATOM}entry")]
    assert entries == [("Edition 2", "2026-10-02T00:00:00+00:00"), ("Edition 1", "2026-10-01T00:00:00+00:00")]
    assert "7 people killed" in ElementTree.tostring(root, "unicode")


def test_a_build_with_faults_is_not_recorded(room: Room) -> None:
    before = room.ledger.read_bytes()
    room.write("articles/raid.md", SAKE.replace("2025-03-04", "soon"))
    report = room.build("2026-10-02")
    assert (report.edition, len(report.faults)) == (0, 1)
    assert room.ledger.read_bytes() == before
    assert not (room.folder / "output/articles/raid").exists()


def test_a_faulty_ledger_is_named_with_its_line(room: Room) -> None:
    room.ledger.write_text(room.ledger.read_text("utf-8") + '{"edition": 7}\n', "utf-8")
    with pytest.raises(BriefingError, match=r"editions\.jsonl:2"):
        room.build()


def test_the_same_ledger_and_content_give_the_same_bytes(room: Room) -> None:
    room.write("articles/bukavu.md", BUKAVU)
    room.build()
    paths = [room.folder / "output" / name for name in ("changes/index.html", "feeds/changes.atom.xml")]
    first = [path.read_bytes() for path in paths]
    room.build()
    assert [path.read_bytes() for path in paths] == first
