"""Every harness, by its name."""

from __future__ import annotations

from tests.fuzz.counting import QUANTITIES
from tests.fuzz.heads import HEADS

__all__ = ["HARNESSES"]

HARNESSES = (QUANTITIES, HEADS)
