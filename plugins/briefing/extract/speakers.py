from __future__ import annotations

from briefing.knowledge import Knowledge
from briefing.model import ParsedText, SpeakerMention


def find_speakers(parsed: ParsedText, knowledge: Knowledge) -> tuple[SpeakerMention, ...]:
    """Placeholder; its owner writes it."""
    return ()
