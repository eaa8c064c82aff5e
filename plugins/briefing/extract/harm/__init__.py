"""People harmed, as written: phrases for people tied to words of harm by the grammar between them."""

from __future__ import annotations

from briefing.extract.harm.mentions import find_harm

__all__ = ["find_harm"]
