"""The trees of pages: the same site in each language, the first at the root, each other in a folder of its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any

from babel import Locale

from briefing.catalogues import read_catalogue
from briefing.present.addresses import Site
from briefing.settings import site_settings

__all__ = ["Tree", "site_of", "trees_of"]


@dataclass(frozen=True, slots=True)
class Tree:
    """The pages in one language. `path` stands before a page's address: "" at the root, else "/ar"."""

    code: str
    name: str
    direction: str
    path: str
    catalogue: NullTranslations

    @property
    def folder(self) -> str:
        """Where its pages lie below the output folder, with a closing slash; empty for the root."""
        return f"{self.path[1:]}/" if self.path else ""


def trees_of(settings: Mapping[str, Any]) -> tuple[Tree, ...]:
    """The trees that BRIEFING_LANGUAGES names, the root first. Raises BriefingError where a catalogue is missing."""
    codes = site_settings(settings).languages
    return tuple(_tree(code, "" if number == 0 else f"/{code}") for number, code in enumerate(codes))


def site_of(settings: Mapping[str, Any]) -> Site:
    """The site as what is published tells it: name, address, terms, languages."""
    told = site_settings(settings)
    trees = tuple((tree.code, tree.path) for tree in trees_of(settings))
    return Site(settings["SITENAME"], told.address, told.data_licence, trees, told.parts)


def _tree(code: str, path: str) -> Tree:
    catalogue = read_catalogue(code)
    locale = Locale.parse(code, sep="-")
    return Tree(code, (locale.get_display_name() or code), locale.text_direction, path, catalogue)
