"""What the search reads of a page: the elements that say so, and nothing else.

Pagefind gets these small documents (9 kB of a page of 70 kB) instead of whole pages: that takes less time, and a page
whose map or navigation changes is not indexed again.
"""

from __future__ import annotations

import re

__all__ = ["search_document", "sort_date"]

_SAYS_SO = re.compile(r"\bdata-pagefind-(?:body|meta|filter|sort)\b")
_ATTRIBUTES = r"(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*"
_TAG = re.compile(rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*){_ATTRIBUTES}>|<!--.*?-->", re.DOTALL)
_BODY = re.compile(rf"<[a-zA-Z][a-zA-Z0-9-]*\s{_ATTRIBUTES}data-pagefind-body\b")
_WITHOUT_END = frozenset(("br", "hr", "img", "input", "link", "meta", "source"))
_DATE = re.compile(r'data-value="([^"]*)" data-pagefind-sort="date\[data-value\]"')


def search_document(html: str) -> str:
    """The indexed elements of a written page, as a page of their own; "" where the page is not indexed.

    Pagefind gives the same for it as for the whole page. Those inside another are not repeated.

    >>> search_document('<main><h1 data-pagefind-body>Shells on Goma</h1><nav>Home</nav></main>')
    '<!doctype html><html><body><h1 data-pagefind-body>Shells on Goma</h1></body></html>'
    >>> search_document('<h1>About</h1>')
    ''
    """
    if "data-pagefind-body" not in html:
        return ""
    parts: list[str] = []
    end = max(html.find("<body"), 0)  # half of a page is its head
    for found in _SAYS_SO.finditer(html, end):
        # An article may write the very words: they count only within a tag.
        if found.start() < end or not (tag := _TAG.match(html, html.rfind("<", end, found.start()) % len(html))):
            continue
        if tag.end() > found.start() and not tag[1]:
            end = _end_of(html, tag)
            parts.append(html[tag.start() : end])
    return f"<!doctype html><html><body>{''.join(parts)}</body></html>" if any(map(_BODY.match, parts)) else ""


def _end_of(html: str, tag: re.Match[str]) -> int:
    """Where the element that begins with this tag ends."""
    name, depth = tag[2].lower(), 0
    if name in _WITHOUT_END:
        return tag.end()
    for other in _TAG.finditer(html, tag.start()):
        if other[2] and other[2].lower() == name:
            depth += -1 if other[1] else 1
            if not depth:
                return other.end()
    return len(html)


def sort_date(document: str) -> str:
    """The date by which results are sorted, ISO; "" where the document states none."""
    found = _DATE.search(document)
    return found[1] if found else ""
