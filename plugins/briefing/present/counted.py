"""Numbers with their nouns. Every noun is a phrase of its own, since languages count in more ways than English."""

from __future__ import annotations

from briefing.present.grammar import number_words
from briefing.speech import ngettext

__all__ = [
    "articles_counted", "claims_counted", "countries_counted", "figures_counted", "forces_counted",
    "harm_claims_counted", "origins_counted", "outlets_counted",
]  # fmt: skip


def _filled(words: str, number: int) -> str:
    return words % {"count": number_words(number)}


def articles_counted(number: int) -> str:
    """So many articles.

    >>> articles_counted(1), articles_counted(1200)
    ('1 article', '1,200 articles')
    """
    return _filled(ngettext("%(count)s article", "%(count)s articles", number), number)


def claims_counted(number: int) -> str:
    """So many claims: never what they claim."""
    return _filled(ngettext("%(count)s claim", "%(count)s claims", number), number)


def harm_claims_counted(number: int) -> str:
    """So many claims of harm."""
    return _filled(ngettext("%(count)s claim of harm", "%(count)s claims of harm", number), number)


def figures_counted(number: int) -> str:
    """So many figures given."""
    return _filled(ngettext("%(count)s figure", "%(count)s figures", number), number)


def origins_counted(number: int) -> str:
    """So many texts that do not copy each other."""
    return _filled(ngettext("%(count)s origin", "%(count)s origins", number), number)


def outlets_counted(number: int) -> str:
    """So many outlets."""
    return _filled(ngettext("%(count)s outlet", "%(count)s outlets", number), number)


def forces_counted(number: int) -> str:
    """So many forces."""
    return _filled(ngettext("%(count)s force", "%(count)s forces", number), number)


def countries_counted(number: int) -> str:
    """So many countries."""
    return _filled(ngettext("%(count)s country", "%(count)s countries", number), number)
