from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import ForceMention, ParsedText


def find_forces(parsed: ParsedText, knowledge: Knowledge) -> tuple[ForceMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
