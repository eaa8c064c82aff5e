"""Runs Pagefind 1.5, a program of its own: one process for each shard, as many side by side as there are cores.

Its Python interface talks to the same program record by record and is many times slower.
"""

from __future__ import annotations

import importlib
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.errors import BriefingError

__all__ = ["Running", "pagefind_version", "start_pagefind"]

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


@dataclass(frozen=True, slots=True)
class Running:
    """The program at work, writing `into` a folder."""

    process: subprocess.Popen[str]
    into: Path

    def wait(self) -> None:
        """Waits for its end. Raises BriefingError where it fails, with what it said; it also fails where no page has
        anything to index."""
        said, wrong = self.process.communicate()
        if code := self.process.returncode:
            raise BriefingError("pagefind", f"ended with code {code}: {_last_words(wrong or said)}")
        if not (self.into / "pagefind.js").is_file():
            raise BriefingError("pagefind", f"the search index was not written: {_last_words(said)}")

    def stop(self) -> None:
        """Ends it, whatever it has done."""
        with self.process:
            self.process.kill()


def start_pagefind(site: Path, into: Path) -> Running:
    """Begins to index the pages under `site` into the folder `into`. Raises BriefingError where it is not installed."""
    command = [
        pagefind_program(),
        "--site", str(site),
        "--output-path", str(into),
        "--exclude-selectors", _NOT_WORDS,
        # One index for all languages: a visitor's search must find an Arabic article from the English search page.
        "--force-language", "en",
    ]  # fmt: skip
    pipe = subprocess.PIPE
    try:
        process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, encoding="utf-8", errors="replace")
    except OSError as fault:
        raise BriefingError("pagefind", f"could not be started: {fault}", _REMEDY) from fault
    return Running(process, into)


def _last_words(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
