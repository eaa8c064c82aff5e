"""Words and addresses of strangers, made fit for files and data that other programs read."""

from __future__ import annotations

import re
from urllib.parse import quote

__all__ = ["plain_line", "web_address"]

# Controls, lone halves of characters, what no XML may hold; marks that turn the direction of what follows. Joiners
# stay: Persian and the languages of India need them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
_IN_ADDRESSES = "!#$%&'()*+,-./:;=?@[]_~"


def plain_line(text: str | None) -> str:
    """The text on one line, white space collapsed, without invisible or direction-changing characters; "" for None.

    >>> plain_line("Shells\\n hit \\u202eGoma\\u202c\\x00")
    'Shells hit Goma'
    """
    return " ".join(_UNWANTED.sub("", text or "").split())


def web_address(address: str | None) -> str:
    """The address in the characters that addresses may hold; "" for what is no web address.

    >>> web_address("https://example.org/a b?{c}"), web_address("javascript:x")
    ('https://example.org/a%20b?%7Bc%7D', '')
    """
    bare = plain_line(address)
    return quote(bare, safe=_IN_ADDRESSES) if bare.startswith(("https://", "http://")) else ""
