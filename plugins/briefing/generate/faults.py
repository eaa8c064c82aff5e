"""Faults of single pages: each is reported, the rest go on, and the build's end says that there were some."""

from __future__ import annotations

import logging
from typing import Any

from briefing.errors import BriefingError

__all__ = ["FaultyPagesError", "fault_count", "forget_faults", "report_fault"]

logger = logging.getLogger(__name__)
# Pelican hands the settings of a build to every reader, generator and hook, and to nothing of another build.
_KEY = "BRIEFING_FAULTS"


class FaultyPagesError(BriefingError):
    """Some pages were left out of a build that is otherwise finished; each was reported. Pelican ends with code 1."""


def forget_faults(settings: dict[str, Any]) -> None:
    """Starts a build without faults."""
    settings[_KEY] = []


def report_fault(settings: dict[str, Any], words: str) -> None:
    """Says what is wrong with which page, once."""
    settings.setdefault(_KEY, []).append(words)
    logger.error("%s", words)


def fault_count(settings: dict[str, Any]) -> int:
    """How many pages of this build were at fault."""
    return len(settings.get(_KEY, ()))
