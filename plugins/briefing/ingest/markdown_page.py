"""A converted article as a Markdown page: readable head, escaped text, no raw HTML."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from briefing.ingest.cleaning import one_line
from briefing.ingest.front_matter import PageFront, front_lines
from briefing.ingest.page import ConvertedPage, PageBlock

__all__ = ["escape_markdown", "markdown_body", "markdown_page", "safe_href"]

_ESCAPED = re.compile(r"[\\`*{}\[\]]")
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"(?:[#+-]|\d{1,9}(?=[.)]))")
_CLOSING_MARKS = re.compile(r"(?<!\\)#(?=#*$)")  # of a heading: Markdown takes them off
_SCHEMES = ("http", "https", "mailto")


def escape_markdown(text: str) -> str:
    r"""One line of plain text so that Markdown gives back the same characters, never markup.

    >>> print(escape_markdown("1. *Not* a list, <b>no</b> {: .x} AT&amp;T a_b _c_"))
    1\. \*Not\* a list, &lt;b&gt;no&lt;/b&gt; \{: .x\} AT&amp;amp;T a_b \_c\_
    """
    text = _ENTITY.sub("&amp;", _ESCAPED.sub(r"\\\g<0>", text))
    text = _EDGE_UNDERSCORE.sub(r"\\_", text).replace("<", "&lt;").replace(">", "&gt;").replace("![", "\\![")
    text = text.replace("~~~", "&#126;~~")
    if text.startswith(":"):
        return "&#58;" + text[1:]
    match = _LINE_START.match(text)
    if match is None:
        return text
    return f"\\{text}" if not text[0].isdigit() else f"{match.group()}\\{text[match.end() :]}"


def safe_href(address: str | None) -> str | None:
    """The address if it is http, https or mailto and can stand in Markdown; None otherwise.

    >>> safe_href("https://example.org/a b"), safe_href("JavaScript:alert(1)"), safe_href("/home")
    ('https://example.org/a%20b', None, None)
    """
    address = one_line(address)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return None
    return _percent(r"[\s<>\"`\\{}^]", address)


def _percent(unwanted: str, address: str) -> str:
    return re.sub(unwanted, lambda m: "".join(f"%{b:02X}" for b in m.group().encode()), address)


def _inline(block: PageBlock) -> str:
    pieces: list[str] = []
    for run in block.runs:
        words = re.sub(r"\s+", " ", run.text)
        # What the line begins with is looked at without the space before it, which the page does not keep.
        words = escape_markdown(words if "".join(pieces).strip() else words.lstrip())
        href = safe_href(run.href)
        bare = words.strip()
        if href and bare:
            lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            target = _percent(r"[()*\[\]]", href)
            words = f"{lead}[{bare}]({target}){tail}"
        pieces.append(words)
    line = "".join(pieces).strip()
    return _CLOSING_MARKS.sub(r"\#", line) if block.kind == "subhead" else line


_FORMS = {"paragraph": "{}", "subhead": "## {}", "caption": "{}\n{{: .caption}}", "item": "- {}", "quote": "> {}"}


def markdown_body(blocks: tuple[PageBlock, ...]) -> str:
    """The blocks as Markdown, parted by blank lines; items of one list stand together. Ends with a line break unless
    empty."""
    out: list[str] = []
    before = ""
    for block in blocks:
        line = _inline(block)
        if not line:
            continue
        if out:
            out.append(
                "\n" if block.kind == before == "item" else "\n>\n" if block.kind == before == "quote" else "\n\n"
            )
        out.append(_FORMS[block.kind].format(line))
        before = block.kind
    return "".join(out) + ("\n" if out else "")


def markdown_page(page: ConvertedPage, source_file: str, source_sha256: str) -> str:
    """The whole page, ready to be written; `source_file` is the original's name as the editor knows it."""
    front = PageFront(
        title=page.title, deck=page.deck, date=page.date, date_basis=page.date_basis, modified=page.modified,
        outlet=page.outlet,
        authors=page.authors, agency=page.agency, language=page.language, source_url=safe_href(page.source_url),
        source_file=source_file, source_sha256=source_sha256, status=page.status,
    )  # fmt: skip
    return f"{front_lines(front)}\n{markdown_body(page.blocks)}"
