"""Keys under which place names are kept and looked up: spelling that does not matter is taken out of them.

Two keys a name. The joined key drops case, accents, spaces and marks: "Deir ez-Zor" and "Deir Ezzor" share it. The
squash key also drops what transliteration leaves open (articles, doubled letters, q/k, ou/u, ei/ai/ay): "Hodeidah" and
"Al Hudaydah" share it; so do strangers, which is why it is a last resort.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.text import fold, kept

__all__ = ["ARTICLES", "joined_key", "name_tokens", "place_slug", "squash_key"]

ARTICLES = frozenset(
    ["al", "el", "ar", "as", "ash", "at", "az", "ez", "ed", "ad", "an", "en", "er", "es", "esh", "et", "ul", "ud", "il"]
)

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d", "þ": "th", "ħ": "h"}
)
_MARKS = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['\u02bf\u02be\u02b9\u02ba`]+")
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"(.)\1+", r"\1"),
        (r"(?<=[kgdzj])h", ""),
        (r"sch|sh|ch", "s"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"q|ck|c", "k"),
        (r"dj", "j"),
        (r"w(?=[ou])", ""),
        (r"ou|oo|au|aw|ow|o|w", "u"),
        (r"[ei]y(?![aou])|ay(?![aou])|ai|ei|ee|ie|y|e", "i"),
        (r"h$|(?<=[aeiou])h(?![aeiou])", ""),
        (r"(.)\1+", r"\1"),
    )
)


def name_tokens(name: str) -> list[str]:
    """The words of a name, folded, without marks.

    >>> name_tokens("Deïr ez-Zor"), name_tokens("Ta'izz")
    (['deir', 'ez', 'zor'], ['taizz'])
    """
    bare = _APOSTROPHES.sub("", fold(name).translate(_LETTERS))
    return [word for word in _MARKS.split(bare) if word]


@kept(65_536)
def joined_key(name: str) -> str:
    """The name's letters and digits alone; empty for a name in another script.

    >>> joined_key("Deir ez-Zor") == joined_key("Deir Ezzor") == "deirezzor"
    True
    """
    return "".join(name_tokens(name))


@kept(16_384)
def squash_key(name: str) -> str:
    """The name without what transliteration leaves open; empty where too little is left to tell names apart.

    >>> squash_key("Hodeidah") == squash_key("Al Hudaydah"), squash_key("Raqa") == squash_key("Ar-Raqqah")
    (True, True)
    >>> squash_key("Deir al-Zour") == squash_key("Deir ez-Zor") == squash_key("Deir Ezzor")
    True
    """
    return squash_tokens(name_tokens(name))


def squash_tokens(words: Iterable[str]) -> str:
    """`squash_key` of a name that is cut in words already."""
    rest = list(words)
    if len(rest) > 1 and rest[0] in ARTICLES:
        rest = rest[1:]
    key = "".join("e" if i and word in ARTICLES and i + 1 < len(rest) else word for i, word in enumerate(rest))
    for pattern, letter in _RULES:
        key = pattern.sub(letter, key)
    return key if len(key) >= 3 else ""


def place_slug(name: str) -> str:
    """The name as an address: lower case, words parted by "-".

    >>> place_slug("Deir ez-Zor"), place_slug("Ta'izz")
    ('deir-ez-zor', 'taizz')
    """
    return "-".join(name_tokens(name)) or "place"
