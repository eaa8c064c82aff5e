from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import HarmMention, ParsedText, QuantityMention


def find_harm(parsed: ParsedText, quantities: tuple[QuantityMention, ...], knowledge: Knowledge) -> tuple[HarmMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
