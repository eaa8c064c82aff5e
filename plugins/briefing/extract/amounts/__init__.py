"""Shares of a place or its people, and numbers of people who are somewhere: what is no harm and may still disagree."""

from __future__ import annotations

from briefing.extract.amounts.mentions import find_amounts

__all__ = ["find_amounts"]
