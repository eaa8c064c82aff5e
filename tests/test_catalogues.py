"""The catalogues against the code: every phrase there, none too many, each with words, forms and the same placeholders."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from briefing.catalogues import LOCALES, extracted, languages, read_catalogue, read_messages, written
from briefing.errors import BriefingError
from briefing.speech import language, ngettext, speaking

ROOT = Path(__file__).resolve().parents[1]
CODES = [code for code in languages() if code != "en"]
PLACEHOLDER = re.compile(r"%\((\w+)\)s|%%|%")


def told(code: str) -> list[Message]:
    return [message for message in read_messages(code) if message.id]


def forms(said: object) -> list[str]:
    return [said] if isinstance(said, str) else list(said or [])


def name(message: Message) -> tuple[str | None, str | tuple[str, ...]]:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_holds_the_phrases_of_the_code_and_no_others(code: str) -> None:
    said = {name(message) for message in extracted(ROOT) if message.id}
    held = {name(message) for message in told(code)}
    assert held == said, "run: invoke phrases"
    assert not [message.id for message in told(code) if message.fuzzy]


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_has_its_words_in_all_its_forms(code: str) -> None:
    number = read_messages(code).num_plurals
    assert [
        message.id
        for message in told(code)
        if not all(forms(message.string)) or len(forms(message.string)) != (number if message.pluralizable else 1)
    ] == []


@pytest.mark.parametrize("code", CODES)
def test_a_translation_fills_the_placeholders_of_its_phrase_and_no_others(code: str) -> None:
    """A form for one or two may say the number in words, so it may leave the count out."""
    wrong = []
    for message in told(code):
        asked = set(PLACEHOLDER.findall(" ".join(forms(message.id))))
        for number, words in enumerate(forms(message.string)):
            found = set(PLACEHOLDER.findall(words))
            spoken = {"count", "num", "figure"} if message.pluralizable and number < 3 else set()
            if words and not (asked - spoken <= found <= asked):
                wrong.append((message.id, words))
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_a_translation_keeps_the_tags_of_its_phrase(code: str) -> None:
    tags = re.compile(r"</?\w+[^>]*>")
    assert [
        (message.id, words)
        for message in told(code)
        for words in forms(message.string)
        if words and sorted(tags.findall(words)) != sorted(tags.findall(forms(message.id)[0]))
    ] == []


def test_a_catalogue_is_the_same_bytes_each_time_it_is_written() -> None:
    path = LOCALES / "ar" / "LC_MESSAGES" / "briefing.po"
    with path.open("rb") as file:
        assert written(read_po(file, locale="ar", domain="briefing")) == path.read_bytes()


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(BriefingError, match="may name ar, en"):
        read_catalogue("tlh")


def test_arabic_counts_in_six_forms() -> None:
    with speaking(read_catalogue("ar")):
        assert language() == "ar"
        said = [ngettext("%(count)s article", "%(count)s articles", n) for n in (0, 1, 2, 3, 11, 100)]
    assert len(set(said)) >= 5


def test_a_phrase_that_begins_with_a_name_says_its_direction_first() -> None:
    """A browser takes the direction of a line from its first letter, and names are often of another script."""
    begun = [words for m in told("ar") for words in forms(m.string) if words.lstrip("\u200f").startswith("%(")]
    assert begun and all(words.startswith("\u200f") for words in begun)
