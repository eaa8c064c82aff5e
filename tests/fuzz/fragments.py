"""Saved pages as they come: elements that are nested and closed wrongly, attributes broken off, scripts, broken JSON-LD."""

from __future__ import annotations

import json
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.fuzz.words import DAYS, NUMBERS, Texts, lines, paragraphs, sentences, strange_text, weighed

__all__ = ["MARKDOWN_PIECES", "fragments", "json_ld", "links", "markdown", "pages", "printed_dates", "saved_texts"]

_TAGS = (
    "p", "p", "p", "div", "div", "span", "article", "main", "section", "header", "footer", "aside", "nav", "h1", "h2", "h3", "h6", "ul", "ol", "li", "dl", "dt",
    "dd", "blockquote", "q", "figure", "figcaption", "picture", "img", "video", "table", "tr", "td", "th", "thead", "caption", "a", "b", "i", "em", "strong", "u", "s",
    "sub", "sup", "code", "pre", "br", "hr", "time", "address", "cite", "small", "mark", "abbr", "script", "style", "template", "noscript", "iframe", "object",
    "embed", "svg", "math", "form", "input", "button", "select", "option", "textarea", "title", "base", "link", "meta", "body", "html", "head", "frameset",
    "plaintext", "xmp", "marquee", "x-y", "rss", "item", "entry", "svg:a", "foreignObject", "mi", "annotation-xml", "image", "isindex", "center", "font", "slot",
)  # fmt: skip
_CLASSES = (
    "byline", "author", "author-name", "date", "published", "updated", "caption", "wp-caption-text", "image-credit", "deck", "standfirst", "headline", "entry-title",
    "newsletter", "related", "hidden", "article-body", "content", "post", "teaser", "sr-only", "gallery", "comments", "sidebar", "subtitle", "source", "dateline",
)  # fmt: skip
_PROPERTIES = (
    "headline", "datePublished", "dateModified", "author", "name", "articleBody", "description", "publisher", "article:published_time", "og:title", "og:url",
    "og:site_name", "og:description", "date", "dc.rights", "twitter:url", "article:modified_time", "author", "language", "refresh", "Content-Type",
)  # fmt: skip
_ATTRIBUTES = (
    "class", "id", "itemprop", "property", "name", "content", "datetime", "href", "src", "rel", "lang", "type", "value", "style", "onclick", "onerror", "onload",
    "itemtype", "itemscope", "title", "alt", "http-equiv", "charset", "srcdoc", "data-x", "xlink:href", "xmlns", "a\x00b", "=", "\u202e", "ON\tCLICK",
)  # fmt: skip
_LINKS = (
    "https://news.example.org/2024/03/04/bridge", "http://a.example/?a=1&b=2", "//b.example/x", "/2024/03/x", "#top", "", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)", "data:text/html,<script>x</script>", "vbscript:x", "https://[::1", "http://[",
    "https://a.example:99999/", "mailto:a@b.example", "http://\u0660.example", "https://a.example/%", "https://a.example/)(", "https:\\\\a.example",
    "http://a b/", "https://a.example/\u202e", "tel:1", "blob:x", "feed:https://a.example", "https://user:pass@a.example", "http://\uff0f\uff0f",
    "https://a.example/" + "a" * 300, "file:///etc/passwd", "ftp://a", "https://a.example\n/b", "https://xn--a", "http://1/2024/99/99/", "/\\a.example",
)  # fmt: skip
_MARKUP = (
    "<", ">", "</", "<!--", "-->", "<!-->", "<!--->", "<![CDATA[", "]]>", "<!DOCTYPE html>", '<!DOCTYPE x [<!ENTITY a "b">]>', "<?xml version='1.0'?>", "<?php",
    "?>", "&amp;", "&lt;script&gt;", "&#0;", "&#x110000;", "&#xd800;", "&#1;", "&nosuch;", "&", "&#", "&#x", "<p", '<p class="', "<p class='a\"", "<a href=", "</p",
    "<//p>", "< p>", "<p/>", "</br>", "<br/ >", "<script>alert(1)</script>", "<script", "</script >", "<style>", "<svg><script>x</script></svg>",
    "<math><mtext><style><img src=x onerror=x>", "<noscript><p title='</noscript><img src=x onerror=x>'>", "<template><script>x</script></template>",
    "<img src=x onerror=alert(1)>", "<svg/onload=x>", "<iframe srcdoc='<script>x</script>'>", "<base href='//evil.example'>", "<meta http-equiv=refresh content=0>",
    "<plaintext>", "<textarea>", "<title>", "<table><td><table>", "<select><p>", "<a><a>", "<p><p><p>", "<li><li>", "<b><i></b></i>", "<form><form>",
    "\x00", "<\x00p>", "<p\x0c>", "<!-- saved from url=(0033)https://a.example/b -->", "<!-- saved from url=(1)http://[ -->", "<html lang=xx>", "<body>",
)  # fmt: skip
MARKDOWN_PIECES = (
    "# ", "## ", "> ", "- ", "* ", "1. ", "1) ", "```\n", "~~~\n", "`", "**", "__", "_", "*", "[a](b)", "[a]: b", "![a](javascript:x)", "[a](javascript:x)",
    "[a](<javascript:x>)", "{: .caption onclick=x }", "{: #x }", "{.x}", "    ", "\t", "---\n", "===\n", "| a | b |\n|---|---|\n", "[^1]", "[^1]: x", "*[AFP]: x", ": x",
    "\\", "\\<", "&lt;", "<!-- x -->", "<div markdown=1>", "{% x %}", "{{ x }}", "{static}/a", "|filename|a", "\x02", "\x03", "\x02wzxhzdk:0\x03", "klzzwxh:0042",
    "\x02klzzwxh:0000\x03", "[", "]", "](", "![", "<http://a.example>", "<javascript:x>", "<a@b.example>", "a@b.example", "http://a.example",
)  # fmt: skip


