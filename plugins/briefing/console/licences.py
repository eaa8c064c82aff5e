"""Under which licences all that is shipped stands: docs/licences.md, written from what is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from email.message import Message

__all__ = ["ALLOWED", "UNSTATED", "is_allowed", "licence_of", "licences_page", "locked_packages", "write_licences"]

# SPDX names; AGPL-3.0-or-later, which is ours, can be joined with all of these.
ALLOWED = frozenset(
    {
        "0BSD", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python",
        "GPL-2.0-or-later", "LGPL-2.1-or-later", "MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
    }
)  # fmt: skip
# What older metadata write in their own words.
_WORDS = {
    "agplv3": "AGPL-3.0-or-later", "apache 2.0": "Apache-2.0", "apache software license": "Apache-2.0",
    "bsd": "BSD-3-Clause", "bsd license": "BSD-3-Clause", "mit license": "MIT",
    "the bsd 2-clause license": "BSD-2-Clause",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}  # fmt: skip
# Metadata that say nothing, or not which of several; read in the licence file that the package carries.
_READ = {
    "axe-playwright-python": "MIT AND MPL-2.0", "brotlicffi": "MIT", "colorama": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "docutils": "BSD-2-Clause AND PSF-2.0", "livereload": "BSD-3-Clause", "libhxl": "Unlicense",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1", "unidecode": "GPL-2.0-or-later",
}  # fmt: skip
# Says nothing anywhere in its wheel. libhxl brings it, which only the tests use; no part of it is shipped.
UNSTATED = frozenset({"python-io-wrapper"})
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==", re.MULTILINE)

_HEAD = """# Licences of all that is shipped

Written by `invoke licences`; a test holds it current and refuses a licence outside the list at its end. Briefing Room
itself: AGPL-3.0-or-later.

## In the site

| what | from | licence |
|---|---|---|
| templates, style, scripts, icon (`theme/`) | this project | AGPL-3.0-or-later |
| `pagefind/`: search scripts and WebAssembly | Pagefind | MIT |
| names and coordinates of places, in pages and data files; towns on maps | GeoNames | CC BY 4.0 |
| airports and air bases | airportsdata | MIT |
| land, borders, divisions, rivers, lakes on maps | Natural Earth | public domain |
| middles of some countries | The World Factbook | public domain |
| fonts in PDF briefs (embedded in part) and in pictures of shared pages | Noto Sans, Sans Arabic, Serif | OFL-1.1 |
| facts, events, data files | the editor of the site | the setting `BRIEFING_DATA_LICENCE`; CC BY 4.0 without it |
| the texts of articles | their publishers | theirs; whoever publishes them needs the right to |

Pages use the reader's own fonts, and nothing is loaded from elsewhere. Where each compiled table comes from, and which
package it was taken through: `plugins/briefing/knowledge/places/NOTICE.md` and `borders/SOURCES.md` beside it;
the fonts' licence: `plugins/briefing/publish/fonts/OFL.txt`.

## Packages

As each package states it (constraints.txt has the versions). What a wheel carries inside, as numpy its OpenBLAS and
Playwright its Node.js, stands in the wheel's own files and is not looked into here. Of all these
only Pagefind is part of a built site.

| package | licence |
|---|---|
"""
_FOOT = """
## Allowed

"""


def locked_packages(constraints: Path) -> tuple[str, ...]:
    """The names that constraints.txt pins, each once, in order."""
    return tuple(sorted(set(_PINNED.findall(constraints.read_text(encoding="utf-8")))))


def licence_of(name: str) -> str:
    """The SPDX expression of an installed package; "" where it is not installed or says nothing that we can read.

    >>> licence_of("jinja2"), licence_of("no-such-package")
    ('BSD-3-Clause', '')
    """
    if name in _READ:
        return _READ[name]
    try:
        told = cast("Message", metadata(name))
    except PackageNotFoundError:
        return ""
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classified = [c.rpartition(" :: ")[2] for c in told.get_all("Classifier", []) if c.startswith("License ::")]
    for words in (str(told.get("License") or ""), *classified):
        found = words if words in ALLOWED else _WORDS.get(words.lower(), "")
        if found:
            return found
    return ""


def is_allowed(expression: str) -> bool:
    """Whether one of the alternatives is made of allowed licences alone; no expression is not.

    >>> is_allowed("MIT AND PSF-2.0"), is_allowed("MPL-1.1 OR GPL-2.0-or-later"), is_allowed("MIT AND SSPL-1.0")
    (True, True, False)
    """
    return any(all(part in ALLOWED for part in one.split(" AND ")) for one in expression.split(" OR "))


def licences_page(names: Iterable[str]) -> str:
    """docs/licences.md for these packages."""
    rows = "".join(f"| {name} | {licence_of(name) or 'not stated'} |\n" for name in sorted(names))
    return f"{_HEAD}{rows}{_FOOT}{', '.join(sorted(ALLOWED))}.\n"


def write_licences(root: Path) -> tuple[str, ...]:
    """Writes docs/licences.md; gives the packages whose licence is not allowed."""
    names = locked_packages(root / "constraints.txt")
    (root / "docs" / "licences.md").write_text(licences_page(names), encoding="utf-8")
    return tuple(name for name in names if name not in UNSTATED and not is_allowed(licence_of(name)))
