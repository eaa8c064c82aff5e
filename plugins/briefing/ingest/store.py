"""The disk side of ingest: originals kept by hash, pages written whole or not at all, a person's edits never
overwritten.

For each original there is `sources/<sha256>` (its bytes) and `sources/<sha256>.json`, the record of what was made of
it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path

from briefing.durable import sweep_drafts, write_whole
from briefing.errors import BriefingError
from briefing.ingest.cleaning import fold_words
from briefing.ingest.front_matter import most_closed, parse_page
from briefing.ingest.markdown_page import markdown_page
from briefing.ingest.page import ConvertedPage
from briefing.ingest.slugs import slug_of, unique_slug
from briefing.locks import RunLock

__all__ = ["BESIDE", "ContentFolders", "Record", "Shelf", "Stored", "paths_of_pages"]

UNDATED = "undated"
BESIDE = ".new.md"  # a new conversion beside a page that a person edited; the build leaves these out
_SAME_ARTICLE_SHARE = 0.4  # of the shorter one's longer words


@dataclass(frozen=True, slots=True)
class ContentFolders:
    """Where pages and originals go."""

    articles: Path
    sources: Path

    @classmethod
    def of(cls, root: Path) -> ContentFolders:
        """The two folders under a content folder."""
        return cls(root / "articles", root / "sources")

    def lock(self) -> RunLock:
        """The right to take articles in. Raises BriefingError, naming the process that has it, where another has."""
        return RunLock(self.sources.parent / ".ingest.lock", self.sources.parent, "is being added to")


@dataclass(frozen=True, slots=True)
class Record:
    """What was made of one original. `page`: the article's page, `written`: the file this original's conversion went
    to,

    both relative to the articles folder; they differ where a person had edited the page. `page_sha256`: of what was
    written.
    """

    sha256: str
    source_file: str
    page: str
    written: str
    page_sha256: str
    source_url: str = ""
    licence: str = ""
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an original: `page` is the file written, or that was there already."""

    status: str  # "new", "unchanged" or "changed"
    page: Path
    note: str = ""


