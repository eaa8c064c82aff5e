"""The armed actors of one article, each once, with its role."""

from __future__ import annotations

from briefing.resolve.forces.assembly import bound_forces, resolve_forces

__all__ = ["bound_forces", "resolve_forces"]
