"""The page's <meta> and <link> tags, by name."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from briefing.ingest.cleaning import one_line

__all__ = ["HeadTags", "attribute"]


def attribute(tag: Tag | None, name: str) -> str:
    """An attribute on one line; the empty string where it or the tag is not there."""
    value = tag.get(name) if tag is not None else None
    return one_line(" ".join(value) if isinstance(value, list) else value)


class HeadTags:
    """Looks up what <meta> tags say, whichever of `name`, `property`, `itemprop` or `http-equiv` names them."""

    __slots__ = ("_metas", "_soup")

    def __init__(self, soup: BeautifulSoup) -> None:
        self._soup = soup
        self._metas: dict[str, list[str]] = {}
        for tag in soup.find_all("meta"):
            content = attribute(tag, "content")
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = attribute(tag, key).lower()
                if name and content:
                    self._metas.setdefault(name, []).append(content)

    def all(self, *names: str) -> list[str]:
        """Every value stated under these names, in the order of the names."""
        return [value for name in names for value in self._metas.get(name.lower(), [])]

    def first(self, *names: str) -> str:
        """The first value stated under these names; the empty string for none."""
        return next(iter(self.all(*names)), "")

    def link(self, rel: str) -> str:
        """The address of the first <link> with this relation; the empty string for none."""
        for tag in self._soup.find_all("link", href=True):
            if rel in [r.lower() for r in attribute(tag, "rel").split()]:
                return attribute(tag, "href")
        return ""
