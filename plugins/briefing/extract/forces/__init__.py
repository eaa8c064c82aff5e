"""Armed actors and their strengths, as written."""

from __future__ import annotations

from briefing.extract.forces.mentions import find_forces

__all__ = ["find_forces"]
