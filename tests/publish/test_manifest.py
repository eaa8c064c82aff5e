"""The list of a site's files: its form, what it leaves out, what it refuses to read."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError
from briefing.publish.manifest import (
    FileSum,
    folder_sums,
    manifest_text,
    parse_manifest,
    read_manifest,
    sum_of,
    write_manifest,
)


def site(folder: Path) -> Path:
    """A small site with names that must be quoted."""
    files = {"index.html": "home", "a b/قائمة.html": "list", 'x/"quoted".txt': "", "_headers": "/*"}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_every_file_stands_in_it_sorted_with_size_and_hash(tmp_path: Path) -> None:
    named = write_manifest(site(tmp_path))
    content = (tmp_path / "manifest.json").read_bytes()
    rows = json.loads(content)["files"]
    assert [row["path"] for row in rows] == ["_headers", "a b/قائمة.html", "index.html", 'x/"quoted".txt']
    assert rows[2] == {"sha256": hashlib.sha256(b"home").hexdigest(), "size": 4, "path": "index.html"}
    assert named.sha256 == hashlib.sha256(content).hexdigest()
    assert read_manifest(tmp_path) == folder_sums(tmp_path)


def test_it_is_the_same_when_it_is_written_again(tmp_path: Path) -> None:
    first = write_manifest(site(tmp_path))
    assert write_manifest(tmp_path) == first


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    site(tmp_path)
    told = FileSum("0" * 64, 7)
    sums = folder_sums(tmp_path, {"index.html": told, "gone.html": told})
    assert sums["index.html"] == told
    assert sums["_headers"] == sum_of(b"/*")
    assert "gone.html" not in sums


def test_sha256sum_alone_can_check_it_by_the_documented_line(tmp_path: Path) -> None:
    write_manifest(site(tmp_path))
    (tmp_path / 'x/"quoted".txt').unlink()  # sed does not unquote; the site itself has no such name
    write_manifest(tmp_path)
    page = (Path(__file__).parents[2] / "docs" / "verify.md").read_text("utf-8")
    (line,) = re.findall(r"^    (sed .+manifest\.json \| sha256sum .+)$", page, re.MULTILINE)
    good = subprocess.run(["bash", "-c", f"set -o pipefail; {line}"], cwd=tmp_path, capture_output=True, check=False)
    assert good.returncode == 0, good.stderr
    (tmp_path / "index.html").write_text("hame", encoding="utf-8")
    bad = subprocess.run(["bash", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert bad.returncode == 1
    assert "index.html: FAILED" in bad.stdout


def test_a_file_whose_name_is_no_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "a\udce9.txt").write_text("x")
    with pytest.raises(BriefingError, match="not UTF-8"):
        write_manifest(tmp_path)


def test_a_folder_without_a_manifest_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="invoke build"):
        read_manifest(tmp_path)


HASH = "0" * 64


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "a//b", "a/../b", "", ".", "a\\b", "C:/x", "a\nb", "a\0b", "a/."]
)
def test_a_path_that_leads_out_of_the_site_is_refused(path: str) -> None:
    with pytest.raises(BriefingError, match="cannot be a file"):
        parse_manifest(manifest_text({path: FileSum(HASH, 1)}), "here")


@pytest.mark.parametrize(
    "content",
    [
        b"", b"not json", b"\xff\xfe", b"[]", b"{}", b"[" * 100_000,
        b'{"name":"a web app","icons":[]}',
        b'{"format":"briefing-room-manifest","version":2,"files":[]}',
        b'{"format":"briefing-room-manifest","version":1,"files":[7]}',
        b'{"format":"briefing-room-manifest","version":1,"files":[{"path":"a","size":1,"sha256":"short"}]}',
        b'{"format":"briefing-room-manifest","version":1,"files":[{"path":"a","size":-1,"sha256":"%s"}]}' % HASH.encode(),
        b'{"format":"briefing-room-manifest","version":1,"files":[{"path":"a","size":true,"sha256":"%s"}]}' % HASH.encode(),
    ],
)  # fmt: skip
def test_what_is_no_manifest_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(BriefingError, match=r"^here: "):
        parse_manifest(content, "here")


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="/\\:"), min_size=1).filter(
    lambda name: name not in (".", "..")
)
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join).filter(lambda path: path != "manifest.json")


@given(st.dictionaries(PATHS, st.binary(max_size=20).map(sum_of), max_size=8))
def test_what_is_written_is_read_again(files: dict[str, FileSum]) -> None:
    assert parse_manifest(manifest_text(files), "here") == files
