"""Bytes to text, never silently wrong: the encoding is proved, or told by the file, or the file is refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from briefing.errors import RefusedInputError
from briefing.ingest.languages import language_of

__all__ = ["MAX_BYTES", "Decoded", "decode"]

MAX_BYTES = 20 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a web archive"),
)
_DECLARED = re.compile(
    rb"""(?:charset\s*=\s*["']?\s*|<\?xml[^>]{0,80}encoding\s*=\s*["'])([A-Za-z0-9_:.-]{2,40})""", re.I
)
# What browsers read when a page says this (WHATWG Encoding Standard).
_AS_BROWSERS = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-11": "cp874", "x-sjis": "cp932",
}  # fmt: skip
_OF_PYTHON = frozenset({"undefined", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "utf-7"})
_REMEDY = "save it again as UTF-8"
_WESTERN = ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "id")
_MAX_STRAY_SHARE = 0.002  # of the bytes may be foreign to UTF-8 and be mended
_MAX_LOST_SHARE = 0.002  # of the characters may be U+FFFD
_CP1252_TAIL = {chr(i): i for i in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}  # bytes that cp1252 leaves undefined


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the encoding it was in, and a note for each thing that had to be mended."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, where: str) -> Decoded:
    """The text of a file's bytes; `where` names the file in errors.

    Tried in order: byte-order mark, UTF-16 without one, UTF-8, the declared charset, UTF-8 with a few stray bytes,
    detection. UTF-8 goes before the declaration because other text is almost never valid UTF-8 by chance.
    Raises RefusedInputError when empty, too large, binary, or when no encoding fits.

    >>> decode("Gao, señor".encode("utf-16"), "a.txt").text
    'Gao, señor'
    """
    _refuse_what_is_no_text(raw, where)
    decoded = (
        _by_mark(raw)
        or _wide_without_mark(raw)
        or _strict(raw, "utf-8")
        or _as_declared(raw)
        or _patched_utf8(raw)
        or _detected(raw)
    )
    if decoded is None:
        raise RefusedInputError(where, "its character encoding cannot be told", _REMEDY)
    text, mended = _undo_double_encoding(decoded.text.replace("\u00e2\u20ac\ufffd", "\u201d"))
    notes = decoded.notes + ((f"{mended} doubly encoded characters were mended",) if mended else ())
    lost = text.count("\ufffd")
    if lost > max(3, len(text) * _MAX_LOST_SHARE):
        raise RefusedInputError(
            where, f"{lost} characters were lost before it was saved", "save it again from the source"
        )
    if lost:
        notes += (f"{lost} characters were lost before it was saved",)
    return Decoded(text, decoded.encoding, notes)


def _refuse_what_is_no_text(raw: bytes, where: str) -> None:
    if not raw.strip():
        raise RefusedInputError(where, "the file is empty", "save the article again")
    if len(raw) > MAX_BYTES:
        raise RefusedInputError(
            where, f"the file is larger than {MAX_BYTES // 2**20} MB", "save the article's text alone"
        )
    for signature, what in _SIGNATURES:
        if raw.lstrip()[:16].startswith(signature):
            raise RefusedInputError(where, f"this is {what}, not text", "save the article as .html or .txt")
    wide = raw[:4].startswith(tuple(mark for mark, _ in _BOMS)) or _wide_without_mark(raw) is not None
    controls = sum(raw.count(bytes([c])) for c in (*range(9), *range(14, 27), 28, 29, 30, 31))
    if not wide and controls > len(raw) * 0.005:
        raise RefusedInputError(where, "this is binary, not text", "save the article as .html or .txt")


def _strict(raw: bytes, encoding: str, note: str = "") -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding, (note,) if note else ())
    except (UnicodeError, LookupError):
        return None


def _by_mark(raw: bytes) -> Decoded | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            found = _strict(raw[len(mark) :] if encoding == "utf-8" else raw, encoding)
            return found or (_patched_utf8(raw[len(mark) :]) if encoding == "utf-8" else None)
    return None


def _wide_without_mark(raw: bytes) -> Decoded | None:
    head = raw[:4096]
    if len(raw) < 8 or len(raw) % 2 or head.count(b"\x00") < len(head) * 0.2:
        return None
    found = _strict(raw, "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be")
    return found if found and "\x00" not in found.text else None


def _as_declared(raw: bytes) -> Decoded | None:
    match = _DECLARED.search(raw[:8192])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    if name in ("utf-8", "utf8"):
        return None
    encoding = _AS_BROWSERS.get(name, name)
    found = None if _is_of_python_alone(encoding) else _strict(raw, encoding)
    return found if found and not _c1_controls(found.text) else None


def _is_of_python_alone(encoding: str) -> bool:
    """Codecs that no page is written in, and that make of ASCII what it does not say, half characters included."""
    try:
        return codecs.lookup(encoding).name in _OF_PYTHON
    except (LookupError, ValueError):
        return True


def _c1_controls(text: str) -> int:
    return sum(text.count(chr(c)) for c in range(0x80, 0xA0) if c != 0x85)


def _patched_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few foreign bytes: a last character cut in half, quotation marks pasted in from Windows-1252."""
    text = raw.decode("utf-8", errors="surrogateescape")
    stray = [c for c in text if "\udc80" <= c <= "\udcff"]
    whole = sum(c > "\x7f" for c in text) - len(stray)
    declared = _DECLARED.search(raw[:8192])
    says_utf8 = declared is not None and declared.group(1).lower() in (b"utf-8", b"utf8")
    if len(stray) > len(raw) * _MAX_STRAY_SHARE or not (says_utf8 or whole >= len(stray)):
        return None
    mended = "".join(_from_windows(c) if "\udc80" <= c <= "\udcff" else c for c in text)
    return Decoded(mended, "utf-8", (f"{len(stray)} bytes were not UTF-8 and were read as Windows-1252",))


def _from_windows(stray: str) -> str:
    return bytes([ord(stray) - 0xDC00]).decode("cp1252", errors="replace")


def _detected(raw: bytes) -> Decoded | None:
    best = from_bytes(raw, threshold=0.15).best()
    if best is None or best.percent_chaos > 10 or not (best.percent_coherence >= 20 or _nearly_ascii(raw)):
        return None
    encoding = best.encoding
    western = _strict(raw, "cp1252")
    if western and (_nearly_ascii(raw) or language_of(re.sub(r"<[^>]*>", " ", western.text)) in _WESTERN):
        encoding = "cp1252"  # Western quotation marks and accents fit dozens of tables; this is the common one
    return _strict(raw, encoding, f"the encoding is not stated; read as {encoding}")


def _nearly_ascii(raw: bytes) -> bool:
    return sum(b > 0x7F for b in raw) < len(raw) * 0.03


_DOUBLE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)


def _undo_double_encoding(text: str) -> tuple[str, int]:
    """UTF-8 that was once read as Windows-1252 and saved as UTF-8: "donâ€™t" becomes "don’t"; with the number
    mended."""
    mended = 0

    def undo(match: re.Match[str]) -> str:
        nonlocal mended
        raw = bytearray()
        for c in match.group():
            try:
                raw += c.encode("cp1252")
            except UnicodeEncodeError:
                if ord(c) > 0xFF:
                    return match.group()
                raw.append(ord(c))
        try:
            right = raw.decode("utf-8")
        except UnicodeDecodeError:
            return match.group()
        mended += 1
        return right

    return _DOUBLE.sub(undo, text), mended
