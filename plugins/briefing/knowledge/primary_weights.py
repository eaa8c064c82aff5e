"""How much each cue says of which country an article is about: primary_country.yaml, checked when loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from briefing.errors import KnowledgeError

__all__ = ["OPENING", "read_weights"]

OPENING = 250  # characters of the text
_PATH = Path(__file__).parent / "primary_country.yaml"
_CUES = frozenset(
    ["site town", "site country", "named town", "named country", "opening site", "harm", "all", "opening", "headline"]
)


@cache
def read_weights() -> Mapping[str, float]:
    """Cue to weight, never negative. Raises KnowledgeError where a cue is missing, unknown or less than nothing."""
    rows = yaml.safe_load(_PATH.read_text("utf-8"))
    faulty = sorted(_CUES.symmetric_difference(rows)) or sorted(cue for cue, weight in rows.items() if not weight >= 0)
    if faulty:
        raise KnowledgeError("primary_country.yaml", f"has no good weight for {faulty}", "give each cue one from 0 on")
    return MappingProxyType({cue: float(weight) for cue, weight in rows.items()})
