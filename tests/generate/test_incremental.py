"""After any sequence of changes the site is, byte for byte, the one that a build from nothing makes.

BRIEFING_SEQUENCES=300 tries so many sequences; without it a few.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.generate.test_build import project

from briefing.generate import making
from briefing.generate.build import BuildReport, build_site
from briefing.generate.incremental.jobs import Job
from briefing.publish.manifest import file_paths

ROOT = Path(__file__).parents[2]
SLUGS = ("goma", "sake", "minova", "kitshanga")
TITLES = ("Shells hit a camp", "Two soldiers killed near Sake", "<b>Army</b> & rebels trade blame", "Ceasefire called")
BODIES = (
    "The army said three people were killed in Goma on Monday by M23 rebels. It rained on the lake.",
    "At least 12 civilians were killed in Sake on Sunday, a hospital said.\n\nM23 rebels denied it.",
    "Shells hit a camp near Minova. Officials spoke of dozens of wounded and blamed the army.",
    "The army said three people were killed in Goma on Monday by M23 rebels. It rained on the lake. Nobody left.",
    "Nothing was heard.",
)
OUTLETS = ("Sample Herald", "Lake Radio", "")
DAYS = ("2025-02-18", "2025-02-19", "2024-11-02", "")


def page(
    title: str, body: str, outlet: str = "Sample Herald", day: str = "2025-02-18", status: str = "published"
) -> str:
    head = {"title": title, "date": day, "outlet": outlet, "status": status}
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in head.items() if v) + f"---\n\n{body}\n"


def held(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in [*file_paths(folder), "manifest.json"]}


class Room:
    """A small project whose theme may be changed, and its clean twin."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = project(folder, {f"articles/2025/{s}.md": page(t, b) for s, t, b in zip(SLUGS, TITLES, BODIES)})  # noqa: B905
        (folder / "theme").unlink()
        shutil.copytree(ROOT / "theme", folder / "theme")

    def build(self, output: str = "output") -> BuildReport:
        return build_site(self.settings, self.folder / output)

    def pages(self) -> list[Path]:
        return sorted((self.folder / "content/articles").rglob("*.md"))

    def is_as_from_nothing(self) -> None:
        report = self.build()
        for name in ("clean", ".clean.build"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        assert self.build("clean").faults == report.faults
        ours, clean = held(self.folder / "output"), held(self.folder / "clean")
        assert sorted(ours) == sorted(clean)
        assert [path for path in ours if ours[path] != clean[path]] == []


class Sequences(RuleBasedStateMachine):
    """An editor at work."""

    @initialize()
    def begin(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.room = Room(Path(self.temporary.name))
        self.room.build()

    def teardown(self) -> None:
        self.temporary.cleanup()

    @rule(at=st.integers(0, 9), title=st.sampled_from(TITLES), body=st.sampled_from(BODIES), outlet=st.sampled_from(OUTLETS),
          day=st.sampled_from(DAYS), status=st.sampled_from(("published", "published", "draft")))  # fmt: skip
    def edit(self, at: int, title: str, body: str, outlet: str, day: str, status: str) -> None:
        if pages := self.room.pages():
            pages[at % len(pages)].write_text(page(title, body, outlet, day, status), "utf-8")

    @rule(
        slug=st.sampled_from((*SLUGS, "bukavu", "page-2")),
        year=st.sampled_from(("2024", "2025")),
        body=st.sampled_from(BODIES),
    )
    def add(self, slug: str, year: str, body: str) -> None:
        path = self.room.folder / f"content/articles/{year}/{slug}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(page(f"News of {slug}", body), "utf-8")

    @precondition(lambda self: len(self.room.pages()) > 1)
    @rule(at=st.integers(0, 9))
    def delete(self, at: int) -> None:
        pages = self.room.pages()
        pages[at % len(pages)].unlink()

    @precondition(lambda self: self.room.pages())
    @rule(at=st.integers(0, 9), name=st.sampled_from(("renamed", "moved-on")))
    def rename(self, at: int, name: str) -> None:
        pages = self.room.pages()
        pages[at % len(pages)].rename(self.room.folder / f"content/articles/2025/{name}.md")

    @rule(slug=st.sampled_from(SLUGS), there=st.booleans())
    def correct(self, slug: str, there: bool) -> None:
        path = self.room.folder / f"content/corrections/{slug}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        if there:
            path.write_text(
                "- {add: force, quote: army, set: {id: fardc, name: FARDC}, reason: the country's}\n", "utf-8"
            )

    @rule(name=st.sampled_from(("base.html", "partials/sources.html", "list.html", "article.html")))
    def change_template(self, name: str) -> None:
        path = self.room.folder / "theme/templates" / name
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    @rule(name=st.sampled_from(("css/site.css", "js/sort.js", "icon.svg")))
    def change_style(self, name: str) -> None:
        path = self.room.folder / "theme/static" / name
        path.write_text(path.read_text("utf-8") + "\n", "utf-8")

    @rule(line=st.sampled_from(('SITENAME = "Other room"', "BRIEFING_PAGE_SIZE = 2", 'BRIEFING_LANGUAGES = ["en"]')))
    def change_setting(self, line: str) -> None:
        with self.room.settings.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    @rule(title=st.sampled_from(TITLES))
    def change_own_page(self, title: str) -> None:
        path = self.room.folder / "content/pages/about.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {title}\nslug: about\nstatus: published\n---\n\nText.\n", "utf-8")

    @invariant()
    def same(self) -> None:
        if hasattr(self, "room"):
            self.room.is_as_from_nothing()


_MANY = int(os.environ.get("BRIEFING_SEQUENCES", "0"))
TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=_MANY or 2,
    stateful_step_count=8 if _MANY else 5,
    deadline=None,
    derandomize=not _MANY,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room(tmp_path)
    made.build()
    return made


def done_in(room: Room, monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> set[str]:
    """The names of the jobs that the next build makes again after this change."""
    found: set[str] = set()
    right = making.stale_jobs

    def noted(*given: object) -> list[Job]:
        stale = right(*given)  # type: ignore[arg-type]
        found.update(job.name for job in stale)
        return stale

    monkeypatch.setattr(making, "stale_jobs", noted)
    act()
    room.build()
    return found


def test_where_nothing_changed_nothing_is_made(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    assert done_in(room, monkeypatch, lambda: None) == set()


def test_a_word_in_one_article_leaves_the_pages_of_others_alone(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = room.folder / "content/articles/2025/kitshanga.md"
    text = path.read_text("utf-8")
    done = done_in(
        room, monkeypatch, lambda: path.write_text(text.replace("nobody", "no one") + "\nIt is calm.\n", "utf-8")
    )
    assert "en:article kitshanga" in done and "ar:article kitshanga" in done
    assert not [name for name in done if "article goma" in name or name.startswith("theme") or "page about" in name]


def test_a_template_makes_only_the_pages_that_use_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = room.folder / "theme/templates/article.html"
    done = done_in(room, monkeypatch, lambda: path.write_text(path.read_text("utf-8") + "\n", "utf-8"))
    assert "en:article goma" in done and "en:home" not in done and "feeds" not in done


def test_a_site_of_which_somebody_took_a_page_is_made_whole(room: Room) -> None:
    (room.folder / "output/articles/goma/index.html").unlink()
    (room.folder / "output/index.html").write_text("cut", "utf-8")
    room.is_as_from_nothing()


def test_a_dry_run_tells_what_would_change_and_changes_nothing(room: Room) -> None:
    before = held(room.folder / "output")
    (room.folder / "content/articles/2025/goma.md").unlink()
    (room.folder / "content/articles/2025/bukavu.md").write_text(page("News of Bukavu", BODIES[1]), "utf-8")
    told = build_site(room.settings, room.folder / "output", dry=True).outcome
    assert held(room.folder / "output") == before
    assert "articles/bukavu/index.html" in told.added and "articles/goma/index.html" in told.removed
    assert "articles/index.html" in told.changed
    done = room.build().outcome
    assert (done.added, done.changed, done.removed) == (told.added, told.changed, told.removed)
    assert room.build().outcome.changed == ()
