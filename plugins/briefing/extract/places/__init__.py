"""Names of places, as written."""

from __future__ import annotations

from briefing.extract.places.mentions import find_places, lookup_place

__all__ = ["find_places", "lookup_place"]
