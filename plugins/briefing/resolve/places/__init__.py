"""The places of one article, each once, where it lies, and whether it is a site."""

from __future__ import annotations

from briefing.resolve.places.assembly import resolve_places

__all__ = ["resolve_places"]
