"""Ended at any moment, a whole `invoke regenerate` leaves the old site or the new one and content/ intact; the next
run needs no cleaning and makes what an undisturbed one makes.

BRIEFING_KILLS=25 BRIEFING_KILLS_FROM=50 ends so many runs, the first of them being number 50: what a number does is the
same in every run of this file. BRIEFING_KILLS_TABLE=FILE gets a line for each.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.generate.running import Reader, content_of, ended, held, regenerated, small_project, started

from briefing.generate.build import build_site

KILLS, FROM = int(os.environ.get("BRIEFING_KILLS", "3")), int(os.environ.get("BRIEFING_KILLS_FROM", "0"))
TABLE = os.environ.get("BRIEFING_KILLS_TABLE", "")
WHERE = ("ingest", "anywhere", "build", "exchange", "record")
A_ROUND = 3  # kills, before a run is let come to its end
DRAFT = re.compile(r"(.*/)?\.\w{8}\.part")


def article(title: str, deaths: str, more: str = "") -> str:
    """A saved text."""
    said = f"At least {deaths} people were killed when shells hit the market of {title.split()[0]}, a hospital said."
    return f"{title}\n\n{said} The army blamed M23 rebels, who denied it on Tuesday evening.\n\n{more}\n"


def web(title: str, deaths: str) -> str:
    """A saved page."""
    first, *rest = article(title, deaths, "Nobody spoke to the press about it for days, reporters were told.").split(
        "\n\n"
    )
    body = f"<h1>{first}</h1>" + "".join(f"<p>{words}</p>" for words in rest)
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def page_of(content: Path, name: str) -> Path:
    """The page of an original."""
    for record in sorted((content / "sources").glob("*.json")):
        told = json.loads(record.read_text("utf-8"))
        if told["source_file"] == name:
            return content / "articles" / told["page"]
    raise AssertionError(name)


def new_ones(content: Path) -> None:
    (content / "inbox/a.txt").write_text(article("Sake market shelled", "nine"), "utf-8")
    (content / "inbox/b.html").write_text(web("Minova market shelled", "four"), "utf-8")
    (content / "inbox/c.txt").write_text(article("Goma market shelled", "two", "Rain fell."), "utf-8")


def newer_original(content: Path) -> None:
    (content / "inbox/a.txt").write_text(article("Sake market shelled", "eleven", "Two more died."), "utf-8")
    (content / "inbox/d.txt").write_text(article("Masisi market shelled", "six"), "utf-8")


def edited_page(content: Path) -> None:
    page = page_of(content, "b.html")
    page.write_text(page.read_text("utf-8") + "\nAn editor's line: ten were injured in Minova.\n", "utf-8")
    (content / "inbox/b.html").write_text(web("Minova market shelled", "five"), "utf-8")


def deleted_page(content: Path) -> None:
    (content / "articles/2025/goma-1.md").unlink()
    (content / "corrections").mkdir(exist_ok=True)
    row = "- {add: force, quote: officials, set: {id: fardc, name: FARDC}, reason: the country's}\n"
    (content / "corrections/goma-0.yaml").write_text(row, "utf-8")
    (content / "inbox/e.txt").write_text(article("Bukavu market shelled", "three"), "utf-8")


def two_of_one_title(content: Path) -> None:
    for folder, deaths in (("north", "seven"), ("south", "eight")):
        (content / "inbox" / folder).mkdir()
        (content / "inbox" / folder / "x.txt").write_text(article("Uvira market shelled", deaths, folder), "utf-8")


STEPS: tuple[Callable[[Path], None], ...] = (new_ones, newer_original, edited_page, deleted_page, two_of_one_title)


@dataclass(frozen=True)
class Picture:
    """A project after so many steps: what lies in content/ before and after the run, and the site that it makes."""

    laid: dict[str, bytes]
    content: dict[str, bytes]
    site: dict[str, bytes]


class Undisturbed:
    """The same project, never killed: one folder for each step, with the finished site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        first = small_project(folder / "0")
        assert regenerated(first) == 0
        self.pictures = [Picture({}, content_of(first), held(first / "output"))]

    def after(self, step: int) -> Picture:
        """The project after this step, made when first asked for."""
        while len(self.pictures) <= step:
            number = len(self.pictures)
            room = self.folder / str(number)
            shutil.copytree(self.folder / str(number - 1), room, symlinks=True)
            STEPS[number - 1](room / "content")
            laid = content_of(room)
            assert regenerated(room) == 0
            self.pictures.append(Picture(laid, content_of(room), held(room / "output")))
            if KILLS > 3:  # test_incremental.py holds many more against clean builds
                build_site(room / "pelicanconf.py", room / "clean")
                assert held(room / "clean") == self.pictures[-1].site
        return self.pictures[step]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    return Undisturbed(tmp_path_factory.mktemp("undisturbed"))


def coming(room: Path) -> int:
    """Tells one version that is about to take the site's place from another; 0 where there is none."""
    return inode(room / ".output.build/state.coming")


