"""Runs Pagefind 1.5, a program of its own: one process for each shard, as many side by side as there are cores.

Its Python interface talks to the same program record by record and is many times slower.
"""

from __future__ import annotations

import importlib
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.errors import BriefingError

__all__ = ["pagefind_version", "run_pagefind"]

# No words of the article: numbers that lead back from a sentence to its claim, and the towns drawn on its map.
_NOT_WORDS = "a.n, .map, svg"
_REMEDY = "install it with: python -m pip install 'pagefind[bin]>=1.5,<2'"


def pagefind_version() -> str:
    """The version of the program. Raises BriefingError where it is not installed, or is not 1.5 or later."""
    try:
        told = version("pagefind-bin")
    except PackageNotFoundError as fault:
        raise BriefingError("pagefind", "is not installed", _REMEDY) from fault
    major, minor = (int(part) for part in told.split(".")[:2])
    if major != 1 or minor < 5:
        raise BriefingError("pagefind", f"version {told} writes another kind of index", _REMEDY)
    return told


def pagefind_program() -> str:
    """Where the program lies: called straight, it starts in a hundredth of `python -m pagefind`."""
    try:
        return str(importlib.import_module("pagefind_bin").get_executable())
    except (ImportError, OSError) as fault:
        raise BriefingError("pagefind", f"is not installed: {fault}", _REMEDY) from fault


def run_pagefind(site: Path, into: Path) -> None:
    """Indexes the pages under `site` into the folder `into`.

    Raises BriefingError where the program is missing or fails, with what it said; it also fails where no page has
    anything to index.
    """
    command = [
        pagefind_program(),
        "--site", str(site),
        "--output-path", str(into),
        "--exclude-selectors", _NOT_WORDS,
        # One index for all languages: a visitor's search must find an Arabic article from the English search page.
        "--force-language", "en",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except OSError as fault:
        raise BriefingError("pagefind", f"could not be started: {fault}", _REMEDY) from fault
    if done.returncode:
        raise BriefingError("pagefind", f"ended with code {done.returncode}: {_last_words(done.stderr or done.stdout)}")
    if not (into / "pagefind.js").is_file():
        raise BriefingError("pagefind", f"the search index was not written: {_last_words(done.stdout)}")


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
