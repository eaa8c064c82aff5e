from __future__ import annotations

from briefing.model import ForceMention, ParsedText, QuantityMention, StrengthMention


def find_strengths(
    parsed: ParsedText, quantities: tuple[QuantityMention, ...], forces: tuple[ForceMention, ...]
) -> tuple[StrengthMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
