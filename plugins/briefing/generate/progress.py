"""Where a build tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["PROGRESS", "progress_of"]

# A callable (what is done, how many, of how many) that a terminal may give.
PROGRESS = "BRIEFING_PROGRESS"


def progress_of(settings: Mapping[str, Any]) -> Callable[[str, int, int], None]:
    """Where to tell how far the work is; nowhere unless a terminal asked for it."""
    return settings.get(PROGRESS) or _silent


def _silent(_words: str, _done: int, _total: int) -> None:
    """Where nobody watches."""
