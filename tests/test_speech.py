"""The interface's phrases: untranslated without a language, translated inside `speaking`, as before after it."""

from __future__ import annotations

from gettext import NullTranslations

from briefing.speech import gettext, ngettext, pgettext, speaking


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{n}: {msgid2 if n != 1 else msgid1}"

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}/{message}"


def test_phrases_stay_english_where_no_language_is_spoken() -> None:
    assert gettext("Not stated") == "Not stated"
    assert ngettext("one", "many", 1) == "one"


def test_a_language_is_spoken_inside_its_block_alone() -> None:
    with speaking(Shouting()):
        assert gettext("Not stated") == "NOT STATED"
        assert ngettext("one", "many", 2) == "2: many"
        assert pgettext("grade", "Fair") == "grade/Fair"
    assert gettext("Not stated") == "Not stated"
