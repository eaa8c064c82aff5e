"""Shards of the search index that are begun before a build needs them, with the real Pagefind."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.generate.shards_ahead import ShardsAhead
from briefing.publish import pagefind
from briefing.publish.finishing import SEARCH, Part, search_parts

PAGE = "<!doctype html><html><body><h1 data-pagefind-body>{}</h1></body></html>"


def parts_of(site: Path, **titles: str) -> list[Part]:
    """The parts of the index of a site with these pages."""
    for name, title in titles.items():
        page = site / name / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(title), "utf-8")
    return list(search_parts(site, [(f"{name}/index.html", title) for name, title in titles.items()]))


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def written(parts: list[Part], folder: Path) -> dict[str, bytes]:
    for _, _, write in parts:
        folder.mkdir(exist_ok=True)
        write(folder)
    return files(folder)


def test_a_shard_that_was_begun_is_the_one_that_is_made_at_once(tmp_path: Path) -> None:
    parts = parts_of(tmp_path / "site", a="Shells on Goma", b="A road is closed")
    at_once = written(parts, tmp_path / "at once")
    with ShardsAhead() as ahead:
        ahead.begin(parts)
        taken = list(ahead.taken_over(parts))
        assert [write is other for (_, _, write), (_, _, other) in zip(taken, parts, strict=True)] == [True, False]
        assert written(taken, tmp_path / "later") == at_once
    assert any(name.endswith(".pf_fragment") for name in at_once)


def test_a_shard_whose_pages_changed_since_is_made_of_the_new_ones(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with ShardsAhead() as ahead:
        ahead.begin(parts_of(site, a="Shells on Goma"))
        parts = parts_of(site, a="Shells on Beni")
        made = written(list(ahead.taken_over(parts)), tmp_path / "later")
    assert made == written(parts_of(site, a="Shells on Beni"), tmp_path / "at once")


def test_what_nobody_took_over_is_ended_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "rooms"))
    (tmp_path / "rooms").mkdir()
    parts = [part for part in parts_of(tmp_path / "site", a="Shells on Goma") if part[0] != SEARCH]
    with pytest.raises(KeyboardInterrupt), ShardsAhead() as ahead:
        ahead.begin(parts)
        (begun,) = ahead._begun.values()
        raise KeyboardInterrupt
    assert begun._making.running.process.returncode is not None
    assert not list((tmp_path / "rooms").iterdir())


def test_what_went_wrong_is_told_when_the_shard_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "pagefind"
    broken.write_text("#!/bin/sh\necho the index is too large >&2\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(pagefind, "pagefind_program", lambda: str(broken))
    parts = parts_of(tmp_path / "site", a="Shells on Goma")
    with ShardsAhead() as ahead:
        ahead.begin(parts)
        with pytest.raises(BriefingError, match="code 3: the index is too large"):
            written(list(ahead.taken_over(parts)), tmp_path / "later")
