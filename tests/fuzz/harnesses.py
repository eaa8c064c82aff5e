"""Every harness, by its name."""

from __future__ import annotations

from tests.fuzz.counting import QUANTITIES
from tests.fuzz.heads import HEADS
from tests.fuzz.originals import ENCODINGS, HTML, MARKDOWN, PAGES, TEXTS
from tests.fuzz.telling import EXPLANATIONS, FACTS

__all__ = ["HARNESSES"]

HARNESSES = (HTML, TEXTS, MARKDOWN, PAGES, ENCODINGS, HEADS, QUANTITIES, FACTS, EXPLANATIONS)
