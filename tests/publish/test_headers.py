"""The content policy is said in two places, for the page and for the host: they must agree."""

from __future__ import annotations

from pathlib import Path

from briefing.publish.headers import CONTENT_POLICY, headers_text, write_headers

BASE = Path(__file__).resolve().parents[2] / "theme" / "templates" / "base.html"


def test_the_pages_carry_the_same_policy() -> None:
    assert f'http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}"' in BASE.read_text(encoding="utf-8")


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    rules = dict(rule.strip().split(" ", 1) for rule in CONTENT_POLICY.split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("base-uri") == "'none'"
    assert rules.pop("script-src") == "'self' 'wasm-unsafe-eval'"
    assert set(rules.values()) == {"'self'"}


def test_one_header_a_line_below_its_path(tmp_path: Path) -> None:
    write_headers(tmp_path)
    written = (tmp_path / "_headers").read_text(encoding="utf-8")
    assert written == headers_text()
    assert written.startswith("/*\n  Content-Security-Policy: default-src 'none';")
    assert all(line.startswith(("/", "  ")) for line in written.splitlines())
