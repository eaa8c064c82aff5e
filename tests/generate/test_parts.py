"""A site may be made without some of its parts (BRIEFING_PARTS): the rest is whole, and nothing leads to what is not."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from tests.generate.test_incremental import BODIES, Room, held, page

from briefing.console import commands
from briefing.publish.manifest import file_paths
from briefing.settings import PARTS

ADDRESS = "https://room.example/press"
PLAIN = ("feeds", "search")
HEAD = "country: Democratic Republic of the Congo\nactors: [March 23 Movement]\n"
# The editor's own pages, to which every page leads.
OWN = {name: f"---\ntitle: {name}\nslug: {name}\nstatus: published\n---\n\nWords.\n" for name in ("about", "method")}
ALWAYS = {"404.html", "about", "actors", "ar", "articles", "index.html", "method", "outlets", "regions", "years"}
OF_FACTS = {"changes", "claimants", "events", "grades", "outcomes", "places"}
OF_SEARCH = {"search", "pagefind"}


def made_of(room: Room, *parts: str) -> None:
    """Writes the setting in place of the one that was written last."""
    text = room.settings.read_text("utf-8").split("\nBRIEFING_PARTS", 1)[0]
    room.settings.write_text(text + f"\nBRIEFING_PARTS = {list(parts)}\n", "utf-8")


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A project in two languages; an editor put a country and a force into the head of one of its articles."""
    room = Room.new(tmp_path / "room")
    text = page("Shells hit a camp", BODIES[0]).replace("status:", f"{HEAD}status:")
    room.write("content/articles/2025/goma.md", text)
    for name, words in OWN.items():
        room.write(f"content/pages/{name}.md", words)
    with room.settings.open("a", encoding="utf-8") as file:
        file.write(f'\nBRIEFING_LANGUAGES = ["en", "ar"]\nBRIEFING_SITEURL = "{ADDRESS}"\nBRIEFING_CARDS = False\n')
    return room


def folders(site: Path) -> set[str]:
    return {path.split("/")[0] for path in file_paths(site)}


def links(site: Path, path: str) -> Iterator[str]:
    """Where a page or a feed leads to on this site, as paths of files."""
    markup = "xml" if path.endswith(".xml") else "lxml"
    soup = BeautifulSoup((site / path).read_text("utf-8"), markup)
    given = [str(tag[name]) for tag in soup.find_all(True) for name in ("href", "src", "action") if tag.get(name)]
    given += [tag.get_text() for tag in soup.find_all("loc")]
    for link in given:
        there = urlsplit(urljoin(f"{ADDRESS}/{path}", link))
        below = unquote(there.path).removeprefix("/press/")
        if there.netloc == urlsplit(ADDRESS).netloc:
            yield posixpath.join(below, "index.html") if not below or below.endswith("/") else below


def leading_nowhere(site: Path) -> list[tuple[str, str]]:
    there = set(file_paths(site)) | {"manifest.json"}
    told = [path for path in there if path.endswith((".html", ".xml"))]
    return sorted((path, to) for path in told for to in set(links(site, path)) if to not in there)


def soups(site: Path) -> Iterator[tuple[str, Tag]]:
    for path in file_paths(site):
        if path.endswith(".html"):
            yield path, BeautifulSoup((site / path).read_text("utf-8"), "lxml")


def without_feeds(path: str, page: Tag) -> None:
    assert not page.select('link[type="application/atom+xml"]') and "atom.xml" not in str(page), path


def without_search(path: str, page: Tag) -> None:
    assert not page.select('form, input, script[src*="seek"], script[src*="search"], [data-pagefind-filter]'), path


def without_data(path: str, page: Tag) -> None:
    assert ".jsonl" not in str(page) and ".csv" not in str(page), path


CHECKS = {"feeds": without_feeds, "search": without_search, "data": without_data}
WITHOUT_ONE = [
    tuple(part for part in PARTS if part != left_out) for left_out in ("search", "feeds", "data", "citations")
]


@pytest.mark.parametrize("parts", [PLAIN, (), ("facts",), *WITHOUT_ONE], ids=" ".join)
def test_a_site_has_its_parts_alone_and_every_link_leads_somewhere(room: Room, parts: tuple[str, ...]) -> None:
    made_of(room, *parts)
    assert room.build().faults == ()
    site = room.folder / "output"
    lacking = set() if "facts" in parts else OF_FACTS
    lacking |= {name for name in ("data", "feeds") if name not in parts}
    lacking |= set() if "search" in parts else OF_SEARCH
    wanted = ALWAYS | OF_FACTS | OF_SEARCH | {"data", "feeds"}
    assert folders(site) - {"_headers", "robots.txt", "sitemap.xml", "theme"} == wanted - lacking
    cited = [path for path in file_paths(site) if path.rsplit("/", 1)[-1].startswith("cite.")]
    assert bool(cited) == ("citations" in parts)
    assert leading_nowhere(site) == []
    for path, soup in soups(site):
        for part in CHECKS.keys() - set(parts):
            CHECKS[part](path, soup)


