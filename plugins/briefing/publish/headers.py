"""What a browser may load, said once: for the pages' own <meta> and for hosts that read a _headers file."""

from __future__ import annotations

from pathlib import Path

from briefing.publish.page_style import PageStyle
from briefing.publish.writing import write_if_changed

__all__ = ["content_policy", "headers_text", "write_headers"]

# Everything comes from the site itself. 'wasm-unsafe-eval' lets Pagefind compile its WebAssembly and nothing else;
# its worker and its index files need worker-src and connect-src. No script stands in a page, and one style alone.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' {style}; img-src 'self'; form-action 'self'; base-uri 'none'"
)


def content_policy(style: PageStyle) -> str:
    """What a page may load: the site's own files, and the style that stands in it.

    >>> content_policy(PageStyle("", "'sha256-x'")).split("; ")[4]
    "style-src 'self' 'sha256-x'"
    """
    return _POLICY.format(style=style.source)


def headers_text(style: PageStyle) -> str:
    """The _headers file that Netlify, Cloudflare Pages and others read. `frame-ancestors` works as a header only.

    >>> "frame-ancestors 'none'" in headers_text(PageStyle("", "'sha256-x'"))
    True
    """
    rows = (
        f"Content-Security-Policy: {content_policy(style)}; frame-ancestors 'none'",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: no-referrer",
        "Permissions-Policy: camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy: same-origin",
    )
    lasting = "".join(
        f"/pagefind/{folder}/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        for folder in ("filter", "fragment", "index")
    )
    # Open data may be read by programs on any site; it holds nothing of a visitor.
    data = "/data/*\n  Access-Control-Allow-Origin: *\n"
    return "/*\n" + "".join(f"  {row}\n" for row in rows) + lasting + data


def write_headers(output: Path, style: PageStyle) -> None:
    """Writes output/_headers."""
    write_if_changed(output / "_headers", headers_text(style))
