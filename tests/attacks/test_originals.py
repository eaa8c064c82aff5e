"""Hostile originals, page heads, corrections and notes: each is taken or refused as its row says; the rest goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from tests.attacks.conftest import Taken
from tests.attacks.site import SECRET
from tests.attacks.tables import Row, rows

from briefing.collate.events.editing import read_event_note
from briefing.console.tables import ingest_lines
from briefing.errors import BriefingError
from briefing.generate.editor_pages import read_editor_pages
from briefing.generate.heads import check_head, check_name
from briefing.ingest.front_matter import KEYS, parse_page, read_page
from briefing.resolve.corrections import read_corrections

SECONDS = 30  # of the processor, for one input: far more than any takes, far less than what a bomb takes


class TooSlowError(Exception):
    """An input took all the seconds it may have."""


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Ends what runs within when it has used its seconds of the processor, by an exception that names the input."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"{what} took {SECONDS} s")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("row", rows("originals"), ids=lambda row: row.id)
def test_each_original_is_taken_or_refused_as_its_row_says(row: Row, taken: Taken) -> None:
    name = os.fsdecode(b"o-\xff\xfe.txt") if row.more["name"] == "BYTES" else row.more["name"]
    results = [r for r in taken.report.results if r.path.name == name]
    if row.holds == "ignored":
        assert results == []
        return
    (result,) = results
    if row.holds == "refused":
        assert result.status == "refused" and row.says in result.note and "; " in result.note
    elif row.holds == "taken":
        assert result.status == "new", result.note
    if result.status == "refused":
        return
    assert result.page is not None
    front, body = parse_page(result.page.read_text("utf-8"))
    assert front.other == () and front.status == "published"
    assert front.title and SECRET not in body and "root:x" not in body.replace("root:x:0 is not told", "")
    assert not [c for c in front.title + body if ord(c) < 32 and c != "\n"]
    assert "javascript:" not in (front.source_url or "")
    head = result.page.read_text("utf-8").split("\n---\n")[0].split("\n")[1:]
    assert all(line.partition(":")[0] in KEYS for line in head)


def test_a_terminal_is_told_of_every_file_without_obeying_it(taken: Taken) -> None:
    told = "\n".join(line.plain for line in ingest_lines(taken.report))
    told.encode("utf-8")
    assert "\x1b" not in told and "\u202e" not in told


def test_nothing_is_written_for_what_was_refused(taken: Taken) -> None:
    articles = taken.project / "content" / "articles"
    pages = {r.page for r in taken.report.results if r.page}
    assert {path for path in articles.rglob("*.md") if path.read_bytes()[:5] == b"---\nt"} >= pages
    assert all(articles in page.parents and ".." not in page.parts for page in pages)
    assert len(pages) == len([r for r in taken.report.results if r.page])


NOTES = [row for row in rows("notes") if row.holds == "refused" and row.id != "v-missing"]


@pytest.mark.parametrize("row", NOTES, ids=lambda row: row.id)
def test_a_hostile_correction_or_note_is_refused_with_file_and_remedy(row: Row, tmp_path: Path) -> None:
    path = tmp_path / Path(row.more["file"]).name
    path.write_bytes(row.content)
    read: Callable[[Path], object] = read_corrections if row.id.startswith("c-") else read_event_note
    with bounded(row.id), pytest.raises(BriefingError) as fault:
        read(path)
    assert row.says in str(fault.value) and path.name.split(".")[0][:5] in str(fault.value)
    assert "; " in str(fault.value) and len(str(fault.value)) < 2000
    assert not Path("pwned").exists()


PAGES = [
    row for row in rows("pages") if row.more["file"].startswith("articles/") and row.holds in ("printed", "refused")
]


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.id)
def test_a_hostile_head_or_name_is_read_or_refused_with_file_and_remedy(row: Row, tmp_path: Path) -> None:
    path = tmp_path / Path(f"{'n' * 240}.md" if row.more["file"] == "LONG" else row.more["file"]).name
    path.write_bytes(row.content)

    def read() -> None:
        front, _ = read_page(path)
        check_name(path)
        check_head(path, front)

    by_build = "is taken", "is not known", "1800"  # what only the site as a whole, or the facts, can tell
    if row.holds == "printed" or any(words in row.says for words in by_build[:2]):
        read()
        return
    with pytest.raises(BriefingError, match=row.says.replace(".", r"\.")) as fault:
        read()
    assert "; " in str(fault.value)


def test_pages_of_the_editor_take_no_address_of_the_site(tmp_path: Path) -> None:
    given = [row for row in rows("pages") if row.more["file"].startswith("pages/")]
    for row in given:
        path = tmp_path / row.more["file"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(row.content)
    settings = {
        "PATH": str(tmp_path), "PAGE_PATHS": ["pages"], "ARTICLE_PATHS": ["articles"], "BRIEFING_LANGUAGES": ["en", "ar"],
        "THEME": str(tmp_path), "SITENAME": "Room", "OUTPUT_PATH": str(tmp_path / "out"),
    }  # fmt: skip
    pages = read_editor_pages(settings)
    assert [page.url for page in pages] == ["e-body/"]
    for row in given:
        if row.holds == "refused":
            (words,) = [w for w in settings["BRIEFING_FAULTS"] if f"/{Path(row.more['file']).name}:" in w]
            assert row.says in words and "; " in words
