"""Inputs too large or too odd for a table: made here when a test asks for them, by the name in its row."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType

__all__ = ["BOMBS", "HEAD", "STORY", "STORY_TEXT"]

HEAD = "title: {title}\ndate: 2025-02-18\noutlet: Sample Herald\nstatus: published"
STORY_TEXT = (
    "Shells hit the central market in Goma on Tuesday, killing 12 civilians, the city hospital said.\n\n"
    "At least three soldiers were wounded when gunmen fired at a post near Sake in the evening, an army officer said."
)
STORY = "".join(f"<p>{words}</p>" for words in STORY_TEXT.split("\n\n"))


def html(body: str = "", head: str = "", title: str = "Shells hit the market of Goma at dawn") -> str:
    """A saved page with an article, with more in its head and behind its text."""
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{STORY}{body}</article></body>"
        "</html>"
    )


def _zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def _laughs(size: int = 12) -> str:
    rows = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, size)]
    return f'<!DOCTYPE lolz [<!ENTITY l0 "lol">{"".join(rows)}]>'


def _aliases(levels: int = 30) -> str:
    """Lines of a mapping whose last holds two to the power of `levels` words when it is printed; *last names it."""
    rows = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, levels))]
    return "\n".join(f"  {row}" for row in rows) + f"\n  last: &last [*a{levels - 1}]\n"


def _bomb_entry(field: str) -> str:
    """One entry of a corrections file whose `field` is the bomb."""
    lines = ["- remove: &a0 [x, x]" if field == "remove" else "- remove: place"]
    bomb = "[" * 0 + "&b0 [x, x]"
    for n in range(1, 30):
        bomb = f"&b{n} [{bomb}, *b{n - 1}]"
    values = {"id": "x", "reason": "y"}
    if field in values:
        values[field] = bomb
    elif field == "remove":
        lines = [f"- remove: {bomb}"]
    elif field == "set":
        lines, values["set"] = ["- change: claim"], f"{{min: {bomb}}}"
    else:
        values[f"? {bomb}\n "] = "z"
    return "\n".join([*lines, *(f"  {key}: {value}" for key, value in values.items())]) + "\n"


def _nested(opening: str, closing: str = "", deep: int = 3000, words: str = "words") -> str:
    return opening * deep + words + closing * deep


def _page(body: str, title: str = "Made by a test") -> str:
    return f"---\n{HEAD.format(title=title)}\n---\n\n{STORY_TEXT}\n\n{body}\n"


def _noise() -> bytes:
    return random.Random(6).randbytes(60_000)  # noqa: S311 - the same noise each time


def _md(body: str) -> str:
    return f"# Shells hit the market of Goma\n\n{STORY_TEXT}\n\n{body}\n"


BOMBS: Mapping[str, Callable[[], str | bytes]] = MappingProxyType({
    # bodies of pages
    "quotes": lambda: _nested("> ", deep=1500),
    "lists": lambda: "\n".join(f"{'    ' * n}- item" for n in range(300)),
    "tags": lambda: _nested("<b>", "</b>", 3000),
    "emphasis": lambda: _nested("*a **b ", deep=1500),
    "brackets": lambda: _nested("[", "]", 1500),
    "links": lambda: _nested("[a", "](https://example.org/)", 300),
    "attributes": lambda: f"A line.\n{{: {'.caption x=y ' * 3000}}}",
    "word": lambda: "a" * 200_000,
    "many_links": lambda: "[a](javascript:window.__pwned=1) [b](https://example.org/) " * 1000,
    "long_number": lambda: f"Shells killed {'9' * 20_000} civilians on {'9' * 5000}.02.2025, a boy of {'7' * 5000}, said.",
    "many_scales": lambda: f"Shells killed 12{' million' * 5000} people, 1.5{' million' * 5000} more, a hundred{' thousand' * 5000}.",
    "many_groups": lambda: f"Shells killed 12{' 000' * 5000} people, {'9,' * 3000}999 children and {'9' * 4000}.{'9' * 5000} men.",
    "entities": lambda: "&lt;script&gt; &#60; &amp; " * 2000,
    # whole pages
    "long_title": lambda: _page("", "Shells hit the market " * 3000),
    "many_keys": lambda: f"---\n{HEAD.format(title='Many keys')}\n" + "".join(f"k{n}: v\n" for n in range(20_000)) + f"---\n\n{STORY_TEXT}\n",
    "long_name": lambda: f"---\n{HEAD.format(title='Long name')}\n---\n\n{STORY_TEXT}\n",
    # corrections and notes
    "alias_bomb_id": lambda: _bomb_entry("id"),
    "alias_bomb_value": lambda: _bomb_entry("set"),
    "alias_bomb_kind": lambda: _bomb_entry("remove"),
    "alias_bomb_key": lambda: _bomb_entry("key"),
    "alias_bomb_note": lambda: "name: x\n" + "".join(line[2:] + "\n" for line in _aliases().splitlines()) + "articles: *last\n",
    "alias_bomb_grade": lambda: "articles: &a0 [x, x]\n" + f"grade: {_grade_bomb()}\n",
    "deep_yaml": lambda: "[" * 8_000,
    "deep_yaml_block": lambda: "".join(f"{' ' * n}- \n" for n in range(1500)),
    "hex_number": lambda: f"- {{change: claim, quote: 12 civilians, set: {{min: 0x{'f' * 20_000}}}, reason: x}}",
    "digits_number": lambda: f"- {{change: claim, quote: 12 civilians, set: {{min: {'9' * 20_000}}}, reason: x}}",
    "long_id": lambda: f"- {{add: force, quote: gunmen, set: {{id: {'a' * 400}, name: X}}, reason: x}}",
    # originals
    "long_html_title": lambda: html(title="Shells hit the market of Goma and the road " * 2000),
    "deep_json_ld": lambda: html(head=f"<script type=application/ld+json>{'[' * 100_000}</script>"),
    "number_json_ld": lambda: html(head=f'<script type=application/ld+json>{{"@type":"NewsArticle","headline":{"9" * 100_000},"datePublished":1e9999}}</script>'),
    "wide_json_ld": lambda: html(head=f'<script type=application/ld+json>[{",".join(["{}"] * 200_000)}]</script>'),
    "laughs": lambda: _laughs() + html("<p>And &l11; is what the entity says in this paragraph.</p>"),
    "nulls": lambda: b"\0" * 100_000,
    "large": lambda: b"a " * (11 * 2**20),
    "long_text": lambda: "Shells hit Goma\n\n" + "Shells hit the market of Goma. " * 20_000,
    "zip_bomb": lambda: _zipped(("a.html", b"<p>" + b"\0" * 50_000_000)),
    "zip_slip": lambda: _zipped(("../../../escaped.html", html().encode()), ("/tmp/escaped.html", b"x")),  # noqa: S108 - what it attacks
    "docx_bomb": lambda: _zipped(("word/document.xml", (_laughs() + "<w>&l11;</w>").encode())),
    "gzip_bomb": lambda: gzip.compress(b"\0" * 50_000_000, mtime=0),
    "bzip_bomb": lambda: bz2.compress(b"Shells hit Goma. " * 1_000_000),
    "xz_bomb": lambda: lzma.compress(b"Shells hit Goma. " * 1_000_000),
    "noise": _noise,
    "utf16": lambda: html().encode("utf-16-le"),
    "utf32": lambda: ("Shells hit the market of Goma\n\n" + STORY_TEXT).encode("utf-32"),
    "broken_utf8": lambda: b"Shells hit Goma\n\n" + STORY_TEXT.encode() + b" \xc0\xbcscript\xc0\xbe \xed\xa0\x80 \xf8\x88\x80\x80\x80 \xff\xfe" * 200,
    "codec_names": lambda: html(head="<meta charset=rot13>"),
    "codec_zlib": lambda: b"<meta charset=zlib_codec>" + gzip.compress(b"x" * 10_000, mtime=0)[1:] * 20,
    "codec_idna": lambda: b"<meta charset=punycode>" + b"\xe4a-" * 20_000,
    "deep_div": lambda: html(_nested("<div>", "</div>", 20_000)),
    "deep_p": lambda: html(_nested("<p><object>", "", 20_000)),
    "deep_table": lambda: html(_nested("<table><tr><td>", "", 5_000)),
    "deep_b": lambda: html("<p><b><i>x" * 900),
    "deep_custom": lambda: html(_nested("<x-a>", "", 30_000)),
    "many_elements": lambda: html("<p>x</p>" * 60_000),
    "many_attributes": lambda: html(f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>words</p>"),
    "long_attribute": lambda: html(f'<p class="{"caption " * 100_000}">words</p>'),
    "many_metas": lambda: html(head='<meta name="date" content="2025-02-18"><meta property="og:title" content="x">' * 20_000),
    "many_comments": lambda: html("<!-- x -->" * 40_000),
    "many_scripts": lambda: html(head='<script type=application/ld+json>{"@type":"NewsArticle"</script>' * 3000),
    "md_quotes": lambda: _md(_nested("> ", deep=3000)),
    "md_lists": lambda: _md("\n".join(f"{'    ' * n}- item" for n in range(300))),
    "md_brackets": lambda: _md(_nested("[", "]", 2000)),
    "md_tags": lambda: _md(_nested("<div markdown=1>\n\n", "</div>", 2000)),
    "md_footnotes": lambda: _md("x[^1]\n\n[^1]: y[^2]\n[^2]: z[^1]\n" + "".join(f"[^n{n}]: a[^n{n + 1}]\n" for n in range(500))),
    "md_abbr": lambda: _md("".join(f"*[a{n}]: x\n" for n in range(500)) + "a1 " * 1000),
    "md_table": lambda: _md("|a" * 900 + "\n" + "|-" * 900 + "\n" + ("|b" * 900 + "\n") * 5),
})  # fmt: skip


def _grade_bomb() -> str:
    bomb = "&g0 [x, x]"
    for n in range(1, 30):
        bomb = f"&g{n} [{bomb}, *g{n - 1}]"
    return bomb
