"""The style of every page, standing in the page itself: one request paints it, and a page saved to disk is whole.

A linked sheet costs a second round trip before anything is seen, which on a poor phone line is most of the wait; see
docs/performance.md. The content policy names the sheet's hash, so that no other style in a page is heeded.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from briefing.errors import BriefingError

__all__ = ["PRINTED", "PageStyle", "printed_sheet", "read_page_style"]

_FIRST = ("tokens.css", "site.css")
PRINTED = "print.css"
_LINKED = (PRINTED,)  # a browser fetches it after the page is painted, if at all
_PLAIN = re.compile(r"[^A-Za-z0-9 .,;:-]")


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The sheet without comments and blanks, and the source expression that lets it stand in a page (CSP 3, 2.3.1)."""

    css: str
    source: str


def read_page_style(folder: Path) -> PageStyle:
    """The sheets of this folder as one: tokens.css, site.css, then the others by name; print.css is left to its link.

    Raises BriefingError where tokens.css is missing, or a sheet would end the element that it stands in.
    """
    if not (folder / _FIRST[0]).is_file():
        raise BriefingError(str(folder / _FIRST[0]), "is not there", "the theme needs it: it holds all colours")
    names = sorted(path.name for path in folder.glob("*.css") if path.name not in (*_FIRST, *_LINKED))
    sheets = [(folder / name).read_text(encoding="utf-8") for name in (*_FIRST, *names)]
    css = str(rcssmin.cssmin("\n".join(sheets)))
    if "</" in css:
        raise BriefingError(str(folder), "a style sheet holds '</'", "write it as '<\\/'")
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return PageStyle(css, f"'sha256-{digest}'")


def printed_sheet(sheet: str, lines: Mapping[str, str]) -> str:
    """The sheet for paper, with the line on the edition by language: said here, so that no page changes with it.

    >>> printed_sheet("p{margin:0}", {"en": 'Edition 2 "b".'}).splitlines()[-1]
    'html:lang(en) .edition::after{content:" Edition 2 \\\\000022b\\\\000022."}'
    """
    rules = [
        f'html:lang({code}) .edition::after{{content:" {_PLAIN.sub(_escaped, line)}"}}' for code, line in lines.items()
    ]
    return "\n".join([sheet.rstrip(), *rules]) + "\n"


def _escaped(letter: re.Match[str]) -> str:
    """A character as a style sheet writes it: six digits need no blank behind them (CSS Syntax 3, 4.3.7)."""
    return f"\\{ord(letter[0]):06x}"
