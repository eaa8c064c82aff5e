"""Who says something, as written."""

from __future__ import annotations

from briefing.extract.speakers.mentions import find_speakers

__all__ = ["find_speakers"]
