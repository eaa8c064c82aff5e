"""After any sequence of changes the site is, byte for byte, the one that a build from nothing makes.

BRIEFING_SEQUENCES=300 tries so many sequences; without it a few.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.generate.test_build import project

from briefing.errors import BriefingError
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
CORRECTIONS = (
    "- {add: force, quote: army, set: {id: fardc, name: FARDC}, reason: the country's}\n",
    "- {change: place, id: goma, set: {site: true}, reason: as seen there}\n",
    "",
)
WITHHELD = ("- name: Minova\n", "- coordinates: Sake\n- name: [Officials]\n", "- article: goma\n", "")
NOTES = ("name: The day of the shells\narticles: [goma]\n", "note: Told by two.\n", "")
SETTINGS = (
    'SITENAME = "Other room"',
    "BRIEFING_PAGE_SIZE = 2",
    'BRIEFING_LANGUAGES = ["en", "ar"]',
    'BRIEFING_LANGUAGES = ["en"]',
    'BRIEFING_SITEURL = "https://briefing.example.org"; BRIEFING_CARDS = False',
    'BRIEFING_HOSTS = ["apache", "nginx"]',
)
OTHER_KNOWLEDGE = (
    ("actors/middle-africa.yaml", "name: March 23 Movement", "name: Movement of the 23rd of March"),
    ("actors/middle-africa.yaml", "AFC/M23, M23/AFC", "AFC/M23, M23 rebels' alliance"),
)
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
        self.settings = folder / "pelicanconf.py"
        self.build_site: Builder = built_here

    @classmethod
    def new(cls, folder: Path) -> Room:
        """Four articles, and no site yet."""
        folder.mkdir(exist_ok=True)
        project(folder, {f"articles/2025/{s}.md": page(t, b) for s, t, b in zip(SLUGS, TITLES, BODIES)})  # noqa: B905
        (folder / "theme").unlink()
        shutil.copytree(ROOT / "theme", folder / "theme")
        return cls(folder)

    def build(self, output: str = "output", edition: tuple[str, str] | None = None) -> BuildReport:
        return self.build_site(self.settings, self.folder / output, edition)

    def pages(self) -> list[Path]:
        return sorted((self.folder / "content/articles").rglob("*.md"))

    def write(self, path: str, text: str) -> None:
        """Writes a file of the project; takes it away where there is no text."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text:
            target.write_text(text, "utf-8")
        else:
            target.unlink(missing_ok=True)

    def is_as_from_nothing(self) -> None:
        faults = self.build().faults
        for name in ("clean", ".clean.build"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        assert self.build("clean").faults == faults
        ours, clean = held(self.folder / "output"), held(self.folder / "clean")
        assert sorted(ours) == sorted(clean)
        assert [path for path in ours if ours[path] != clean[path]] == []


Builder = Callable[[Path, Path, tuple[str, str] | None], BuildReport]


def built_here(settings: Path, output: Path, edition: tuple[str, str] | None) -> BuildReport:
    return build_site(settings, output, edition=edition)


class Elsewhere:
    """Builds in a process whose plugin is a copy with other knowledge: a force has another name, a word another sense."""

    _LOOP = """
import json, sys
from pathlib import Path
from briefing.generate.build import build_site
for line in sys.stdin:
    settings, output, edition = json.loads(line)
    report = build_site(Path(settings), Path(output), edition=edition and tuple(edition))
    print("built", json.dumps([str(report.output), report.faults, report.warnings, report.edition]), flush=True)
"""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(ROOT / "plugins", folder / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
        for path, old, new in OTHER_KNOWLEDGE:
            file = folder / "plugins/briefing/knowledge" / path
            text = file.read_text("utf-8")
            assert old in text
            file.write_text(text.replace(old, new), "utf-8")
        env = {**os.environ, "PYTHONPATH": str(folder / "plugins")}
        self._run = subprocess.Popen(
            [sys.executable, "-c", self._LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def __call__(self, settings: Path, output: Path, edition: tuple[str, str] | None) -> BuildReport:
        assert self._run.stdin is not None and self._run.stdout is not None
        print(json.dumps([str(settings), str(output), edition]), file=self._run.stdin, flush=True)
        for line in self._run.stdout:
            if line.startswith("built "):
                where, faults, warnings, number = json.loads(line[6:])
                return BuildReport(Path(where), tuple(faults), tuple(warnings), number)
        raise AssertionError("the build with other knowledge ended")

    def end(self) -> None:
        self._run.kill()
        self._run.communicate()


class Prepared:
    """What every sequence begins with, made when first asked for."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._elsewhere: Elsewhere | None = None

    def copied(self, folder: Path, languages: str) -> Room:
        """A project with its site in these languages, copied from one that was built."""
        first = Path(self._folder.name) / languages.replace(" ", "-")
        if not first.exists():
            room = Room.new(first)
            with room.settings.open("a", encoding="utf-8") as file:
                file.write(f"\nBRIEFING_LANGUAGES = {languages.split()}\n")
            room.build()
        shutil.copytree(first, folder, symlinks=True)
        return Room(folder)

    def elsewhere(self) -> Elsewhere:
        if self._elsewhere is None:
            self._elsewhere = Elsewhere(Path(self._folder.name))
        return self._elsewhere

    def end(self) -> None:
        if self._elsewhere:
            self._elsewhere.end()
        self._folder.cleanup()


@pytest.fixture(scope="module", autouse=True)
def prepared() -> Iterator[None]:
    Sequences.prepared = Prepared()
    yield
    Sequences.prepared.end()


class Sequences(RuleBasedStateMachine):
    """An editor at work. The site is built after every change; it is held against a clean build now and then and at
    the end."""

    prepared: Prepared

    @initialize()
    def begin(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.room = self.prepared.copied(Path(self.temporary.name) / "room", "en")

    def teardown(self) -> None:
        try:
            if hasattr(self, "room"):
                self.room.is_as_from_nothing()
        finally:
            self.temporary.cleanup()

    @rule(at=st.integers(0, 9), title=st.sampled_from(TITLES), body=st.sampled_from(BODIES), outlet=st.sampled_from(OUTLETS),
          day=st.sampled_from(DAYS), status=st.sampled_from(("published", "published", "draft")))  # fmt: skip
    def edit(self, at: int, title: str, body: str, outlet: str, day: str, status: str) -> None:
        if pages := self.room.pages():
            pages[at % len(pages)].write_text(page(title, body, outlet, day, status), "utf-8")

    @rule(slug=st.sampled_from((*SLUGS, "bukavu", "page-2")), year=st.sampled_from(("2024", "2025")), body=st.sampled_from(BODIES))  # fmt: skip
    def add(self, slug: str, year: str, body: str) -> None:
        self.room.write(f"content/articles/{year}/{slug}.md", page(f"News of {slug}", body))

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

    @precondition(lambda self: self.room.pages())
    @rule(at=st.integers(0, 9), folder=st.sampled_from(("2023", "2025", "2025/deep/er", "undated")))
    def move(self, at: int, folder: str) -> None:
        pages = self.room.pages()
        path = pages[at % len(pages)]
        text = path.read_text("utf-8")
        path.unlink()
        self.room.write(f"content/articles/{folder}/{path.name}", text)

    @precondition(lambda self: len(self.room.pages()) > 1)
    @rule(at=st.integers(0, 9))
    def swap(self, at: int) -> None:
        """Two articles change places, with the times and sizes that their files had."""
        pages = self.room.pages()
        one, other = pages[at % len(pages)], pages[(at + 1) % len(pages)]
        aside = one.with_name("aside")
        one.rename(aside)
        other.rename(one)
        aside.rename(other)

    @rule(slug=st.sampled_from(SLUGS), text=st.sampled_from(CORRECTIONS))
    def correct(self, slug: str, text: str) -> None:
        self.room.write(f"content/corrections/{slug}.yaml", text)

    @rule(text=st.sampled_from(WITHHELD))
    def withhold(self, text: str) -> None:
        self.room.write("content/withheld.yaml", text)

    @rule(name=st.sampled_from(("2025-02-17-goma", "2025-02-16-sake")), text=st.sampled_from(NOTES))
    def note_event(self, name: str, text: str) -> None:
        self.room.write(f"content/events/{name}.yaml", text)

    @rule(name=st.sampled_from(("base.html", "partials/sources.html", "list.html", "article.html", "own.html")))
    def change_template(self, name: str) -> None:
        path = self.room.folder / "theme/templates" / name
        self.room.write(f"theme/templates/{name}", (path.read_text("utf-8") if path.exists() else "") + "\n")

    @rule(name=st.sampled_from(("css/site.css", "css/print.css", "js/sort.js", "icon.svg", "more/own.txt")))
    def change_style(self, name: str) -> None:
        path = self.room.folder / "theme/static" / name
        self.room.write(f"theme/static/{name}", (path.read_text("utf-8") if path.exists() else "") + "\n")

    @rule()
    def take_style_away(self) -> None:
        self.room.write("theme/static/more/own.txt", "")

    @rule(line=st.sampled_from(SETTINGS))
    def change_setting(self, line: str) -> None:
        with self.room.settings.open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    @rule(title=st.sampled_from((*TITLES, "")))
    def change_own_page(self, title: str) -> None:
        text = f"---\ntitle: {title}\nslug: about\nstatus: published\n---\n\nText.\n" if title else ""
        self.room.write("content/pages/about.md", text)

    @rule(other=st.booleans())
    def change_knowledge(self, other: bool) -> None:
        self.room.build_site = self.prepared.elsewhere() if other else built_here

    @rule(day=st.sampled_from(("2025-03-01", "2025-03-02")), why=st.sampled_from(("", "Monday's news")))
    def record(self, day: str, why: str) -> None:
        self.room.build(edition=(day, why))

    @rule()
    def take_a_page_of_the_site(self) -> None:
        (self.room.folder / "output/index.html").unlink()

    @rule()
    def compare(self) -> None:
        self.room.is_as_from_nothing()

    @invariant()
    def built(self) -> None:
        if hasattr(self, "room"):
            self.room.build()


_MANY = int(os.environ.get("BRIEFING_SEQUENCES", "0"))
TestSequences = Sequences.TestCase
TestSequences.settings = settings(
    max_examples=_MANY or 2,
    stateful_step_count=7,
    deadline=None,
    derandomize=not _MANY,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Sequences.prepared.copied(tmp_path / "room", "en ar")
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
    assert "print article kitshanga" in done
    assert not [name for name in done if "article goma" in name or name.startswith("theme") or "page about" in name]


def test_a_template_makes_only_the_pages_that_use_it(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = room.folder / "theme/templates/article.html"
    done = done_in(room, monkeypatch, lambda: path.write_text(path.read_text("utf-8") + "\n", "utf-8"))
    assert "print article goma" in done and "print home" not in done and "feeds" not in done


def test_a_site_of_which_somebody_took_a_page_is_made_whole(room: Room) -> None:
    (room.folder / "output/articles/goma/index.html").unlink()
    (room.folder / "output/index.html").write_text("cut", "utf-8")
    room.is_as_from_nothing()


def test_a_broken_store_of_articles_is_told_once_and_made_anew(room: Room) -> None:
    store = room.folder / ".output.build/articles.db"
    with store.open("r+b") as file:
        file.seek(4096)  # the first page alone is read when it is opened
        file.write(b"\xff" * (store.stat().st_size - 4096))
    before = held(room.folder / "output")
    room.write("content/articles/2025/goma.md", page("News of Goma", BODIES[1]))
    with pytest.raises(BriefingError, match=r"articles\.db: was broken and is taken away .* run this again"):
        room.build()
    assert held(room.folder / "output") == before
    room.is_as_from_nothing()


@pytest.mark.parametrize("left", [0, 40, 0.5, 0.999])
def test_a_state_that_was_cut_short_leaves_no_page_behind(room: Room, left: float) -> None:
    state = room.folder / ".output.build/state"
    content = state.read_bytes()
    state.write_bytes(content[: left if isinstance(left, int) else int(len(content) * left)])
    (room.folder / "content/articles/2025/goma.md").unlink()
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
