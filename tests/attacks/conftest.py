"""A project in which hostile rows are laid, taken in and built once for all tests of this folder."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.attacks.laid import ALL, chosen, files_of, original_of
from tests.attacks.limits import Spent, apart, task_in
from tests.attacks.site import SECRET, lay_inbox, tree_of
from tests.attacks.tables import rows
from tests.generate.test_build import ROOT, project

from briefing.ingest import ContentFolders, IngestReport, ingest_paths

__all__ = ["Built", "Taken"]

_TABLES = ("script", "bodies", "links", "notes", "pages", "slow")


@dataclass(frozen=True, slots=True)
class Taken:
    """The project after ingest: what was said of each original, what it took, and what a library said besides."""

    project: Path
    report: IngestReport
    spent: Spent
    warned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The site with the run that made it, what that run was given, and what it changed around its own folders."""

    output: Path
    spent: Spent
    pages: tuple[Path, ...]
    changed: tuple[str, ...]


@pytest.fixture(scope="session")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """An inbox of all hostile originals, and of the chosen rows of the other tables, taken in at once."""
    around = tmp_path_factory.mktemp("hostile")
    (around / "secret.txt").write_text(f"{SECRET}\n", "utf-8")
    room = around / "room"
    room.mkdir()
    settings = project(room, {})
    more = '\nBRIEFING_SITEURL = "https://room.example"\nBRIEFING_CARDS = False\n'
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    (room / "tasks.py").write_bytes((ROOT / "tasks.py").read_bytes())
    lay_inbox(room / "content" / "inbox", rows("originals"), around)
    for table in _TABLES:
        for row in chosen(table):
            name, content = original_of(row, table)
            (room / "content" / "inbox" / name).write_bytes(content)
    before = tree_of(around)

    def take() -> tuple[IngestReport, tuple[str, ...]]:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            report = ingest_paths([room / "content" / "inbox"], ContentFolders.of(room / "content"))
        return report, tuple(str(warning.message) for warning in heard)

    spent = apart(take, seconds=300)
    assert spent.code == 0, "ingest was ended"
    ours = ("room/content/articles", "room/content/sources")
    after = {path: what for path, what in tree_of(around).items() if not path.startswith(ours)}
    assert after == before, "ingest wrote outside its two folders"
    report, warned = spent.result
    return Taken(room, report, spent, warned)


@pytest.fixture(scope="session")
def built(taken: Taken) -> Built:
    """The site of all that was taken in and of the chosen rows as an editor's folder may hold them."""
    room = taken.project
    made = sorted({result.page for result in taken.report.results if result.page})
    for page in () if ALL else (page for number, page in enumerate(made) if number % 5):
        page.unlink()
    for table in _TABLES:
        for row in chosen(table):
            for path, content in files_of(row, table).items():
                target = room / "content" / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    before = tree_of(room.parent)
    spent = task_in(room, ["build"], room.parent / "home")
    after = tree_of(room.parent)
    ours = ("room/output", "room/.output", "home")
    changed = {path for path, _ in before.items() ^ after.items() if not path.startswith(ours)}
    left = [path.as_posix() for path in (room.parent / "home" / "tmp").rglob("*")]
    pages = tuple(sorted((room / "content" / "articles").rglob("*.md")))
    return Built(room / "output", spent, pages, tuple(sorted([*changed, *left])))
