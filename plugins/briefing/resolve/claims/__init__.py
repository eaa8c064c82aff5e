"""Claims of harm: what is told once, by whom, of which stretch of time, day and place."""

from __future__ import annotations

from briefing.resolve.claims.assembly import resolve_claims

__all__ = ["resolve_claims"]
