"""Saved articles in, pages out: walks the paths given, takes in what is an article, says what became of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from briefing.errors import BriefingError, RefusedInputError, printable
from briefing.ingest.encoding import MAX_BYTES, decode
from briefing.ingest.front_matter import PageStatus, most_closed
from briefing.ingest.html_page import convert_html
from briefing.ingest.markdown_original import convert_markdown
from briefing.ingest.page import MAX_TITLE_CHARS, ConvertedPage
from briefing.ingest.plain_text import convert_text
from briefing.ingest.store import ContentFolders, Shelf

__all__ = ["FileResult", "IngestReport", "convert_file", "ingest_paths"]

Status = Literal["new", "unchanged", "changed", "refused"]
_SUFFIXES = (".html", ".htm", ".txt", ".md")
_DOCUMENTS = (
    ".pdf",
    ".doc",
    ".docx",
    ".odt",
    ".rtf",
    ".eml",
    ".msg",
    ".mht",
    ".mhtml",
    ".xhtml",
    ".webarchive",
    ".epub",
    ".zip",
)
_MIN_WORDS = 8
_KINDS = "save it as .html, .htm, .txt or .md"


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file. `page` is None only for a refused one; `note` is the reason, or what the editor
    should know."""

    path: Path
    status: Status
    page: Path | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """One result a file, in the order in which they were read."""

    results: tuple[FileResult, ...] = ()

    def of(self, status: Status) -> tuple[FileResult, ...]:
        """The results of one kind."""
        return tuple(r for r in self.results if r.status == status)

    @property
    def refused(self) -> tuple[FileResult, ...]:
        """Files that could not be taken in; they are where they were."""
        return self.of("refused")


def ingest_paths(
    paths: Iterable[Path],
    into: ContentFolders,
    on_file: Callable[[Path], None] | None = None,
    status: PageStatus = "published",
) -> IngestReport:
    """Takes in files and folders of saved articles. Files stay where they are; known bytes are skipped as unchanged.

    One bad file never stops the others: it is in the report as refused, with file, reason and remedy. `on_file` is
    called
    before each file, for a progress bar. `status`: of new pages; an original of ours that says it is more closed stays
    so, as does a page that is replaced. Raises BriefingError where nothing can be written: the disk is full, say.
    """
    shelf = Shelf(into)
    results = []
    for path, name in saved_articles(paths):
        if on_file is not None:
            on_file(path)
        try:
            results.append(_take_in(path, name, shelf, status))
        except RefusedInputError as refusal:
            results.append(FileResult(path, "refused", note=str(refusal)))
        except OSError as fault:
            words = f"could not be stored ({fault.strerror or fault})"
            remedy = "look whether content/ can be written and the disk has room, then run this again"
            raise BriefingError(str(path), words, remedy) from fault
    return IngestReport(tuple(results))


def convert_file(path: Path) -> ConvertedPage:
    """The page that a saved file yields, without writing anything. Raises RefusedInputError."""
    return _converted(path, _read(path))


def saved_articles(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Every file to be read, once, with the name it goes by: relative to the folder that was given. In order of names.

    Of a folder: articles and documents of kinds that cannot be read (to say so); hidden files, pictures and the
    "..._files" folders that browsers save beside a page are not articles.
    """
    seen: set[Path] = set()
    for given in paths:
        inside = _in_folder(given) if given.is_dir() and not given.is_symlink() else [(given, given.name)]
        for path, name in inside:
            if path.absolute() not in seen:
                seen.add(path.absolute())
                yield path, printable(name)


def _in_folder(folder: Path) -> list[tuple[Path, str]]:
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if any(p.startswith(".") for p in parts) or any(
            p.endswith(("_files", ".files", "_fichiers", "-Dateien")) for p in parts[:-1]
        ):
            continue
        if path.suffix.lower() in (*_SUFFIXES, *_DOCUMENTS) and (path.is_symlink() or path.is_file()):
            # What a link inside the folder points to is read itself; a link that leads nowhere is told as refused.
            if path.is_symlink() and path.exists() and path.resolve().is_relative_to(folder.resolve()):
                continue
            found.append((path, "/".join(parts)))
    return found


def _take_in(path: Path, name: str, shelf: Shelf, status: PageStatus) -> FileResult:
    raw = _read(path)
    stored = shelf.known(raw)
    notes: tuple[str, ...] = ()
    if stored is None:
        page = _converted(path, raw)
        notes = page.notes
        stored = shelf.put(replace(page, status=most_closed(status, page.status)), raw, name)
    return FileResult(path, stored.status, stored.page, "; ".join(filter(None, (stored.note, *notes))))  # type: ignore[arg-type]


def _read(path: Path) -> bytes:
    where = str(path)
    if path.is_symlink():
        raise RefusedInputError(where, "it is a link to another place", "copy the file itself here")
    if path.suffix.lower() not in _SUFFIXES:
        raise RefusedInputError(where, f"files of this kind ({path.suffix or 'no suffix'}) are not read", _KINDS)
    try:
        if path.exists() and not path.is_file():  # reading a pipe or a device need never end
            raise RefusedInputError(where, "it is no ordinary file", "save the article in a file")
        if path.stat().st_size > MAX_BYTES:
            raise RefusedInputError(
                where, f"the file is larger than {MAX_BYTES // 2**20} MB", "save the article's text alone"
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise RefusedInputError(where, "there is no such file (any more)", "put it back or go on without it") from error
    except OSError as error:
        raise RefusedInputError(
            where, f"it cannot be read ({error.strerror})", "check that it is a file and its permissions"
        ) from error


def _converted(path: Path, raw: bytes) -> ConvertedPage:
    where, suffix = str(path), path.suffix.lower()
    decoded = decode(raw, where)
    convert = convert_markdown if suffix == ".md" else convert_html if suffix in (".html", ".htm") else convert_text
    try:
        page = convert(decoded.text)
    except Exception as error:  # whatever a file does to the libraries that read it, the others are still read
        reason = (
            str(error) if isinstance(error, ValueError) else f"it is too broken to be read ({type(error).__name__})"
        )
        raise RefusedInputError(
            where, reason or "it cannot be read", "save the article's text alone as .txt"
        ) from error
    if sum(len(b.text.split()) for b in page.blocks if b.kind != "caption") < _MIN_WORDS or not page.title:
        what = "no article was found in the page" if convert is convert_html else "there is no article's text in it"
        raise RefusedInputError(where, what, "save the article's own page, or its text as .txt")
    if len(page.title) > MAX_TITLE_CHARS:
        what = f"its title is longer than {MAX_TITLE_CHARS:,} characters"
        raise RefusedInputError(where, what, "save the article's text alone as .txt, under a line with its title")
    return replace(page, notes=(*page.notes, *decoded.notes))
