"""Where a build tells how far it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["PAGES", "PROGRESS", "Watch", "pages_told", "progress_of"]

# A callable (what is done, how many, of how many) that a terminal may give.
PROGRESS = "BRIEFING_PROGRESS"
# A callable (paths below the site's root) that somebody may give who waits for pages.
PAGES = "BRIEFING_PAGES"


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watches a build. `on_step(what, done, total)` is called as the work goes on; `on_pages(paths)` once, when the
    pages that changed are written, but not yet in their place: search and data files are still to be made."""

    on_step: Callable[[str, int, int], None] | None = None
    on_pages: Callable[[Sequence[str]], None] | None = None


def progress_of(settings: Mapping[str, Any]) -> Callable[[str, int, int], None]:
    """Where to tell how far the work is; nowhere unless a terminal asked for it."""
    return settings.get(PROGRESS) or _silent


def pages_told(settings: Mapping[str, Any]) -> Callable[[Sequence[str]], None] | None:
    """Where to tell which pages changed; None where nobody waits for them."""
    found: Callable[[Sequence[str]], None] | None = settings.get(PAGES)
    return found


def _silent(_words: str, _done: int, _total: int) -> None:
    """Where nobody watches."""