@cache
def links() -> Texts:
    """Addresses, most of them ones that nobody should follow."""
    return st.one_of(
        st.sampled_from(_LINKS), strange_text(4), st.builds("{}{}".format, st.sampled_from(_LINKS), strange_text(3))
    )


@cache
def printed_dates() -> Texts:
    """Days and instants in usual forms, and in forms that look usual."""
    number = st.one_of(
        st.integers(0, 99).map(str),
        st.integers(0, 99).map("{:02}".format),
        st.sampled_from(("2017", "1999", "0001", "9999", "\u0663")),
    )
    mark = st.sampled_from(("-", "/", ".", " ", "T", ":", "", ", ", "\u2009"))
    months = st.sampled_from(
        ("Sept.", "March", "may", "février", "مايو", "ağustos", "Dec", "ocak", "Sunday", "mar.", "August")
    )
    zones = st.sampled_from(
        ("Z", "+02:00", "+9999", "-0430", "EST", "GMT+3", "+14", "PM", "a.m.", "UTC+99:99", "IST", " (UTC-12)")
    )
    made = st.lists(st.tuples(st.one_of(number, number, months, zones), mark).map("".join), min_size=2, max_size=8).map(
        "".join
    )
    iso = st.one_of(
        st.datetimes().map(str),
        st.dates().map(str),
        st.integers(0, 10**13).map(str),
        st.datetimes(timezones=st.timezones()).map(str),
    )
    return st.one_of(made, iso, st.sampled_from(DAYS), st.builds("{} {}".format, iso, made), strange_text(4))


@cache
def _value() -> Texts:
    return st.one_of(
        st.sampled_from(_CLASSES),
        st.sampled_from(_PROPERTIES),
        links(),
        printed_dates(),
        lines(),
        st.sampled_from(NUMBERS),
        st.just("a" * 500),
    )


@cache
def _attribute() -> Texts:
    name = st.one_of(st.sampled_from(_ATTRIBUTES), st.sampled_from(_ATTRIBUTES), strange_text(2))
    quoted = st.sampled_from((' {}="{}"', ' {}="{}"', " {}='{}'", " {}={}", ' {}="{}', " {} = '{}", "/{}={}/", "{}"))
    return st.builds(
        lambda form, key, value: form.replace("{}", key, 1).replace("{}", value, 1), quoted, name, _value()
    )


@cache
def json_ld() -> Texts:
    """What a page states of itself, with values of any kind, and often broken off or mended wrongly."""
    leaf = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        _value(),
        st.sampled_from(("NewsArticle", "WebPage", "Person", "Organization", "#a")),
        st.just([]),
    )
    keys = st.sampled_from((
        "@type", "@type", "@id", "@graph", "@context", "@value", "headline", "name", "description", "datePublished", "dateModified", "author", "creator",
        "publisher", "url", "mainEntityOfPage", "inLanguage", "license", "alternativeHeadline", "dateCreated", "sourceOrganization", "articleBody",
    ))  # fmt: skip
    nested = st.recursive(
        leaf,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=6)),
        max_leaves=12,
    )
    node = st.builds(
        lambda kind, more: {"@type": kind, **more},
        st.sampled_from(("NewsArticle", ["Article", 1], "WebPage", {})),
        st.dictionaries(keys, nested, max_size=6),
    )
    text = st.one_of(nested, node, st.lists(node, max_size=2)).map(json.dumps)
    broken = st.builds(
        lambda whole, cut, more: whole[: cut % (len(whole) + 1)] + more,
        text,
        st.integers(0, 400),
        st.sampled_from(("", "}", ",}", "]", "//]]>", "\\", '"')),
    )
    return st.one_of(text, text, broken).map('<script type="application/ld+json">{}</script>'.format)


