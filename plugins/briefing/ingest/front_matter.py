"""The head of a page: `key: value` lines between two --- lines. Written for people, Pelican and ourselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from briefing.errors import BriefingError
from briefing.ingest.cleaning import one_line
from briefing.text import legible

__all__ = ["KEYS", "STATUSES", "PageFront", "PageStatus", "front_lines", "most_closed", "parse_page", "read_page"]

PageStatus = Literal["draft", "review", "published"]
STATUSES: tuple[PageStatus, ...] = get_args(PageStatus)

KEYS = (
    "title", "deck", "date", "date_basis", "modified", "outlet", "authors", "agency", "language", "source_url",
    "source_file",
    "source_sha256", "status", "region", "country", "actors",
)  # fmt: skip
_STATUS = re.compile(r" {0,3}status:", re.IGNORECASE)
_KEY = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")  # as Python-Markdown's meta extension reads it


@dataclass(frozen=True, slots=True)
class PageFront:
    """What a page says of itself. None or () where the key is not there; dates as written, ISO 8601.

    `status`: one of STATUSES; "" where the head has no such line, and then the page is not published either.
    `other`: keys that are not ours, as (key, value), so that nothing an editor adds is lost.
    """

    title: str | None = None
    deck: str | None = None
    date: str | None = None
    date_basis: str | None = None
    modified: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    language: str | None = None
    source_url: str | None = None
    source_file: str | None = None
    source_sha256: str | None = None
    status: str = ""
    region: str | None = None
    country: str | None = None
    actors: tuple[str, ...] = ()
    other: tuple[tuple[str, str], ...] = ()

    @property
    def is_published(self) -> bool:
        """Whether the site may say anything of this page: only where its head says so itself."""
        return self.status == "published"


def most_closed(*statuses: str) -> PageStatus:
    """The one that keeps most back; a word that is none of ours keeps back as a draft does.

    >>> most_closed("published", "review"), most_closed("published", "embargo"), most_closed("published")
    ('review', 'draft', 'published')
    """
    return STATUSES[min(STATUSES.index(s) if s in STATUSES else 0 for s in statuses)]


def front_lines(front: PageFront) -> str:
    """The page's head, closed, with a line break behind it. A value can never become a second line or another key.

    >>> front = PageFront(title="Gao: a\\nstatus: published", authors=("A. Diallo", "B. Keita"), status="review")
    >>> print(front_lines(front), end="")
    ---
    title: Gao: a status: published
    authors: A. Diallo; B. Keita
    status: review
    ---
    """
    lines = []
    for key in KEYS:
        value = getattr(front, key)
        words = _listed(value) if isinstance(value, tuple) else _quoted(one_line(value))
        if words:
            lines.append(f"{key}: {words}")
    return "\n".join(["---", *lines, "---", ""])


def parse_page(text: str) -> tuple[PageFront, str]:
    """The head and the Markdown body of a page's text. Without a head: an empty one and the whole text.

    >>> front, body = parse_page("---\\ntitle: 'Gao: a day'\\nactors: mnla; jnim\\n---\\n\\nIt began.\\n")
    >>> front.title, front.actors, body
    ('Gao: a day', ('mnla', 'jnim'), 'It began.\\n')
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return PageFront(), text
    values: dict[str, list[str]] = {}
    lines = text.split("\n")
    at, key = 1, ""
    while at < len(lines) and lines[at].strip() not in ("---", "...", ""):
        match = _KEY.fullmatch(lines[at])
        if match:
            key = match.group(1).lower()
            values.setdefault(key, []).append(match.group(2).strip())
        elif key:
            values[key].append(re.sub(r"^\s*-\s+", "", lines[at]).strip())
        at += 1
    closed = at < len(lines) and lines[at].strip() in ("---", "...")
    return _front(values), "\n".join(lines[at + closed :]).lstrip("\n")


def read_page(path: Path) -> tuple[PageFront, str]:
    """The head and the Markdown body of a page on disk. Raises BriefingError where it is not UTF-8 text, cannot be
    read, or has a status that is none of ours."""
    if path.is_symlink():  # it may lead to what is not to be published, or to a device
        raise BriefingError(str(path), "is a link to another place", "put the file itself here")
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BriefingError(str(path), f"is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    except OSError as error:
        raise BriefingError(str(path), f"cannot be read ({error.strerror})") from error
    front, body = parse_page(legible(text))
    if front.status and front.status not in STATUSES:
        line = 1 + next((n for n, words in enumerate(text.split("\n")) if _STATUS.match(words)), 0)
        remedy = f"write one of {', '.join(STATUSES)}; until then it is held back"
        raise BriefingError(f"{path}:{line}", f"the status {front.status!r} is not known", remedy)
    return front, body


def _front(values: dict[str, list[str]]) -> PageFront:
    single = {k: _unquoted(" ".join(v).strip()) for k, v in values.items()}

    def one(key: str) -> str | None:
        return single.get(key) or None

    return PageFront(
        title=one("title"), deck=one("deck"), date=one("date"), date_basis=one("date_basis"), modified=one("modified"),
        outlet=one("outlet"), authors=_several(values.get("authors", [])), agency=one("agency"),
        language=one("language"),
        source_url=one("source_url"), source_file=one("source_file"), source_sha256=one("source_sha256"),
        status=(one("status") or "").lower(), region=one("region"), country=one("country"),
        actors=_several(values.get("actors", [])), other=tuple((k,
        single[k]) for k in values if k not in KEYS and single[k]),
    )  # fmt: skip


def _quoted(value: str) -> str:
    """The value so that reading gives it back: one that stands in quotation marks itself is put into others."""
    return value if _unquoted(value) == value else _in_marks(value)


def _in_marks(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _listed(names: tuple[str, ...]) -> str:
    """Names on one line. One with a comma is followed by ";", for without any a comma parts names."""
    filled = [name for name in (one_line(n).replace(";", ",") for n in names) if name]
    quoted = [_in_marks(n) if n[0] == "[" or n[-1] == "]" else _quoted(n) for n in filled]
    return "; ".join(quoted) + (";" if len(quoted) == 1 and "," in quoted[0] else "")


def _unquoted(value: str) -> str:
    """Without the marks around it; within single ones a doubled one is one, as in YAML."""
    if len(value) > 1 and value[0] == "'" == value[-1] and "'" not in (inner := value[1:-1]).replace("''", ""):
        return inner.replace("''", "'")
    if len(value) > 1 and value[0] == '"' == value[-1] and '"' not in value[1:-1]:
        return value[1:-1]
    return value


def _several(lines: list[str]) -> tuple[str, ...]:
    """Names parted by ";", or by "," where there is no ";", or each on its own line; brackets of a YAML list are
    dropped."""
    filled = [line for line in lines if line]
    if len(filled) > 1:
        return tuple(_unquoted(line) for line in filled)
    line = (filled or [""])[0]
    line = line[1:-1] if line[:1] == "[" and line[-1] == "]" else line
    parts = line.split(";" if ";" in line else ",")
    return tuple(_unquoted(p.strip()) for p in parts if p.strip())
