"""What invoke's parser lacks: a last positional argument that takes several values, as in `invoke ingest a.html b.txt`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

from invoke.parser import Parser

__all__ = ["fold", "let_last_positional_repeat", "split"]

_SEPARATOR = "\n"
_REPEATING = ("ingest",)


def fold(argv: Sequence[str], tasks: Sequence[str] = _REPEATING) -> list[str]:
    """The command line with the plain words after such a task joined into one.

    >>> fold(["ingest", "a.html", "b.txt", "--into", "out"])
    ['ingest', 'a.html\\nb.txt', '--into', 'out']
    >>> fold(["build", "--output", "x"])
    ['build', '--output', 'x']
    """
    argv = list(argv)
    if not argv or argv[0] not in tasks:
        return argv
    plain: list[str] = []
    rest: list[str] = []
    words = iter(argv[1:])
    for word in words:
        if word.startswith("-"):
            rest.append(word)
            if "=" not in word and word not in ("--help", "-h"):
                rest.extend(w for w in [next(words, None)] if w is not None)
        else:
            plain.append(word)
    return [argv[0], *([_SEPARATOR.join(plain)] if plain else []), *rest]


def split(value: str) -> list[str]:
    """The values that `fold` joined.

    >>> split("a.html\\nb.txt")
    ['a.html', 'b.txt']
    """
    return value.split(_SEPARATOR)


def let_last_positional_repeat() -> None:
    """Teaches invoke's parser to fold. It has no variadic positional arguments of its own."""
    original = Parser.parse_argv

    @functools.wraps(original)
    def parse_argv(self: Parser, argv: list[str]) -> Any:
        return original(self, fold(argv))

    if not hasattr(original, "__wrapped__"):
        Parser.parse_argv = parse_argv  # type: ignore[method-assign]
