"""Articles as read, one record each, beside the built site: what did not change is not read again.

A record is named by all that it was made from, so that it is right or not there. Its head has what lists and groups
ask of every article; facts, text and HTML are loaded when something asks for them.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import pickle
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.model import Article, Document, FactBox, Force

__all__ = ["ArticleStore", "KeptArticle", "Record", "Unread", "digest_of", "record_of"]

Head = dict[str, Any]
_DATED = ("published_at", "modified_at")
_HEAD = tuple(f.name for f in fields(Article) if f.name not in ("document", "facts"))
_HEAD_OF = "SELECT key, head FROM kept_in_parts WHERE key = ?"
# Bytes of the file that are read without a call of the system for each page.
_MAPPED = 1 << 30
# The head comes first, and what is long last: who asks for heads alone reads no further.
_COLUMNS = "head BLOB, digests BLOB, article BLOB, html TEXT"
_DOCUMENT = ("id", "title", "published_basis", "outlet", "agency", "country")


@dataclass(frozen=True, slots=True)
class Record:
    """One article to keep. `head` is made of plain values; `digests` has a number for each part of it; `faults` are
    words to report at every build."""

    key: bytes
    head: bytes
    digests: bytes
    article: bytes
    html: str
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that could not be read; the words say why. `unfounded`: facts that do not stand where they say."""

    words: str
    unfounded: tuple[str, ...] = ()


def digest_of(value: object) -> int:
    """A number for a value's content, the same in every process: equal values print alike."""
    words = value if isinstance(value, str) else repr(value)
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def record_of(key: bytes, article: Article, html: str, faults: tuple[str, ...] = ()) -> Record:
    """The article as it is kept."""
    head: Head = {name: getattr(article, name) for name in _HEAD}
    for name in _DATED:
        head[name] = head[name].isoformat() if head[name] else None
    head["day"] = article.document.published.isoformat() if article.document.published else None
    head["document"] = {name: getattr(article.document, name) for name in _DOCUMENT}
    if not article.document.text:  # of a site without facts: its head has all of the article but the body
        head["named"] = tuple((f.id, f.name, f.type, f.parent) for f in article.facts.forces)
    head["faults"] = faults
    digests = marshal.dumps(_digests(article, html))
    return Record(key, marshal.dumps(head), digests, pickle.dumps(article, pickle.HIGHEST_PROTOCOL), html, faults)


def _digests(article: Article, html: str) -> dict[str, int]:
    """A number for each part that can be read by itself: "title", "document.text", "facts.claims", "html"."""
    found = {name: digest_of(getattr(article, name)) for name in _HEAD}
    for part, cls in (("document", Document), ("facts", FactBox)):
        held = getattr(article, part)
        found |= {f"{part}.{f.name}": digest_of(getattr(held, f.name)) for f in fields(cls)}
    found["html"] = digest_of(html)
    found["anchors"] = digest_of(sorted(item for item in found.items() if "." in item[0]))
    return found


class _KeptDocument:
    """A document whose head is at hand; its text and blocks are loaded when asked for."""

    def __init__(self, of: KeptArticle) -> None:
        self._of = of
        self.__dict__.update(of.head["document"])
        self.published = date.fromisoformat(of.head["day"]) if of.head["day"] else None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._of.whole.document, name)


class KeptArticle:
    """An article of the store, which has all that an article has; only its head is in memory until more is read.

    `faults`: what is to be reported of it at every build.
    """

    def __init__(self, key: bytes, head: Head, store: ArticleStore) -> None:
        # Its fields stand in the article as in any other: a build asks for each of ten thousand several times.
        self.__dict__.update(head)
        for name in _DATED:
            self.__dict__[name] = datetime.fromisoformat(head[name]) if head[name] else None
        self.__dict__.pop("document")
        self.key, self.head, self._store = key, head, store

    @cached_property
    def whole(self) -> Article:
        """The article itself, loaded."""
        return self._store.article(self.key)

    @cached_property
    def document(self) -> Any:
        """Its text with what is known of it."""
        return _KeptDocument(self)

    @cached_property
    def facts(self) -> FactBox:
        """Its fact box."""
        if "named" not in self.head:
            return self.whole.facts
        forces = (Force(id, name, type, "mentioned", (), (), parent=up) for id, name, type, up in self.head["named"])
        told = self.document
        return FactBox(told.id, told.title, told.published, told.published_basis, tuple(forces))

    @property
    def html(self) -> str:
        """Its body as safe HTML."""
        return self._store.html(self.key)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)


