"""Characters that have no place in a page: controls, bidi overrides, zero-width marks. Folding for comparison."""

from __future__ import annotations

import re
import sys
import unicodedata

__all__ = ["clean_characters", "fold_words", "one_line", "same_words", "with_legible_references", "word_share"]

_LINE_BREAKS = str.maketrans({"\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"})
# Controls; bidi marks, embeddings, overrides and isolates; zero-width space, joiner kept (Persian, Indic need it);
# BOM; soft hyphen; what is no character, or half of one.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\w+")


def clean_characters(text: str) -> str:
    """The text in composed form with one kind of line break and without invisible or direction-changing characters.

    >>> clean_characters("Gao\\u202e fell\\r\\nat dawn\\x00")
    'Gao fell\\nat dawn'
    """
    text = _UNWANTED.sub("", text.replace("\r\n", "\n").translate(_LINE_BREAKS))
    return unicodedata.normalize("NFC", text)  # last: what was taken out may have parted a letter from its accent


def with_legible_references(html: str) -> str:
    """The HTML without numbered references to characters that no page may hold; those to the places of Windows'
    quotation marks stand for them, as browsers have it.

    >>> with_legible_references("Don&#146;t &#x1;go&#8230;")
    'Don’t go&#8230;'
    """
    return _REFERENCE.sub(_legible_reference, html)


def _legible_reference(match: re.Match[str]) -> str:
    number = int(match[1], 16) if match[1] else int(match[2])
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "ignore")
    return match[0] if number > sys.maxunicode or not _UNWANTED.match(chr(number)) else ""


def one_line(text: str | None) -> str:
    """Cleaned, white space collapsed, on one line; the empty string for None.

    >>> one_line("  Clashes\\n near\\tGoma ")
    'Clashes near Goma'
    """
    return _SPACES.sub(" ", clean_characters(text or "")).strip()


def fold_words(text: str | None) -> str:
    """The words alone, casefolded, without accents, parted by single spaces: equal for texts that read the same.

    >>> fold_words("“Deir Ezzor’s” – São?")
    'deir ezzor s sao'
    """
    bare = unicodedata.normalize("NFKD", text or "")
    return " ".join(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c)).casefold()))


def same_words(a: str | None, b: str | None) -> bool:
    """Whether both hold the same words in the same order, and at least one.

    >>> same_words("No truce", "NO TRUCE!"), same_words("", "")
    (True, False)
    """
    folded = fold_words(a)
    return bool(folded) and folded == fold_words(b)


def word_share(part: str, whole: str) -> float:
    """The share (0 to 1) of the words of `part` that `whole` holds too; 0 for an empty part.

    >>> word_share("40 de-miners sent", "the 40 de-miners were sent")
    1.0
    """
    words = set(fold_words(part).split())
    return len(words & set(fold_words(whole).split())) / len(words) if words else 0.0
