"""Bytes to text: proved, told, mended with a note, or refused."""

from __future__ import annotations

import pytest

from briefing.errors import RefusedInputError
from briefing.ingest.encoding import MAX_BYTES, decode

FRENCH = "Les soldats ont quitté le café après des heures de tirs, a déclaré le maire, et la ville est restée fermée. « Rien n’a changé. »"
RUSSIAN = "Обстрел города продолжался всю ночь, и мост через реку был разрушен, сообщили в понедельник жители города."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_telling(encoding: str) -> None:
    found = decode(FRENCH.encode(encoding), "a.txt")
    assert (found.text, found.notes) == (FRENCH, ())


@pytest.mark.parametrize(
    ("text", "charset"),
    [(FRENCH, "windows-1252"), (FRENCH, "iso-8859-1"), (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r")],
)
def test_a_page_s_charset_is_used(text: str, charset: str) -> None:
    text = text if charset.startswith("win") else text.replace("’", "'")
    html = f'<meta charset="{charset}"><p>{text}</p>'
    assert text in decode(html.encode(charset), "a.html").text


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251")])
def test_an_unstated_encoding_is_found_and_said(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), "a.txt")
    assert found.text == text
    assert encoding in found.notes[0]


def test_doubly_encoded_text_is_mended_and_said() -> None:
    found = decode(FRENCH.encode().decode("cp1252", errors="ignore").encode(), "a.txt")
    assert "quitté le café" in found.text
    assert "doubly encoded" in found.notes[0]


def test_a_wrongly_pasted_quotation_mark_is_mended_and_said() -> None:
    found = decode(FRENCH.encode() + b" \x93No truce\x94, he said." + FRENCH.encode() * 10, "a.txt")
    assert "“No truce”" in found.text
    assert "Windows-1252" in found.notes[0]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04word/document.xml", "zip"),
        (bytes(range(256)) * 4, "binary"),
        (b"a" * (MAX_BYTES + 1), "larger than 20 MB"),
        (("lost \ufffd" * 40).encode(), "characters were lost"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(RefusedInputError, match=reason):
        decode(raw, "a.txt")
