"""What invoke's parser lacks: plain words that may be several, or none, as in `invoke ingest a.html b.txt`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from invoke.parser import Parser

__all__ = ["fold", "let_plain_words_repeat", "split"]

_SEPARATOR = "\n"
_OPTION_OF = {"ingest": "--paths", "facts": "--path", "evaluate": "--paths", "verify": "--place"}
_WITHOUT_VALUE = (
    "--help", "-h", "--json", "-j", "--explain", "-e", "--draft", "-d", "--review", "-r", "--misses", "-m",
    "--pin", "-i",
)  # fmt: skip


def fold(argv: Sequence[str]) -> list[str]:
    """The command line with the plain words after such a task given as one option.

    >>> fold(["ingest", "a.html", "b.txt", "--into", "out"])
    ['ingest', '--paths', 'a.html\\nb.txt', '--into', 'out']
    >>> fold(["facts", "--json", "a.md"])
    ['facts', '--path', 'a.md', '--json']
    >>> fold(["build", "--output", "x"])
    ['build', '--output', 'x']
    """
    argv = list(argv)
    if not argv or argv[0] not in _OPTION_OF:
        return argv
    plain: list[str] = []
    rest: list[str] = []
    words = iter(argv[1:])
    for word in words:
        if not word.startswith("-"):
            plain.append(word)
            continue
        rest.append(word)
        if "=" not in word and word not in _WITHOUT_VALUE:
            rest.extend(w for w in [next(words, None)] if w is not None)
    return [argv[0], *([_OPTION_OF[argv[0]], _SEPARATOR.join(plain)] if plain else []), *rest]


def split(value: str) -> list[str]:
    """The values that `fold` joined; none for the empty string.

    >>> split("a.html\\nb.txt"), split("")
    (['a.html', 'b.txt'], [])
    """
    return value.split(_SEPARATOR) if value else []


def let_plain_words_repeat() -> None:
    """Teaches invoke's parser to fold. It has no variadic or optional positional arguments of its own."""
    original = Parser.parse_argv

    @functools.wraps(original)
    def parse_argv(self: Parser, argv: list[str]) -> Any:
        return original(self, fold(argv))

    if not hasattr(original, "__wrapped__"):
        Parser.parse_argv = parse_argv  # type: ignore[method-assign]
