"""The settings of one build that the plugin itself reads, as one checked value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.speech import gettext_noop

__all__ = ["DATA_LICENCE", "PARTS", "SiteSettings", "site_settings"]

# What a site may be made without. Its articles, regions, actors and outlets are always there.
PARTS = ("facts", "data", "citations", "feeds", "search")
_OF_FACTS = ("data", "citations")

# What the setting BRIEFING_DATA_LICENCE replaces.
DATA_LICENCE = gettext_noop(
    "Facts: CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/), by the editor of this site."
)


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`articles` are folders of Markdown pages; `page_size` is how many articles one page of the list holds.

    `address` is the published site's own, without a closing slash; empty where it is not known. `data_licence`: the
    terms under which its facts may be used, in words. `languages`: codes of the interface's languages; the first stands
    at the root, each other in a folder of its code. `cards`: whether pages get a picture for those who share them.

    `parts`: those of PARTS that the site has. Without "facts" nothing is read from the texts: articles stand under the
    country and the actors that their heads name, and what is made of facts is left out.
    """

    content: Path
    articles: tuple[Path, ...]
    corrections: Path
    page_size: int
    address: str
    data_licence: str
    languages: tuple[str, ...]
    cards: bool = True
    pages: tuple[Path, ...] = ()  # folders of the editor's own pages
    parts: frozenset[str] = frozenset(PARTS)


def site_settings(settings: Mapping[str, Any]) -> SiteSettings:
    """Pelican's settings as the plugin reads them. Raises BriefingError where a value cannot be used.

    >>> site_settings({"PATH": "content", "ARTICLE_PATHS": ["articles"], "BRIEFING_PAGE_SIZE": 50}).page_size
    50
    """
    content = Path(settings["PATH"])
    page_size = settings.get("BRIEFING_PAGE_SIZE", 100)
    if not isinstance(page_size, int) or page_size < 1:
        raise BriefingError("settings", "BRIEFING_PAGE_SIZE is not a number above 0")
    return SiteSettings(
        content=content,
        articles=tuple(content / folder for folder in _folders(settings, "ARTICLE_PATHS")),
        corrections=content / settings.get("BRIEFING_CORRECTIONS", "corrections"),
        page_size=page_size,
        address=str(settings.get("BRIEFING_SITEURL") or "").rstrip("/"),
        data_licence=str(settings.get("BRIEFING_DATA_LICENCE") or DATA_LICENCE),
        languages=_languages(settings.get("BRIEFING_LANGUAGES") or ("en",)),
        cards=settings.get("BRIEFING_CARDS", True) is True,
        pages=tuple(content / folder for folder in _folders(settings, "PAGE_PATHS")),
        parts=_parts(settings.get("BRIEFING_PARTS", PARTS)),
    )


def _parts(given: object) -> frozenset[str]:
    if not isinstance(given, list | tuple) or not set(given) <= set(PARTS):
        raise BriefingError("settings", "BRIEFING_PARTS is not a list of parts", f"choose from {', '.join(PARTS)}")
    lacking = [name for name in _OF_FACTS if name in given and "facts" not in given]
    if lacking:
        raise BriefingError("settings", f"BRIEFING_PARTS has {lacking[0]} without facts", "add facts, or leave it out")
    return frozenset(given)


def _folders(settings: Mapping[str, Any], name: str) -> tuple[str, ...]:
    """The folders that Pelican's setting names, or our own copy of it where a build keeps them from Pelican."""
    return tuple(settings.get(f"BRIEFING_{name}", settings.get(name, ())))


def _languages(given: object) -> tuple[str, ...]:
    if not isinstance(given, list | tuple) or not all(isinstance(code, str) and code for code in given):
        raise BriefingError("settings", "BRIEFING_LANGUAGES is not a list of language codes", 'write ["en", "ar"]')
    if len(set(given)) < len(given):
        raise BriefingError("settings", "BRIEFING_LANGUAGES names a language twice", "name each once")
    return tuple(given)
