"""Files in, pages out, on a real disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ingest.making_originals import PARAGRAPHS, TITLE, page

from briefing.errors import BriefingError
from briefing.ingest import ContentFolders, ingest_paths, paths_of_pages, read_page, store
from briefing.ingest.__main__ import main
from briefing.ingest.front_matter import PageStatus

TEXT = f"{TITLE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def into(tmp_path: Path) -> ContentFolders:
    return ContentFolders.of(tmp_path / "content")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {str(p): (p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_page_and_its_original_are_kept(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.html").write_text(page("<meta property='article:published_time' content='2024-03-04'>"), "utf-8")
    report = ingest_paths([inbox], into)
    (written,) = paths_of_pages(into)
    front, _ = read_page(written)
    assert [r.status for r in report.results] == ["new"]
    assert written == into.articles / "2024/bridge-at-malakal-falls-after-a-night-of-shelling.md"
    assert front.source_sha256 is not None
    assert (into.sources / front.source_sha256).read_bytes() == (inbox / "a.html").read_bytes()


def test_the_same_bytes_again_do_nothing(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    before = snapshot(into.articles.parent)
    (inbox / "copy.txt").write_text(TEXT, "utf-8")
    report = ingest_paths([inbox], into)
    assert [r.status for r in report.results] == ["unchanged", "unchanged"]
    assert snapshot(into.articles.parent) == before


def test_what_is_known_asks_for_its_own_record_alone(inbox: Path, into: ContentFolders) -> None:
    """A large archive is not read at every run."""
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    (into.sources / f"{'0' * 64}.json").write_text("{", "utf-8")
    assert [r.status for r in ingest_paths([inbox], into).results] == ["unchanged"]
    (inbox / "b.txt").write_text(TEXT.replace("Malakal", "Bentiu"), "utf-8")
    with pytest.raises(BriefingError, match=r"0\.json: the record of an original cannot be read; delete it"):
        ingest_paths([inbox], into)


def test_what_a_killed_run_left_half_written_is_swept(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    left = [into.sources / ".abcd1234.part", into.articles / ".abcd1234.part", into.articles / "2024/.abcd1234.part"]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    ingest_paths([inbox], into)
    assert not [path for path in left if path.exists()] and len(list(paths_of_pages(into))) == 1


def test_a_changed_original_replaces_a_page_that_nobody_edited(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    (inbox / "a.txt").write_text(TEXT + "\nThe ferry runs again, the mayor said on Tuesday.\n", "utf-8")
    (result,) = ingest_paths([inbox], into).results
    (written,) = paths_of_pages(into)
    assert (result.status, result.page) == ("changed", written)
    assert "The ferry runs again" in written.read_text("utf-8")
    assert len([p for p in into.sources.iterdir() if not p.suffix]) == 2


def test_an_edited_page_is_never_overwritten(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    (written,) = paths_of_pages(into)
    edited = written.read_text("utf-8").replace("four people", "five people")
    written.write_text(edited, "utf-8")
    for more in ("The ferry runs again.", "The ferry stopped again."):
        (inbox / "a.txt").write_text(f"{TEXT}\n{more}\n", "utf-8")
        (result,) = ingest_paths([inbox], into).results
        assert result.status == "changed" and "edited by hand" in result.note
        assert written.read_text("utf-8") == edited
        assert more in written.with_name(written.stem + ".new.md").read_text("utf-8")
        assert tuple(paths_of_pages(into)) == (written,)


def test_a_page_removed_by_hand_stays_away(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    (written,) = paths_of_pages(into)
    written.unlink()
    (result,) = ingest_paths([inbox], into).results
    assert result.status == "unchanged" and "removed by hand" in result.note
    assert not written.exists()


def test_a_run_that_was_killed_before_its_record_leaves_no_twin(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    before = snapshot(into.articles)
    for record in into.sources.glob("*.json"):
        record.unlink()
    ingest_paths([inbox], into)
    assert snapshot(into.articles) == before


class Killed(BaseException):
    """Stands for the end of the process: no code of ours catches it."""


def take_in(inbox: Path, into: ContentFolders, monkeypatch: pytest.MonkeyPatch, writes: int) -> bool:
    """Takes the inbox in, but is ended before the write after so many; whether it was."""
    real, done = store.write_whole, []

    def write(path: Path, content: bytes) -> None:
        if len(done) == writes:
            raise Killed
        done.append(path)
        real(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(store, "write_whole", write)
        try:
            ingest_paths([inbox], into)
        except Killed:
            return True
    return False


@pytest.mark.parametrize("changed", [False, True])
def test_ended_at_any_write_the_next_run_makes_what_an_undisturbed_one_makes(
    changed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drop(inbox: Path, more: str = "") -> None:
        for folder, words in (("a", "North"), ("b", "South")):  # two articles under one headline, and a third
            (inbox / folder).mkdir(parents=True, exist_ok=True)
            (inbox / folder / f"{folder}.txt").write_text(f"{TEXT}\n{words} of the river, officials said.\n", "utf-8")
        (inbox / "c.txt").write_text(f"Ferry runs again\n\n{TEXT}\n{more}\n", "utf-8")

    def seen(room: Path) -> dict[str, bytes]:
        return {p.relative_to(room).as_posix(): p.read_bytes() for p in room.rglob("*") if p.is_file()}

    wanted: dict[str, bytes] = {}
    for writes in [1000, *range(12)]:  # the first of them is not disturbed
        room = tmp_path / str(writes)
        inbox, into = room / "inbox", ContentFolders.of(room / "content")
        drop(inbox)
        if changed:
            ingest_paths([inbox], into)
            drop(inbox, "The mayor said so on Tuesday.")
        if take_in(inbox, into, monkeypatch, writes):
            ingest_paths([inbox], into)
        wanted = wanted or seen(room)
        assert seen(room) == wanted, writes


def test_a_folder_that_takes_no_more_is_told_with_the_file_and_what_to_do(
    inbox: Path, into: ContentFolders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    (inbox / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.setattr(store, "write_whole", full)
    with pytest.raises(BriefingError, match=r"a\.txt.*No space left on device.*disk has room"):
        ingest_paths([inbox], into)


def test_an_edited_page_is_kept_even_if_its_record_is_lost(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into)
    (written,) = paths_of_pages(into)
    written.write_text(written.read_text("utf-8") + "\nAn editor's line.\n", "utf-8")
    for record in into.sources.glob("*.json"):
        record.unlink()
    ingest_paths([inbox], into)
    assert written.read_text("utf-8").endswith("An editor's line.\n")


def test_two_articles_with_one_title_and_one_name_are_two_pages(inbox: Path, into: ContentFolders) -> None:
    for folder, words in (
        ("north", PARAGRAPHS[0]),
        ("south", "Farmers brought in a record crop of dates beside the lake this year, officials say."),
    ):
        (inbox / folder).mkdir()
        (inbox / folder / "index.txt").write_text(f"Week in brief\n\n{words}\n\nMore was to follow later.\n", "utf-8")
    report = ingest_paths([inbox / "north/index.txt", inbox / "south/index.txt"], into)
    assert [r.status for r in report.results] == ["new", "new"]
    assert len({r.page for r in report.results}) == 2


def test_bad_files_are_refused_one_by_one_and_the_rest_go_on(inbox: Path, into: ContentFolders, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(TEXT, "utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    (inbox / "binary.html").write_bytes(bytes(range(256)) * 20)
    (inbox / "home.html").write_text("<html><title>Home</title><nav><a href='/a'>News</a></nav></html>", "utf-8")
    (inbox / "scan.pdf").write_bytes(b"%PDF-1.7")
    (inbox / "link.txt").symlink_to(outside)
    (inbox / "huge.txt").write_bytes(b"Shells fell. " * 1_700_000)
    (inbox / "deep.html").write_text("<div>" * 5000 + "x", "utf-8")
    (inbox / "good.txt").write_text(TEXT, "utf-8")
    report = ingest_paths([inbox, inbox / "gone.txt"], into)
    refused = {r.path.name: r.note for r in report.refused}
    assert {r.path.name for r in report.results if r.status == "new"} == {"good.txt"}
    assert set(refused) == {
        "empty.txt",
        "binary.html",
        "home.html",
        "scan.pdf",
        "link.txt",
        "huge.txt",
        "deep.html",
        "gone.txt",
    }
    assert all(str(inbox / name) in note and "; " in note for name, note in refused.items())
    assert all((inbox / name).exists() or (inbox / name).is_symlink() for name in refused if name != "gone.txt")


def test_what_browsers_save_beside_a_page_is_no_article(inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.html").write_text(page(), "utf-8")
    (inbox / "a_files").mkdir()
    (inbox / "a_files/frame.html").write_text("<p>advert</p>", "utf-8")
    (inbox / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (inbox / ".gitkeep").write_bytes(b"")
    assert [r.path.name for r in ingest_paths([inbox], into).results] == ["a.html"]


@pytest.mark.parametrize(
    "title", ["../../../etc/passwd", "CON", "....", "日本語の見出し", "a" * 300, "Ünïcödé & <b>", "index"]
)
def test_no_title_leads_out_of_the_folder(title: str, inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(f"{title}\n\n" + "\n\n".join(PARAGRAPHS), "utf-8")
    (result,) = ingest_paths([inbox], into).results
    assert result.page is not None and result.page.resolve().parent.parent == into.articles.resolve()
    assert result.page.stem.isascii() and len(result.page.stem) <= 80


def test_progress_is_told_file_by_file(inbox: Path, into: ContentFolders) -> None:
    for name in ("b.txt", "a.txt"):
        (inbox / name).write_text(TEXT + name, "utf-8")
    seen: list[str] = []
    ingest_paths([inbox], into, on_file=lambda path: seen.append(path.name))
    assert seen == ["a.txt", "b.txt"]


def test_the_command_says_what_became_of_each(inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    assert main([str(inbox), "--into", str(tmp_path / "out")]) == 0
    (inbox / "empty.txt").write_bytes(b"")
    assert main([str(inbox), "--into", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "2 read: 0 new, 1 unchanged, 0 changed, 1 refused"


@pytest.mark.parametrize(
    ("given", "head", "expected"),
    [
        ("published", "", "published"),
        ("review", "", "review"),
        ("published", "status: draft\n", "draft"),
        ("review", "status: published\n", "review"),
        ("published", "status: embargo\n", "draft"),
    ],
)
def test_a_new_page_is_as_closed_as_the_closest_wish(
    given: PageStatus, head: str, expected: str, inbox: Path, into: ContentFolders
) -> None:
    (inbox / "a.md").write_text(f"---\ntitle: Ferry\n{head}---\n\n" + "\n\n".join(PARAGRAPHS), "utf-8")
    ingest_paths([inbox], into, status=given)
    (written,) = paths_of_pages(into)
    assert read_page(written)[0].status == expected


@pytest.mark.parametrize("how", ["taken in as a draft", "removed by hand"])
def test_a_newer_original_opens_nothing_that_was_closed(how: str, inbox: Path, into: ContentFolders) -> None:
    (inbox / "a.txt").write_text(TEXT, "utf-8")
    ingest_paths([inbox], into, status="draft" if how.startswith("taken") else "published")
    (written,) = paths_of_pages(into)
    if how.startswith("removed"):
        written.unlink()
    (inbox / "a.txt").write_text(TEXT + "\nThe ferry runs again, the mayor said on Tuesday.\n", "utf-8")
    (result,) = ingest_paths([inbox], into).results
    assert (result.status, result.page) == ("changed", written)
    front, body = read_page(written)
    assert "The ferry runs again" in body and front.status == "draft"
