"""Files are touched only where their content changed."""

from __future__ import annotations

from pathlib import Path

from briefing.publish.writing import write_if_changed


def test_the_same_content_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down.txt"
    assert write_if_changed(path, "Deir ez-Zor – دير الزور\n")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, "Deir ez-Zor – دير الزور\n")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, "other")
    assert path.read_bytes() == b"other"
