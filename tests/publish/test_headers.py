"""The content policy: the same for the page and for the host, and it lets in nothing but the site's own."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.publish.headers import content_policy, site_headers
from briefing.publish.page_style import PageStyle, read_page_style

STYLE = PageStyle("body{}", "'sha256-abc='")
CSS = Path(__file__).resolve().parents[2] / "theme" / "static" / "css"


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in content_policy(STYLE).split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == "'none'"
    assert rules.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert rules.pop("style-src") == "'self' 'sha256-abc='"
    assert rules.pop("require-trusted-types-for") == "'script'"
    assert rules.pop("trusted-types") == "default"
    assert set(rules.values()) == {"'self'"}


def test_the_header_forbids_frames_too() -> None:
    told = dict(site_headers(content_policy(STYLE)))
    assert told["Content-Security-Policy"] == f"{content_policy(STYLE)}; frame-ancestors 'none'"
    assert told["X-Content-Type-Options"] == "nosniff"


def test_the_policy_names_the_hash_of_the_very_bytes() -> None:
    style = read_page_style(CSS)
    digest = base64.b64encode(hashlib.sha256(style.css.encode()).digest()).decode()
    assert style.source == f"'sha256-{digest}'"


def test_colours_come_before_what_uses_them_and_paper_is_left_to_its_link(tmp_path: Path) -> None:
    for name in ("a", "site", "tokens", "print"):
        (tmp_path / f"{name}.css").write_text(f".{name} {{ color: red; }} /* why */\n")
    assert read_page_style(tmp_path).css == ".tokens{color:red}.site{color:red}.a{color:red}"


def test_a_sheet_that_would_end_its_element_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tokens.css").write_text("")
    (tmp_path / "site.css").write_text('q { content: "</style><script>" }')
    with pytest.raises(BriefingError, match="holds '</'"):
        read_page_style(tmp_path)


def test_a_theme_without_colours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match=r"tokens\.css"):
        read_page_style(tmp_path)
