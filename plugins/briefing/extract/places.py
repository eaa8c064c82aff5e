from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import ForceMention, ParsedText, PlaceMention


def find_places(parsed: ParsedText, knowledge: Knowledge, forces: tuple[ForceMention, ...]) -> tuple[PlaceMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
