"""The trees of pages: the same site in each language, the first at the root, each other in a folder of its code."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from briefing.errors import BriefingError
from briefing.present.addresses import Site
from briefing.settings import site_settings
from briefing.speech import SOURCE_LANGUAGE

__all__ = ["LOCALES", "Tree", "read_catalogue", "site_of", "trees_of"]

LOCALES = Path(__file__).resolve().parents[1] / "locales"


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
    return Site(settings["SITENAME"], told.address, told.data_licence, trees)


def _tree(code: str, path: str) -> Tree:
    catalogue = read_catalogue(code)
    locale = Locale.parse(code, sep="-")
    return Tree(code, (locale.get_display_name() or code), locale.text_direction, path, catalogue)


@cache
def read_catalogue(code: str) -> NullTranslations:
    """The phrases in this language; English is the language of the phrases themselves and has no file.

    Raises BriefingError where there is no catalogue of it.
    """
    if code == SOURCE_LANGUAGE:
        return NullTranslations()
    path = LOCALES / code / "LC_MESSAGES" / "briefing.po"
    try:
        Locale.parse(code, sep="-")
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code, abort_invalid=True)
    except (OSError, ValueError, UnknownLocaleError) as fault:
        known = ", ".join(sorted([SOURCE_LANGUAGE, *(p.parent.parent.name for p in LOCALES.glob("*/*/briefing.po"))]))
        remedy = f"BRIEFING_LANGUAGES may name {known}; docs/languages.md tells how to add one"
        raise BriefingError(str(path), f"the phrases cannot be read: {fault}", remedy) from fault
    made = io.BytesIO()
    write_mo(made, catalogue)
    made.seek(0)
    return GNUTranslations(made)
