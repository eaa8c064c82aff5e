"""The search index: Pagefind reads the written pages and lays its files into output/pagefind/.

Pagefind 1.5 runs as a program of its own (`python -m pagefind`): one process for the whole site. Its Python interface
talks to the same program record by record and is many times slower.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError
from briefing.publish.index_order import sort_filters

__all__ = ["SEARCH_FOLDER", "SearchReport", "write_search_index"]

SEARCH_FOLDER = "pagefind"
# No words of the article: numbers that lead back from a sentence to its claim, and the towns drawn on its map.
_NOT_WORDS = "a.n, .map, svg"
# Ready-made search boxes; the site has its own, so they would only make the upload heavier.
_UNUSED = (
    "pagefind-component-ui.css",
    "pagefind-component-ui.js",
    "pagefind-highlight.js",
    "pagefind-modular-ui.css",
    "pagefind-modular-ui.js",
    "pagefind-ui.css",
    "pagefind-ui.js",
)
_REMEDY = "install it with: python -m pip install 'pagefind[bin]>=1.5,<2'"
_COUNT = re.compile(r"Indexed (\d+) (page|word|filter)s?\b")


@dataclass(frozen=True, slots=True)
class SearchReport:
    """What was indexed: `pages` with a `data-pagefind-body` element, distinct `words`, `filters`; and where it lies.

    Not only articles: dossiers are indexed by their names.
    """

    folder: Path
    pages: int
    words: int
    filters: int


def write_search_index(output: Path, without: Collection[str] = ()) -> SearchReport:
    """Indexes the pages under `output` into `output/pagefind/`, in place of an earlier index.

    `without`: folders of `output` that hold the same pages in other languages: each article is found once.
    Raises BriefingError where Pagefind is missing or fails, with what it said; it also fails where there is no page
    to index at all, so the search page itself is one. The same pages give the same files.
    """
    if not output.is_dir():
        raise BriefingError(str(output), "there is no site to index", "build the site first")
    folder = output / SEARCH_FOLDER
    # Names of index files come from their content: without this those of earlier builds would stay.
    shutil.rmtree(folder, ignore_errors=True)
    said = _run_pagefind(output, without)
    if not (folder / "pagefind.js").is_file():
        raise BriefingError(str(folder), f"the search index was not written: {_last_words(said)}")
    sort_filters(folder)
    for name in _UNUSED:
        (folder / name).unlink(missing_ok=True)
    counts = {kind: int(number) for number, kind in _COUNT.findall(said)}
    return SearchReport(folder, counts.get("page", 0), counts.get("word", 0), counts.get("filter", 0))


def _run_pagefind(output: Path, without: Collection[str]) -> str:
    """Runs the program and returns what it printed."""
    command = [
        sys.executable, "-m", "pagefind",
        "--site", str(output),
        "--output-subdir", SEARCH_FOLDER,
        "--exclude-selectors", _NOT_WORDS,
        *(["--glob", _glob(output, without)] if without else []),
        # One index for all languages: a visitor's search must find an Arabic article from the English search page.
        "--force-language", "en",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except OSError as fault:
        raise BriefingError("pagefind", f"could not be started: {fault}", _REMEDY) from fault
    if done.returncode:
        said = _last_words(done.stderr or done.stdout)
        missing = "No module named" in said
        raise BriefingError("pagefind", f"ended with code {done.returncode}: {said}", _REMEDY if missing else "")
    return done.stdout


def _glob(output: Path, without: Collection[str]) -> str:
    """Every page but those in the folders left out, as Pagefind's pattern, which cannot say "not"."""
    folders = sorted(path.name for path in output.iterdir() if path.is_dir() and path.name not in without)
    return "{*.html," + ",".join(f"{name}/**/*.html" for name in folders) + "}"


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
