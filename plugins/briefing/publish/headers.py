"""What a browser may load, said once: for the pages' own <meta>, for our own server, and for the hosts of hosts.py."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.publish.page_style import PageStyle

__all__ = ["HeaderRule", "content_policy", "header_rules", "site_headers"]

# Everything comes from the site itself. 'wasm-unsafe-eval' lets Pagefind compile its WebAssembly and nothing else;
# its worker and its index files need worker-src and connect-src. No script stands in a page, and one style alone.
# No script can turn text into markup or code (Trusted Types); theme/static/js/search_engine.js lets one worker begin.
_POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
    "style-src 'self' {style}; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types default"
)


_NAMED_BY_HASH = ("filter", "fragment", "index")  # folders of an index, or of one of its shards


@dataclass(frozen=True, slots=True)
class HeaderRule:
    """Headers of every file below one of these folders, wherever the site lies; of every file where there are none.

    "*" stands for a folder of any name.
    """

    folders: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]

    @property
    def pattern(self) -> str:
        """A regular expression that finds one of the folders in an address; "" for every file."""
        return f"/({'|'.join(self.folders)})/".replace("*", "[^/]+") if self.folders else ""


def content_policy(style: PageStyle) -> str:
    """What a page may load: the site's own files, and the style that stands in it.

    >>> content_policy(PageStyle("", "'sha256-x'")).split("; ")[4]
    "style-src 'self' 'sha256-x'"
    """
    return _POLICY.format(style=style.source)


def site_headers(policy: str) -> tuple[tuple[str, str], ...]:
    """Name and value of each header of every file, with this content policy. `frame-ancestors` works as a header only.

    >>> site_headers("default-src 'none'")[0]
    ('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    """
    return (
        ("Content-Security-Policy", f"{policy}; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    )


def header_rules(policy: str) -> tuple[HeaderRule, ...]:
    """All that a host should send: for every file, for files whose name is their hash, and for open data."""
    lasting = ("Cache-Control", "public, max-age=31536000, immutable")
    # Open data may be read by programs on any site; it holds nothing of a visitor.
    shared = ("Access-Control-Allow-Origin", "*")
    return (
        HeaderRule((), site_headers(policy)),
        HeaderRule(tuple(f"pagefind{shard}/{kind}" for shard in ("", "/*") for kind in _NAMED_BY_HASH), (lasting,)),
        HeaderRule(("data",), (shared,)),
    )
