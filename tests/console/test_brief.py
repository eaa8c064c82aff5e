"""`invoke brief` as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader
from tests.find_pango import ensure_pango

ROOT = Path(__file__).parents[2]


def _brief(*words: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "invoke", "brief", *map(str, words)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False, env=os.environ | environ
    )


def test_a_brief_is_written_under_its_own_name_and_dated_by_the_environment(tmp_path: Path) -> None:
    ensure_pango()
    span = ("--region", "syria", "--from", "2017-09-01", "--to", "2017-09-30")
    done = _brief(*span, "--output", tmp_path / "new", SOURCE_DATE_EPOCH="1500000000")
    assert done.returncode == 0, done.stderr
    path = tmp_path / "new" / "brief-syria-2017-09-01-2017-09-30.pdf"
    assert str(path) in done.stdout and "1 sources" in done.stdout
    reader = PdfReader(path)
    assert reader.metadata is not None and reader.metadata["/CreationDate"] == "D:20170714024000Z"
    assert "Daesh ambush kills 23" in "".join(sheet.extract_text() for sheet in reader.pages)
    elsewhere = {
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "PYTHONUTF8": "0",
        "HOME": str(tmp_path),
    }
    target = tmp_path / "fünf" / "same é.pdf"
    again = _brief(*span, "--output", target, SOURCE_DATE_EPOCH="1500000000", PYTHONCOERCECLOCALE="0", **elsewhere)
    assert again.returncode == 0, again.stderr
    assert target.read_bytes() == path.read_bytes()


def test_nothing_found_a_slip_and_a_wrong_day_are_one_clear_line_each(tmp_path: Path) -> None:
    for words, told in (
        (("--region", "syria", "--from", "1999-01-01", "--to", "1999-02-01"), "nothing is found for this"),
        (("--region", "sirya"), "did you mean"),
        (("--from", "September"), "write it as 2017-09-01"),
        (("--language", "tlh"), "cannot be read"),
    ):
        done = _brief(*words, "--output", tmp_path)
        assert done.returncode == 1
        assert told in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
