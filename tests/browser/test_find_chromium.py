"""The finder of a browser: never silent about there being none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from find_chromium import REMEDY, ChromiumNotFoundError, find_chromium


def program(path: Path, code: int) -> Path:
    path.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_named_one_wins(tmp_path: Path) -> None:
    named = program(tmp_path / "my-browser", 0)
    program(tmp_path / "chromium", 0)
    assert find_chromium({"BRIEFING_CHROMIUM": str(named), "PATH": str(tmp_path)}) == str(named)


def test_a_named_one_that_does_not_start_is_an_error(tmp_path: Path) -> None:
    named = program(tmp_path / "my-browser", 1)
    program(tmp_path / "chromium", 0)
    with pytest.raises(ChromiumNotFoundError, match=r"my-browser does not start"):
        find_chromium({"BRIEFING_CHROMIUM": str(named), "PATH": str(tmp_path)})


def test_one_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "chromium", 1)
    chrome = program(tmp_path / "google-chrome", 0)
    assert find_chromium({"PATH": str(tmp_path)}, install=False) == str(chrome)


def test_none_at_all_ends_with_the_remedy(tmp_path: Path) -> None:
    command = [sys.executable, str(Path(__file__).with_name("find_chromium.py")), "--no-install"]
    environ = {**os.environ, "PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    environ.pop("BRIEFING_CHROMIUM", None)
    done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert REMEDY in done.stderr
