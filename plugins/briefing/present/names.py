"""The names of a force, each with its kind and language."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.knowledge.actor_names import NameForm
from briefing.present.dossiers import NameRow
from briefing.speech import gettext, gettext_noop

__all__ = ["direction_of", "name_rows"]

_KINDS = {
    "official": gettext_noop("own full name"),
    "abbreviation": gettext_noop("abbreviation"),
    "short": gettext_noop("short name"),
    "usual": gettext_noop("the name used here"),
    "transliteration": gettext_noop("spelled by ear"),
    "other": gettext_noop("other name"),
}
_LANGUAGES = {
    "ar": gettext_noop("Arabic"),
    "ku": gettext_noop("Kurdish"),
    "fa": gettext_noop("Persian"),
    "ps": gettext_noop("Pashto"),
    "ru": gettext_noop("Russian"),
    "uk": gettext_noop("Ukrainian"),
    "he": gettext_noop("Hebrew"),
    "tr": gettext_noop("Turkish"),
    "en": gettext_noop("English"),
    "fr": gettext_noop("French"),
    "es": gettext_noop("Spanish"),
}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
_ORDER = tuple(_KINDS)


def direction_of(language: str) -> str:
    """The direction in which words of this language (a code such as "ar" or "ar-SY") run, as HTML's dir has it.

    >>> direction_of("ar-SY"), direction_of("en")
    ('rtl', 'ltr')
    """
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def name_rows(names: Iterable[NameForm]) -> tuple[NameRow, ...]:
    """The name used here first, then by kind and spelling; () for a force that no book holds."""
    ranked = sorted(names, key=lambda n: (n.kind != "usual", not n.lang, _ORDER.index(n.kind), n.name.casefold()))
    return tuple(
        NameRow(
            name=n.name,
            kind=gettext(_KINDS[n.kind]),
            language=gettext(_LANGUAGES.get(n.lang, n.lang)),
            lang=n.lang,
            direction=direction_of(n.lang),
        )
        for n in ranked
    )
