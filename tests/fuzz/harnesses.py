"""Every harness, by its name."""

from __future__ import annotations

from tests.fuzz.counting import QUANTITIES
from tests.fuzz.editing import CORRECTIONS, NOTES
from tests.fuzz.heads import HEADS
from tests.fuzz.originals import ENCODINGS, HTML, MARKDOWN, PAGES, TEXTS
from tests.fuzz.printing import FEEDS
from tests.fuzz.small import BATCHES, DATES, SLUGS
from tests.fuzz.telling import EXPLANATIONS, FACTS

__all__ = ["HARNESSES"]

HARNESSES = (
    HTML, TEXTS, MARKDOWN, PAGES, ENCODINGS, HEADS, QUANTITIES, FACTS, EXPLANATIONS, CORRECTIONS, NOTES, FEEDS, DATES, SLUGS, BATCHES,
)  # fmt: skip
