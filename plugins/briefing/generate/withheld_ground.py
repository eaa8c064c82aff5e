"""The ground of every map without what an editor withholds: towns, rivers, divisions and countries lose their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from briefing.generate.withholding import withheld_of
from briefing.knowledge import load_knowledge
from briefing.knowledge.borders import Borders, Level, read_borders
from briefing.knowledge.towns import Towns
from briefing.text import fold

__all__ = ["ground_of", "without_names"]


def ground_of(settings: Mapping[str, Any]) -> Borders:
    """What lies under the signs of this build's maps. A town whose coordinates are withheld is left off as well: a
    name on a map says where it is."""
    withheld, borders = withheld_of(settings), read_borders()
    if not withheld.places and withheld.names.pattern is None:
        return borders
    gazetteer = load_knowledge().gazetteer
    unplaced = withheld.places | {fold(place.name) for words in withheld.places for place in gazetteer.named(words)}
    return without_names(borders, lambda name: fold(name) in unplaced or withheld.names.stand_in(name))


def without_names(borders: Borders, is_withheld: Callable[[str], bool]) -> Borders:
    """The same lines and outlines with "" for each withheld name, and without the towns that bear one."""
    levels = {
        name: _level(getattr(borders, name), is_withheld) for name in ("near", "mid", "far", "water", "divisions")
    }
    ranked = tuple(town for town in borders.towns.ranked if not is_withheld(town.name))
    kept = frozenset(ranked)
    cells = {cell: tuple(t for t in towns if t in kept) for cell, towns in borders.towns.cells.items()}
    return Borders(**levels, towns=Towns(ranked, cells))


def _level(level: Level, is_withheld: Callable[[str], bool]) -> Level:
    countries = tuple(replace(c, name="") if is_withheld(c.name) else c for c in level.countries)
    rivers = tuple("" if is_withheld(name) else name for name in level.river_names)
    return replace(level, countries=countries, river_names=rivers, by_code={c.code: c for c in countries})