def test_without_facts_a_page_says_what_heads_say_and_nothing_is_read_from_texts(room: Room) -> None:
    made_of(room, *PLAIN)
    room.build()
    site = room.folder / "output"
    actors = {path.split("/")[1] for path in file_paths(site) if path.startswith("actors/") and path.count("/") == 2}
    assert "march-23-movement" in actors and "fardc" not in actors  # an army is named in the texts alone
    countries = [path for path in file_paths(site) if path.startswith("regions/middle-africa/")]
    # Kivu is told of in the texts alone.
    assert [path.split("/")[2:-1] for path in countries] == [[], ["democratic-republic-of-the-congo"]]
    for path, soup in soups(site):
        assert not soup.select(".claim, mark, .facts .claimant, figure.map"), path
    article = (site / "articles/goma/index.html").read_text("utf-8")
    assert "three people were killed in Goma" in article and "March 23 Movement" in article
    other = BeautifulSoup((site / "articles/sake/index.html").read_text("utf-8"), "lxml")
    assert not [a for a in other.select("main a") if "regions/" in str(a["href"]) or "actors/" in str(a["href"])]


def _edited(room: Room) -> None:
    path = room.folder / "content/articles/2025/goma.md"
    path.write_text(path.read_text("utf-8").replace("It rained", "It snowed"), "utf-8")


def _moved_to_another_country(room: Room) -> None:
    path = room.folder / "content/articles/2025/goma.md"
    path.write_text(path.read_text("utf-8").replace("Democratic Republic of the Congo", "Rwanda"), "utf-8")


def _added(room: Room) -> None:
    room.write("content/articles/2025/bukavu.md", page("News of Bukavu", BODIES[1], outlet="Lake Radio"))


def _deleted(room: Room) -> None:
    room.write("content/articles/2025/sake.md", "")


MORE: tuple[Callable[[Room], None], ...] = (_moved_to_another_country, _added, _deleted)


def test_after_every_change_it_is_as_from_nothing_and_so_when_the_parts_change(room: Room) -> None:
    with room.settings.open("a", encoding="utf-8") as file:
        file.write('\nBRIEFING_LANGUAGES = ["en"]\n')
    made_of(room, *PARTS)
    room.build()
    full = held(room.folder / "output")
    made_of(room, *PLAIN)
    room.is_as_from_nothing()
    made_of(room, *PARTS)
    room.build()
    assert held(room.folder / "output") == full
    made_of(room, *PLAIN)
    _edited(room)
    room.is_as_from_nothing()
    for change in MORE:
        change(room)
    room.is_as_from_nothing()
    made_of(room, *PARTS)
    room.is_as_from_nothing()


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (["feeds", "maps"], "BRIEFING_PARTS is not a list of parts; choose from facts, data, citations, feeds, search"),
        ("facts", "BRIEFING_PARTS is not a list of parts; choose from"),
        (["data", "search"], "BRIEFING_PARTS has data without facts; add facts, or leave it out"),
        (["citations"], "BRIEFING_PARTS has citations without facts; add facts, or leave it out"),
    ],
    ids=str,
)
def test_parts_that_cannot_be_are_refused_with_a_remedy(
    room: Room, capfd: pytest.CaptureFixture[str], parts: object, words: str
) -> None:
    made_of(room, *PLAIN)
    room.build()
    before = held(room.folder / "output")
    text = room.settings.read_text("utf-8")
    room.settings.write_text(text + f"\nBRIEFING_PARTS = {parts!r}\n", "utf-8")
    assert commands.build(room.settings, room.folder / "output") == 1
    assert words in " ".join(capfd.readouterr().err.split())
    assert held(room.folder / "output") == before


def test_a_site_without_facts_records_no_edition_and_says_so(room: Room, capfd: pytest.CaptureFixture[str]) -> None:
    made_of(room, *PLAIN)
    (room.folder / "content/inbox").mkdir()
    site = room.folder / "output"
    assert commands.regenerate(room.folder, site, record=True, why="", dry=False) == 0
    assert "made without facts" in capfd.readouterr().out
    assert not (room.folder / "content/editions.jsonl").exists()
    before = (site / "manifest.json").stat().st_mtime_ns
    assert commands.regenerate(room.folder, site, record=True, why="", dry=False) == 0
    assert (site / "manifest.json").stat().st_mtime_ns == before  # nothing changed, so nothing was exchanged


def test_the_record_of_editions_is_left_alone_while_facts_are_left_out(room: Room) -> None:
    made_of(room, *PARTS)
    room.build(edition=("2025-03-01", ""))
    ledger = (room.folder / "content/editions.jsonl").read_bytes()
    made_of(room, *PLAIN)
    assert room.build(edition=("2025-03-02", "")).edition is None
    assert (room.folder / "content/editions.jsonl").read_bytes() == ledger
    made_of(room, *PARTS)
    assert room.build(edition=("2025-03-03", "")).edition == 0  # nothing was withdrawn meanwhile
    room.is_as_from_nothing()


def test_no_brief_is_made_of_a_site_without_facts(room: Room, capfd: pytest.CaptureFixture[str]) -> None:
    made_of(room, *PLAIN)
    assert commands.brief(room.folder, {"output": str(room.folder / "briefs")}) == 1
    assert "add facts to BRIEFING_PARTS" in " ".join(capfd.readouterr().err.split())
