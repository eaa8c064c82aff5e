"""Who wrote the article and which agency sent it, from what is printed first and from what is stated next."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from briefing.ingest.agencies import agency_at_dateline, agency_named, agency_slug
from briefing.ingest.bylines import names_in, reporters_in_sign_off
from briefing.ingest.cleaning import fold_words, one_line
from briefing.ingest.head_tags import HeadTags, attribute
from briefing.ingest.json_ld import Statement
from briefing.ingest.lines import people_in_byline
from briefing.ingest.vicinity import ancestors, names_of, stands_apart

__all__ = ["agency_of_text", "find_credits", "reporters_of_text"]

_BYLINE_CLASS = re.compile(
    r"(?:^|[-_ ])(?:byline|by-line|by_line|author|authors|contributor|contributors|writer|credit-name)(?:$|"
    r"[-_ ]|s$|name)",
    re.I,
)
_AUTHOR_NAME = re.compile(
    r"(?:^|[-_ ])(?:author-?_?name|byline-?_?name|fn|author-link|byline__name|author)(?:$|[-_ ])", re.I
)
_NO_BYLINE = re.compile(r"bio(?:$|[-_ ])|avatar|caption|photo|image|follow", re.I)
_META_NAMES = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
    "article:author_name",
)


def find_credits(
    soup: BeautifulSoup, tags: HeadTags, statements: tuple[Statement, ...], heading: Tag | None, outlet: str | None
) -> tuple[tuple[str, ...], str | None]:
    """(names of the authors, agency). The printed byline is trusted most; () and None where no person, no agency is
    named."""
    printed = _printed_bylines(soup, heading)
    stated = [n for s in statements for n in (*s.authors, *s.author_bodies)]
    metas = [m for m in tags.all(*_META_NAMES) if not m.startswith("http")]
    agency = next((a for a in map(agency_named, [*printed, *stated, *metas]) if a), None)
    from_print = _people(printed, outlet)
    people = [s for s in statements if s.authors]
    from_json = _people(list(people[0].authors) if people else [], outlet)
    from_meta = _people(metas[:3], outlet)
    return tuple(_best(from_print, from_json, from_meta)), agency


def _best(printed: list[str], stated: list[str], metas: list[str]) -> list[str]:
    """Printed names where there are any; stated ones otherwise, or where they hold the printed in full."""
    for other in (stated, metas):
        folded = {fold_words(n) for n in other}
        if (
            printed
            and other
            and len(printed) > 3
            and len(other) <= len(printed)
            and folded & {fold_words(n) for n in printed}
        ):
            return other
    return printed or stated or metas


def _people(lines: list[str], outlet: str | None) -> list[str]:
    names: dict[str, str] = {}
    for line in lines:
        for name in names_in(line, outlet):
            names.setdefault(fold_words(name), name)
    return [n for f, n in names.items() if not any(f != g and f in g.split(" ") for g in names)]


def _printed_bylines(soup: BeautifulSoup, heading: Tag | None) -> list[str]:
    """The words of the byline that stands nearest behind the heading, or right before it: one line for each author."""
    after = heading.find_all_next(_is_byline, limit=12) if heading else soup.find_all(_is_byline, limit=12)
    before = heading.find_all_previous(_is_byline, limit=3) if heading else []
    holders = ancestors(heading)
    for tag in [*after, *before]:
        if stands_apart(tag, holders, _NO_BYLINE) or tag.find_parent(["figure", "figcaption"]) or _in_teaser(tag):
            continue
        lines = _lines_of(tag)
        if any(names_in(line) or agency_named(line) for line in lines):
            return lines
    return []


def _in_teaser(tag: Tag) -> bool:
    """Whether a link to another story holds this byline and more."""
    link = tag.find_parent("a")
    return link is not None and len(one_line(link.get_text(" "))) > len(one_line(tag.get_text(" "))) + 20


def _is_byline(tag: Tag) -> bool:
    if tag.name in (
        "script",
        "style",
        "meta",
        "link",
        "img",
        "html",
        "body",
        "article",
        "main",
        "svg",
        "input",
        "form",
    ):
        return False
    rel, prop = attribute(tag, "rel"), attribute(tag, "itemprop")
    if "author" in rel.split() or prop in ("author", "creator", "byline"):
        return True
    if _BYLINE_CLASS.search(names_of(tag)):
        return True
    if tag.name not in ("p", "span", "div", "strong", "em", "a", "b", "h4", "h5", "h6", "li", "address", "cite"):
        return False
    words = one_line(tag.get_text(" ")) if len(tag.find_all(True, limit=6)) <= 5 else ""
    return (
        bool(words)
        and len(words) < 140
        and re.match(r"by\b", words, re.I) is not None
        and people_in_byline(words) is not None
    )


def _lines_of(tag: Tag) -> list[str]:
    """The single names marked within a byline if there are any; else its words, cut where a date or a link to follow
    begins."""
    named = [one_line(t.get_text(" ")) for t in tag.find_all(_is_name)]
    named = [n for n in dict.fromkeys(named) if names_in(n) or agency_named(n)]
    if named:
        return ["; ".join(named)]
    links = [one_line(a.get_text(" ")) for a in tag.find_all("a")]
    people = [n for n in dict.fromkeys(links) if len(n.split()) >= 2 and names_in(n)]
    leaves = [t for t in tag.find_all(["div", "p", "li"]) if t.find(["div", "p", "li"]) is None]
    words = one_line("; ".join(t.get_text(" ") for t in leaves) if len(leaves) > 1 else tag.get_text(" "))
    if people and len(people) >= len(names_in(words[:200])):
        return people
    return [words] if len(words) <= 200 else people


def _is_name(tag: Tag) -> bool:
    if tag.name in ("script", "style", "img", "svg"):
        return False
    return (
        "author" in attribute(tag, "rel").split()
        or attribute(tag, "itemprop") == "name"
        or _AUTHOR_NAME.search(" ".join(tag.get("class") or [])) is not None
    ) and len(one_line(tag.get_text(" "))) <= 60


def agency_of_text(paragraphs: list[str]) -> str | None:
    """The agency in the place line of the opening, or alone in a line at either end."""
    for line in paragraphs[:2]:
        found = agency_at_dateline(line)
        if found:
            return found
    bare = [
        line
        for line in [*paragraphs[:3], *paragraphs[-2:]]
        if not re.match(r"\W*(?:photo|image|picture|credit)", line, re.I)
    ]
    return next((a for a in map(agency_slug, bare) if a), None)


def reporters_of_text(paragraphs: list[str]) -> tuple[str, ...]:
    """The reporters of a sign-off in the last paragraphs; () for none."""
    for line in reversed(paragraphs[-4:]):
        found = reporters_in_sign_off(line)
        if found:
            return tuple(found)
    return ()