def inode(path: Path) -> int:
    """The number under which the file system knows the file or folder; 0 where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


@dataclass
class Killing:
    """Number so-and-so: at what it waits for, how long after, and how the run is ended."""

    number: int

    def __post_init__(self) -> None:
        chance = random.Random(self.number)  # noqa: S311 - no secret
        # All three, and the exchange, in the first few.
        self.at = ("exchange", "build", "ingest", "anywhere", "record")[self.number % 5]
        self.how = ("kill", "interrupt", "kill the first process")[self.number % 3]
        self.share, self.coming = chance.random(), 0

    def end(self, room: Path, run: subprocess.Popen[str], takes: float) -> None:
        """Waits for its moment and ends the run, unless that has come to its end."""
        sources, began = len(list((room / "content/sources").glob("*"))), time.monotonic()
        served, self.coming = inode(room / "output"), coming(room)

        def come() -> bool:
            if self.at == "ingest":
                return len(list((room / "content/sources").glob("*"))) > sources
            if self.at == "exchange":
                return coming(room) not in (0, self.coming) or inode(room / "output") != served
            return self.at != "record" or inode(room / "output") != served

        while run.poll() is None and time.monotonic() - began < 30 and not come():
            time.sleep(0.0005 if self.at == "record" else 0.002)
        wait = {"ingest": 0.03, "exchange": 0.12, "record": 0.02, "build": takes, "anywhere": 1.05 * takes}[self.at]
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(self.share * wait)
        with contextlib.suppress(ProcessLookupError):
            if self.how == "kill the first process":
                os.kill(run.pid, signal.SIGKILL)
            else:
                os.killpg(run.pid, signal.SIGKILL if self.how == "kill" else signal.SIGINT)


def reached(room: Path, killing: Killing, after: Picture) -> str:
    """How far a run came that was ended: what it left tells."""
    now = content_of(room)
    if now["editions.jsonl"] == after.content["editions.jsonl"]:
        return "after the record"
    if held(room / "output") == after.site:
        return "after the exchange"
    if coming(room) not in (0, killing.coming):
        return "at the exchange"
    if {path for path in now if not DRAFT.fullmatch(path)} >= set(after.content):
        return "building"
    return "taking in" if set(now) != set(after.laid) else "before it began"


def check_left(room: Path, before: Picture, after: Picture) -> bool:
    """Holds what an ended run left against the two that there may be; whether the new site is served."""
    site, now = held(room / "output"), content_of(room)
    assert site in (before.site, after.site), "neither site"
    for path, content in now.items():
        if not DRAFT.fullmatch(path):
            assert content in (after.laid.get(path), after.content.get(path)), path
    assert set(after.laid) <= set(now), "something is gone"
    if now["editions.jsonl"] != before.content["editions.jsonl"]:
        assert site == after.site, "an edition is recorded that is not served"
    for record in (room / "content/sources").glob("*.json"):
        told = json.loads(record.read_text("utf-8"))
        assert (room / "content/articles" / told["written"]).is_file() or told["written"] not in after.content
    return site == after.site


def rounds() -> Iterator[tuple[int, list[Killing]]]:
    """Each step with the kills in it."""
    numbers = range(FROM, FROM + KILLS)
    for step in sorted({number // A_ROUND for number in numbers}):
        killings = [Killing(number) for number in numbers if number // A_ROUND == step]
        # What comes later in a run is struck later: a run that took all in leaves nothing to take in.
        yield step % len(STEPS) + 1, sorted(killings, key=lambda killing: WHERE.index(killing.at))


def note(*cells: object) -> None:
    if TABLE:
        with Path(TABLE).open("a", encoding="utf-8") as file:
            file.write("\t".join(map(str, cells)) + "\n")


def test_ended_at_any_moment_a_run_leaves_all_whole_and_the_next_needs_no_cleaning(
    undisturbed: Undisturbed, tmp_path: Path
) -> None:
    room, reader, takes, last = tmp_path / "room", None, 3.0, -1
    try:
        for step, killings in rounds():
            before, after = undisturbed.after(step - 1), undisturbed.after(step)
            if last != step - 1:  # the first, or the steps begin again
                if reader:
                    reader.stop()
                shutil.rmtree(room, ignore_errors=True)
                shutil.copytree(undisturbed.folder / str(step - 1), room, symlinks=True)
                reader = None
            if reader is None:
                reader = Reader(room / "output")
                reader.start()
            both = before.site.keys() & after.site.keys()
            asked = ("index.html", "articles/goma-0/index.html", "manifest.json", "data/articles.jsonl")
            reader.right = {path: {before.site[path], after.site[path]} for path in asked if path in both}
            STEPS[step - 1](room / "content")
            for killing in killings:
                run = started(room)
                killing.end(room, run, takes)
                said = ended(run)
                served = check_left(room, before, after)
                note(killing.number, step, killing.at, killing.how, run.returncode, reached(room, killing, after),
                     "new" if served else "old", reader.answers, len(reader.wrong), "Traceback" in said)  # fmt: skip
            began = time.monotonic()
            run = started(room)
            said = ended(run)
            takes = time.monotonic() - began
            assert run.returncode == 0, said
            assert held(room / "output") == after.site, sorted(
                {path for path, _ in held(room / "output").items() ^ after.site.items()}
            )
            assert content_of(room) == after.content
            assert list((room / ".output.build/making").iterdir()) == []
            last = step
    finally:
        if reader:
            reader.stop()
    assert reader is not None and reader.wrong == [] and reader.answers > KILLS
