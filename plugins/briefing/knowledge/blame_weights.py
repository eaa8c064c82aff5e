"""How much each cue says of who did a harm: blame.yaml, checked when loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from briefing.errors import KnowledgeError

__all__ = ["BlameWeights", "read_blame_weights"]

_PATH = Path(__file__).parent / "blame.yaml"
_FORCE = frozenset({
    "told here", "told beside", "told near", "told far", "struck beside", "struck last", "strikes nowhere",
    "same scope", "same day", "other place", "accused near", "backer", "other nation", "at home", "bomb by state",
    "air by state", "soldiers by rebels",
})  # fmt: skip
_NOBODY = frozenset({"always", "cumulative", "many sides", "placed", "no force here"})


@dataclass(frozen=True, slots=True)
class BlameWeights:
    """Cue to weight, for a force and for nobody; `enough`: the least share of one (0 to 1) that blames."""

    force: Mapping[str, float]
    nobody: Mapping[str, float]
    enough: float


@cache
def read_blame_weights() -> BlameWeights:
    """The weights, read once a process. Raises KnowledgeError where a cue is missing or unknown, or a share is none."""
    rows = yaml.safe_load(_PATH.read_text("utf-8"))
    force, nobody = rows.get("force", {}), rows.get("nobody", {})
    faulty = sorted(_FORCE.symmetric_difference(force)) + sorted(_NOBODY.symmetric_difference(nobody))
    if faulty or not 0.5 <= rows.get("enough", 0) < 1:
        raise KnowledgeError("blame.yaml", f"has no good weight for {faulty or 'enough'}", "give each cue one number")
    return BlameWeights(MappingProxyType(force), MappingProxyType(nobody), float(rows["enough"]))