@cache
def _held_heads(_path: Path) -> dict[bytes, Head]:
    """The heads that this process holds of the store at a path; none unless `hold_heads` was called."""
    return {}


class ArticleStore:
    """The records of one site, in one file. Close it before another process opens it."""

    def __init__(self, path: Path) -> None:
        """Opens the file, or makes it. Raises BriefingError where it cannot be used."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        try:
            self._db = self._opened()
        except sqlite3.DatabaseError:  # a file that is none, or a broken one: all of it can be made again
            path.unlink(missing_ok=True)
            self._db = self._opened()

    def _opened(self) -> sqlite3.Connection:
        try:
            db = sqlite3.connect(self._path, isolation_level=None)
            db.execute("PRAGMA synchronous = FULL")
            db.execute(f"PRAGMA mmap_size = {_MAPPED}")
            db.execute(f"CREATE TABLE IF NOT EXISTS kept_in_parts (key BLOB PRIMARY KEY, {_COLUMNS})")
        except sqlite3.OperationalError as fault:
            raise self._unusable(fault) from fault
        return db

    def _unusable(self, fault: sqlite3.Error) -> BriefingError:
        remedy = "look whether its folder can be written and the disk has room; the last site is as it was"
        return BriefingError(str(self._path), f"cannot be used: {fault}", remedy)

    def reopen(self) -> None:
        """A connection of this process's own, after a fork."""
        self._db = sqlite3.connect(self._path, isolation_level=None)

    def close(self) -> None:
        """Lets the file go."""
        self._db.close()

    def add(self, records: Iterable[Record]) -> None:
        """Keeps these records, all of them or none."""
        rows = [(r.key, r.head, r.digests, r.article, r.html) for r in records]
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._db.executemany("INSERT OR REPLACE INTO kept_in_parts VALUES (?, ?, ?, ?, ?)", rows)
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as fault:
            raise self._unusable(fault) from fault

    def heads(self, keys: Collection[bytes]) -> dict[bytes, KeptArticle]:
        """The articles with these keys; those that the store lacks are not among them."""
        held = _held_heads(self._path)
        lacking = [key for key in keys if key not in held]
        if len(lacking) < 200:  # one by one is quicker than all records for some
            rows: Iterator[tuple[bytes, bytes]] = (row for key in lacking for row in self._db.execute(_HEAD_OF, (key,)))
        else:
            rows = iter(self._db.execute("SELECT key, head FROM kept_in_parts"))
        read = {key: marshal.loads(head) for key, head in rows if key in keys}  # noqa: S302 - our own file
        return {key: KeptArticle(key, head, self) for key in keys if (head := held.get(key) or read.get(key))}

    def hold_heads(self) -> None:
        """Holds all heads for as long as this process and its copies run: a record never changes."""
        rows = self._db.execute("SELECT key, head FROM kept_in_parts")
        held = _held_heads(self._path)
        found = {key: held.get(key) or marshal.loads(head) for key, head in rows}  # noqa: S302 - our own file
        held.clear()
        held.update(found)

    def article(self, key: bytes) -> Article:
        """The article with this key, whole."""
        (blob,) = self._db.execute("SELECT article FROM kept_in_parts WHERE key = ?", (key,)).fetchone()
        return pickle.loads(blob)  # type: ignore[no-any-return] # noqa: S301 - our own file, beside the site

    def html(self, key: bytes) -> str:
        """The body of the article with this key."""
        (html,) = self._db.execute("SELECT html FROM kept_in_parts WHERE key = ?", (key,)).fetchone()
        return str(html)

    def digests(self, key: bytes) -> dict[str, int]:
        """The digests of the article with this key; none where the store has let it go."""
        found = self._db.execute("SELECT digests FROM kept_in_parts WHERE key = ?", (key,)).fetchone()
        return dict(marshal.loads(found[0])) if found else {}  # noqa: S302 - our own file, beside the site

    def keep_only(self, keys: Collection[bytes]) -> None:
        """Lets every other record go; where the disk has no room for that they stay, and do no harm."""
        wanted = set(keys)
        gone = [(key,) for (key,) in self._db.execute("SELECT key FROM kept_in_parts") if key not in wanted]
        if gone:
            with contextlib.suppress(sqlite3.OperationalError):
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("DELETE FROM kept_in_parts WHERE key = ?", gone)
                self._db.execute("COMMIT")
