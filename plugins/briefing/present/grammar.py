"""Numbers and lists as the language spoken now writes them; English by our own rules, other languages by CLDR's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal

from briefing.speech import language

__all__ = ["capitalise", "chained_words", "join_words", "listed_words", "number_words"]


def number_words(number: int) -> str:
    """A number as printed, in groups of three from four figures on; digits are those of English in every language.

    >>> number_words(1200), number_words(25000)
    ('1,200', '25,000')
    """
    return f"{number:,}" if language() == "en" else _decimal(number, language())


@lru_cache(maxsize=10_000)
def _decimal(number: int, locale: str) -> str:
    return str(format_decimal(number, locale=locale))


def join_words(words: Iterable[str]) -> str:
    """A list as in a sentence.

    >>> join_words(["Homs", "Hama", "Raqqa"])
    'Homs, Hama and Raqqa'
    """
    items = list(words)
    if language() != "en":
        return format_list(items, locale=language())
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + f" and {items[-1]}" if items else ""


def listed_words(words: Iterable[str]) -> str:
    """A list without "and" at its end; what is empty is left out.

    >>> listed_words(["Homs", "", "Hama"])
    'Homs, Hama'
    """
    return ("، " if language() == "ar" else ", ").join(filter(None, words))


def chained_words(clauses: Iterable[str]) -> str:
    """Clauses side by side in one sentence; what is empty is left out.

    >>> chained_words(["fighting", "harmed in claim 2"])
    'fighting; harmed in claim 2'
    """
    return ("؛ " if language() == "ar" else "; ").join(filter(None, clauses))


def capitalise(words: str) -> str:
    """First letter upper case, the rest as it is; a script without capitals stays as it is."""
    return words[:1].upper() + words[1:]
