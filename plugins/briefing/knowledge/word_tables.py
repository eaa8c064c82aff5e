from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordTables:
    """Placeholder; its owner writes it."""


def read_words() -> WordTables:
    """Placeholder; its owner writes it."""
    return WordTables()
