"""The names of a force, each with its kind and language."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.knowledge.actor_names import NameForm
from briefing.present.dossiers import NameRow

__all__ = ["name_rows"]

_KINDS = {
    "official": "own full name", "abbreviation": "abbreviation", "short": "short name", "usual": "the name used here",
    "transliteration": "spelled by ear", "other": "other name",
}  # fmt: skip
_LANGUAGES = {
    "ar": "Arabic", "ku": "Kurdish", "fa": "Persian", "ps": "Pashto", "ru": "Russian", "uk": "Ukrainian",
    "he": "Hebrew", "tr": "Turkish", "en": "English", "fr": "French", "es": "Spanish",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur"})
_ORDER = tuple(_KINDS)


def name_rows(names: Iterable[NameForm]) -> tuple[NameRow, ...]:
    """The name used here first, then by kind and spelling; () for a force that no book holds."""
    ranked = sorted(names, key=lambda n: (n.kind != "usual", not n.lang, _ORDER.index(n.kind), n.name.casefold()))
    return tuple(
        NameRow(
            n.name, _KINDS[n.kind], _LANGUAGES.get(n.lang, n.lang), n.lang, "rtl" if n.lang in _RIGHT_TO_LEFT else "ltr"
        )
        for n in ranked
    )
