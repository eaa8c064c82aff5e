"""What can go wrong, in words that name the file, the reason and the remedy."""

from __future__ import annotations

import unicodedata

__all__ = ["BriefingError", "CorrectionError", "EvidenceError", "KnowledgeError", "RefusedInputError", "printable"]

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


def printable(words: str) -> str:
    r"""The words as a terminal or a file may print them: what steers it, what is unseen and what is half a character is
    spelt out. Names of files may hold all of these.

    >>> print(printable("a\x1b[2J\u202eb\udcff"))
    a\x1b[2J\u202eb\udcff
    """
    if words.isprintable():
        return words
    return "".join(
        c.encode("unicode_escape").decode() if c != "\n" and unicodedata.category(c) in _UNSEEN else c for c in words
    )


class BriefingError(Exception):
    """Something the editor can mend. The message names the file, the reason and, where there is one, the remedy.

    >>> print(BriefingError("content/a.md", "has no title", "add a line title: ..."))
    content/a.md: has no title; add a line title: ...
    """

    def __init__(self, where: str, reason: str, remedy: str = "") -> None:
        self.where, self.reason, self.remedy = where, reason, remedy
        # A file's name may have several lines, of which each would look like a message of its own.
        place = where.replace("\n", "\\n")
        super().__init__(printable(f"{place}: {reason}" + (f"; {remedy}" if remedy else "")))

    def __reduce__(self) -> tuple[type[BriefingError], tuple[str, str, str]]:
        """How it travels from a process of the build to the one that reports it."""
        return type(self), (self.where, self.reason, self.remedy)


class RefusedInputError(BriefingError):
    """A saved article that cannot be taken in; it stays where it lies."""


class CorrectionError(BriefingError):
    """A corrections file that cannot be read or that speaks of something the article does not have."""


class KnowledgeError(BriefingError):
    """A knowledge table that breaks its own rules: a row without a source, a name that means two things."""


class EvidenceError(BriefingError):
    """A fact whose words do not stand where it says they do: nothing of the build is published."""
