"""Markdown of strangers into HTML that is safe to print: one rendering for the site and for `invoke facts`."""

from __future__ import annotations

import re
from typing import Any

import nh3
from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor

from briefing.errors import BriefingError
from briefing.steady_markdown import steady_for, too_much

__all__ = ["EXTENSIONS", "page_html", "safe_html"]

# attr_list carries the class of a caption paragraph; everything else is plain Markdown.
EXTENSIONS = ("attr_list", "sane_lists")
_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br", "hr", "code", "pre",
    "sub", "sup",
}  # fmt: skip
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
MAX_NESTING = 100
_MAX_CHARS = 600_000  # half as much again as ingest takes, for what it escapes
_MAX_BRACKETS = 3000  # for each that opens the library looks through all that is behind it
_TAG = re.compile(r"<(/?)(?!br\b|hr\b)[a-z]")
# Every pattern of Markdown within a line begins with one of these.
_MARKED = re.compile(r"[\\`*_\[<&]|  \n")
_URL_SCHEMES = {"http", "https", "mailto"}


def safe_html(text: str, where: str = "a text") -> str:
    """The HTML of an article's Markdown: allow-listed elements, web and mail links, the class "caption", nothing else.

    Raises BriefingError, about `where`, for lists or quotations nested deeper than those that print them can follow,
    and for more brackets or tags than can be read in a time that anyone would wait.

    >>> safe_html("Shells hit <script>x()</script> [Goma](javascript:x).")
    '<p>Shells hit  <a rel="nofollow noopener noreferrer">Goma</a>.</p>'
    >>> safe_html("A market, seen in May.\\n{: .caption onclick=x }")
    '<p class="caption">A market, seen in May.</p>'
    """
    return _clean(_rendered(text, EXTENSIONS, where), _TAGS, where)


def page_html(text: str, where: str = "a text") -> str:
    """The HTML of one of the site's own pages: as an article's, and tables.

    >>> print(page_html("| a |\\n|---|\\n| b |"))
    <table>
    <thead>
    <tr>
    <th>a</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>b</td>
    </tr>
    </tbody>
    </table>
    """
    return _clean(_rendered(text, (*EXTENSIONS, "tables"), where), _TAGS | _TABLE_TAGS, where)


class _MarkedAlone(InlineProcessor):
    """Looks for links and emphasis only where there is a mark: most lines of news have none, and going through all
    patterns for each takes half of the time."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if _MARKED.search(data) is None:
            return data
        # Not known to those who check types: the library's own step, under its private name. Where the library gives
        # it another name, this one is never called, and all is as without it.
        step: Any = super()
        return str(step._InlineProcessor__handleInline(data, patternIndex))


class _Sooner(Extension):
    """Puts the reader above in the place of the library's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_MarkedAlone(md), "inline", 20)


def _rendered(text: str, extensions: tuple[str, ...], where: str) -> str:
    if len(text) > _MAX_CHARS:
        raise BriefingError(where, f"it is longer than {_MAX_CHARS:,} characters", "divide it into several pages")
    if text.count("[") > _MAX_BRACKETS:
        raise BriefingError(where, f"it has more than {_MAX_BRACKETS:,} brackets", "take its lists of links out")
    if told := too_much(text):
        raise BriefingError(where, *told)
    try:
        return Markdown(extensions=[*extensions, _Sooner(), *steady_for(text)], output_format="html").convert(text)
    except RecursionError as fault:
        raise _too_deep(where) from fault


def _too_deep(where: str) -> BriefingError:
    return BriefingError(where, f"its elements are nested more than {MAX_NESTING} deep", "flatten its lists and quotes")


def _deepest(html: str) -> int:
    """How deep the elements are nested, in HTML where each is closed but <br> and <hr>."""
    depth = deepest = 0
    for tag in _TAG.finditer(html):
        depth += -1 if tag[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _clean(html: str, tags: set[str], where: str) -> str:
    cleaned = nh3.clean(
        html,
        tags=tags,
        attributes={"a": {"href", "title"}},
        allowed_classes={"p": {"caption"}},
        url_schemes=_URL_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
    if _deepest(cleaned) > MAX_NESTING:
        raise _too_deep(where)
    return cleaned
