"""The list of licences is current, and none is outside the list of allowed ones."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from briefing.console.licences import UNSTATED, is_allowed, licence_of, licences_page, locked_packages

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/licences.md").read_text("utf-8")
NAMES = locked_packages(ROOT / "constraints.txt")


def is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def test_every_licence_is_allowed() -> None:
    assert [n for n in NAMES if n not in UNSTATED and is_installed(n) and not is_allowed(licence_of(n))] == []
    assert not is_allowed("") and not is_allowed("MIT AND Proprietary") and is_allowed("Proprietary OR MIT")


def test_the_list_is_current() -> None:
    """Of packages that this system does not have the list is all we know."""
    rows = dict(
        re.findall(r"^\| (\S+) \| (.+) \|$", PAGE.partition("## Packages")[2].partition("|---|")[2], re.MULTILINE)
    )
    assert sorted(rows) == sorted(NAMES), "run: invoke licences"
    for name in filter(is_installed, NAMES):
        assert rows[name] == (licence_of(name) or "not stated"), f"{name}: run invoke licences"
    assert PAGE.partition("| package |")[0] == licences_page([]).partition("| package |")[0]


def test_what_the_site_carries_is_listed_with_its_files() -> None:
    """Each table's own notice names the sources that the page lists."""
    knowledge = ROOT / "plugins/briefing/knowledge"
    notices = (knowledge / "places/NOTICE.md").read_text("utf-8") + (knowledge / "borders/SOURCES.md").read_text(
        "utf-8"
    )
    for source in ("GeoNames", "Natural Earth", "airportsdata", "World Factbook"):
        assert source in notices and source in PAGE
    assert "SIL OPEN FONT LICENSE Version 1.1" in (ROOT / "plugins/briefing/publish/fonts/OFL.txt").read_text("utf-8")
