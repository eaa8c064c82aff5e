"""Who published the article, by the name a reader knows."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from unidecode import unidecode

from briefing.ingest.cleaning import fold_words, one_line
from briefing.ingest.head_tags import HeadTags, attribute
from briefing.ingest.json_ld import Statement

__all__ = ["find_outlet", "host_of"]

_PLATFORM_NAMES = """
    blogger wordpress com medium google facebook twitter msn yahoo tumblr squarespace wix flipboard hosted home news
    blog website index
"""
_PLATFORMS = frozenset(_PLATFORM_NAMES.split())
_SEPARATOR = re.compile(r"\s+(?:[|»·•–—]|::|-)\s+|\s*\|\s*")


def host_of(address: str | None) -> str:
    """The host of an address without "www."; the empty string where there is none.

    >>> host_of("https://www.example.org/a")
    'example.org'
    """
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^(?:www\d?|m|amp)\.", "", host)


def find_outlet(
    soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...], address: str | None
) -> str | None:
    """The outlet's name. Of the names that the page states, the one that fits its own address best; else the bare host.

    Platforms, section names ("U.S.") and addresses are stated as site names too; the address tells them apart.
    """
    scored = []
    stated = _candidates(soup, tags, statements)
    for rank, name in enumerate([*stated, *_printed(soup)]):
        fit = _fit(name, address)
        folded = fold_words(name)
        if folded and len(name) <= 120 and "://" not in name and folded not in _PLATFORMS:
            scored.append((fit < 1, rank, _mended(name, address)))
    if scored:
        return _in_full(min(scored)[2], [name for _, rank, name in scored if rank < len(stated)])
    return host_of(address) or None


def _in_full(chosen: str, names: list[str]) -> str:
    """The name as printed instead of a handle ("detroitnews") or of initials ("UNP"), where the page gives both."""
    for name in names:
        folded = fold_words(name)
        words = folded.removeprefix("the ").split()
        handle = chosen.islower() and len(words) > 1 and fold_words(chosen) in ("".join(words), folded.replace(" ", ""))
        initials = "".join(w[0] for w in words)
        if handle or (chosen.isupper() and 3 <= len(chosen) <= 5 and initials == chosen.lower() and not name.isupper()):
            return name
    return chosen


def _candidates(soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...]) -> list[str]:
    """Names in order of trust."""
    names = [*tags.all("og:site_name")[:1], *(s.publisher for s in statements if s.sure)]
    for holder in soup.find_all(True, attrs={"itemprop": "publisher"})[:3]:
        inner = holder.find(True, attrs={"itemprop": "name"})
        names += [attribute(inner, "content") or one_line(inner.get_text(" ") if inner else "")]
    names += tags.all("application-name", "apple-mobile-web-app-title", "dc.publisher", "publisher", "copyright")
    names += [s.publisher for s in statements if not s.sure]
    tab = one_line(soup.title.get_text(" ")) if soup.title else ""
    names += [p for p in reversed(_SEPARATOR.split(tab)[1:]) if len(p.split()) <= 5]
    return [one_line(n) for n in names if n and len(n) <= 120]


def _printed(soup: BeautifulSoup) -> list[str]:
    """The name on the logo or in the imprint."""
    logos = soup.select('a[rel~="home"], [class*="logo"] img[alt], [id*="logo"] img[alt], header img[alt]')[:4]
    names = [attribute(tag, "alt") or one_line(tag.get_text(" ")) for tag in logos]
    footer = one_line(" ".join(f.get_text(" ") for f in soup.find_all("footer")[-1:]))
    match = re.search(
        r"(?:©|\(c\)|copyright)\s*(?:copyright\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|"
        r"20)?\d\d)?,?\s+)?([A-Z][\w'’& -]{2,40})",
        footer,
        re.I,
    )
    return [n for n in (*names, match.group(1) if match else "") if 0 < len(n.split()) <= 6]


def _fit(name: str, address: str | None) -> int:
    """2: name and host are one word squashed; 1: one holds the other, or the host is the name's initials, or the
    path starts so; 0: neither."""
    host = host_of(address)
    labels = host.split(".")[:-1] or [host]
    squashed = fold_words(name).replace(" ", "")
    bare = re.sub(r"^the", "", squashed)
    if not host or not squashed:
        return 0
    hosts = {fold_words(label).replace(" ", "") for label in labels} | {fold_words(host).replace(" ", "")}
    if squashed in hosts or bare in hosts:
        return 2
    initials = "".join(w[0] for w in fold_words(name).split())
    path = fold_words(
        urlsplit(address or "").path.split("/")[1] if "/" in urlsplit(address or "").path else ""
    ).replace(" ", "")
    if any(len(w) >= 5 and w in h for w in unidecode(fold_words(name)).split() for h in hosts):
        return 1
    if (
        any(len(h) >= 3 and (h in squashed or (len(bare) >= 3 and bare in h)) for h in hosts)
        or initials in hosts
        or (path and path == bare)
    ):
        return 1
    return 0


def _mended(name: str, address: str | None) -> str:
    """Of "Post | postnews.example" and "Post | Politics | Sport" the part that is a name and fits the address, else
    the first."""
    parts = [p.strip() for p in _SEPARATOR.split(name) if p.strip()]
    named = [p for p in parts if not re.search(r"\w\.[a-z]{2,4}$", p, re.I)] or parts
    return next((p for p in named if _fit(p, address)), named[0] if named else name.strip())
