"""Markdown of strangers into HTML that is safe to print: one rendering for the site and for `invoke facts`."""

from __future__ import annotations

import markdown
import nh3

__all__ = ["EXTENSIONS", "page_html", "safe_html"]

# attr_list carries the class of a caption paragraph; everything else is plain Markdown.
EXTENSIONS = ("attr_list", "sane_lists")
_TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "em", "strong", "a", "br", "hr", "code", "pre",
    "sub", "sup",
}  # fmt: skip
_TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
_URL_SCHEMES = {"http", "https", "mailto"}


def safe_html(text: str) -> str:
    """The HTML of an article's Markdown: allow-listed elements, web and mail links, the class "caption", nothing else.

    >>> safe_html("Shells hit <script>x()</script> [Goma](javascript:x).")
    '<p>Shells hit  <a rel="nofollow noopener noreferrer">Goma</a>.</p>'
    >>> safe_html("A market, seen in May.\\n{: .caption onclick=x }")
    '<p class="caption">A market, seen in May.</p>'
    """
    return _clean(markdown.markdown(text, extensions=list(EXTENSIONS), output_format="html"), _TAGS)


def page_html(text: str) -> str:
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
    html = markdown.markdown(text, extensions=[*EXTENSIONS, "tables"], output_format="html")
    return _clean(html, _TAGS | _TABLE_TAGS)


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        attributes={"a": {"href", "title"}},
        allowed_classes={"p": {"caption"}},
        url_schemes=_URL_SCHEMES,
        link_rel="nofollow noopener noreferrer",
    )