class Shelf:
    """The pages and originals on disk. All records are read where the first new original comes; what is known needs
    its own alone."""

    def __init__(self, folders: ContentFolders) -> None:
        self._folders = folders

    @cached_property
    def _records(self) -> dict[str, Record]:
        """Every record, by the original's hash."""
        folders = self._folders
        sweep_drafts([folders.sources, folders.articles, *(p for p in folders.articles.glob("*") if p.is_dir())])
        return {path.stem: _read_record(path) for path in sorted(folders.sources.glob("*.json"))}

    @cached_property
    def _slugs(self) -> set[str]:
        """The names that pages have or had."""
        there = {p.name.removesuffix(BESIDE).removesuffix(".md") for p in self._folders.articles.rglob("*.md")}
        return there | {Path(record.page).stem for record in self._records.values()}

    def known(self, raw: bytes) -> Stored | None:
        """What became of these very bytes before; None if they are new."""
        path = self._folders.sources / f"{_sha256(raw)}.json"
        if not path.is_file():
            return None
        record = _read_record(path)
        page = self._folders.articles / record.page
        note = (
            ""
            if page.exists()
            else f"its page was removed by hand; delete sources/{record.sha256}.json to take it in again"
        )
        return Stored("unchanged", page, note)

    def put(self, page: ConvertedPage, raw: bytes, source_file: str) -> Stored:
        """Writes the original, the page and the record, in this order; each whole or not at all."""
        sha256 = _sha256(raw)
        before = self._earlier(page, source_file)
        if before is not None:
            page = replace(page, status=most_closed(page.status, self._status(before)))
        text = markdown_page(page, source_file, sha256)
        if before is None:
            name = self._new_name(page, raw)
            status, written, note = "new", *self._beside_if_edited(name, text)
        else:
            status, name, written, note = "changed", before.page, *self._place_of_change(before, text)
        self._folders.sources.mkdir(parents=True, exist_ok=True)
        write_whole(self._folders.sources / sha256, raw)
        target = self._folders.articles / written
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode())
        record = Record(
            sha256,
            source_file,
            name,
            written,
            _sha256(text.encode()),
            page.source_url or "",
            page.licence or "",
            page.notes,
            page.left_out,
        )
        write_whole(self._folders.sources / f"{sha256}.json", _record_bytes(record))
        self._records[sha256] = record
        return Stored(status, target, note)

    def _new_name(self, page: ConvertedPage, raw: bytes) -> str:
        year = page.date[:4] if page.date and re.match(r"\d{4}-", page.date) else UNDATED
        plain = slug_of(page.title)
        for left in (plain, unique_slug(page.title, raw, (plain,))):
            if self._is_of(f"{year}/{left}.md", raw):
                return f"{year}/{left}.md"
        slug = unique_slug(page.title, raw, self._slugs)
        self._slugs.add(slug)
        return f"{year}/{slug}.md"

    def _beside_if_edited(self, name: str, text: str) -> tuple[str, str]:
        """The page's own place, unless something else than this conversion lies there already; with a note then."""
        path = self._folders.articles / name
        if not path.exists() or path.read_bytes() == text.encode():
            return name, ""
        beside = name.removesuffix(".md") + BESIDE
        return beside, f"{name} is there already and is kept; compare it with {beside}"

    def _is_of(self, name: str, raw: bytes) -> bool:
        """Whether the page is there and of these bytes: a run that was killed had written it but not yet its record."""
        try:
            front, _ = parse_page((self._folders.articles / name).read_text("utf-8", errors="replace"))
        except OSError:
            return False
        return front.source_sha256 == _sha256(raw)

    def _earlier(self, page: ConvertedPage, source_file: str) -> Record | None:
        """The record of an earlier original of the same article: same address, or same file name and mostly the same
        words."""
        mine = page.source_url or ""
        for record in sorted(self._records.values(), key=lambda r: (r.page, r.sha256)):
            if mine and record.source_url == mine:
                return record
            one_address = not (mine and record.source_url)
            if one_address and record.source_file == source_file and self._same_article(record, page):
                return record
        return None

    def _same_article(self, record: Record, page: ConvertedPage) -> bool:
        try:
            _, body = parse_page((self._folders.articles / record.page).read_text("utf-8", errors="replace"))
        except OSError:
            return True  # the page was removed: the name is all there is to go by
        old, new = _long_words(body), _long_words(" ".join(b.text for b in page.blocks))
        return len(old & new) >= _SAME_ARTICLE_SHARE * max(1, min(len(old), len(new)))

    def _status(self, before: Record) -> str:
        """That of the page as it stands: a newer original opens no page that was kept back, nor one that was taken
        away."""
        try:
            front, _ = parse_page((self._folders.articles / before.page).read_text("utf-8", errors="replace"))
        except OSError:
            return "draft"
        return front.status or "draft"

    def _place_of_change(self, before: Record, text: str) -> tuple[str, str]:
        """Where a changed original's conversion goes: over the page if that is as we wrote it, else beside it.

        A run that was killed may have written this very conversion, but not its record: that is no edit.
        """
        path = self._folders.articles / before.page
        ours = {r.page_sha256 for r in self._records.values() if r.written == before.page}
        ours.add(_sha256(text.encode()))
        if not path.exists():
            return before.page, "its page had been removed by hand and is written anew, as a draft"
        if _sha256(path.read_bytes()) in ours:
            return before.page, "the page was not edited and is replaced"
        beside = before.page.removesuffix(".md") + BESIDE
        return beside, f"{before.page} was edited by hand and is kept; compare it with {beside}"


def _long_words(text: str) -> set[str]:
    return {word for word in fold_words(text).split() if len(word) >= 4}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _record_bytes(record: Record) -> bytes:
    return (json.dumps(asdict(record), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _read_record(path: Path) -> Record:
    try:
        values = json.loads(path.read_text("utf-8"))
        return Record(
            **{**values, "notes": tuple(values.get("notes", ())), "left_out": tuple(values.get("left_out", ()))}
        )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise BriefingError(
            str(path), "the record of an original cannot be read", "delete it; the original is taken in again"
        ) from error


def paths_of_pages(folders: ContentFolders) -> Iterable[Path]:
    """The pages that the build reads, in order of their names; conversions written beside edited pages are left out."""
    return sorted(p for p in folders.articles.rglob("*.md") if not p.name.endswith(BESIDE))
