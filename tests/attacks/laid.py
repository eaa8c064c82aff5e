"""Every row of the tables as files: an original for the inbox, and what an editor's folder may hold of it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from tests.attacks.bombs import BOMBS, HEAD, STORY, STORY_TEXT
from tests.attacks.tables import Row, article_of_script, noted_slug, rows

__all__ = ["ALL", "TABLES", "chosen", "files_of", "original_of", "slow_text"]

TABLES = ("script", "bodies", "links", "notes", "pages", "originals", "slow")
# BRIEFING_HOSTILE=all puts every row through; without it every so many of a table, those of each kind in turn.
ALL = os.environ.get("BRIEFING_HOSTILE") == "all"
_EVERY: Mapping[str, int] = MappingProxyType(
    {"script": 4, "bodies": 8, "links": 9, "notes": 9, "pages": 1, "originals": 1, "slow": 34}
)


def chosen(table: str) -> list[Row]:
    """The rows of a table that are put through."""
    every = rows(table)
    return every if ALL else every[:: _EVERY[table]]


def original_of(row: Row, table: str) -> tuple[str, bytes]:
    """A file for the inbox with this row in it, as a stranger may have sent it: its name and its bytes."""
    if table == "links":
        return f"{row.id}.html", _html(row.id, _linked(row), address=row.more["href"])
    if table == "bodies":
        return (
            (f"{row.id}.md", _markdown(row))
            if row.id.startswith("b-attr")
            else (f"{row.id}.html", _html(row.id, _body(row)))
        )
    if table == "script":
        words = str(row.more["text"]).replace("CANARY", row.id)
        return f"{row.id}.html", _html(f"{row.id} {words}", f"<p>{words}</p>", said=words)
    if table == "slow":
        return f"{row.id}.txt", f"Shells hit Goma: {row.id}\n\n{STORY_TEXT}\n\n{slow_text(row)}\n".encode()
    return f"{row.id}.md" if table == "pages" else f"{row.id}.txt", row.content


def files_of(row: Row, table: str) -> dict[str, bytes]:
    """The files of this row below content/."""
    made: Mapping[str, Callable[[], dict[str, bytes]]] = {
        "script": lambda: {path: text.encode() for path, text in article_of_script(row).items()},
        "bodies": lambda: {_article(row.id): _page(row.id, f"{STORY_TEXT}\n\n{_body(row)}")},
        "links": lambda: {_article(row.id): _page(row.id, f"{STORY_TEXT}\n\n{_linked(row)}", _one_line(row.more["href"]))},
        "slow": lambda: {_article(row.id): _page(row.id, f"{STORY_TEXT}\n\n{slow_text(row)}")},
        "notes": lambda: _noted(row),
        "pages": lambda: {f"articles/2025/{'n' * 240}.md" if row.more["file"] == "LONG" else row.more["file"]: row.content},
    }  # fmt: skip
    return made[table]() if table in made else {}


def _article(id: str) -> str:
    return f"articles/2025/{id}.md"


def _page(id: str, body: str, address: str = "") -> bytes:
    head = HEAD.format(title=f"Shells hit Goma: {id}") + (f"\nsource_url: {address}" if address else "")
    return f"---\n{head}\n---\n\n{body}\n".encode("utf-8", "surrogatepass")


def _noted(row: Row) -> dict[str, bytes]:
    slug = noted_slug(row)
    return {_article(slug): _page(slug, STORY_TEXT), row.more["file"].replace("NOTED", slug): row.content}


def _body(row: Row) -> str:
    made = BOMBS[row.more["make"]]() if row.more.get("make") else row.more["body"]
    return (made if isinstance(made, str) else made.decode()).replace("CANARY", row.id)


def _linked(row: Row) -> str:
    href = row.more["href"]
    return f"[a]({href}) [b](<{href}>) <a href=\"{href}\">c</a> <a href='{href}'>d</a> <{href}> [e][1]\n\n[1]: {href}\n"


def slow_text(row: Row, share: int = 1) -> str:
    """The row's text at a part of its length."""
    told = row.more
    return str(told.get("before", "")) + told["text"] * (told["times"] // share) + str(told.get("after", ""))


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _markdown(row: Row) -> bytes:
    return f"# Shells hit Goma: {row.id}\n\n{STORY_TEXT}\n\n{_body(row)}\n".encode("utf-8", "surrogatepass")


def _html(title: str, more: str, *, address: str = "", said: str = "") -> bytes:
    """A saved page that says `said` wherever a page may say who, when and where of it."""
    ld = {"@type": "NewsArticle", "headline": title, "author": {"name": said}, "publisher": {"name": said}}
    told = escape(said)
    head = (
        f"<title>{escape(title)}</title><link rel=canonical href='{escape(address)}'><meta name=author content='{told}'>"
        f"<meta property=og:site_name content='{told}'><meta name=description content='{told}'>"
        f"<meta name=date content=2025-02-18><script type=application/ld+json>{json.dumps(ld).replace('<', chr(92) + 'u003c')}</script>"
    )
    page = f"<html><head>{head}</head><body><article><h1>{escape(title)}</h1>{STORY}{more}</article></body></html>"
    return page.encode("utf-8", "surrogatepass")
