"""What towns are called in their own country's script: for the search, never for reading articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from briefing.errors import KnowledgeError

__all__ = ["TABLE", "read_place_scripts"]

TABLE = Path(__file__).parent / "places" / "own_scripts.tsv"
_HEAD = 2  # a comment and the columns' names


@cache
def read_place_scripts() -> Mapping[int, tuple[str, ...]]:
    """Names by GeoNames number; a town without a row has none that we know of. Raises KnowledgeError.

    >>> read_place_scripts()[170794]
    ('دير الزور',)
    """
    try:
        lines = TABLE.read_text("utf-8").splitlines()[_HEAD:]
    except OSError as fault:
        raise KnowledgeError(TABLE.name, f"cannot be read ({fault})", "restore the file") from None
    found: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(lines, _HEAD + 1):
        id, _, names = line.partition("\t")
        if not id.isdigit() or not names:
            raise KnowledgeError(f"places/{TABLE.name} line {number}", "is no number with names", "compile it again")
        found[int(id)] = tuple(names.split("|"))
    return MappingProxyType(found)