@cache
def fragments(depth: int = 3) -> Texts:
    """Elements in elements, some unclosed, some closed that were never opened; text and markup between."""
    leaf = st.one_of(
        sentences(5),
        sentences(5),
        lines(),
        st.sampled_from(_MARKUP),
        st.sampled_from(MARKDOWN_PIECES),
        printed_dates(),
        json_ld(),
    )
    if depth == 0:
        return leaf
    inner = st.lists(st.one_of(leaf, fragments(depth - 1)), max_size=4).map("".join)
    attributes = st.lists(_attribute(), max_size=3).map("".join)
    tags = st.sampled_from(_TAGS)
    whole = st.builds(lambda tag, more, text: f"<{tag}{more}>{text}</{tag}>", tags, attributes, inner)
    unclosed = st.builds(lambda tag, more, text: f"<{tag}{more}>{text}", tags, attributes, inner)
    crossed = st.builds(lambda tag, other, text: f"<{tag}>{text}</{other}>", tags, tags, inner)
    return weighed((3, leaf), (4, whole), (1, unclosed), (1, crossed))


@cache
def pages() -> Texts:
    """Whole pages: mostly with a headline, a head and paragraphs that a reader takes for an article."""
    story = st.lists(
        st.builds("<p{}>{} {}</p>".format, _attribute() | st.just(""), sentences(6), sentences(6)),
        min_size=2,
        max_size=5,
    ).map("".join)
    meta = st.lists(st.one_of(
        st.builds(lambda name, value: f'<meta property="{name}" content="{value}">', st.sampled_from(_PROPERTIES), _value()),
        st.builds(lambda rel, to: f'<link rel="{rel}" href="{to}">', st.sampled_from(("canonical", "license", "alternate")), links()),
        json_ld(), st.builds("<title>{} | Post</title>".format, lines()),
    ), max_size=4).map("".join)  # fmt: skip
    body = st.builds(
        "<h1>{}</h1>{}<article>{}{}</article>{}".format, lines(), fragments(2), story, fragments(3), fragments(2)
    )
    framed = st.builds(
        "<html lang={}><head>{}</head><body>{}</body></html>".format,
        st.sampled_from(("en", "ar", "''", "x" * 40)),
        meta,
        body,
    )
    feed = st.builds(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>{}</title><item><title>{}</title><link>{}</link><description>{}</description></item></channel></rss>'.format,
        lines(), lines(), links(), fragments(2),
    )  # fmt: skip
    return weighed(
        (6, framed), (2, body), (1, fragments(3)), (1, feed), (1, st.lists(fragments(1), max_size=12).map("".join))
    )


@cache
def markdown() -> Texts:
    """Markdown of strangers: its own marks, HTML in it, and words."""
    part = st.one_of(
        st.sampled_from(MARKDOWN_PIECES),
        st.sampled_from(MARKDOWN_PIECES),
        st.sampled_from(_MARKUP),
        sentences(5),
        lines(),
        fragments(1),
    )
    parted = st.sampled_from(("", "", " ", "\n", "\n\n", "\n    ", "\n> "))
    return st.lists(st.tuples(part, parted).map("".join), max_size=14).map("".join)


@cache
def saved_texts() -> SearchStrategy[str]:
    """Plain texts as archives save them: labels, bylines, date lines, captions, stubs, agencies' marks."""
    label = st.sampled_from((
        "Title: ", "By ", "By: ", "Date: ", "Published: ", "Updated: ", "Source: ", "URL: ", "Photo: ", "FILE PHOTO: ", "Read more: ", "# ", "(c) ", "Reuters/", "GOMA, ",
        "Deck: ", "Author: ", "by our correspondent ", "Image caption ", "Agency: ", "AFP", "", "", "",
    ))  # fmt: skip
    line = st.builds(
        "{}{}".format, label, st.one_of(lines(), printed_dates(), links(), sentences(6), sentences(6), sentences(6))
    )
    parted = st.sampled_from(("\n", "\n\n", "\n\n", "\r\n\r\n", "\r", "\n \n", "\u2028", " "))
    return st.one_of(st.lists(st.tuples(line, parted).map("".join), max_size=10).map("".join), paragraphs(6))
