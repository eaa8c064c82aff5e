"""The search for secrets finds them where they are packed; without this the tests that find none would say nothing."""

from __future__ import annotations

import base64
import gzip
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from tests.every_byte import found_in
from weasyprint import HTML

SECRET = "Qzxvarnik"


def zipped() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt.gz", gzip.compress(f"In {SECRET}.".encode()))
    return kept.getvalue()


def database() -> bytes:
    with sqlite3.connect(":memory:") as made:
        made.execute("CREATE TABLE a (b TEXT)")
        made.execute("INSERT INTO a VALUES (?)", (SECRET,))
        return made.serialize()


def picture() -> bytes:
    kept, told = io.BytesIO(), PngImagePlugin.PngInfo()
    told.add_text("Title", SECRET * 9, zip=True)
    Image.new("L", (4, 4)).save(kept, "PNG", pnginfo=told)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        SECRET.upper().encode(),
        SECRET.encode("utf-16-le"),
        base64.b64encode(f"x{SECRET} and more".encode()),
        gzip.compress(gzip.compress(SECRET.encode())),
        zipped(),
        database(),
        picture(),
        HTML(string=f"<title>{SECRET}</title><h1>x</h1>").write_pdf(),
    ],
)
def test_a_secret_is_found_however_it_is_packed(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)
    assert found_in(tmp_path, [SECRET])
    assert not found_in(tmp_path, ["Wovkandi"])


def test_a_secret_in_a_name_is_found(tmp_path: Path) -> None:
    (tmp_path / "qzxvarnik").mkdir()
    assert found_in(tmp_path, [SECRET]) == [("qzxvarnik|path", "qzxvarnik")]
