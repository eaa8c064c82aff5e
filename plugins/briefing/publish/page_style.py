"""The style of every page, standing in the page itself: one request paints it, and a page saved to disk is whole.

A linked sheet costs a second round trip before anything is seen, which on a poor phone line is most of the wait; see
docs/performance.md. The content policy names the sheet's hash, so that no other style in a page is heeded.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin

from briefing.errors import BriefingError

__all__ = ["PageStyle", "read_page_style"]

_FIRST = ("tokens.css", "site.css")
_LINKED = ("print.css",)  # a browser fetches it after the page is painted, if at all


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
