"""Files of names for the search box: small ones by first letter, so that a word typed loads one or two of them.

A name lies in the file of each of its words. Letters that spellings exchange (Qamishli, Kamishli) share a file. What
the files are called stands in theme/static/js/folding.js too, and all are written: no browser asks for one in vain.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import ascii_lowercase
from types import MappingProxyType

from briefing.knowledge.place_names import ARTICLES
from briefing.present.name_index import FoundName
from briefing.present.other_names import search_words
from briefing.publish.writing import write_if_changed

__all__ = ["FOLDER", "SHARDS", "name_shards", "shard_of", "write_name_files"]

FOLDER = "search/names"
_ALIKE = MappingProxyType(
    {letter: group[0] for group in ("aeiy", "bp", "ckq", "dt", "fv", "gj", "szx", "ouw") for letter in group}
)
_ARABIC_THE = "ال"
_OTHER_SCRIPTS = 8  # files for letters that are not Latin, by code point
_PLAIN = frozenset(["of", "the", "and", "for", "in", "de", "la"])
_LATIN = sorted({_ALIKE.get(letter, letter) for letter in ascii_lowercase})
SHARDS = (*_LATIN, "0", *(f"x{number}" for number in range(_OTHER_SCRIPTS)))

_Row = list[str | int]


def shard_of(word: str) -> str:
    """The file in which names with this word lie; the word is folded.

    >>> shard_of("qamishli"), shard_of("kamishli"), shard_of("17th"), shard_of("داعش")
    ('c', 'c', '0', 'x7')
    """
    first = word.removeprefix(_ARABIC_THE)[:1] or word[0]
    if "a" <= first <= "z":
        return _ALIKE.get(first, first)
    return "0" if first.isdecimal() else f"x{ord(first) % _OTHER_SCRIPTS}"


def name_shards(names: Iterable[FoundName]) -> Mapping[str, list[_Row]]:
    """For each file its rows: name, kind, address, articles, within, then the other names with a word of this file."""
    shards: dict[str, list[_Row]] = {shard: [] for shard in SHARDS}
    for found in names:
        lying: dict[str, list[str]] = {shard: [] for shard in _shards(found.name)}
        for other in found.others:
            for shard in _shards(other):
                lying.setdefault(shard, []).append(other)
        for shard, others in lying.items():
            shards[shard].append([found.name, found.kind, found.url, found.articles, found.within, *others])
    return shards


def _shards(name: str) -> list[str]:
    words = search_words(name)
    telling = [word for word in words if word not in ARTICLES and word not in _PLAIN] or words
    return sorted({shard_of(word) for word in telling})


def write_name_files(output: Path, names: Iterable[FoundName]) -> int:
    """Writes the files into output/search/names/; returns their bytes together."""
    size = 0
    for shard, rows in name_shards(names).items():
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        write_if_changed(output / FOLDER / f"{shard}.json", text)
        size += len(text.encode("utf-8"))
    return size
