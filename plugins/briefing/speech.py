"""The language that the interface speaks: every phrase of ours passes through here, those of articles never do.

Source phrases are English and are their own keys. Code calls `gettext`, `ngettext`, `pgettext` with whole sentences and
named placeholders; templates have the same functions. Tables made when a module loads mark their words with
`gettext_noop` and translate where they are printed, because the language is chosen later, for each tree of pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from gettext import NullTranslations

__all__ = [
    "SOURCE_LANGUAGE", "gettext", "gettext_noop", "language", "ngettext", "npgettext", "pgettext", "source_language",
    "speak", "speaking",
]  # fmt: skip

SOURCE_LANGUAGE = "en"

# Holds for the block of `speaking` alone, so that no build leaves its language to the next.
_SPOKEN: ContextVar[NullTranslations] = ContextVar("briefing_speech", default=NullTranslations())  # noqa: B039


def gettext(words: str) -> str:
    """The phrase in the language spoken now; as it is where the catalogue lacks it, and nothing for nothing.

    >>> gettext("Not stated"), gettext("")
    ('Not stated', '')
    """
    # A catalogue's own head stands under the empty phrase.
    return _SPOKEN.get().gettext(words) if words else ""


def language() -> str:
    """The code of the language spoken now, as its catalogue's head has it.

    >>> language()
    'en'
    """
    return _SPOKEN.get().info().get("language", SOURCE_LANGUAGE)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the phrase that goes with `count`; English has two, Arabic six.

    >>> ngettext("%(count)s article", "%(count)s articles", 3) % {"count": 3}
    '3 articles'
    """
    return _SPOKEN.get().ngettext(one, many, count)


def pgettext(context: str, words: str) -> str:
    """A phrase whose meaning its context tells, such as "fair" of grades."""
    return _SPOKEN.get().pgettext(context, words)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """As `ngettext`, for a phrase whose meaning its context tells."""
    return _SPOKEN.get().npgettext(context, one, many, count)


def gettext_noop(words: str) -> str:
    """Marks a phrase for the catalogue and leaves it: for tables that are made before a language is chosen."""
    return words


def source_language() -> AbstractContextManager[None]:
    """Speaks English in a block: for what is data and not interface, such as the ledger and the files to download."""
    return speaking(NullTranslations())


def speak(catalogue: NullTranslations) -> None:
    """Speaks the language of this catalogue from here on: for the hooks of a build, which are no one block."""
    _SPOKEN.set(catalogue)


@contextmanager
def speaking(catalogue: NullTranslations) -> Iterator[None]:
    """Speaks the language of this catalogue until the block ends."""
    before = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(before)
