"""Pages that the site says nothing of, since their head does not say `status: published`."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping, Sequence, Set
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from briefing.generate.faults import report_fault
from briefing.generate.withholding import CORRECTION_HELD
from briefing.model import EventNote

__all__ = [
    "forget_held",
    "held_pages",
    "held_slugs",
    "held_words",
    "hold_back",
    "report_corrections",
    "tell_held",
    "without_held",
]

logger = logging.getLogger(__name__)
_KEY = "BRIEFING_HELD"
_MOST = 10
_WORDS = {"draft": "as a draft", "review": "to be reviewed", "withheld": "as withheld", "": "without a line status:"}


def forget_held(settings: MutableMapping[str, Any]) -> None:
    """Starts a build that holds nothing back."""
    settings[_KEY] = {}


def hold_back(settings: MutableMapping[str, Any], path: str, status: str) -> None:
    """Notes that this page is held back; `status` as its head has it, "" for none."""
    settings.setdefault(_KEY, {})[path] = status


def held_pages(settings: Mapping[str, Any]) -> dict[str, str]:
    """The status of each page that this build holds back, by its path, in order."""
    return dict(sorted(settings.get(_KEY, {}).items()))


def held_slugs(settings: Mapping[str, Any]) -> frozenset[str]:
    """The slugs of the articles that this build holds back."""
    return frozenset(PurePath(path).stem for path in held_pages(settings))


def report_corrections(settings: dict[str, Any], told: Iterable[str]) -> None:
    """Reports each correction that fits nothing any more: it may have protected somebody, so it is a fault, unless it
    spoke of a name that is withheld: that is said, and no fault."""
    for words in told:
        if words.endswith(CORRECTION_HELD):
            logger.warning("%s", words)
        else:
            report_fault(settings, words)


def without_held(note: EventNote, held: Set[str]) -> EventNote | None:
    """An editor's note without the articles that are held back; None where it is about nothing else.

    Holding an article back is no slip, so its note is not reported as one.
    """
    articles, without = (tuple(w for w in s if w.partition("#")[0] not in held) for s in (note.articles, note.without))
    if note.articles and not articles:
        return None
    return replace(note, articles=articles, without=without)


def held_words(held: Mapping[str, str]) -> tuple[str, ...]:
    """How many pages are held back, and the names of those that may be so by mistake; () for none.

    >>> print(*held_words({"a.md": "draft", "b.md": "", "c.md": "draft"}), sep="\\n")
    3 pages are held back: 2 as a draft, 1 without a line status:
    without a line status: b.md; add status: published
    """
    if not held:
        return ()
    counts = Counter(held.values())
    told = ", ".join(f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status])
    first = f"{len(held)} page{'s are' if len(held) > 1 else ' is'} held back: {told}"
    return (first, *_unmarked([path for path, status in held.items() if not status]))


def _unmarked(paths: Sequence[str]) -> tuple[str, ...]:
    if not paths:
        return ()
    more = f" and {len(paths) - _MOST} more" if len(paths) > _MOST else ""
    return (f"without a line status: {', '.join(paths[:_MOST])}{more}; add status: published",)


def tell_held(settings: Mapping[str, Any]) -> None:
    """Says once, at the end of a build, what it held back: no fault, but nobody should have to guess."""
    for words in held_words(held_pages(settings)):
        logger.warning("%s", words)
