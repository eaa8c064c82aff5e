from __future__ import annotations

from briefing.model import ParsedText, QuantityMention


def find_quantities(parsed: ParsedText) -> tuple[QuantityMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
