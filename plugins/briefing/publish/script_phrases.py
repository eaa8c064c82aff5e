"""The phrases of the scripts in each language but English, as one small file that theme/js/words.js asks for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file

from briefing.catalogues import read_messages
from briefing.publish.writing import write_if_changed
from briefing.speech import SOURCE_LANGUAGE

__all__ = ["script_phrases", "write_script_phrases"]

_KEYWORDS = {"gettext": None, "ngettext": (1, 2)}


def script_phrases(folder: Path) -> tuple[str | tuple[str, str], ...]:
    """Every phrase that the scripts in this folder say, once and sorted; a pair where it has a plural."""
    return tuple(sorted(set(_phrases(folder)), key=str))


def _phrases(folder: Path) -> Iterator[str | tuple[str, str]]:
    for path in sorted(folder.glob("*.js")):
        for _line, said, _comments, _context in extract_from_file("javascript", str(path), keywords=_KEYWORDS):
            yield said if isinstance(said, str) else (said[0], said[1])


def write_script_phrases(scripts: Path, folder: Path, languages: Iterable[str]) -> None:
    """Writes words.<code>.json for each of these languages, what the scripts in the first folder say, into the other;
    English needs none.

    A phrase without translation is left out: the script says it in English then. A plural is the list of its forms in
    gettext's order, for Arabic zero, one, two, few, many, other.
    """
    phrases = script_phrases(scripts)
    for code in languages:
        if code != SOURCE_LANGUAGE:
            told = dict(_translated(phrases, read_messages(code)))
            text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            write_if_changed(folder / f"words.{code}.json", text + "\n")


def _translated(
    phrases: Iterable[str | tuple[str, str]], catalogue: Catalog
) -> Iterator[tuple[str, str | tuple[str, ...] | list[str]]]:
    for phrase in phrases:
        message = catalogue.get(phrase)
        if message is not None and message.string and all(message.string):
            yield (phrase if isinstance(phrase, str) else phrase[0]), message.string
